package session_test

import (
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// progresses says how the reveal lists a use case: whether it passed, and by which override.
func (p *place) progresses(id model.UseCaseID) (bool, string) {
	r := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Reveal
	for _, x := range slices.Concat(r.Passed, r.Rest) {
		if x.Case.ID == id {
			return x.Progresses, x.Overridden
		}
	}
	return false, "not there"
}

// TestWhatDidNotPassIsInTheRecap, as the wall promises, until an override lets it through.
func TestWhatDidNotPassIsInTheRecap(t *testing.T) {
	p := revealed(t)
	kept := func() bool {
		return slices.ContainsFunc(p.Live.Snapshot().ForWall(p.ID).Recap.Kept, func(c session.CaseFace) bool { return c.ID == p.cases[2] })
	}
	if !kept() {
		t.Fatal("what did not pass is not in the recap")
	}
	p.Do(session.Override{Round: p.round, Case: p.cases[2], Progresses: true, Reason: "the law asks for it"})
	if kept() {
		t.Error("what was let through is said not to have passed")
	}
}

func TestUndoneOverrideLeavesTheOneBeforeIt(t *testing.T) {
	p := revealed(t)
	override := func(progresses bool, reason string) {
		p.Do(session.Override{Round: p.round, Case: p.cases[2], Progresses: progresses, Reason: reason})
	}
	override(true, "the law asks for it")
	override(false, "the law changed")
	p.Do(session.Undo{Session: p.ID})
	if on, why := p.progresses(p.cases[2]); !on || why != "the law asks for it" {
		t.Fatalf("after the undo of the second override: %v, %q", on, why)
	}
	p.Do(session.Select{Session: p.ID, Case: p.cases[2]})
	p.Do(session.Undo{Session: p.ID})
	p.Do(session.Undo{Session: p.ID})
	if on, why := p.progresses(p.cases[2]); on || why != "" || p.state().UseCase(p.cases[2]).Stage != model.StageScored {
		t.Fatalf("after the undo of both: %v, %q, %s", on, why, p.state().UseCase(p.cases[2]).Stage)
	}
}

// undo lets a person undo; "" is the facilitator, and other another facilitator.
func (p *place) undo(actor session.Actor) error {
	_, err := p.Try(actor, session.Undo{Session: p.ID})
	return err
}

func other() session.Actor {
	return session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("SHA256:other")}
}

// revealHand counts one hand in a round of the session and reveals it.
func (p *place) revealHand(n int) {
	r := p.state().Round(p.Session().Rounds[n])
	p.Do(session.CountHands{Round: r.ID, Case: r.Cases[0], Counts: [5]int{0, 1}})
	p.Do(session.Reveal{Round: r.ID})
}

// TestUndoLeavesTheGuestList takes back what was done before a file of guests came, and no guest with it.
func TestUndoLeavesTheGuestList(t *testing.T) {
	p := capturing(t)
	p.Do(session.SwitchLights{Session: p.ID, Dark: true})
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{{Name: model.MustLine("Gil Ray")}, {Name: model.MustLine("Ida Moe")}}})
	before := len(p.Session().Guests)
	u := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Undo
	if u.Label != "wall dark" || p.Live.Snapshot().ForStage(p.ID, sessiontest.Host().Person).Undo.Label != u.Label {
		t.Fatalf("after an import undo names %q", u.Label)
	}
	p.Do(session.Undo{Session: p.ID, Command: u.Command})
	if now := len(p.Session().Guests); now != before || p.Session().Dark {
		t.Fatalf("%d of %d guests are left, dark %v", now, before, p.Session().Dark)
	}
	gil := p.Session().Guests[before-2].Person
	p.Do(session.CheckIn{Session: p.ID, Person: gil})
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label != "check in Gil Ray" {
		t.Fatalf("after a check-in undo names %q", u.Label)
	}
	p.Do(session.Undo{Session: p.ID})
	if g, at := p.Session().Guest(gil); at < 0 || g.Status != model.GuestAdded || len(p.Session().Guests) != before {
		t.Fatalf("the guest stands as %+v at %d", g, at)
	}
	for range 2 {
		p.Do(session.CheckIn{Session: p.ID, Name: "Kim Roe, Docks"})
		if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label != "check in Kim Roe, who stays on file" {
			t.Fatalf("after a walk-in undo names %q", u.Label)
		}
		p.Do(session.Undo{Session: p.ID})
	}
}

// TestUndoPassesADroppedRound offers what was done before the round, and nothing that was done to it.
func TestUndoPassesADroppedRound(t *testing.T) {
	p := scoring(t)
	p.Do(session.CountHands{Round: p.round, Case: p.cases[0], Counts: [5]int{0, 1}})
	p.Do(session.CloseRound{Round: p.round})
	p.Do(session.DropRound{Round: p.round})
	u := p.state().UndoFor(p.ID, sessiontest.Host().Person)
	if !strings.HasPrefix(u.Label, "go to ") || u.Blocked != "" {
		t.Fatalf("after the drop undo names %+v", u)
	}
	p.Do(session.Undo{Session: p.ID})
	if b, _ := p.Session().Block(p.Session().Current); b.Method == model.Scoring {
		t.Fatal("it did not go back")
	}
}

func TestUndoStopsAtWhatDependsOnIt(t *testing.T) {
	for _, c := range []struct {
		name  string
		given given
		by    func(*place) session.Actor
		first func(*place) session.Intent
		then  func(*place)
	}{
		{"an idea that is in the round", capturing, func(p *place) session.Actor { return p.As("Jo") },
			func(p *place) session.Intent { return session.Say{Session: p.ID, Line: "~ count the lorries"} },
			func(p *place) { p.Do(session.OpenRound{Session: p.ID}) }},
		{"a merge into what is in the round", capturing, func(*place) session.Actor { return other() },
			func(p *place) session.Intent { return session.Merge{Into: p.Case(3).ID, From: p.Case(4).ID} },
			func(p *place) { p.Do(session.OpenRound{Session: p.ID}) }},
		{"an override whose case is selected", revealed, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				return session.Override{Round: p.round, Case: p.cases[2], Progresses: true, Reason: "law"}
			},
			func(p *place) { p.Do(session.Select{Session: p.ID, Case: p.cases[2]}) }},
		{"minutes that were confirmed", capturing, func(p *place) session.Actor { return p.As("Olu") },
			func(p *place) session.Intent { return session.ClaimMinutes{Case: p.Case(3).ID, Minutes: 15, Others: 6} },
			func(p *place) { p.Do(session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimConfirmed, By: "Kit"}) }},
		{"minutes that were refuted", capturing, func(p *place) session.Actor { return p.As("Olu") },
			func(p *place) session.Intent { return session.ClaimMinutes{Case: p.Case(3).ID, Minutes: 15, Others: 6} },
			func(p *place) { p.Do(session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimRefuted, By: "Kit"}) }},
		{"a page that was selected since", revealed, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				return session.WriteField{Case: p.cases[0], Field: model.PageChallenge, Words: "nobody knows when a lorry comes"}
			},
			func(p *place) { p.Do(session.Select{Session: p.ID, Case: p.cases[0]}) }},
		{"a page that was selected anew", selecting, func(p *place) session.Actor { return p.As("Ada") },
			func(p *place) session.Intent {
				return session.WriteField{Case: p.cases[0], Field: model.PageChallenge, Words: "nobody knows when a lorry comes"}
			},
			func(p *place) {
				p.Do(session.Deselect{Session: p.ID, Case: p.cases[0]})
				p.Do(session.Select{Session: p.ID, Case: p.cases[0]})
			}},
		{"a block that was entered", capturing, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				return session.AddBlock{Session: p.ID, At: 6, Block: model.Block{Title: "Talk", Method: model.Discuss, Timebox: 1e12}}
			},
			func(p *place) { p.Do(session.JumpTo{Session: p.ID, Block: p.Session().Blocks[6].ID}) }},
		{"an idea that others joined", capturing, func(p *place) session.Actor { return p.As("Jo") },
			func(p *place) session.Intent { return session.Say{Session: p.ID, Line: "count the lorries"} },
			func(p *place) { p.Says("Mei", "=6") }},
		{"a part that was merged the other way", merged, func(*place) session.Actor { return other() },
			func(p *place) session.Intent { return session.Part{From: p.Case(2).ID} },
			func(p *place) { p.Do(session.Merge{Into: p.Case(2).ID, From: p.Case(1).ID}) }},
		{"a part from what was taken back", capturing, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				p.Do(session.Merge{Into: p.Case(3).ID, From: p.Case(4).ID})
				return session.Part{From: p.Case(4).ID}
			},
			func(p *place) { p.By("Olu", session.Withdraw{Case: p.Case(3).ID}) }},
		{"a block with which the session began", lobby, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				return session.AddBlock{Session: p.ID, Block: model.Block{Title: "Welcome", Method: model.Connect, Timebox: 1e12}}
			},
			func(p *place) { p.Do(session.GoLive{Session: p.ID}) }},
		{"an order in which the session began", lobby, func(*place) session.Actor { return other() },
			func(p *place) session.Intent {
				return session.MoveBlock{Session: p.ID, Block: p.Session().Blocks[3].ID, To: 0}
			},
			func(p *place) { p.Do(session.GoLive{Session: p.ID}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.given(t)
			by := c.by(p)
			if _, err := p.Try(by, c.first(p)); err != nil {
				t.Fatal(err)
			}
			c.then(p)
			before := p.state().Seq
			if err := p.undo(by); err == nil || refusal(t, err) != "!conflict" || p.state().Seq != before {
				t.Fatalf("the undo says %v", err)
			}
			face := p.state().UndoFor(p.ID, by.Person)
			if face.Label == "" || face.Blocked == "" {
				t.Fatalf("what stands in the way is not named: %+v", face)
			}
			if at := p.Live.Snapshot().ForConsole(p.ID, by.Person).Undo; at != face {
				t.Fatalf("the screen says %+v, the rule %+v", at, face)
			}
		})
	}
}

// TestUndoPassesWhatIsForGood offers after a reveal what was done before, and nothing that the reveal made final.
func TestUndoPassesWhatIsForGood(t *testing.T) {
	for _, c := range []struct {
		name  string
		given given
		first func(*place) session.Intent
		then  func(*place)
	}{
		{"a kind that was scored", capturing,
			func(p *place) session.Intent { return session.ChangeKind{Case: p.Case(2).ID} },
			func(p *place) {
				p.Do(session.OpenRound{Session: p.ID})
				p.revealHand(0)
			}},
		{"an override before another round", revealed,
			func(p *place) session.Intent {
				return session.Override{Round: p.round, Case: p.cases[2], Progresses: true, Reason: "law"}
			},
			func(p *place) {
				p.Do(session.OpenRound{Session: p.ID})
				p.revealHand(1)
			}},
		{"hands that were counted", scoring,
			func(p *place) session.Intent {
				return session.CountHands{Round: p.round, Case: p.cases[0], Counts: [5]int{0, 1}}
			},
			func(p *place) { p.Do(session.Reveal{Round: p.round}) }},
		{"a round that was closed", scoring,
			func(p *place) session.Intent { return session.CloseRound{Round: p.round} },
			func(p *place) { p.Do(session.Reveal{Round: p.round}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.given(t)
			for _, i := range []session.Intent{session.SwitchLights{Session: p.ID, Dark: true}, c.first(p)} {
				if _, err := p.Try(other(), i); err != nil {
					t.Fatal(err)
				}
			}
			c.then(p)
			face := p.state().UndoFor(p.ID, other().Person)
			if face.Label != "wall dark" || face.Blocked != "" || p.Live.Snapshot().ForConsole(p.ID, other().Person).Undo != face {
				t.Fatalf("undo offers %+v", face)
			}
			if err := p.undo(other()); err != nil || p.Session().Dark {
				t.Fatalf("the undo says %v, dark %v", err, p.Session().Dark)
			}
			if err := p.undo(other()); err == nil || refusal(t, err) != "!missing" {
				t.Fatalf("with nothing left the undo says %v", err)
			}
		})
	}
}

func TestUndoGoesBackThroughOnesOwn(t *testing.T) {
	p := capturing(t)
	p.Says("Jo", "count the lorries")
	p.Says("Ada", "something in between")
	p.Says("Jo", "=2")
	for range 2 {
		if err := p.undo(p.As("Jo")); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.undo(p.As("Jo")); err == nil {
		t.Fatal("Jo undid what somebody else did")
	}
	if !p.Case(6).Withdrawn || len(p.Case(2).Same) != 0 || p.Case(7).Withdrawn {
		t.Fatalf("6 %+v, 2 %+v, 7 %+v", p.Case(6), p.Case(2), p.Case(7))
	}
	if p.Says("Jo", "after all").Number != 8 {
		t.Fatal("a number was used again")
	}
}

// TestTheStageNamesNobodyWhoDidNotAgree: what can be undone stands in the stage's keys, where the room reads it.
func TestTheStageNamesNobodyWhoDidNotAgree(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.Do(session.CheckIn{Session: w.ID, Name: "Lena Ott"})
	host := sessiontest.Host().Person
	if got := w.Live.Snapshot().ForConsole(w.ID, host).Undo.Label; got != "check in Lena Ott, who stays on file" {
		t.Errorf("the console offers to undo %q", got)
	}
	if got := w.Live.Snapshot().ForStage(w.ID, host).Undo.Label; got != "a check-in" {
		t.Errorf("the stage offers to undo %q", got)
	}
	sam := session.Actor{Role: session.CoFacilitator, Person: session.FacilitatorID("SHA256:Sam"), Remote: true}
	_, err := w.Try(sam, session.StandGuest{Session: w.ID, Name: "Lena Ott", Status: model.GuestCheckedOut})
	must(t, err)
	if got := w.Live.Snapshot().ForConsole(w.ID, host).Undo.Blocked; got != "Lena Ott checked out came after it" {
		t.Errorf("the console says of what blocks it %q", got)
	}
	if got := w.Live.Snapshot().ForStage(w.ID, host).Undo.Blocked; got != "a change of the guest list came after it" {
		t.Errorf("the stage says of what blocks it %q", got)
	}
	if got := w.Live.Snapshot().ForStage(w.ID, sam.Person).Undo.Label; got != "a change of the guest list" {
		t.Errorf("another stage offers to undo %q", got)
	}
}
