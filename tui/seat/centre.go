package seat

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// SendingMsg is what was said on this seat and is not in the face yet, oldest first.
type SendingMsg struct{ Lines []Sent }

// Sent is one such line.
type Sent struct {
	Words string
	Kept  bool // durable; the next face has it
}

// ActMore says more about the use case under the cursor. The root does it, at once, so that no letter typed after it
// is lost: it puts the beginning that a Filler gives into the line.
const ActMore keys.Action = "say more"

// Filler is a centre that knows how a line about the use case under its cursor begins: "+7 ".
type Filler interface{ Begin() string }

// Filling is a centre with a form of its own, which somebody may be in the middle of.
type Filling interface{ HalfFilled() bool }

// Header is a centre that has something to say in the middle of the header: "3 of 9".
type Header interface{ Header() string }

// Keyed is a centre whose keys depend on a few things only, which it names by a comparable value: with equal values the
// keys are the same.
type Keyed interface{ KeyedBy() any }

// Centre is what every seat keeps: its surroundings, the newest face, its size, and whether single letters act in it.
type Centre struct {
	Env    screen.Env
	Face   *session.SeatFace // shared by all that show it: do not write to it
	W, H   int
	Active bool
}

// New is a centre before it has a size.
func New(env screen.Env, f *session.SeatFace) Centre { return Centre{Env: env, Face: f, Active: true} }

// Hear takes what every centre hears, and says whether the face is new.
func (c Centre) Hear(msg tea.Msg) (Centre, bool) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		if f, ok := session.AsSeat(msg.Projection); ok {
			fresh := f != c.Face // else only time has passed
			c.Face = f
			return c, fresh
		}
	case screen.EnvMsg:
		c.Env = msg.Env
	case desk.FocusMsg:
		c.Active = msg.List
	}
	return c, false
}

// Theme is the look to draw in.
func (c Centre) Theme() theme.Theme { return c.Env.Theme }

// desk lends the questions that a facilitator is asked as well: other words, minutes, everything that is known.
func (c Centre) desk() desk.Centre { return desk.Centre{Env: c.Env} }

// Roomy says whether there are rows to leave blank.
func (c Centre) Roomy() bool { return c.H >= 18 }

// TextWidth is how wide a sentence may run: longer lines are hard to read.
func (c Centre) TextWidth() int { return min(c.W, 96) }

// promptFrom is what the question is set from.
type promptFrom struct {
	words, short string
	w, rows      int
	roomy        bool
	look         theme.Theme
}

func (c Centre) promptFrom(rows int) promptFrom {
	return promptFrom{c.Face.Block.Prompt, c.Face.Block.Short, c.W, rows, c.H >= 20, c.Env.Theme}
}

// PromptPane is the question in its place.
func (c Centre) PromptPane(at frame.Rect, rows int) frame.Pane {
	return Pane(c.Env, c.Face.Memo, "prompt", at, c.promptFrom(rows), func() []string { return c.Prompt(rows) })
}

// Prompt is the question of the block: in large type where there is much room, else in bold. Do not write to it.
func (c Centre) Prompt(rows int) []string {
	from := c.promptFrom(rows)
	return frame.Laid(c.Env.Shelf, "prompt lines", from, func() []string {
		return session.Once(c.Face.Memo, from, func() []string { return c.prompt(rows) })
	})
}

func (c Centre) prompt(rows int) []string {
	t, b := c.Env.Theme, c.Face.Block
	words := b.Prompt
	if words == "" {
		words = strings.ReplaceAll(b.Short, "\n", " ")
	}
	if c.W < 110 || c.H < 20 || b.Short == "" {
		return widget.Styled(widget.Wrap(words, c.TextWidth(), rows), t.Title)
	}
	y := widget.NewType()
	short := strings.ReplaceAll(b.Short, "\n", " ")
	if y.Width(short, widget.BigText) > c.W {
		return widget.Styled(widget.Wrap(words, c.TextWidth(), rows), t.Title)
	}
	return append(append(widget.Styled(y.Big(short, widget.BigText), t.Big), ""), widget.Styled(widget.Wrap(words, c.W, rows), t.Text)...)
}

// Scroll is the keys to read what is higher than the screen: by a line, by a screen, and to its ends.
func Scroll() keys.Map {
	m := keys.Moving()
	m[0].Show, m[0].Label, m[0].Quiet, m[0].About = "↑↓", "read on", false, "Read on, up and down"
	return append(m,
		keys.Binding{Action: actScreenOn, Keys: []string{"pgdown", "space"}, Label: "a screen on", Group: "Move", Where: keys.List, Fixed: true, Quiet: true},
		keys.Binding{Action: actScreenBack, Keys: []string{"pgup"}, Label: "a screen back", Group: "Move", Where: keys.List, Fixed: true, Quiet: true})
}

const (
	actScreenOn   keys.Action = "a screen on"
	actScreenBack keys.Action = "a screen back"
)

// Scrolled is the first line that is shown after one of these keys, of so many lines in a window of h; two lines of the
// screen before stay to read on from.
func Scrolled(a keys.Action, top, lines, h int) int {
	page := max(h-2, 1)
	switch a {
	case keys.Up:
		top--
	case keys.Down:
		top++
	case actScreenOn:
		top += page
	case actScreenBack:
		top -= page
	case keys.First:
		top = 0
	case keys.Last:
		top = lines
	}
	return max(min(top, lines-h), 0)
}

// CaseLine is a use case in one line: its number and its words.
func CaseLine(one session.CaseFace, w int, t theme.Theme) string {
	return t.Dim.Render(widget.Right(strconv.Itoa(one.Number), 3)) + "  " + t.Text.Render(widget.Cut(one.Title, max(w-5, 1)))
}

// asks says whether a block asks for a use case of this kind.
func asks(b model.Block, c session.CaseFace) bool {
	return asksAll(b) || c.Kind == b.Kind || c.Kind == 0
}

// asksAll says whether a block asks for use cases of any kind.
func asksAll(b model.Block) bool { return !b.Method.Captures() || b.Kind == 0 }

// Heading is the title of a part.
func Heading(words string, t theme.Theme) string { return t.AccentBold.Render(words) }

// Item is a kept thing beside the use cases, in words.
func Item(it session.ItemFace) string {
	if it.Kind == model.ItemNext {
		return "next time: " + it.Words
	}
	words := it.Kind.String() + ": " + it.Words
	for _, more := range []string{it.Doing(), it.Became()} {
		if more != "" {
			words += " · " + more
		}
	}
	return words
}
