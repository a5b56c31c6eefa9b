package widget

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"serendip/tui/theme"
)

// field is how many cells there are for text: without prompt, count, and the cell the cursor needs behind the text.
func (e Editor) field() int {
	return max(e.w-Width(e.Prompt)-Width(e.count())-1, 1)
}

// count is what stands right of the text once the end of the room is near.
func (e Editor) count() string {
	if bytes, letters := e.room(); bytes*5 > e.limit && letters*5 > e.letters {
		return ""
	}
	return " " + strconv.Itoa(e.Left()) + " left"
}

// scroll moves the part that is shown so that the cursor is in it, and no further.
func (e Editor) scroll() Editor {
	w := e.field()
	if e.w == 0 || Width(e.text) <= w {
		e.from = 0
		return e
	}
	e.from = min(e.from, e.at)
	if e.from > 0 && e.at == e.from { // a letter before the cursor, so that one sees where one is
		e.from = e.step(-1)
	}
	if !onBorder(e.text, e.from) {
		e.from = 0
	}
	for e.from < e.at && e.edge(e.from)+Width(e.text[e.from:e.at]) > w {
		e.from += len(firstLetter(e.text[e.from:]))
	}
	e.from = min(e.from, e.at)              // seen from the middle of a text, flags pair otherwise: a letter may reach past the cursor
	for e.from > 0 && e.at == len(e.text) { // no blanks at the end while there is text before
		before := Editor{text: e.text, at: e.from}.step(-1)
		if e.edge(before)+Width(e.text[before:]) > w {
			break
		}
		e.from = before
	}
	return e
}

func onBorder(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	for g := graphemes.FromString(text); g.Next(); {
		if g.Start() >= at {
			return g.Start() == at
		}
	}
	return false
}

// edge is the cells of the sign that says there is more text before: ‹.
func (e Editor) edge(from int) int {
	if from > 0 {
		return 1
	}
	return 0
}

// View is the line and the cursor's column in it.
func (e Editor) View(t theme.Theme) (line string, cursor int) {
	prompt := t.Accent.Render(e.Prompt)
	start := Width(e.Prompt)
	if e.text == "" && e.Placeholder != "" {
		text := e.Placeholder
		if e.w > 0 {
			text = Cut(text, e.field())
		}
		return prompt + t.Placeholder.Render(text), start
	}
	shown := e.text[e.from:]
	cursor = start + e.edge(e.from) + Width(e.text[e.from:e.at])
	if e.w == 0 {
		return prompt + t.Field.Render(shown), cursor
	}
	w := e.field()
	before := ""
	if e.from > 0 {
		before = t.Dim.Render("‹")
	}
	after := ""
	if room := w - e.edge(e.from); Width(shown) > room {
		shown = ansi.Truncate(shown, room, "")
		after = t.Dim.Render("›")
	}
	line = prompt + before + t.Field.Render(shown) + after
	if c := e.count(); c != "" {
		line = PadRight(line, e.w-Width(c)) + t.Warn.Render(c)
	}
	return line, cursor
}
