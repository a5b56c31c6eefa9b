package home

import (
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// start is one way to begin.
type start struct{ key, what, about string }

// starts are what the first start offers, in the order of their keys.
var starts = [...]start{
	{"1", "Watch a workshop", "a minute, made-up people"},
	{"2", "Prepare a workshop", "a customer's name and a date"},
	{"3", "Prepare a meetup", "asks a date; 08:30, 20 seats"},
}

// first is the first start: what this is for, what can be done, and where everything lies.
func (h Home) first() []string {
	t := h.env.Theme
	var lines []string
	add := func(more ...string) { lines = append(lines, more...) }
	letters := widget.NewType()
	switch {
	case h.h >= 50 && h.w >= 160:
		add(widget.Styled(letters.Big("serendip", widget.BigNumber), t.BigAccent)...)
	case h.h >= 24 && h.w >= 80:
		add(widget.Styled(letters.Big("serendip", widget.BigText), t.BigAccent)...)
	default:
		add(t.AccentBold.Render("serendip"))
	}
	w := min(h.w-6, 60)
	add("")
	add(widget.Styled(widget.Wrap("Find what people really do with a platform, choose the few worth pushing, and leave with it in writing.", w, 0), t.Strong)...)
	add("")
	if h.h >= 22 {
		add("")
	}
	for i, s := range starts {
		style, sign := t.Text, "  "
		if i == h.cursor {
			style, sign = t.AccentBold, theme.Here+" "
		}
		add(style.Render(sign+s.key+"  "+widget.PadRight(s.what, 20)) + t.Dim.Render(widget.Cut(s.about, h.w-32)))
		if h.h >= 22 {
			add("")
		}
	}
	add("", t.Key.Render("i")+t.Dim.Render("  bring a guest list or use cases (CSV)"), t.Key.Render("o")+t.Dim.Render("  open a backup"), "")
	add(widget.Styled(widget.Wrap("Everything stays on this computer, in "+h.opts.Folder+". Nothing is sent anywhere, and no mail is ever sent for you.", w, 0), t.Dim)...)
	return lines
}

// bringing says how lists come in.
func bringing(w int, t theme.Theme) []string {
	return told(w, t, "On the command line, also while a session is live:", []string{
		"serendip import usecases FILE.csv --programme NAME",
		"serendip import guests FILE.csv --session NAME",
	}, "Or in a session: I opens its guest list, and b there brings a file. Add --dry-run to see first what would come in: how many rows, how many new, changed or doubtful. What cannot be read is named with its line and column, and then nothing comes in.")
}

// restoring says how a backup is opened.
func restoring(w int, t theme.Theme) []string {
	return told(w, t, "A backup is opened into an empty folder:", []string{
		"serendip --data NEW-FOLDER restore FILE",
	}, "What is in this folder stays as it is. `serendip backup FILE` writes a backup, also while a session is live.")
}

func told(w int, t theme.Theme, intro string, commands []string, after string) []string {
	w = min(w, 72)
	lines := append(widget.Styled(widget.Wrap(intro, w, 0), t.Text), "")
	for _, c := range commands {
		lines = append(lines, "  "+t.AccentBold.Render(widget.Cut(c, w-2)))
	}
	return append(append(lines, ""), widget.Styled(widget.Wrap(after, w, 0), t.Dim)...)
}
