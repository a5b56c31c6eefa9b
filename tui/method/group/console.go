package group

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// NewConsole is the facilitator's list for merging and theming.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return desk.NewBoard(env, f, desk.Plan{
		Head:  Head,
		Tags:  true,
		First: []keys.Action{desk.ActMerge, desk.ActThemes, desk.ActPart},
		Empty: "Nothing was said yet: there is nothing to group.",
	})
}

// Head says how many pairs sound alike and names the likeliest.
func Head(f session.ConsoleFace, _ time.Time, w, h int, t theme.Theme) []string {
	n := len(f.Suggestions)
	if n == 0 {
		return []string{t.OK.Render(theme.Passed + " No two sound alike.")}
	}
	lines := []string{t.Title.Render(desk.Plural(n, "pair sounds", "pairs sound")+" alike") + t.Dim.Render("   m on one of them merges it")}
	for _, s := range f.Suggestions {
		if len(lines) == min(h, 4) {
			break
		}
		pair := fmt.Sprintf("%d %s", s.From.Number, s.From.Title)
		half := max((w-6)/2, 10)
		lines = append(lines, "  "+t.Warn.Render(theme.Contested)+" "+t.Text.Render(widget.Cut(pair, half))+
			t.Dim.Render(" ~ ")+t.Text.Render(widget.Cut(fmt.Sprintf("%d %s", s.Into.Number, s.Into.Title), half-3)))
	}
	return lines
}
