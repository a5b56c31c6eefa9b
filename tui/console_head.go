package tui

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// The header says less where there is less room: first times and names go, then what the wall shows, then the title.
const (
	saysAll = iota
	saysNoNames
	saysNoWall
	saysLeast
)

// header is the first line: whose session, whether it is live, who is there, the wall, and when it ends.
func (c console) header(w int) string {
	t, f := c.env.Theme, c.face
	name := f.Programme + " · " + f.Title
	for level := saysAll; level <= saysLeast; level++ {
		rest := c.state() + c.roleWords(level) + gap(level) + c.presence(level) + gap(level) + c.wall(level)
		right := c.times(level)
		room := w - widget.Width(rest) - widget.Width(right) - 5
		if level == saysLeast && room < widget.Width(name) {
			name = f.Programme
		}
		if level == saysLeast || room >= widget.Width(name) {
			return widget.Ends(t.Strong.Render(widget.Cut(name, max(room, 8)))+"   "+rest, right, w)
		}
	}
	return ""
}

func gap(level int) string { return strings.Repeat(" ", 4-level) }

// state is the session's state with its sign.
func (c console) state() string {
	t := c.env.Theme
	switch {
	case c.face.State == model.Live && c.face.Clock.Stopped:
		return t.Warn.Render("‖ paused")
	case c.face.State == model.Live:
		return t.Live.Render(theme.OnAir + " live")
	}
	return t.Warn.Render("○ " + c.face.State.String())
}

// presence is how many have joined, as seats and wall say too, and how: in the room, on seats, or away, with names where
// there is room.
func (c console) presence(level int) string {
	t, f := c.env.Theme, c.face
	out := fmt.Sprintf("%d joined", f.Joined())
	if level < saysLeast && f.Joined() > 0 {
		out += fmt.Sprintf(": %d room, %s", f.Room, desk.Plural(f.Seats, "seat", "seats"))
	}
	out = t.Text.Render(out)
	if len(f.Away) == 0 {
		return out
	}
	away := fmt.Sprintf("%d away", len(f.Away))
	if level == saysAll {
		var names []string
		for _, p := range f.Away[:min(len(f.Away), 2)] {
			names = append(names, p.Name+" "+desk.Minutes(p.AwayFor+c.since()))
		}
		if len(f.Away) > 2 {
			names = append(names, "…")
		}
		away += " (" + strings.Join(names, ", ") + ")"
	}
	return out + t.Text.Render(", ") + t.Warn.Render(away)
}

// since is how old the face is.
func (c console) since() time.Duration {
	if c.at.IsZero() {
		return 0
	}
	return max(c.env.Now().Sub(c.at), 0)
}

// wall is what the room sees now.
func (c console) wall(level int) string {
	t := c.env.Theme
	word := "prompt"
	for _, v := range wallViews() {
		if v.view == c.face.Wall.View {
			word = v.word
		}
	}
	if c.face.Wall.View == model.ViewReason {
		word = "reasons"
	}
	if c.face.Wall.Dark {
		return t.Warn.Render("wall: dark")
	}
	if level >= saysNoWall {
		return ""
	}
	if c.face.NamesOn {
		word += " + names"
	}
	return t.Dim.Render("wall: ") + t.Text.Render(word)
}

// times is the time of day, when the agenda ends, and how late that is.
func (c console) times(level int) string {
	t, f := c.env.Theme, c.face
	clock := func(at time.Time) string { return at.In(c.env.Zone).Format("15:04") }
	out := ""
	if level < saysNoWall {
		out = t.Dim.Render(clock(c.env.Now())) + "   "
	}
	if f.State == model.Closed || f.Ends.IsZero() {
		return strings.TrimRight(out, " ")
	}
	end := f.AsOf(f.SessionFace, c.at, c.env.Now())
	out += t.Text.Render("ends " + clock(end.Ends))
	late := -end.Slack()
	switch {
	case f.Series != nil:
		return out + c.slack(late)
	case f.State != model.Live || f.Planned.IsZero() || late == 0:
		return out
	case late > 0:
		return out + t.Warn.Render(fmt.Sprintf(", %d late", late))
	}
	return out + t.OK.Render(fmt.Sprintf(", %d ahead", -late))
}

// countdown is the block's clock.
func (c console) countdown() widget.Countdown {
	return widget.Countdown{Left: c.face.Clock.Left(c.env.Now()), Total: c.face.Clock.Timebox, Paused: c.face.Clock.Stopped}
}

// found is how many of what the block asks for there are.
func found(f session.ConsoleFace) string {
	n := f.Wall.Found
	if f.Block.Goal > 0 {
		return fmt.Sprintf("%d of %d", n, f.Block.Goal)
	}
	return fmt.Sprint(n)
}
