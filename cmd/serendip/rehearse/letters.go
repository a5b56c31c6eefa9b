package rehearse

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// unanswered are guests before they have said anything.
func unanswered(rows []session.GuestRow) []session.GuestRow {
	out := make([]session.GuestRow, len(rows))
	for i, row := range rows {
		row.Status = model.GuestAdded
		out[i] = row
	}
	return out
}

// sender signs the letters.
const sender = "Kit Moss"

// address is somebody's, who is made up.
func address(name string) (model.Line, error) {
	handle := model.Slug(name, "guest", 40)
	if at := slices.Index(ownScripts(), name); at >= 0 {
		handle = handles()[at]
	}
	return model.CleanLine(handle + "@example.org")
}

// takeAddresses has the list go round: where those are reached who came with the session's code, or walked in.
func (h *host) takeAddresses(ctx context.Context) error {
	s := h.Live.Snapshot().State
	var rows []session.GuestRow
	for _, g := range h.now().Guests {
		if d := s.Details(g.Person); d.Email == "" && d.Name != "" {
			who := person{name: d.Name}
			if at := slices.IndexFunc(h.people, func(p person) bool { return p.name == d.Name && p.way == present }); at >= 0 {
				who.job = h.people[at].job
			}
			row, err := who.row(g.Status)
			if err != nil {
				return err
			}
			row.Same = true
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return h.do(ctx, session.InviteGuests{Session: h.Session, Rows: rows})
}

// Days turns the clock to so many days before the meetup, or after it.
func (m *Meetup) Days(n int) { m.Clock.Turn(m.Start.Add(time.Duration(n) * 24 * time.Hour)) }

// Reply has so many of ten say whether they come.
func (m *Meetup) Reply(ctx context.Context, ofTen int) error {
	var said []session.GuestRow
	for _, row := range m.rows {
		if m.roll(10, "replies", row.Name.String()) < ofTen {
			said = append(said, row)
		}
	}
	if len(said) == 0 {
		return nil
	}
	_, err := m.Live.Do(ctx, m.Live.Mint(facilitator(), session.InviteGuests{Session: m.Session, Rows: said}))
	return err
}

// The ways in which somebody answers the survey after a meetup.
const (
	byForm = iota
	byCode
	notAtAll
	answerWays
)

// way is how somebody answers.
func (m *Meetup) way(who person) int { return m.roll(answerWays, "answers after", who.name) }

// survey is the one after the meetup; nil while there is none.
func (m *Meetup) survey() *session.AfterFace {
	s := m.Live.Snapshot().State
	return s.AfterFace(s.Session(m.Session))
}

// Answer has some answer the survey over SSH, by their own codes. The door is that of the workshop.
func (m *Meetup) Answer(ctx context.Context) error {
	r := &run{m.Workshop, m.Plan}
	f := m.survey()
	if f == nil {
		return errors.New("there is no survey to answer")
	}
	for i, who := range m.people {
		if m.way(who) != byCode {
			continue
		}
		w := &words{r, &command{run: r, i: i}}
		if err := w.come(ctx); err != nil {
			return fmt.Errorf("%s: %w", who.name, err)
		}
		for n, q := range f.Questions {
			if err := w.reply(ctx, n, q.Question, m.answerOf(who.name, q.Question)); err != nil {
				return fmt.Errorf("%s: %w", who.name, err)
			}
		}
	}
	return nil
}

// Form writes what others answered in a form, as a form tool exports it.
func (m *Meetup) Form(to io.Writer) error {
	f := m.survey()
	if f == nil {
		return errors.New("there is no survey to answer")
	}
	w := csv.NewWriter(to)
	header := []string{"Timestamp", "E-mail"}
	for _, q := range f.Questions {
		header = append(header, q.Text)
	}
	if err := w.Write(header); err != nil {
		return err
	}
	for _, who := range m.people {
		if m.way(who) != byForm {
			continue
		}
		mail, err := address(who.name)
		if err != nil {
			return err
		}
		row := []string{m.Clock.Now().Format(time.DateTime), mail.String()}
		for _, q := range f.Questions {
			row = append(row, formCell(q.Question, m.answerOf(who.name, q.Question)))
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// formCell is an answer as a form tool writes it: the option's words, a number, or what was typed.
func formCell(q model.Question, one session.Answered) string {
	switch {
	case one.Cell == 0:
		return one.Words
	case q.Kind == model.AskChoice:
		return q.Cell(int(one.Cell) - 1)
	}
	return answerKey(q, one)
}
