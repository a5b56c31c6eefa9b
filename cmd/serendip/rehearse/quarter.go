package rehearse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// on is the plan as it can be played on an agenda: somebody who comes late comes to the fifteen minutes a day, and where
// there are none, in time.
func (p Plan) on(blocks []model.Block) Plan {
	if unconference(blocks) {
		p.lines = append(slices.Clone(p.lines), p.proposals()...)
	}
	if slices.ContainsFunc(blocks, func(b model.Block) bool { return b.Method == model.Minutes }) {
		return p
	}
	p.people = slices.Clone(p.people)
	for i := range p.people {
		p.people[i].late = false
	}
	return p
}

// sharedBy are the blocks among which the lines of one are parted: those that ask for the same.
func sharedBy(blocks []model.Block, b model.Block) []model.BlockID {
	var out []model.BlockID
	for _, other := range blocks {
		if other.Method == b.Method && other.Kind == b.Kind {
			out = append(out, other.ID)
		}
	}
	return out
}

// promised is what the invented customer promised a quarter ago.
type promised struct {
	title, measure, baseline, target, actual string
	wrong                                    model.Doubt
	reason                                   string
}

func lastQuarter() []promised {
	return []promised{
		{title: "Planners read the drivers' channel before they phone the depot", measure: "calls to the depot a day", baseline: "60 calls", target: "20 calls", actual: "18 calls"},
		{title: "The delivery note is signed on the phone, and nobody types it again", measure: "minutes of typing a tour", baseline: "25 min", target: "5 min", actual: "14 min"},
		{title: "Damage is filmed at the dock while both are still there", measure: "claims that come back, of 100", baseline: "12", target: "6", actual: "15",
			wrong: model.DoubtHypothesis, reason: "who films is asked more, and so files less"},
		{title: "One calendar for all docks", measure: "minutes a lorry waits at the gate", baseline: "30 min", target: "15 min", actual: "30 min"},
	}
}

// clerk does things for the facilitator until the first goes wrong.
type clerk struct {
	ctx  context.Context
	live *session.Live
	err  error
}

func (c *clerk) do(i session.Intent) session.Result {
	var r session.Result
	if c.err == nil {
		if r, c.err = c.live.Do(c.ctx, c.live.Mint(facilitator(), i)); c.err != nil {
			c.err = fmt.Errorf("%T: %w", i, c.err)
		}
	}
	return r
}

func (c *clerk) state() *session.State { return c.live.Snapshot().State }

// before plays what a template builds on: a quarter ago a workshop, for a readout its review as well, and the champions.
func (c *clerk) before(template string, p Plan, start time.Time, zone string) {
	var guests []string
	for _, who := range p.people {
		if who.way != newcomer && who.way != present {
			guests = append(guests, who.name)
		}
	}
	switch template {
	case "quarterly-review":
		c.promise(guests, start.AddDate(0, -3, 0), zone)
	case "executive-readout":
		c.promise(guests, start.AddDate(0, -3, 0), zone)
		c.review(start.AddDate(0, 0, -7), zone)
		c.mark(append(guests, endUsers()...)[:model.PresentersNeeded]) // of few guests some are newcomers, whom nobody knows yet
	case "champion-check-in":
		c.mark(guests[:min(2, len(guests))])
	case "first-launch":
		c.stock()
	}
}

// promise is a workshop that selected what was promised.
func (c *clerk) promise(guests []string, start time.Time, zone string) {
	at := c.do(session.PlanSession{Start: start, Zone: zone}).Session
	c.do(session.GoLive{Session: at})
	if c.err != nil {
		return
	}
	for _, b := range c.state().Session(at).Blocks {
		if b.Method == model.Scoring || b.Method == model.Capture && b.Kind == model.Planned {
			c.do(session.JumpTo{Session: at, Block: b.ID})
		}
		if b.Method != model.Capture || b.Kind != model.Planned {
			continue
		}
		for i, one := range lastQuarter() {
			id := c.do(session.Say{Session: at, Block: b.ID, Line: one.title}).Case
			c.do(session.SetMeasure{Case: id, Measure: one.measure})
			c.do(session.NameOwner{Case: id, Name: guests[i%len(guests)]})
			c.do(session.SetFirstDate{Case: id, Date: start.AddDate(0, 0, 14).Format(time.DateOnly)})
		}
	}
	c.do(session.OpenRound{Session: at})
	if c.err != nil {
		return
	}
	round := c.state().Session(at).Rounds[0]
	for _, id := range c.state().Round(round).Cases {
		for _, g := range model.Groups() {
			c.do(session.CountHands{Round: round, Case: id, Group: g, Counts: [5]int{0, 0, 3, 5, 0}})
		}
	}
	c.do(session.Reveal{Round: round})
	for i, id := range c.state().Session(at).Cases {
		c.do(session.Select{Session: at, Case: id, Confirmed: true})
		c.do(session.SetFigure{Case: id, Kind: model.FigureBaseline, Words: lastQuarter()[i].baseline})
		c.do(session.SetFigure{Case: id, Kind: model.FigureTarget, Words: lastQuarter()[i].target})
	}
	c.do(session.Close{Session: at})
}

// review judges all of it.
func (c *clerk) review(start time.Time, zone string) {
	at := c.do(session.PlanSession{Start: start, Zone: zone, Template: "quarterly-review"}).Session
	c.do(session.GoLive{Session: at})
	if c.err != nil {
		return
	}
	for _, p := range c.state().Promises(c.state().Session(at)) {
		c.do(came(at, p))
		if c.err == nil {
			c.do(verdict(at, fresh(c.state(), at, p)))
		}
	}
	c.do(session.Close{Session: at})
}

func (c *clerk) mark(names []string) {
	functions := model.Functions()
	for i, name := range names {
		c.do(session.MarkChampion{Name: name, Champion: model.Champion{Champion: true, FrontLine: true, Willing: true, Function: functions[i%len(functions)]}})
	}
}

// stock is a library of what other customers began with.
func (c *clerk) stock() {
	var rows []session.UseCaseRow
	for _, title := range []string{"Drivers see the next three tours on the phone", "The yard says in one place which dock is free", "Shift handover in one written page"} {
		line, err := model.CleanLine(title)
		c.err = errors.Join(c.err, err)
		rows = append(rows, session.UseCaseRow{External: title, Kind: model.Planned, Title: line})
	}
	c.do(session.ImportUseCases{Source: "baseline.csv", Rows: rows})
}

// known is what the invented quarter has of a promise.
func known(p session.PromiseFace) promised {
	for _, one := range lastQuarter() {
		if one.title == p.Case.Title {
			return one
		}
	}
	return promised{actual: "no figure"}
}

// came says what came of a promise.
func came(at model.SessionID, p session.PromiseFace) session.Intent {
	return session.SetFigure{Session: at, Case: p.Case.ID, Kind: model.FigureActual, Words: known(p).actual}
}

// verdict is what the figures speak for, or what the invented people say.
func verdict(at model.SessionID, p session.PromiseFace) session.Intent {
	one := known(p)
	i := session.GiveVerdict{Session: at, Case: p.Case.ID, Verdict: p.Proposal.Verdict, Doubt: one.wrong, Reason: one.reason}
	if i.Verdict == model.NoVerdict {
		i.Verdict = model.Discard
	}
	return i
}

// fresh is a promise as it stands now.
func fresh(s *session.State, at model.SessionID, p session.PromiseFace) session.PromiseFace {
	for _, now := range s.Promises(s.Session(at)) {
		if now.Case.ID == p.Case.ID {
			return now
		}
	}
	return p
}

// bringIn takes up what the library has, before anybody speaks of it.
func (h *host) bringIn(ctx context.Context) error {
	var cases []model.UseCaseID
	for _, c := range h.Live.Snapshot().State.Library() {
		if c.Session.IsZero() {
			cases = append(cases, c.ID)
		}
	}
	if len(cases) == 0 {
		return nil
	}
	return h.do(ctx, session.BringIn{Session: h.Session, Cases: cases})
}

// figures enters what came of every promise.
func (h *host) figures(ctx context.Context) error {
	s := h.Live.Snapshot().State
	for _, p := range s.Promises(h.now()) {
		if err := h.do(ctx, came(h.Session, p)); err != nil {
			return err
		}
	}
	return nil
}

// judge gives the next promise its verdict, and leaves it on the wall.
func (h *host) judge(ctx context.Context) error {
	for _, p := range h.Live.Snapshot().State.Promises(h.now()) {
		if p.Verdict == model.NoVerdict {
			return h.do(ctx, session.ShowPromise{Session: h.Session, Case: p.Case.ID}, verdict(h.Session, p))
		}
	}
	return nil
}

// tell shows the next of what came.
func (h *host) tell(ctx context.Context) error {
	r := h.Live.Snapshot().ForWall(h.Session).Review
	if r == nil || len(r.Promises) == 0 {
		return nil
	}
	next := r.Promises[(r.Shown+1)%len(r.Promises)]
	return h.do(ctx, session.ShowPromise{Session: h.Session, Case: next.Case.ID})
}

func (h *host) listPromises(ctx context.Context) error {
	return h.do(ctx, session.ShowPromise{Session: h.Session, All: true})
}
