package widget

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/theme"
)

// Confirm is a question asked before something that cannot be taken back. Y or enter says yes, twice when it weighs;
// n or esc says no. Any other key is not an answer.
type Confirm struct {
	Question string
	Will     []string // what will happen, a sentence each
	Yes      string   // what yes does, "reveal the marks"
	Twice    bool     // yes has to be said twice
	said     bool
}

// Update takes a key: Done is yes, Cancelled is no.
func (c Confirm) Update(msg tea.Msg) (Confirm, Outcome) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, Going
	}
	switch k.String() {
	case "y", "enter":
		if c.Twice && !c.said {
			c.said = true
			return c, Going
		}
		return c, Done
	case "n", "esc":
		return c, Cancelled
	}
	c.said = false
	return c, Going
}

// View draws the question in w cells.
func (c Confirm) View(w int, t theme.Theme) []string {
	out := Styled(Wrap(c.Question, w, 0), t.Title)
	if len(c.Will) > 0 {
		out = append(out, "")
	}
	for _, s := range c.Will {
		for i, l := range Wrap(s, w-2, 0) {
			sign := "  "
			if i == 0 {
				sign = t.Accent.Render("·") + " "
			}
			out = append(out, sign+t.Text.Render(l))
		}
	}
	yes := c.Yes
	if yes == "" {
		yes = "yes"
	}
	key := t.Key.Render("y") + " " + t.KeyHelp.Render(yes)
	if c.Twice && c.said {
		key = t.Warn.Render("once more: ") + key
	}
	return append(out, "", Cut(key+"   "+t.Key.Render("n")+" "+t.KeyHelp.Render("no"), w))
}
