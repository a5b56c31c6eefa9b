package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// reviewing is a quarter after a workshop that selected two: the first has an owner and all figures but the actual.
func reviewing(t *testing.T) *place {
	p := revealed(t)
	for i, id := range p.cases[:2] {
		p.Do(session.Select{Session: p.ID, Case: id})
		p.Do(session.NameOwner{Case: id, Name: []string{"Ada", "Mei"}[i]})
		p.Do(session.SetFigure{Case: id, Kind: model.FigureBaseline, Words: "20 min"})
		p.Do(session.SetFigure{Case: id, Kind: model.FigureTarget, Words: "10 min"})
	}
	p.Do(session.Close{Session: p.ID})
	p.Clock.Turn(90 * 24 * time.Hour)
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "Europe/London", Template: "quarterly-review"}).Session
	p.GoLive()
	p.To(model.Review)
	return p
}

func (p *place) review() *session.ReviewFace {
	return p.Live.Snapshot().ForWall(p.ID).Review
}

func (p *place) refused(t *testing.T, actor session.Actor, i session.Intent, words string) {
	t.Helper()
	if _, err := p.Try(actor, i); err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("%+v: %v, want %q", i, err, words)
	}
}

func TestReview(t *testing.T) {
	p := reviewing(t)
	a, b := p.cases[0], p.cases[1]
	if f := p.review(); len(f.Promises) != 2 || f.Shown != 0 || !f.Promises[0].Proposal.Missing || f.Promises[0].Case.Owner != "Ada" {
		t.Fatalf("the review opens with %+v", f)
	}
	verdict := func(id model.UseCaseID, v model.Verdict) session.GiveVerdict {
		return session.GiveVerdict{Session: p.ID, Case: id, Verdict: v}
	}
	p.refused(t, sessiontest.Host(), verdict(a, model.Adopt), "say first what came of it")
	p.refused(t, sessiontest.Host(), verdict(a, model.Discard), "written reason")
	p.Do(session.SetFigure{Session: p.ID, Case: a, Kind: model.FigureActual, Words: "9 min"})
	if x := p.review().Promises[0]; x.Proposal.Verdict != model.Adopt {
		t.Fatalf("proposed is %+v", x.Proposal)
	}
	p.refused(t, sessiontest.Host(), verdict(a, model.Discard), "the figures speak for adopt")
	p.Do(verdict(a, model.Adopt))
	if f := p.review(); f.Shown != 0 || len(f.Open()) != 1 || f.Promises[0].Case.Stage != model.StageVerdict {
		t.Fatalf("after a verdict: %+v", f)
	}
	p.refused(t, sessiontest.Host(), session.SetFigure{Session: p.ID, Case: a, Kind: model.FigureActual, Words: "8 min"}, "undo that first")
	p.Do(session.MoveStage{Session: p.ID, Case: a, Stage: model.StageShared})

	p.Do(session.SetFigure{Session: p.ID, Case: b, Kind: model.FigureActual, Words: "25 min"})
	p.refused(t, sessiontest.Host(), verdict(b, model.Iterate), "is the measure, the tool or the hypothesis wrong?")
	again := verdict(b, model.Iterate)
	again.Doubt = model.DoubtHypothesis
	p.Do(again)
	v := p.Session()
	if len(v.Selected) != 1 {
		t.Fatalf("a second cycle is one of those that go on: %v", v.Selected)
	}
	second := p.state().UseCase(v.Selected[0])
	if f := p.state().Figures(second); second.Origin != b || second.Owner != p.state().UseCase(b).Owner || f.Baseline.Words != "25 min" || f.Target.Words != "10 min" || f.Actual.Words != "" {
		t.Fatalf("the second cycle is %+v, %+v", second, f)
	}
	p.Do(session.Undo{Session: p.ID})
	if v := p.Session(); len(v.Selected) != 0 || p.state().UseCase(b).Stage != model.StageSelected || len(p.review().Open()) != 1 {
		t.Fatal("the verdict is not undone whole")
	}
	p.Do(again)
	p.Reopen()
	if p.review().Count(model.Iterate) != 1 {
		t.Fatal("a verdict is lost in a crash")
	}
	p.Do(session.Close{Session: p.ID})
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now().Add(time.Hour), Zone: "Europe/London", Template: "quarterly-review"}).Session
	p.GoLive()
	p.To(model.Review)
	if f := p.review(); len(f.Promises) != 1 || f.Promises[0].Case.ID == b {
		t.Fatalf("the next review asks for the second cycle only: %+v", f)
	}
}

// TestOwnerSaysWhatCame holds that an owner enters the actual figure of their own promise, and nobody anything else.
func TestOwnerSaysWhatCame(t *testing.T) {
	p := reviewing(t)
	owner, other := p.As("Ada"), p.As("Olu")
	actual := session.SetFigure{Session: p.ID, Case: p.cases[0], Kind: model.FigureActual, Words: "12 min"}
	p.refused(t, other, actual, "its owner says")
	if f := p.Live.Snapshot().ForSeat(p.ID, owner.Person); len(f.Promised) != 1 || f.Promised[0] != 0 {
		t.Fatalf("the owner's seat has %v", f.Promised)
	}
	if _, err := p.Try(owner, actual); err != nil {
		t.Fatal(err)
	}
	actual.Kind = model.FigureTarget
	p.refused(t, owner, actual, "what was promised stays")
	p.refused(t, owner, session.GiveVerdict{Session: p.ID, Case: p.cases[0], Verdict: model.Iterate}, "may not")
	if _, err := p.Try(owner, session.Undo{Session: p.ID}); err != nil || p.review().Promises[0].Figures.Actual.Words != "" {
		t.Fatal("an owner undoes their own", err)
	}
}

func TestReadoutNeedsChampions(t *testing.T) {
	p := draft(t)
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "Europe/London", Template: "executive-readout"}).Session
	front := model.Champion{Champion: true, FrontLine: true, Willing: true, Function: model.FunctionResearch}
	for _, name := range []string{"Ada", "Mei"} {
		p.Do(session.MarkChampion{Session: p.ID, Name: name, Champion: front})
	}
	p.Do(session.MarkChampion{Name: "Kim", Champion: model.Champion{Champion: true, Willing: true}})
	p.refused(t, sessiontest.Host(), session.GoLive{Session: p.ID}, "2 are")
	f := p.state().Champions()
	if f.All != 3 || f.Presenters != 2 || len(f.Gaps()) != len(model.Functions())-1 {
		t.Fatalf("%+v", f)
	}
	p.Do(session.Undo{Session: p.ID})
	if n := p.state().Presenters(); n != 1 {
		t.Fatalf("after the undo %d present", n)
	}
	p.Do(session.GoLive{Session: p.ID, Reason: "the board meets today"})
	forced := p.Session().Review.Forced
	if forced == nil || forced.Presenters != 1 || p.state().Words(forced.Reason) != "the board meets today" {
		t.Fatalf("the record has %+v", forced)
	}
}

func TestSessionLikeAnother(t *testing.T) {
	p := scoring(t)
	p.Do(session.TurnNames{Session: p.ID, On: true})
	old := p.Session()
	p.Do(session.TurnHold{Session: p.ID, Block: old.Blocks[2].ID, On: true})
	p.Do(session.TurnDeepWork{Session: p.ID, Block: old.Blocks[2].ID, On: true})
	start := p.Clock.Now().Add(90 * 24 * time.Hour)
	like := func(guests bool) *session.Session {
		id := p.Do(session.PlanLike{Session: p.ID, Start: start, Guests: guests}).Session
		return p.state().Session(id)
	}
	again := like(true)
	if len(again.Blocks) != len(old.Blocks) || !again.Blocks[2].Hold || !again.Blocks[2].Deep || !again.Names || again.Title != old.Title || again.Start != start.UnixMilli() {
		t.Fatalf("%+v", again)
	}
	if len(again.Cases)+len(again.Items)+len(again.Rounds)+len(again.Notes) > 0 || again.State != model.Draft {
		t.Fatal("words or ballots came along")
	}
	if len(again.Guests) != len(old.Guests) || again.Guests[0].Status != model.GuestAdded || again.Blocks[0].ID == old.Blocks[0].ID {
		t.Fatalf("guests are %+v", again.Guests)
	}
	if like(false).Guests != nil {
		t.Fatal("guests came along unasked")
	}
}

// TestAReviewKnowsWhatThePagePromised opens with the baseline and the target of the page's first whole criterion, until it is
// told other ones.
func TestAReviewKnowsWhatThePagePromised(t *testing.T) {
	p := revealed(t)
	id := p.cases[0]
	p.Do(session.Select{Session: p.ID, Case: id})
	p.Do(session.AddEntry{Case: id, Kind: model.EntryCriterion, Entry: model.EntryWords{What: "do drivers feel expected?", Sort: "survey"}})
	p.Do(session.AddEntry{Case: id, Kind: model.EntryCriterion, Entry: model.EntryWords{What: "minutes at the gate", Sort: "analytics", Baseline: "40 min", Target: "25 min"}})
	p.Do(session.Close{Session: p.ID})
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "Europe/London", Template: "quarterly-review"}).Session
	p.GoLive()
	p.To(model.Review)
	f := p.review().Promises[0].Figures
	if f.Baseline.Words != "40 min" || f.Target.Words != "25 min" || f.Actual.Words != "" {
		t.Fatalf("promised: %+v", f)
	}
	p.Do(session.SetFigure{Session: p.ID, Case: id, Kind: model.FigureTarget, Words: "20 min"})
	if f := p.review().Promises[0].Figures; f.Target.Words != "20 min" {
		t.Fatalf("told: %+v", f)
	}
	p.Do(session.Undo{Session: p.ID})
	if f := p.review().Promises[0].Figures; f.Target.Words != "25 min" {
		t.Fatalf("taken back: %+v", f)
	}
}

// TestASecondCycleComesBackWhole changes a verdict and takes that back: the second cycle has again what was written of it.
func TestASecondCycleComesBackWhole(t *testing.T) {
	p := reviewing(t)
	b := p.cases[1]
	p.Do(session.SetFigure{Session: p.ID, Case: b, Kind: model.FigureActual, Words: "15 min"})
	p.Do(session.GiveVerdict{Session: p.ID, Case: b, Verdict: model.Iterate, Doubt: model.DoubtTool, Reason: "once more"})
	second := p.Session().Selected[0]
	p.Do(session.WriteField{Case: second, Field: model.PageChallenge, Words: "lorries still wait"})
	p.Do(session.SetFirstDate{Case: second, Date: "2030-01-02"})
	was := *p.state().UseCase(second)
	p.Do(session.GiveVerdict{Session: p.ID, Case: b, Verdict: model.Discard, Reason: "no more"})
	if !p.state().UseCase(second).Withdrawn {
		t.Fatal("the second cycle of what is discarded stays")
	}
	p.Do(session.Undo{Session: p.ID})
	now := *p.state().UseCase(second)
	if page, _ := p.state().PageOf(second); page.Value(model.PageChallenge) != "lorries still wait" || now.FirstDate != was.FirstDate || now.Seq != was.Seq || now.Withdrawn {
		t.Errorf("the second cycle comes back as %+v, page %q", now, page.Value(model.PageChallenge))
	}
}

// TestAVerdictThatIsTakenBackLeavesWhatWasShared has another verdict about what was adopted and shared, and none at last.
func TestAVerdictThatIsTakenBackLeavesWhatWasShared(t *testing.T) {
	p := reviewing(t)
	a := p.cases[0]
	p.Do(session.SetFigure{Session: p.ID, Case: a, Kind: model.FigureActual, Words: "9 min"})
	p.Do(session.GiveVerdict{Session: p.ID, Case: a, Verdict: model.Adopt})
	p.Do(session.MoveStage{Session: p.ID, Case: a, Stage: model.StageShared})
	p.Do(session.GiveVerdict{Session: p.ID, Case: a, Verdict: model.Discard, Reason: "it was the season"})
	p.Do(session.Undo{Session: p.ID})
	if got := p.state().UseCase(a).Stage; got != model.StageShared {
		t.Errorf("after the undo it is %s", got)
	}
}

// TestWhatIsExecutedStaysSelected goes on from selected to executing: the selection below it is not taken away.
func TestWhatIsExecutedStaysSelected(t *testing.T) {
	p := revealed(t)
	p.By("Ada", session.RaiseHand{Session: p.ID, Up: true})
	p.Do(session.Select{Session: p.ID, Case: p.cases[0]})
	mine := p.state().UndoFor(p.ID, sessiontest.Host().Person).Command
	if _, err := p.Try(session.Actor{Role: session.CoFacilitator, Person: model.PersonID{7}}, session.MoveStage{Case: p.cases[0], Stage: model.StageExecuting}); err != nil {
		t.Fatal(err)
	}
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Command != mine || u.Blocked == "" {
		t.Errorf("what is executed can be deselected: %+v", u)
	}
}

// TestAChampionsNameStaysOffTheStage looks at what the projected line says could be undone.
func TestAChampionsNameStaysOffTheStage(t *testing.T) {
	p := capturing(t)
	p.Do(session.MarkChampion{Session: p.ID, Name: "Lena Ott", Champion: model.Champion{Champion: true}})
	if u := p.Live.Snapshot().ForStage(p.ID, sessiontest.Host().Person).Undo; u.Label == "" || strings.Contains(u.Label, "Lena") {
		t.Errorf("the stage offers to undo %q", u.Label)
	}
}

// TestTheRecapOfAReviewTellsItsVerdicts has one adopted and one open, and an owner only once names are on.
func TestTheRecapOfAReviewTellsItsVerdicts(t *testing.T) {
	p := reviewing(t)
	second := p.cases[1]
	p.Do(session.SetFigure{Session: p.ID, Case: second, Kind: model.FigureActual, Words: "9 min"})
	p.Do(session.GiveVerdict{Session: p.ID, Case: second, Verdict: model.Adopt})
	p.To(model.Recap)
	judged := func() *session.ReviewFace { return p.Live.Snapshot().ForWall(p.ID).Recap.Judged }
	f := judged()
	if f == nil || f.Count(model.Adopt) != 1 || len(f.Open()) != 1 || f.Promises[0].Case.ID != second || f.Promises[0].Case.Owner != "" {
		t.Fatalf("the recap tells %+v", f)
	}
	p.Do(session.TurnNames{Session: p.ID, On: true})
	if f := judged(); f.Promises[0].Case.Owner != p.Live.Snapshot().State.Details(p.state().UseCase(second).Owner).Name {
		t.Errorf("with names on: %+v", f.Promises[0].Case)
	}
}
