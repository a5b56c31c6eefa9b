package tui

import "fmt"

// slack is what a meetup has left until its planned end, with what its speakers' block has beside them.
func (c console) slack(late int) string {
	t := c.env.Theme
	if late > 0 {
		return t.Warn.Render(fmt.Sprintf(", %d over", late))
	}
	buffer := ""
	if c.face.Meeting != nil && c.face.Meeting.Buffer > 0 {
		buffer = fmt.Sprintf("+%d", whole(c.face.Meeting.Buffer))
	}
	return t.OK.Render(fmt.Sprintf(", slack %d%s", -late, buffer))
}
