package ask

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// seatScreen is the questions on one seat, one at a time. Every answer is sent at its key press.
type seatScreen struct {
	seat.Centre
	began bool
	at    int
	one   bool                     // the key before this one was the 1 of a ten
	top   int                      // the first line that is shown of what was answered
	sent  map[int]session.Answered // said here, and not in a face yet
}

// NewSeat makes the seat of a block that asks; who comes back goes on where the answers end.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	s := seatScreen{Centre: seat.New(env, f)}
	if a := f.Asking; a != nil {
		for s.at < len(a.Questions)-1 && s.mine(s.at) != (session.Answered{}) {
			s.at++
		}
		s.began = s.at > 0
	}
	return s
}

// open says whether answers are taken.
func (s seatScreen) open() bool { return s.Face.Asking != nil && !s.Face.Asking.Shown }

// mine is one's own answer to a question.
func (s seatScreen) mine(n int) session.Answered {
	if a, ok := s.sent[n]; ok {
		return a
	}
	if a := s.Face.Asking; a != nil && n < len(a.Mine) {
		return a.Mine[n]
	}
	return session.Answered{}
}

// Header is where one is.
func (s seatScreen) Header() string {
	if !s.open() || !s.began || len(s.Face.Asking.Questions) == 1 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, len(s.Face.Asking.Questions))
}

// Update takes keys and news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.Centre, _ = s.Hear(msg)
	if r, ok := msg.(screen.ResultMsg); ok {
		if a, mine := r.Intent.(session.Answer); mine && r.Err != nil {
			s = s.with(a.Question, session.Answered{})
		}
		return s, nil
	}
	a, ok := s.Keys().Action(msg, keys.List)
	if !ok {
		return s, nil
	}
	if !s.open() {
		return s.scrolled(a), nil
	}
	one := s.one
	s.one = false
	switch a {
	case keys.Enter:
		return s.enter()
	case actBefore, actAfter:
		return s.turn(map[keys.Action]int{actBefore: -1, actAfter: +1}[a]), nil
	case keys.Up, keys.Down:
		return s.step(map[keys.Action]int{keys.Up: -1, keys.Down: +1}[a])
	case actClear:
		return s.answer(session.Answered{})
	}
	if cell, digit := cellOf(a, s.question()); digit {
		if one && cell == 0 { // typed as it is written
			cell = 10
		}
		s.one = s.question().Kind == model.AskNPS && cell == 1
		return s.answer(session.Answered{Cell: uint8(cell + 1)})
	}
	return s, nil
}

func (s seatScreen) question() model.Question { return s.Face.Asking.Questions[s.at].Question }

// enter begins, opens the line for words, or goes on.
func (s seatScreen) enter() (screen.Screen, tea.Cmd) {
	switch {
	case !s.began:
		s.began = true
		return s, nil
	case s.question().Kind == model.AskText:
		return s, s.askWords()
	}
	return s.turn(+1), nil
}

func (s seatScreen) askWords() tea.Cmd {
	n, id := s.at, s.Face.Asking.ID
	field := widget.Field{ID: "words", Value: s.mine(n).Words, Help: "Shown with all others, without your name. Empty takes it away."}
	return screen.Open(dialog.Form(s.Env, "your answer", []string{s.question().Text}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.Answer{Asking: id, Question: n, Words: v["words"]}), dialog.Refusal{}
	}, field))
}

// answer keeps an answer and stays: the sign beside it says that it is kept.
func (s seatScreen) answer(one session.Answered) (screen.Screen, tea.Cmd) {
	n := s.at
	s = s.with(n, one)
	return s, screen.Send(session.Answer{Asking: s.Face.Asking.ID, Question: n, Cell: int(one.Cell)})
}

// with remembers what was said here until a face has it.
func (s seatScreen) with(n int, one session.Answered) seatScreen {
	sent := map[int]session.Answered{n: one}
	for k, v := range s.sent {
		if k != n {
			sent[k] = v
		}
	}
	s.sent = sent
	return s
}

// step chooses the answer above or below.
func (s seatScreen) step(by int) (screen.Screen, tea.Cmd) {
	cells := s.question().Cells()
	if cells == 0 {
		return s.turn(by), nil
	}
	at := int(s.mine(s.at).Cell) - 1 + by
	if s.mine(s.at).Cell == 0 && by < 0 {
		at = cells - 1
	}
	return s.answer(session.Answered{Cell: uint8(max(min(at, cells-1), 0) + 1)})
}

func (s seatScreen) turn(by int) seatScreen {
	s.at = max(min(s.at+by, len(s.Face.Asking.Questions)-1), 0)
	return s
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	s.top = min(s.top, s.over())
	return s
}

// View is the question that is answered; before and after, what there is to read.
func (s seatScreen) View() frame.Frame {
	var lines []string
	switch {
	case s.Face.Asking == nil:
		lines = append(append([]string{}, s.Prompt(3)...), "", s.Theme().Title.Render("The questions come in a moment."))
	case s.Face.Asking.Shown:
		lines = s.shown()
	case !s.began:
		lines = s.beginning()
	default:
		lines = s.asked()
	}
	if short := seat.Squeeze(lines, s.H); len(short) <= s.H {
		lines = short
	}
	return frame.New(s.W, s.H, frame.NewPane("ask", frame.Of(s.W, s.H), widget.Window(lines, s.top, s.H, s.Theme())...))
}

// over is how many lines of what was answered there is no room for.
func (s seatScreen) over() int {
	if s.Face.Asking == nil || !s.Face.Asking.Shown {
		return 0
	}
	lines := s.shown()
	if len(seat.Squeeze(lines, s.H)) <= s.H {
		return 0
	}
	return len(lines) - s.H
}

// scrolled reads on.
func (s seatScreen) scrolled(a keys.Action) seatScreen {
	s.top = seat.Scrolled(a, s.top, s.over()+s.H, s.H)
	return s
}

func (s seatScreen) beginning() []string {
	t, w := s.Theme(), s.TextWidth()
	lines := []string{t.Title.Render(desk.Plural(len(s.Face.Asking.Questions), "question", "questions") + " for everybody."), ""}
	lines = append(lines, seat.Paragraph("Nobody sees who answered what. Each answer is kept at once; all are shown together, at the end.", w, t.Text)...)
	return append(lines, "", t.AccentBold.Render("Press enter to begin."))
}

// asked is one question with its answers.
func (s seatScreen) asked() []string {
	t, w, q := s.Theme(), s.TextWidth(), s.question()
	lines := append(seat.Paragraph(q.Text, w, t.Title), "")
	mine := s.mine(s.at)
	switch q.Kind {
	case model.AskText:
		if mine.Words == "" {
			lines = append(lines, t.Dim.Render("Press enter to write. Nothing is fine, too."))
		} else {
			lines = append(lines, t.OK.Render(theme.Passed+" kept"))
			lines = append(lines, seat.Paragraph(mine.Words, w, t.Text)...)
		}
	case model.AskNPS:
		lines = append(lines, npsRow(mine, t), t.Dim.Render("not at all"+"                    "+"certainly"))
	default:
		for cell := range q.Cells() {
			sign, style := "  ", t.Text
			if int(mine.Cell) == cell+1 {
				sign, style = t.OK.Render(theme.Passed)+" ", t.Strong
			}
			lines = append(lines, seat.Hanging(sign+t.Key.Render(digit(q, cell))+"  ", answerWords(q, cell), w, style)...)
		}
	}
	lines = append(lines, "")
	if len(s.Face.Asking.Questions) > 1 {
		lines = append(lines, s.places(), "")
	}
	return append(lines, seat.Paragraph("Nobody sees who answered what.", w, t.Dim)...)
}

// npsRow is the numbers from 0 to 10.
func npsRow(mine session.Answered, t theme.Theme) string {
	row := ""
	for cell := range 11 {
		if int(mine.Cell) == cell+1 {
			row += t.AccentBold.Render(fmt.Sprintf("[%d]", cell))
			continue
		}
		row += t.Text.Render(fmt.Sprintf(" %d ", cell))
	}
	return row
}

// digit is the key of an answer: options count from 1, a scale from 0.
func digit(q model.Question, cell int) string {
	if q.Kind == model.AskChoice {
		cell++
	}
	return fmt.Sprint(cell)
}

func answerWords(q model.Question, cell int) string {
	return cmp.Or(q.Meaning(cell), q.Cell(cell))
}

// places are the questions with a sign at those that are answered.
func (s seatScreen) places() string {
	t := s.Theme()
	row := ""
	for n := range s.Face.Asking.Questions {
		name := fmt.Sprint(n + 1)
		switch {
		case n == s.at:
			row += t.AccentBold.Render(name+" "+theme.Here) + "  "
		case s.mine(n) != session.Answered{}:
			row += t.OK.Render(name+" "+theme.Passed) + "  "
		default:
			row += t.Dim.Render(name) + "    "
		}
	}
	return row
}

// shown is what was answered.
func (s seatScreen) shown() []string {
	t, w, a := s.Theme(), s.TextWidth(), s.Face.Asking
	lines := []string{}
	if a.Flag != "" {
		lines = append(append(lines, seat.Paragraph(theme.Contested+" Red flag. "+a.Flag, w, t.Warn)...), "")
	}
	for n := range a.Questions {
		if n > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, Lines(n, a.Questions, w, t)...)
	}
	return lines
}
