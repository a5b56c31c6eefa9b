package minutes

import (
	"time"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// NewConsole is the facilitator's list of claims. One that says no minutes yet can be given them with v.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return desk.NewBoard(env, f, desk.Plan{
		Head:   head,
		Newest: true,
		First:  []keys.Action{desk.ActMinutes, desk.ActSame},
		Empty:  "Nothing yet. Write what would save somebody a quarter of an hour; v then says how much, and for how many.",
	})
}

// head is the prompt, and what all claims come to.
func head(f session.ConsoleFace, _ time.Time, w, h int, t theme.Theme) []string {
	lines := widget.Styled(widget.Wrap(f.Block.Prompt, w, 2), t.Title)
	if f.Recap.Hours != "" && h > len(lines) {
		lines = append(lines, widget.Styled(widget.Wrap(f.Recap.Hours, w, min(2, h-len(lines))), t.Dim)...)
		if recap := f.Recap.Verified; recap != "" && h > len(lines) {
			lines = append(lines, t.Dim.Render(widget.Cut(recap+"   V verify", w)))
		}
	}
	if f.Wall.Found == 0 || h <= len(lines) {
		return lines
	}
	return append(lines, t.Dim.Render("Thin answers? Ask again until gold."))
}
