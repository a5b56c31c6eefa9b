package taking

import (
	"fmt"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/widget"
)

// widest is how wide the dialog is drawn: what stands at both ends of a row must be seen together.
const widest = 110

// listed is the list of the stage, and its size.
func (x taking) listed() taking {
	w := max(min(x.w-4, widest), 1)
	switch x.stage {
	case mapping:
		x.list = fresh(widget.NewList(widget.Column{Title: "first value", W: max(w/3, 10)}, widget.Column{Title: "is", W: 16}).Dense().TitleLines(1), x.list, x.columns())
	case looking:
		x.list = fresh(widget.NewList(widget.Column{W: 14}).Dense().TitleLines(2), x.list, x.people())
	default:
		return x
	}
	x.list = x.list.SetSize(w, max(x.h-6-len(x.above(w))-len(x.below(w)), 1))
	return x
}

// columns are the file's on the left, what they are on the right.
func (x taking) columns() []widget.Item {
	var items []widget.Item
	for n, c := range x.p.Columns {
		as := labelOf(c.As)
		if as == "" {
			as = "-"
		}
		items = append(items, widget.Item{ID: fmt.Sprint("c", n), Ref: n, Title: c.Shown, Cells: []string{c.First, as}, Quiet: c.As == ""})
	}
	return items
}

// people are the questions, what is doubtful, and everybody.
func (x taking) people() []widget.Item {
	var items []widget.Item
	for n, q := range x.p.Questions {
		items = append(items, widget.Item{ID: fmt.Sprint("q", n), Ref: n, Title: q.Why, Cells: []string{answered(q, x.p.Rows[q.Row])}})
	}
	for n, words := range x.p.Doubts {
		items = append(items, widget.Item{ID: fmt.Sprint("d", n), Ref: n, Title: words, Cells: []string{"doubtful"}})
	}
	for n, row := range x.p.Rows {
		items = append(items, x.row(n, row))
	}
	return items
}

// row is somebody, and what of them is changed.
func (x taking) row(n int, row session.GuestRow) widget.Item {
	c := x.p.Changes[n]
	it := widget.Item{ID: fmt.Sprint("p", n), Ref: n, Title: person(row), Cells: []string{c.Is}}
	switch c.Is {
	case "same":
		it.Cells, it.Quiet = []string{"as it was"}, true
	case "changed":
		it.Title = row.Name.String() + ": " + c.In
	}
	return it
}

func answered(q session.Namesake, row session.GuestRow) string {
	switch {
	case row.Same:
		return "the same"
	case row.Apart, q.Else:
		return "somebody else"
	}
	return "the same?"
}

func person(row session.GuestRow) string {
	words := row.Name.String()
	for _, more := range []string{row.Organisation.String(), row.Email.String()} {
		if more != "" {
			words += ", " + more
		}
	}
	return words
}

// View is the stage. It covers the whole layout.
func (x taking) View() frame.Frame {
	t, w := x.env.Theme, max(min(x.w-4, widest), 1)
	lines := []string{t.Title.Render("Bring a guest list"), widget.Rule(w, t), ""}
	lines = append(lines, x.above(w)...)
	f := frame.New(x.w, x.h)
	at := -1
	switch x.stage {
	case naming:
		if !x.env.Remote {
			fields, cursor := x.form.View(w, max(x.h-8, 1), t)
			if cursor != nil {
				f = f.At(cursor.X+2, len(lines)+cursor.Y)
			}
			lines = append(lines, fields...)
		}
	case looking, mapping:
		at = len(lines) + x.list.CursorRow()
		lines = append(lines, x.list.View(t, true, "Nobody is in it.")...)
	case reading, sending:
	}
	lines = append(lines, x.below(w)...)
	for len(lines) < x.h-2 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Rule(w, t), x.Keys().Footer(x.Where(), w, t))
	f = f.Add(frame.NewPane("ground", frame.Of(x.w, x.h))).Add(frame.NewPane("taking", frame.Of(x.w, x.h).Inset(2, 0), lines...))
	if at >= 0 && x.list.Len() > 0 {
		f = f.At(2, at)
	}
	f.Title = "guest list"
	return f
}

// above is what stands over the stage.
func (x taking) above(w int) []string {
	t := x.env.Theme
	wrapped := func(words string) []string { return widget.Styled(widget.Wrap(words, w, 0), t.Text) }
	switch x.stage {
	case naming:
		if x.env.Remote {
			out := append(wrapped("You are here over SSH, and files of this machine are not yours. This command, on your own machine, sends a list through the pipe; with --dry-run it only says what would be kept:"), "")
			return append(out, widget.Styled(widget.Wrap(x.r.Pipe(x.session), w, 0), t.AccentBold)...)
		}
		return append(wrapped("Nothing is kept before you have looked at it: then all of it, or nothing."), "")
	case reading:
		return wrapped("Reading " + x.path)
	case sending:
		return wrapped("Keeping " + desk.Plural(len(x.p.Rows), "guest", "guests"))
	case mapping:
		return append(wrapped("What are the columns of "+x.p.File+"? A key says what the one under the cursor is; at least the name or the e-mail address."), "")
	case looking:
	}
	n, changed, same := x.p.counts()
	words := fmt.Sprintf("%s (%s): %s. %d new, %d changed, %d as they were, %d doubtful.", x.p.File, x.p.Kind, desk.Plural(len(x.p.Rows), "guest", "guests"), n, changed, same, len(x.p.Doubts))
	out := wrapped(words)
	for _, note := range x.p.Notes {
		out = append(out, widget.Styled(widget.Wrap(note, w, 2), t.Dim)...)
	}
	if open := x.open(); open > 0 {
		out = append(out, widget.Styled(widget.Wrap(desk.Plural(open, "name is", "names are")+" on file already: say whether it is the same person.", w, 0), t.Warn)...)
	}
	return append(out, "")
}

// below is the keys of the meanings, and what is wrong.
func (x taking) below(w int) []string {
	t := x.env.Theme
	var out []string
	if x.stage == mapping {
		out = append([]string{""}, x.legend(w)...)
	}
	if x.said != "" {
		out = append(out, widget.Styled(widget.Wrap(x.said, w, 4), t.Warn)...)
	}
	return out
}

// legend is every key that gives a meaning, in as many rows as it takes.
func (x taking) legend(w int) []string {
	t := x.env.Theme
	rows, used := []string{""}, 0
	for _, b := range meaningKeys() {
		key := b.Shown(keys.List)
		cells := widget.Width(key) + 1 + widget.Width(b.Label)
		if used > 0 && used+3+cells > w {
			rows, used = append(rows, ""), 0
		}
		if used > 0 {
			rows[len(rows)-1] += "   "
			used += 3
		}
		rows[len(rows)-1] += t.Key.Render(key) + " " + t.KeyHelp.Render(b.Label)
		used += cells
	}
	return rows
}

// fresh is a list with other items whose cursor stays where it was.
func fresh(l, old widget.List, items []widget.Item) widget.List {
	at, any := old.Selected()
	l = l.SetItems(items)
	if any {
		l = l.To(at.ID)
	}
	return l
}
