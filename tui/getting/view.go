package getting

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/widget"
)

const (
	widest        = 92 // cells of the dialog
	nothingMarked = "Nothing is marked. Space marks a format."
)

// listed is the list as the marks are.
func (g getting) listed() getting {
	name := 0
	for _, f := range g.formats {
		name = max(name, widget.Width(f.Name))
	}
	items := make([]widget.Item, len(g.formats))
	for i, f := range g.formats {
		lead := "[ ]"
		if g.marked[i] {
			lead = "[x]"
		}
		items[i] = widget.Item{ID: f.Name, Lead: lead, Title: widget.PadRight(f.Name, name) + "  " + f.About}
	}
	g.list = g.list.SetItems(items)
	return g
}

// View is the stage in its box.
func (g getting) View() frame.Frame {
	w, h := max(min(widest, g.w-8), 1), max(g.h-6, 1)
	title, lines := g.title, []string(nil)
	switch g.stage {
	case choosing:
		lines = g.choice(w, h-2)
	case writing:
		lines = g.progress(w)
	case asking:
		title, lines = "files are there already", g.question(w, h-2)
	case done:
		title, lines = g.after, g.result(w, h-2)
	}
	lines = append(lines, "", widget.PadRight(g.Keys().Footer(keys.List, w, g.env.Theme), w))
	return widget.Overlay(frame.New(g.w, g.h), title, lines, nil, g.env.Theme)
}

// choice is the formats, between where they go and what was said.
func (g getting) choice(w, h int) []string {
	t := g.env.Theme
	above := append(widget.Styled(widget.Wrap("What is marked goes into "+g.x.Folder()+".", w, 0), t.Dim), "")
	var below []string
	if g.env.Remote {
		above, below = nil, g.fetch(w)
	}
	if g.about != "" {
		about := widget.Styled(widget.Wrap(g.about, w, 0), t.Text)
		for _, words := range g.beware {
			about = append(about, widget.Styled(widget.Wrap("! "+words, w, 2), t.Warn)...)
		}
		above = append(append(about, ""), above...)
	}
	if g.said != "" {
		below = append([]string{""}, widget.Styled(widget.Wrap(g.said, w, 3), t.Warn)...)
	}
	rows := max(min(len(g.formats)+1, h-len(above)-len(below)), 1)
	return append(append(above, g.list.SetSize(w, rows).View(t, true, "")...), below...)
}

// fetch is the command for another machine: what is written here stays here.
func (g getting) fetch(w int) []string {
	t := g.env.Theme
	if len(g.chosen()) == 0 {
		return []string{"", t.Warn.Render(widget.Cut(nothingMarked, w))}
	}
	out := append([]string{""}, widget.Styled(widget.Wrap("You are here over SSH. This command, on your own machine, fetches what is marked:", w, 0), t.Dim)...)
	return append(out, widget.Styled(widget.Wrap(g.x.Fetch(g.session, g.chosen()), w, 0), t.AccentBold)...)
}

func (g getting) progress(w int) []string {
	t := g.env.Theme
	if g.so.n == 0 {
		return []string{t.Text.Render("Getting ready"), widget.Progress(0, w, t)}
	}
	return []string{
		t.Text.Render(fmt.Sprintf("%d of %s", g.so.done, desk.Plural(g.so.n, "file", "files"))),
		widget.Progress(float64(g.so.done)/float64(g.so.n), w, t),
	}
}

// question names what would be written over.
func (g getting) question(w, h int) []string {
	t, n := g.env.Theme, len(g.came.Taken)
	ask := fmt.Sprintf("Replace these %d files in %s?", n, g.x.Folder())
	if n == 1 {
		ask = "Replace this file in " + g.x.Folder() + "?"
	}
	return g.names(widget.Styled(widget.Wrap(ask, w, 0), t.Title), g.came.Taken, w, h)
}

// result is what was written, and where.
func (g getting) result(w, h int) []string {
	t := g.env.Theme
	verb := " are in "
	if len(g.came.Files) == 1 {
		verb = " is in "
	}
	said := desk.Plural(len(g.came.Files), "file", "files") + verb + g.x.Folder()
	above := widget.Styled(widget.Wrap(said, w, 0), t.Strong)
	for _, note := range g.came.Notes {
		above = append(above, widget.Styled(widget.Wrap(note, w, 0), t.Text)...)
	}
	return g.names(above, g.came.Files, w, h)
}

// names puts names under a sentence, as many as h rows have room for, and how many more there are. What is one of many of its kind, as
// tables are, comes last.
func (g getting) names(above, names []string, w, h int) []string {
	t, alike := g.env.Theme, make(map[string]int)
	for _, name := range names {
		alike[filepath.Ext(name)]++
	}
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(alike[filepath.Ext(a)], alike[filepath.Ext(b)]) })
	out := append(above, "")
	room, more := max(h-len(out), 1), 0
	if len(names) > room {
		more = len(names) - (room - 1)
		names = names[:room-1]
	}
	for _, name := range names {
		out = append(out, "  "+t.Text.Render(widget.Cut(name, w-2)))
	}
	if more > 0 {
		out = append(out, "  "+t.Dim.Render(fmt.Sprintf("and %d more", more)))
	}
	return out
}
