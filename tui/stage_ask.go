package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// stageAsk is an action that needs a word or two first. They are asked one after the other in the stage's row.
type stageAsk struct {
	action    keys.Action
	about     string // for the palette
	group     string
	questions []stageQuestion
	intent    func(f session.StageFace, answers []string) (session.Intent, error)
}

// again says that the same is asked for more of them: people come in one after the other.
func (a stageAsk) again() bool { return a.action == actCheckIn }

// stageQuestion is one of them.
type stageQuestion struct {
	words string                                            // "hide which number?"
	offer func(f session.StageFace) []string                // what may be completed; nil for nothing
	value func(f session.StageFace, before []string) string // what stands there to begin with; nil for nothing
	empty bool                                              // may stay empty
	spare bool                                              // may stay empty, and says nothing then: a verb may leave it out
	place bool                                              // a place in a list of promises
}

// stageAsking is such an action while it is asked.
type stageAsking struct {
	ask     stageAsk
	answers []string
	editor  widget.Editor
	wrong   string // why the last answer was not taken
}

// ask begins to ask.
func (s stage) ask(a stageAsk) stage {
	q := stageAsking{ask: a}.open(s.face, s.row().W)
	s.asking = &q
	return s
}

// open puts the next question into the row.
func (q stageAsking) open(f session.StageFace, w int) stageAsking {
	one := q.ask.questions[len(q.answers)]
	q.editor = widget.NewEditor(one.words + " ").SetWidth(max(w-20, 20))
	if one.value != nil {
		q.editor = q.editor.SetText(one.value(f, q.answers))
	}
	return q
}

// answer gives a key to the question: enter takes the answer, esc leaves, tab completes.
func (s stage) answer(msg tea.Msg, a keys.Action) (screen.Screen, tea.Cmd) {
	q := *s.asking
	q.wrong = ""
	switch a {
	case actSave:
		return s.taken(q)
	case keys.ToList, keys.ClearLine:
		s.asking = nil
		return s, nil
	case actComplete:
		if o := q.offer(s.face); o != "" {
			q.editor = q.editor.SetText(o)
		}
	case "":
		q.editor, _ = q.editor.Update(msg)
	default: // another action by its key or by name: the question is dropped
		s.asking = nil
		return s.do(a, false)
	}
	s.asking = &q
	return s, nil
}

// taken goes on to the next question, or utters the intent after the last one.
func (s stage) taken(q stageAsking) (screen.Screen, tea.Cmd) {
	text := strings.TrimSpace(q.editor.Text())
	if text == "" && !q.ask.questions[len(q.answers)].empty {
		return s, nil
	}
	answers := append(append([]string(nil), q.answers...), text)
	if len(answers) < len(q.ask.questions) {
		q.answers = answers
		q = q.open(s.face, s.row().W)
		s.asking = &q
		return s, nil
	}
	intent, err := q.ask.intent(s.face, answers)
	if err != nil {
		q.wrong = err.Error()
		s.asking = &q
		return s, nil
	}
	cmd := s.utter(intent)
	if q.ask.again() {
		return s.ask(q.ask), cmd
	}
	s.asking = nil
	return s, cmd
}

// offer is what tab would complete the answer to; "" for nothing.
func (q stageAsking) offer(f session.StageFace) string {
	one := q.ask.questions[len(q.answers)]
	text := strings.TrimSpace(q.editor.Text())
	if one.offer == nil || text == "" {
		return ""
	}
	best, score := "", 0
	for _, o := range one.offer(f) {
		if n := widget.Match(text, o); n > score && !strings.EqualFold(o, text) {
			best, score = o, n
		}
	}
	return best
}

// view is the question with what is being answered, and at the right edge what is wrong or what tab takes.
func (q stageAsking) view(w int, f session.StageFace, t theme.Theme) (string, int) {
	text, x := q.editor.View(t)
	leave := "esc leaves it"
	if q.ask.again() {
		leave = "esc when all are in"
	}
	aside := t.Dim.Render(leave)
	if words := f.Arrivals.Enter(q.editor.Text()); q.ask.action == actCheckIn && words != "" {
		aside = t.Accent.Render(widget.Cut(words, max(w-widget.Width(text)-2, 20)))
	}
	if q.wrong != "" {
		aside = t.Error.Render(widget.Cut(theme.NotPassed+" "+q.wrong, max(w-widget.Width(text)-2, 20)))
	} else if o := q.offer(f); o != "" {
		aside = t.Accent.Render("tab " + widget.Cut(o, 15))
	}
	return widget.Ends(text, aside, w), x
}
