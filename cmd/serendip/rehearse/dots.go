package rehearse

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// dotsOf is where somebody puts their dots: as many as may be on what is worth most to them, then on the next. It depends
// on the titles alone, so that the same plan always ends the same.
func (m mind) dotsOf(who string, titles []string, rule model.DotRule) map[string]int {
	worth := func(title string) int {
		sum := m.roll(3, "dots", who, title)
		for _, mark := range m.marks(who, title) {
			sum += 3 * int(max(mark, 0))
		}
		return sum
	}
	order := slices.Clone(titles)
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(worth(b), worth(a)), cmp.Compare(a, b)) })
	out := make(map[string]int)
	left := rule.Budget
	for _, title := range order {
		n := min(left, rule.Cap, 1+m.roll(rule.Cap, "how many", who, title))
		if n == 0 {
			break
		}
		out[title], left = n, left-n
	}
	return out
}

// cuts says whether so many planned use cases stand that dots come before the round.
func (h *host) cuts() bool { return len(h.standing(model.Planned)) > mostInRound }

// cut lets three minutes of dots choose what enters the round: on seats, by a tally of those in the room, and one of them
// on a laptop that is passed around.
func (h *host) cut(ctx context.Context) error {
	if !h.cuts() {
		return nil
	}
	return h.castDots(ctx)
}

// castDots opens a round of dots, and shows it once everybody's are in.
func (h *host) castDots(ctx context.Context) error {
	if err := h.do(ctx, session.OpenDots{Session: h.Session}); err != nil {
		return err
	}
	if err := h.tallyDots(ctx); err != nil {
		return err
	}
	door, _ := h.People()
	if err := h.until(ctx, "everybody's dots", func(s *session.Snapshot) bool {
		d := s.ForWall(h.Session).Dots
		return d != nil && d.HandedIn == door
	}); err != nil {
		return err
	}
	id := h.now().Dots[len(h.now().Dots)-1]
	return h.do(ctx, session.CloseRound{Round: id}, session.Reveal{Round: id})
}

// tallyDots counts the dots of those in the room. The first of them gives theirs on the passed laptop.
func (h *host) tallyDots(ctx context.Context) error {
	d := h.Live.Snapshot().ForWall(h.Session).Dots
	count := make(map[string]model.Dotted)
	var titles []string
	for _, c := range d.Cases {
		titles = append(titles, c.Title)
	}
	first := true
	for _, who := range h.people {
		if who.way != present {
			continue
		}
		given := h.dotsOf(who.name, titles, d.Rule)
		for _, c := range d.Cases {
			if n := given[c.Title]; n > 0 && first {
				if err := h.do(ctx, session.OnLaptop{Voter: session.VoterID{1}, Vote: session.GiveDots{Round: d.ID, Case: c.ID, Dots: n}}); err != nil {
					return err
				}
			} else {
				count[c.Title] = count[c.Title].Add(n)
			}
		}
		first = false
	}
	for _, c := range d.Cases {
		if n := count[c.Title]; n.Dots > 0 {
			if err := h.do(ctx, session.TallyDots{Round: d.ID, Case: c.ID, Dots: n.Dots, People: n.People}); err != nil {
				return err
			}
		}
	}
	return nil
}

// entering is what the round is about: what the dots let in, and of those that share the last place the first by title, as
// the room agreed; without dots what concerns most people.
func (h *host) entering() []model.UseCaseID {
	var out []model.UseCaseID
	face := h.Live.Snapshot().ForConsole(h.Session, facilitator().Person)
	if face.Dots == nil {
		for _, c := range h.standing(model.Planned) {
			if c.Stage < model.StageSelected { // a second cycle goes on already
				out = append(out, c.ID)
			}
		}
		return out[:min(mostInRound, len(out))]
	}
	for _, c := range face.Suggested {
		out = append(out, c.ID)
	}
	tied := slices.Clone(face.AtCut)
	slices.SortFunc(tied, func(a, b session.CaseFace) int { return strings.Compare(a.Title, b.Title) })
	for _, c := range tied[:max(min(mostInRound-len(out), len(tied)), 0)] {
		out = append(out, c.ID)
	}
	return out
}

// dots is somebody's own dots, one use case after the other.
func (a *attendee) dots(ctx context.Context, b model.Block) error {
	var d *session.SeatDots
	if err := a.until(ctx, "dots or a round", func(s *session.Snapshot) bool {
		f := s.ForSeat(a.Session, a.who(s, a.at))
		d = f.Dots
		return f.Round != nil || d != nil && d.Open
	}); err != nil {
		return err
	}
	if d == nil || !d.Open {
		return nil
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.begin(ctx); err != nil {
		return err
	}
	var titles []string
	for _, c := range d.Cases {
		titles = append(titles, c.Title)
	}
	given := a.dotsOf(a.name, titles, d.Rule)
	row := 0
	for i, c := range d.Cases {
		n := given[c.Title]
		if n == 0 {
			continue
		}
		if err := a.hand.dots(ctx, i-row, c.Number, n); err != nil {
			return err
		}
		row = i
		if err := a.until(ctx, "one's own dots", func(s *session.Snapshot) bool {
			mine := s.ForSeat(a.Session, a.who(s, a.at)).Dots
			return mine == nil || mine.Of(c.ID) == n
		}); err != nil {
			return err
		}
	}
	if err := a.hand.handIn(ctx); err != nil {
		return err
	}
	return a.until(ctx, "the dots being handed in", func(s *session.Snapshot) bool {
		mine := s.ForSeat(a.Session, a.who(s, a.at)).Dots
		return mine == nil || !mine.Open || mine.Done // the last one's are counted at once
	})
}

// dots goes so many rows down and types the digit.
func (t *typist) dots(_ context.Context, down, _, n int) error {
	const arrow = "\x1b[B"
	return t.term.press(strings.Repeat(arrow, down) + fmt.Sprint(n))
}

func (w *words) dots(ctx context.Context, _, number, n int) error {
	return w.tell(ctx, "dots", fmt.Sprintf("%d %d", number, n))
}

func (h *raised) dots(context.Context, int, int, int) error { return nil }
