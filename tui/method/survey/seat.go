package survey

import (
	"fmt"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// What a respondent can do.
const (
	actZero     keys.Action = "mark 0"
	actOne      keys.Action = "mark 1"
	actTwo      keys.Action = "mark 2"
	actThree    keys.Action = "mark 3"
	actCantSay  keys.Action = "can't say"
	actClear    keys.Action = "no mark"
	actPrevious keys.Action = "use case before"
	actNext     keys.Action = "next use case"
)

// cell is one question about one use case.
type cell struct {
	of model.UseCaseID
	q  model.SurveyQuestion
}

// seatScreen is the closed session's page with a survey in front of it. Every mark is sent at its key press.
type seatScreen struct {
	seat.Centre
	page    seat.Page
	marking bool
	at, row int
	sent    map[cell]session.SeatMark // on their way; never written in place
}

// NewSeat makes the seat of a survey over a page that is read before and after it.
func NewSeat(env screen.Env, f *session.SeatFace, lines seat.Lines) screen.Screen {
	s := seatScreen{Centre: seat.New(env, f)}
	s.page = seat.NewPage(env, f, func(c seat.Centre) []string { return append(invitation(c), lines(c)...) })
	for i, one := range f.MySurvey {
		if full(one) && s.at == i && i < len(f.MySurvey)-1 {
			s.at = i + 1
		}
	}
	return s
}

func full(one session.SurveySeat) bool { return one.Marks[0].Given && one.Marks[1].Given }

// invitation says what is asked, and how far one is with it.
func invitation(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	done := 0
	for _, one := range c.Face.MySurvey {
		if full(one) {
			done++
		}
	}
	of := len(c.Face.MySurvey)
	words := fmt.Sprintf("Two questions about each of %d use cases: what should come first, and could its value be shown?", of)
	if of == 1 {
		words = "Two questions about one use case: how high a priority is it, and could its value be shown?"
	}
	switch {
	case done == of && of > 0:
		words = "Your answers are kept. Enter looks at them again, while the survey is open."
	case done > 0:
		words = fmt.Sprintf("%d of %d use cases have your answers. Enter goes on.", done, of)
	}
	return append(append([]string{seat.Heading("We would like your view", t)}, seat.Paragraph(words, w, t.Strong)...),
		t.AccentBold.Render("Press enter to answer."), "")
}

// Update takes keys and news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.Centre, _ = s.Hear(msg)
	if r, ok := msg.(screen.ResultMsg); ok {
		if i, mine := r.Intent.(session.AnswerSurvey); mine && r.Err != nil { // what was not kept is not shown as if it were
			s.sent = maps.Clone(s.sent)
			delete(s.sent, cell{i.Case, i.Question})
		}
		return s, nil
	}
	s.at = max(min(s.at, len(s.Face.MySurvey)-1), 0)
	if a, ok := s.Keys().Action(msg, keys.List); ok {
		if next, cmd, done := s.do(a); done {
			return next, cmd
		}
	}
	p, cmd := s.page.Update(msg)
	s.page = p.(seat.Page)
	return s, cmd
}

// do is every key of a respondent; false for those of the page.
func (s seatScreen) do(a keys.Action) (screen.Screen, tea.Cmd, bool) {
	switch {
	case a == keys.Enter:
		s.marking = !s.marking && len(s.Face.MySurvey) > 0
		return s, nil, true
	case !s.marking:
		return s, nil, false
	}
	if m, marks := digit(a); marks {
		next, cmd := s.mark(m, false)
		return next, cmd, true
	}
	switch a {
	case actClear:
		next, cmd := s.mark(0, true)
		return next, cmd, true
	case keys.Up, keys.Down:
		return s.step(map[keys.Action]int{keys.Up: -1, keys.Down: +1}[a]), nil, true
	case actPrevious, actNext:
		s.at, s.row = max(min(s.at+map[keys.Action]int{actPrevious: -1, actNext: +1}[a], len(s.Face.MySurvey)-1), 0), 0
	}
	return s, nil, true
}

func digit(a keys.Action) (model.Mark, bool) {
	m, ok := map[keys.Action]model.Mark{actZero: model.NoMark, actOne: model.Little, actTwo: model.Good, actThree: model.High, actCantSay: model.CantSay}[a]
	return m, ok
}

// mark answers the question under the cursor and moves on; taking a mark away stays.
func (s seatScreen) mark(m model.Mark, clear bool) (seatScreen, tea.Cmd) {
	one := s.Face.MySurvey[s.at]
	q := model.SurveyQuestion(s.row)
	s.sent = maps.Clone(s.sent)
	if s.sent == nil {
		s.sent = make(map[cell]session.SeatMark)
	}
	s.sent[cell{one.Case.ID, q}] = session.SeatMark{Given: !clear, Mark: m}
	if !clear {
		s = s.step(+1)
	}
	return s, screen.Send(session.AnswerSurvey{Survey: s.Face.Survey.ID, Case: one.Case.ID, Question: q, Mark: m, Clear: clear})
}

// step goes a question on or back, over the edge into the next use case.
func (s seatScreen) step(n int) seatScreen {
	at := s.at*model.SurveyQuestionCount + s.row + n
	at = max(min(at, len(s.Face.MySurvey)*model.SurveyQuestionCount-1), 0)
	s.at, s.row = at/model.SurveyQuestionCount, at%model.SurveyQuestionCount
	return s
}

// given is the mark of a question, on its way or kept.
func (s seatScreen) given(one session.SurveySeat, q model.SurveyQuestion) session.SeatMark {
	if m, ok := s.sent[cell{one.Case.ID, q}]; ok {
		return m
	}
	return one.Marks[q]
}

// Header is where one is.
func (s seatScreen) Header() string {
	if !s.marking {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, len(s.Face.MySurvey))
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	s.page = s.page.SetSize(w, h).(seat.Page)
	return s
}

// View is the page, or one use case with its two questions.
func (s seatScreen) View() frame.Frame {
	if !s.marking || s.at >= len(s.Face.MySurvey) {
		return s.page.View()
	}
	lines, row := s.sheet()
	return frame.New(s.W, s.H, frame.NewPane("survey", frame.Of(s.W, s.H), lines...)).At(0, row)
}

// sheet is a use case with its questions, and the row of the cursor.
func (s seatScreen) sheet() (lines []string, row int) {
	t, w := s.Theme(), s.TextWidth()
	one := s.Face.MySurvey[s.at]
	lines = seat.Hanging(t.Dim.Render(fmt.Sprintf("#%d  ", one.Case.Number)), one.Case.Title, w, t.Title)
	if v := one.Case.Value(); v != "" {
		lines = append(lines, seat.Paragraph(v, w, t.Dim)...)
	}
	lines = append(lines, "")
	for _, q := range model.SurveyQuestions() {
		sign, words := "  ", t.Text
		if int(q) == s.row {
			sign, words, row = t.Accent.Render(theme.Here)+" ", t.Strong, len(lines)
		}
		lines = append(lines, seat.Hanging(sign, q.Ask(), w, words)...)
		lines = append(lines, "    "+scale(s.given(one, q), t), "")
	}
	lines = append(lines, seat.Paragraph("Your name is not kept with your answers. They are counted all together, and then destroyed.", w, t.Dim)...)
	lines = append(lines, "", t.Dim.Render(s.progress()))
	return lines, row
}

// scale is the five marks, the given one in brackets.
func scale(m session.SeatMark, t theme.Theme) string {
	var out []string
	for _, one := range []model.Mark{model.NoMark, model.Little, model.Good, model.High, model.CantSay} {
		words := fmt.Sprintf("%d %s", one, one)
		if one == model.CantSay {
			words = "- can't say"
		}
		if m.Given && m.Mark == one {
			out = append(out, t.AccentBold.Render("["+words+"]"))
		} else {
			out = append(out, t.Dim.Render(" "+words+" "))
		}
	}
	return strings.Join(out, "  ")
}

// progress is which use cases have both answers.
func (s seatScreen) progress() string {
	var out []string
	for i, one := range s.Face.MySurvey {
		sign := ""
		switch {
		case i == s.at:
			sign = " " + theme.Here
		case s.given(one, 0).Given && s.given(one, 1).Given:
			sign = " " + theme.Passed
		}
		out = append(out, fmt.Sprintf("%d%s", i+1, sign))
	}
	return widget.Cut(strings.Join(out, "   "), s.W)
}

// KeyedBy implements [seat.Keyed].
func (s seatScreen) KeyedBy() any {
	return [2]bool{s.marking, !s.marking && len(s.page.Keys()) > 0}
}

// Keys are the page's and enter, or the marks.
func (s seatScreen) Keys() keys.Map {
	const group = "Survey"
	enter := keys.Binding{Action: keys.Enter, Keys: []string{"enter"}, Label: "answer", Group: group, Where: keys.List, Fixed: true, About: "Answer the survey"}
	if !s.marking {
		return keys.Map{enter}.And(s.page.Keys())
	}
	enter.Label, enter.Keys, enter.About = "done for now", []string{"enter", "esc"}, "Back to the recap; every mark is kept already"
	mark := func(a keys.Action, key string) keys.Binding {
		return keys.Binding{Action: a, Keys: []string{key}, Label: string(a), Group: group, Where: keys.List, Quiet: a != actZero && a != actCantSay}
	}
	zero := mark(actZero, "0")
	zero.Show, zero.Label = "0 1 2 3", "mark"
	return keys.Map{
		zero, mark(actOne, "1"), mark(actTwo, "2"), mark(actThree, "3"), mark(actCantSay, "-"),
		{Action: keys.Up, Keys: []string{"up"}, Show: "↑↓", Label: "question", Group: group, Where: keys.List},
		{Action: keys.Down, Keys: []string{"down"}, Label: "next question", Group: group, Where: keys.List, Quiet: true},
		{Action: actPrevious, Keys: []string{"left"}, Show: "←→", Label: "use case", Group: group, Where: keys.List},
		{Action: actNext, Keys: []string{"right"}, Label: "next use case", Group: group, Where: keys.List, Quiet: true},
		{Action: actClear, Keys: []string{"backspace", "delete"}, Show: "⌫", Label: "no mark", Group: group, Where: keys.List, Quiet: true},
		enter,
	}
}
