package session

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

func reviewFamily() family {
	return family{
		decide: (*decision).reviewing, apply: (*State).applyReview, inverse: inverseOfReview, facets: facetsOfReview,
		session: sessionOfReview, label: (*State).reviewLabel,
		rights: func() []Right { return []Right{{Intent: SetFigure{}, Attendee: true}} },
	}
}

func (d *decision) reviewing(i Intent) (bool, error) {
	switch i := i.(type) {
	case SetFigure:
		return true, d.setFigure(i)
	case GiveVerdict:
		return true, d.giveVerdict(i)
	case MoveStage:
		return true, d.moveStage(i)
	case ShowPromise:
		return true, d.showPromise(i)
	case MarkChampion:
		return true, d.markChampion(i)
	}
	return false, nil
}

// promised finds a use case that was promised, and the session in which it is spoken of.
func (d *decision) promised(id model.UseCaseID, in model.SessionID) (*UseCase, *Session, error) {
	c := d.s.UseCase(id)
	if c == nil || c.Withdrawn || c.Session.IsZero() {
		return nil, nil, Refuse(Missing, "there is no such use case; it may have been taken back")
	}
	if in.IsZero() {
		in = c.Session
	}
	v, err := d.session(in)
	switch {
	case err != nil:
		return nil, nil, err
	case in != c.Session && !slices.Contains(d.s.promises(v), c):
		return nil, nil, Refuse(Missing, "%s does not review that use case", v.Title)
	case c.Kind != model.Planned:
		return nil, nil, Refuse(Invalid, "#%d already works; only what was planned is reviewed", c.Number)
	case c.Stage < model.StageSelected:
		return nil, nil, Refuse(Conflict, "#%d is not selected; nothing was promised", c.Number)
	}
	return c, v, nil
}

func (d *decision) setFigure(i SetFigure) error {
	c, v, err := d.promised(i.Case, i.Session)
	if err != nil {
		return err
	}
	if d.Actor.Role == Attendee {
		switch {
		case c.Owner != d.Actor.Person:
			return Refuse(Denied, "its owner says what came of it")
		case i.Kind != model.FigureActual:
			return Refuse(Denied, "what was promised stays; say what came")
		case v.State != model.Live:
			return Refuse(Conflict, "%s is not live", v.Title)
		}
	}
	if i.Kind < model.FigureBaseline || i.Kind > model.FigureActual {
		return Refuse(Invalid, "a figure is the baseline, the target or the actual one")
	}
	if c.judgement().Verdict != model.NoVerdict {
		return Refuse(Conflict, "it has its verdict; undo that first")
	}
	words := ""
	if strings.TrimSpace(i.Words) != "" {
		if words, err = clean(i.Words, "the figure"); err != nil {
			return err
		}
	}
	if words == d.s.Words(c.figure(i.Kind)) {
		return nil
	}
	was := c.told(i.Kind)
	d.emit(model.FigureSet{Case: c.ID, Session: v.ID, Kind: i.Kind, Words: d.textOrNone(words), Was: was})
	d.note(fmt.Sprintf("%s: %s", i.Kind, first(words, "none")))
	return nil
}

func (d *decision) giveVerdict(i GiveVerdict) error {
	c, v, err := d.promised(i.Case, i.Session)
	if err != nil {
		return err
	}
	reason, err := cleanNote(i.Reason, "the reason")
	if err != nil {
		return err
	}
	old := c.judgement()
	if !slices.Contains(model.Verdicts(), i.Verdict) {
		return Refuse(Invalid, "a verdict is adopt, iterate or discard")
	}
	if old.Verdict != model.NoVerdict && old.In != v.ID {
		return Refuse(Conflict, "an earlier review has said %s", old.Verdict)
	}
	if old.Verdict == i.Verdict && old.Doubt == i.Doubt && reason == d.s.Words(old.Reason) {
		return nil
	}
	if err := d.s.supports(c, i.Verdict, i.Doubt, reason); err != nil {
		return err
	}
	old.Stage = c.Stage // what was adopted may be shared by now
	if i.Verdict == model.Iterate && v.State == model.Closed {
		return Refuse(Conflict, "%s is closed; iterate in a review, which takes the second cycle up", v.Title)
	}
	d.emit(model.VerdictGiven{Case: c.ID, Session: v.ID, Was: old,
		Now: model.Judgement{Verdict: i.Verdict, Doubt: i.Doubt, Reason: d.textOrNone(reason), Stage: model.StageVerdict, In: v.ID}})
	d.cycle(c, v, i.Verdict)
	if shown := v.shown(); shown == (model.Shown{}) && v.reviews() { // it stays to be read until the facilitator goes on
		d.emit(model.PromiseShown{Session: v.ID, Now: model.Shown{Case: c.ID}, Was: shown})
	}
	d.note(i.Verdict.String())
	return nil
}

// supports says why figures do not bear a verdict, or nil.
func (s *State) supports(c *UseCase, verdict model.Verdict, doubt model.Doubt, reason string) error {
	f := s.Figures(c)
	switch p := model.Propose(f); {
	case verdict == model.Adopt && f.Actual.Words == "":
		return Refuse(Conflict, "say first what came of it: the actual figure")
	case p.Contradicts && doubt == model.NoDoubt:
		return Refuse(Conflict, "the figures contradict each other (%s): is the measure, the tool or the hypothesis wrong?", p.Why)
	case doubt > model.DoubtHypothesis:
		return Refuse(Invalid, "what is wrong is the measure, the tool or the hypothesis")
	case p.Missing && reason == "":
		return Refuse(Invalid, "%s; without it a verdict needs a written reason, which stays in the record", p.Why)
	case p.Verdict != model.NoVerdict && p.Verdict != verdict && reason == "":
		return Refuse(Invalid, "%s: the figures speak for %s; another verdict needs a written reason, which stays in the record", p.Why, p.Verdict)
	}
	return nil
}

// cycle opens a second cycle when a promise is tried once more, and closes it when it is not after all.
func (d *decision) cycle(c *UseCase, v *Session, verdict model.Verdict) {
	if child := d.s.cycleOf(c); child != nil {
		if verdict != model.Iterate {
			d.emit(model.CycleClosed{Opened: openedAs(child)})
		}
		return
	}
	if verdict != model.Iterate {
		return
	}
	d.emit(model.CycleOpened{
		Case: model.Derive[model.UseCaseID](d.ID, d.next()), Session: v.ID, Block: v.Current, Number: len(v.Cases) + 1, Origin: c.ID,
		Title: c.Title, By: c.By, Owner: c.Owner, Measure: c.Measure, Baseline: c.figure(model.FigureActual), Target: c.figure(model.FigureTarget),
	})
}

// cycleOf is a use case's second cycle, while there is one.
func (s *State) cycleOf(c *UseCase) *UseCase {
	if c.Review == nil || c.Review.Cycle.IsZero() {
		return nil
	}
	return s.UseCase(c.Review.Cycle)
}

func openedAs(c *UseCase) model.CycleOpened {
	return model.CycleOpened{Case: c.ID, Session: c.Session, Block: c.Block, Number: c.Number, Origin: c.Origin, Title: c.Title, By: c.By,
		Owner: c.Owner, Measure: c.Measure, Baseline: c.figure(model.FigureBaseline), Target: c.figure(model.FigureTarget)}
}

func (d *decision) moveStage(i MoveStage) error {
	c, v, err := d.promised(i.Case, i.Session)
	if err != nil {
		return err
	}
	j := c.judgement()
	switch {
	case c.Stage == i.Stage:
		return nil
	case i.Stage == model.StageExecuting && j.Verdict == model.NoVerdict:
	case i.Stage == model.StageShared && j.Verdict == model.Adopt:
	case i.Stage == model.StageShared:
		return Refuse(Conflict, "only what was adopted is shared")
	default:
		return Refuse(Invalid, "a use case goes on to executing, gets its verdict, and is shared")
	}
	d.emit(model.StageMoved{Case: c.ID, Session: v.ID, Stage: i.Stage, Was: c.Stage})
	d.note(fmt.Sprintf("#%d: %s", c.Number, i.Stage))
	return nil
}

func (d *decision) showPromise(i ShowPromise) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if c := d.s.UseCase(i.Case); !i.Case.IsZero() && (c == nil || !slices.Contains(d.s.reviewedIn(v), c)) {
		return Refuse(Missing, "%s does not review that use case", v.Title)
	}
	now := model.Shown{Case: i.Case, All: i.All && i.Case.IsZero()}
	if was := v.shown(); was != now {
		d.emit(model.PromiseShown{Session: v.ID, Now: now, Was: was})
		d.note("the wall has turned")
	}
	return nil
}

func (d *decision) markChampion(i MarkChampion) error {
	var v *Session
	if !i.Session.IsZero() {
		var err error
		if v, err = d.session(i.Session); err != nil {
			return err
		}
	}
	p, err := i.Person, error(nil)
	if p.IsZero() {
		p, err = d.person(v, i.Name)
	} else if !d.s.remembers(p) {
		err = Refuse(Missing, "nobody of that id is on file")
	}
	if err != nil {
		return err
	}
	if i.Champion.Function > model.FunctionCommunications {
		return Refuse(Invalid, "there is no such function")
	}
	was := d.s.Champion(p)
	if was == i.Champion {
		return nil
	}
	d.emit(model.ChampionMarked{Person: p, Session: i.Session, Now: i.Champion, Was: was})
	d.out.Result.Person = p
	d.note(d.nameOf(p, i.Name) + choose(i.Champion.Champion, " is a champion", " is no champion"))
	return nil
}

// presented refuses to begin an executive readout that nobody of the front line would tell, unless it is said why.
func (d *decision) presented(v *Session, why string) error {
	n := d.s.Presenters()
	if !v.readsOut() || n >= model.PresentersNeeded {
		return nil
	}
	reason, err := cleanNote(why, "the reason")
	if err != nil {
		return err
	}
	if reason == "" {
		return Refuse(Conflict, "an executive readout needs %d front-line champions who are willing to present, and %s: mark them, or begin with a written reason, which stays in the record",
			model.PresentersNeeded, choose(n == 1, "1 is", fmt.Sprintf("%d are", n)))
	}
	d.emit(model.ReadoutForced{Session: v.ID, Presenters: n, Reason: d.text(reason)})
	return nil
}
