package ask

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const (
	actOpen  keys.Action = "ask"
	actHands keys.Action = "ask.hands"
	actShow  keys.Action = "ask.show"
	actDrop  keys.Action = "ask.drop"
)

// console is what is asked and how far it is, then what was answered.
type console struct {
	desk.Centre
	at  int // the question under the cursor
	top int // the first line that is shown
}

// NewConsole is the facilitator's side of a block that asks.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}}
}

// asking is what is asked now; before it is, the block's questions.
func (c console) asking() *session.AskingFace {
	if a := c.Face.Wall.Asking; a != nil {
		return a
	}
	f := &session.AskingFace{People: c.Face.Wall.People}
	for _, q := range c.Face.Block.Asked() {
		f.Questions = append(f.Questions, session.QuestionFace{Question: q})
	}
	return f
}

func (c console) before() bool { return c.Face.Wall.Asking == nil }

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	shown := c.asking().Shown
	switch c.Centre, fresh = c.Hear(msg); {
	case fresh && c.asking().Shown && !shown:
		c = c.to(0) // a red flag stands above the first
	case fresh:
		c = c.settle()
	}
	a, ok := c.Keys().Action(msg, keys.List)
	if !ok {
		return c, nil
	}
	f := c.asking()
	switch a {
	case actOpen:
		if f.Shown {
			return c, screen.Open(dialog.Confirm(c.Env, againTitle, Again(), screen.Send(session.OpenAsking{Session: c.Face.Session})))
		}
		return c, screen.Send(session.OpenAsking{Session: c.Face.Session})
	case actHands:
		return c, AskHands(c.Env, f, c.at)
	case actShow:
		return c, screen.Open(dialog.Confirm(c.Env, "show the answers", widget.Confirm{Question: "Show the answers?", Yes: "show them",
			Will: []string{"Everybody sees what was answered, without names.", "No more answers are taken, and it cannot be undone."}}, screen.Send(session.ShowAnswers{Asking: f.ID})))
	case actDrop:
		return c, screen.Open(dialog.Confirm(c.Env, "take the questions back", widget.Confirm{Question: "Take the questions back?", Yes: "take them back",
			Will: []string{"What was answered so far is gone."}}, screen.Send(session.DropAsking{Asking: f.ID})))
	case keys.Up, keys.Down, keys.First, keys.Last:
		if len(f.Questions) > 0 {
			return c.move(a), nil
		}
	}
	return c, nil
}

const againTitle = "ask again"

// KeyLabel is what the key that asks is called.
func KeyLabel(shown bool) string {
	if shown {
		return againTitle
	}
	return "ask everybody"
}

// Again is asked before questions that were answered are put once more: the wall then has the new ones.
func Again() widget.Confirm {
	return widget.Confirm{Question: "Ask again?", Yes: againTitle, Will: []string{
		"The answers that were shown stay in the record.", "They leave the wall: everybody is asked anew.",
	}}
}

// move goes to another question; in one that is higher than the window it reads on first.
func (c console) move(a keys.Action) console {
	lines, starts := c.lines()
	switch from, to := starts[c.at], starts[c.at+1]-1; {
	case a == keys.Down && (to-c.top >= c.H || c.at == len(starts)-2):
		c.top = max(min(c.top+1, len(lines)-c.H), 0)
		return c
	case a == keys.Up && (from <= c.top || c.at == 0):
		c.top = max(c.top-1, 0)
		return c
	}
	return c.to(moved(a, c.at, len(starts)-1))
}

// settle keeps the window where it is while people read, as long as the question under the cursor stands in it.
func (c console) settle() console {
	lines, starts := c.lines()
	c.top = max(min(c.top, len(lines)-c.H), 0)
	if c.at+1 < len(starts) && starts[c.at] < c.top+c.H && starts[c.at+1] > c.top {
		return c
	}
	return c.to(c.at)
}

// to puts the cursor on a question, and the window around it.
func (c console) to(at int) console {
	c.at = max(min(at, len(c.asking().Questions)-1), 0)
	lines, starts := c.lines()
	if c.top = 0; c.at > 0 {
		c.top = widget.Around(starts[c.at], starts[c.at+1]-1, c.H, len(lines))
	}
	return c
}

func moved(a keys.Action, at, n int) int {
	switch a {
	case keys.Up:
		at--
	case keys.Down:
		at++
	case keys.First:
		at = 0
	case keys.Last:
		at = n - 1
	}
	return max(min(at, n-1), 0)
}

// AskHands asks how many gave each answer to a question, all in one line.
func AskHands(env screen.Env, f *session.AskingFace, n int) tea.Cmd {
	q := f.Questions[n]
	var names []string
	for cell := range q.Cells() {
		names = append(names, q.Named(cell))
	}
	intro := []string{q.Text, "How many hands for each, in this order: " + strings.Join(names, ", ") + "?"}
	field := widget.Field{ID: "line", Example: strings.TrimSpace(strings.Repeat("0 ", q.Cells())), Must: true}
	return screen.Open(dialog.Form(env, "count hands", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		counts, err := Counts(v["line"], q.Cells())
		if err != nil {
			return nil, dialog.Refusal{Field: "line", Sentence: err.Error()}
		}
		return screen.Send(session.CountAnswers{Asking: f.ID, Question: n, Counts: counts}), dialog.Refusal{}
	}, field))
}

// Counts reads as many whole numbers as there are answers.
func Counts(line string, cells int) ([]int, error) {
	words := strings.Fields(strings.ReplaceAll(line, ",", " "))
	if len(words) != cells {
		return nil, fmt.Errorf("write %d numbers, 0 where no hand was up", cells)
	}
	counts := make([]int, cells)
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%q is no count", w)
		}
		counts[i] = n
	}
	return counts, nil
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c.to(c.at)
}

// head says where it stands.
func (c console) head() []string {
	t, f := c.Env.Theme, c.asking()
	switch {
	case c.before() && len(f.Questions) == 0:
		return []string{t.Warn.Render(theme.NotPassed+" no question yet") + t.Dim.Render("   a, the agenda, gives this block one"), ""}
	case c.before():
		return []string{t.Strong.Render(desk.Plural(len(f.Questions), "question", "questions")) + t.Dim.Render("   o puts them to everybody; answers are blind until they are shown"), ""}
	case !f.Shown:
		share := 0.0
		if f.People > 0 {
			share = float64(f.Answered+f.Hands) / float64(f.People)
		}
		parts := append([]string{t.Live.Render(theme.OnAir + " open")}, widget.Styled(progress(f), t.Strong)...)
		return []string{widget.Fit(parts, "   ", c.W), widget.Progress(share, min(c.W, 60), t), ""}
	}
	head := []string{t.OK.Render(theme.Passed+" Shown") + t.Dim.Render(fmt.Sprintf("   %d on seats, %d by show of hands", f.Answered, f.Hands))}
	if f.Flag != "" {
		head = append(head, widget.Styled(widget.Wrap(theme.Contested+" Red flag: "+f.Flag, min(c.W, 100), 2), t.Warn)...)
	}
	return append(head, "")
}

// lines are where it stands, and the questions; starts is the line at which each begins, and that after the last. Where there is
// too little room for all of it, answers that nobody gave have no bars.
func (c console) lines() (lines []string, starts []int) {
	if lines, starts = c.drawn(bars); len(lines) > c.H && c.asking().Shown {
		return c.drawn(barsGiven)
	}
	return lines, starts
}

func (c console) drawn(bars barring) (lines []string, starts []int) {
	t, w := c.Env.Theme, min(c.W, 100)
	lines = c.head()
	for n := range c.asking().Questions {
		starts = append(starts, len(lines))
		sign := "  "
		if n == c.at && c.Active {
			sign = t.AccentBold.Render(theme.Here) + " "
		}
		for _, line := range append(append(told(n, c.asking().Questions, w-2, t, bars), c.choices(n, w-5)...), "") {
			lines, sign = append(lines, sign+line), "  "
		}
	}
	if len(starts) == 0 {
		return lines, nil
	}
	starts = append(starts, len(lines))
	return lines[:len(lines)-1], starts
}

// choices are what there is to choose from, until answers stand beside them.
func (c console) choices(n, w int) []string {
	q := c.asking().Questions[n]
	if q.Kind != model.AskChoice || c.asking().Shown {
		return nil
	}
	var lines []string
	for _, l := range widget.Wrap(strings.Join(q.Options, " / "), w, 0) {
		lines = append(lines, "   "+c.Env.Theme.Dim.Render(l))
	}
	return lines
}

// View is as much of it as fits, around the cursor; what is hidden above and below is counted.
func (c console) View() frame.Frame {
	lines, starts := c.lines()
	f := frame.New(c.W, c.H, frame.NewPane("ask", frame.Of(c.W, c.H), widget.Window(lines, c.top, c.H, c.Env.Theme)...))
	if c.Active && c.at < len(starts) {
		return f.At(0, max(min(starts[c.at]-c.top, c.H-1), 0))
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	f, group := c.asking(), "Questions"
	open := !c.before() && !f.Shown
	countable := open && c.at < len(f.Questions) && f.Questions[c.at].Cells() > 0
	return keys.Map{
		{Action: actOpen, Keys: []string{"o"}, Label: KeyLabel(f.Shown), Group: group, Where: keys.List, About: "Put the questions to everybody", Off: open || len(f.Questions) == 0},
		{Action: actHands, Keys: []string{"f"}, Label: "count hands", Group: group, Where: keys.List, About: "Enter a show of hands for this question", Off: !countable},
		{Action: actShow, Keys: []string{"r", "v"}, Show: "r", Label: "show the answers", Group: group, Where: keys.List, About: "Show the answers to everybody", Off: !open},
		{Action: actDrop, Keys: []string{"d"}, Label: "take them back", Group: group, Where: keys.List, Quiet: true, About: "Take the questions back, with what was answered", Off: !open},
	}.And(keys.Moving())
}
