package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// polling asks one question of everybody.
func polling(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.AddBlock{Session: p.ID, At: 3, Block: model.Block{Title: "Ask", Method: model.Poll, Timebox: 5 * time.Minute,
		Questions: []model.Question{{Text: "Which day?", Kind: model.AskChoice, Options: []string{"Monday", "Friday"}}}}})
	p.To(model.Poll)
	p.Do(session.OpenAsking{Session: p.ID})
	p.round = p.Live.Snapshot().ForWall(p.ID).Asking.ID
	p.By("Ada", session.Answer{Asking: p.round, Cell: 1})
	return p
}

func beforeThePoll(t *testing.T) *place {
	p := polling(t)
	p.Do(session.DropAsking{Asking: p.round})
	return p
}

func askingRules() []rule {
	on := func(make func(id model.RoundID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p.round) }
	}
	return []rule{
		{"a poll", beforeThePoll, "", func(p *place) session.Intent { return session.OpenAsking{Session: p.ID} }, "AskingOpened"},
		{"a poll where none is", capturing, "", func(p *place) session.Intent { return session.OpenAsking{Session: p.ID} }, "!conflict"},
		{"a round of marks in a poll", beforeThePoll, "", func(p *place) session.Intent { return session.OpenRound{Session: p.ID} }, "!conflict"},
		{"an answer leaves no event", polling, "Ada", on(func(id model.RoundID) session.Intent { return session.Answer{Asking: id, Cell: 2} }), ""},
		{"an answer that is none", polling, "Ada", on(func(id model.RoundID) session.Intent { return session.Answer{Asking: id, Cell: 3} }), "!invalid"},
		{"hands at a question", polling, "", on(func(id model.RoundID) session.Intent { return session.CountAnswers{Asking: id, Counts: []int{1, 2}} }), "AnswersCounted"},
		{"hands for too many answers", polling, "", on(func(id model.RoundID) session.Intent { return session.CountAnswers{Asking: id, Counts: []int{1}} }), "!invalid"},
		{"the answers are shown", polling, "", on(func(id model.RoundID) session.Intent { return session.ShowAnswers{Asking: id} }), "AskingShown"},
		{"no answers are shown", beforeThePoll, "", on(func(id model.RoundID) session.Intent { return session.ShowAnswers{Asking: id} }), "!missing"},
		{"questions are taken back", polling, "", on(func(id model.RoundID) session.Intent { return session.DropAsking{Asking: id} }), "AskingDropped"},
		{"questions are taken back once", beforeThePoll, "", on(func(id model.RoundID) session.Intent { return session.DropAsking{Asking: id} }), "!missing"},
		{"reach", lobby, "", func(p *place) session.Intent {
			return session.ProveReach{Session: p.ID, Address: "192.0.2.1:22", From: "relay.example.org"}
		}, "ReachProven"},
		{"reach of nothing", lobby, "", func(p *place) session.Intent { return session.ProveReach{Session: p.ID} }, "!invalid"},
	}
}

// iterating has a second cycle of what was selected.
func iterating(t *testing.T) *place {
	p := selecting(t)
	p.Do(session.GiveVerdict{Session: p.ID, Case: p.cases[0], Verdict: model.Iterate, Reason: "half of it was used"})
	return p
}

func reviewRules() []rule {
	on := func(make func(p *place, c model.UseCaseID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p, p.cases[0]) }
	}
	return []rule{
		{"the same again", revealed, "", func(p *place) session.Intent {
			return session.PlanLike{Session: p.ID, Start: time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)}
		}, "SessionPlanned"},
		{"nothing again", revealed, "", func(*place) session.Intent {
			return session.PlanLike{Start: time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)}
		}, "!missing"},
		{"a figure", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.SetFigure{Session: p.ID, Case: c, Kind: model.FigureActual, Words: "12 min"}
		}), "FigureSet"},
		{"a figure of what was not promised", revealed, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.SetFigure{Session: p.ID, Case: c, Kind: model.FigureActual, Words: "12 min"}
		}), "!conflict"},
		{"a verdict", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.GiveVerdict{Session: p.ID, Case: c, Verdict: model.Discard, Reason: "nobody used it"}
		}), "VerdictGiven"},
		{"a verdict that opens a second cycle", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.GiveVerdict{Session: p.ID, Case: c, Verdict: model.Iterate, Reason: "half of it was used"}
		}), "VerdictGiven CycleOpened"},
		{"a verdict that closes it", iterating, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.GiveVerdict{Session: p.ID, Case: c, Verdict: model.Discard, Reason: "nobody used it"}
		}), "VerdictGiven CycleClosed"},
		{"no such verdict", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.GiveVerdict{Session: p.ID, Case: c, Reason: "because"}
		}), "!invalid"},
		{"into execution", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.MoveStage{Session: p.ID, Case: c, Stage: model.StageExecuting}
		}), "StageMoved"},
		{"shared before it was adopted", selecting, "", on(func(p *place, c model.UseCaseID) session.Intent {
			return session.MoveStage{Session: p.ID, Case: c, Stage: model.StageShared}
		}), "!conflict"},
		{"the list of promises", selecting, "", func(p *place) session.Intent { return session.ShowPromise{Session: p.ID, All: true} }, "PromiseShown"},
		{"a promise of another review", selecting, "", func(p *place) session.Intent {
			return session.ShowPromise{Session: p.ID, Case: model.UseCaseID{1}}
		}, "!missing"},
		{"a champion", lobby, "", func(p *place) session.Intent {
			return session.MarkChampion{Session: p.ID, Name: "Ada", Champion: model.Champion{Champion: true, FrontLine: true}}
		}, "ChampionMarked"},
		{"a champion without a name", lobby, "", func(p *place) session.Intent {
			return session.MarkChampion{Session: p.ID, Champion: model.Champion{Champion: true}}
		}, "!invalid"},
	}
}

// TestHandsAtAQuestionStayOnceTheyAreShown offers no undo of a count that everybody has seen.
func TestHandsAtAQuestionStayOnceTheyAreShown(t *testing.T) {
	p := polling(t)
	p.Do(session.CountAnswers{Asking: p.round, Counts: []int{1, 2}})
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label != "hands at question 1" {
		t.Fatalf("to be undone is %+v", u)
	}
	p.Do(session.ShowAnswers{Asking: p.round})
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label == "hands at question 1" {
		t.Errorf("what was shown is to be undone: %+v", u)
	}
}

// TestNobodyGoesBackFromWhatIsOpen keeps undo from taking marks, dots or questions out of people's hands by leaving the block.
func TestNobodyGoesBackFromWhatIsOpen(t *testing.T) {
	for name, make := range map[string]func(*testing.T) *place{"a round": scoring, "dots": dotting, "questions": polling} {
		p := make(t)
		u := p.state().UndoFor(p.ID, sessiontest.Host().Person)
		if !strings.HasPrefix(u.Label, "go to ") || u.Blocked == "" {
			t.Errorf("%s: to be undone is %+v", name, u)
		}
		if _, err := p.Try(sessiontest.Host(), session.Undo{Session: p.ID, Command: u.Command}); refusal(t, err) != "!conflict" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhatIsSealed counts everything that a backup holds without its key.
func TestWhatIsSealed(t *testing.T) {
	for name, make := range map[string]func(*testing.T) *place{"a round": scoring, "dots": dotting, "a vote": votingIn, "questions": polling} {
		p := make(t)
		if n := p.state().Sealed(p.Session()); n != 1 {
			t.Errorf("%s: %d are sealed", name, n)
		}
	}
	if p := dotsRevealed(t); p.state().Sealed(p.Session()) != 0 {
		t.Error("what is revealed is sealed")
	}
}

// TestAScribeWritesPagesAndParks lets somebody who writes down what is said do what a seat may write.
func TestAScribeWritesPagesAndParks(t *testing.T) {
	p := planning(t)
	kim := session.Actor{Role: session.Scribe, Person: session.FacilitatorID("kim")}
	for _, i := range []session.Intent{
		writes(model.PageOutcome, "ten minutes less")(p), criterion("wait; analytics; 40 -> 25; gate log")(p),
		session.ParkCase{Case: p.Case(1).ID}, session.NoteAction{Session: p.ID, Words: "order the lamps", Name: "Mei", Day: "2030-01-02"},
	} {
		if _, err := p.Try(kim, i); err != nil {
			t.Errorf("%T: %v", i, err)
		}
	}
	if _, err := p.Try(kim, session.MarkReady{Case: p.cases[0]}); refusal(t, err) != "!denied" {
		t.Errorf("a scribe marks ready: %v", err)
	}
}

// TestTwoSeatsAreNotToldByHands counts hands for one group only: in the others the mean would tell each of two seats the
// other's mark.
func TestTwoSeatsAreNotToldByHands(t *testing.T) {
	p := capturing(t)
	p.To(model.Scoring)
	p.Do(session.OpenRound{Session: p.ID})
	p.round = p.Session().Rounds[0]
	one := p.state().Round(p.round).Cases[0]
	for _, name := range []string{"Ada", "Mei"} {
		for _, g := range model.Groups() {
			p.By(name, session.Mark{Round: p.round, Case: one, Group: g, Mark: model.High})
		}
	}
	p.Do(session.CountHands{Round: p.round, Case: one, Group: model.Importance, Counts: [5]int{0, 1, 1, 0, 0}})
	p.Do(session.Reveal{Round: p.round})
	reveal := p.Live.Snapshot().ForWall(p.ID).Reveal
	for _, x := range append(reveal.Passed, reveal.Rest...) {
		if x.Case.ID != one {
			continue
		}
		if n := x.Tally.Whole[model.Importance].People(); n != 4 {
			t.Errorf("importance was marked by %d", n)
		}
		for _, g := range []model.Group{model.Measurability, model.Feasibility} {
			if n := x.Tally.Whole[g].People(); n != 0 {
				t.Errorf("%s shows %d marks of two seats", g, n)
			}
		}
	}
}
