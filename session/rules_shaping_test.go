package session_test

import (
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// merged has 2 merged into 1.
func merged(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(2).ID})
	return p
}

// brought has a library's use case as number 6, taken back by an undo.
func brought(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.library}})
	p.Do(session.Undo{Session: p.ID})
	return p
}

func shapingRules() []rule {
	type id = model.UseCaseID
	at := func(number int, make func(c id) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p.Case(number).ID) }
	}
	pair := func(into, from int) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.Merge{Into: p.Case(into).ID, From: p.Case(from).ID}
		}
	}
	return []rule{
		{"other words", capturing, "Ada", at(1, func(c id) session.Intent { return session.EditTitle{Case: c, Title: "Gate photos"} }), "TitleEdited"},
		{"the same words", capturing, "Ada", at(1, func(c id) session.Intent {
			return session.EditTitle{Case: c, Title: "Drivers  send the gate photo ahead "}
		}), ""},
		{"another's words", capturing, "Mei", at(1, func(c id) session.Intent { return session.EditTitle{Case: c, Title: "Mine"} }), "!denied"},
		{"the other kind", capturing, "", at(1, func(c id) session.Intent { return session.ChangeKind{Case: c} }), "KindChanged"},
		{"the kind of what is scored", scoring, "", at(3, func(c id) session.Intent { return session.ChangeKind{Case: c} }), "!conflict"},
		{"who said it", capturing, "", at(1, func(c id) session.Intent { return session.NameSpeaker{Case: c, Name: "mei"} }), "SpeakerNamed"},
		{"who said it is new", capturing, "", at(1, func(c id) session.Intent { return session.NameSpeaker{Case: c, Name: "Zoe"} }), "PersonAdded SpeakerNamed"},
		{"the host said nothing", capturing, "", at(1, func(c id) session.Intent { return session.NameSpeaker{Case: c, Name: "host"} }), "!invalid"},
		{"back what nobody joined", capturing, "Mei", at(2, func(c id) session.Intent { return session.Withdraw{Case: c} }), "UseCaseWithdrawn"},
		{"not what somebody joined", capturing, "Ada", at(1, func(c id) session.Intent { return session.Withdraw{Case: c} }), "!conflict"},
		{"not what is in a round", scoring, "Olu", at(3, func(c id) session.Intent { return session.Withdraw{Case: c} }), "!conflict"},
		{"hide", capturing, "", at(1, func(c id) session.Intent { return session.Hide{Case: c} }), "UseCaseHidden"},
		{"hide nothing", capturing, "", func(*place) session.Intent { return session.Hide{} }, "!missing"},
		{"show what shows", capturing, "", at(1, func(c id) session.Intent { return session.Show{Case: c} }), ""},
		{"show", func(t *testing.T) *place { p := capturing(t); p.Do(session.Hide{Case: p.Case(1).ID}); return p }, "",
			at(1, func(c id) session.Intent { return session.Show{Case: c} }), "UseCaseShown"},
		{"show nothing", capturing, "", func(*place) session.Intent { return session.Show{} }, "!missing"},
		{"release", held, "", at(6, func(c id) session.Intent { return session.Release{Case: c} }), "UseCaseReleased"},
		{"release nothing", held, "", func(*place) session.Intent { return session.Release{} }, "!missing"},
		{"merge", capturing, "", pair(1, 2), "CasesMerged"},
		{"merge into itself", capturing, "", pair(1, 1), "!invalid"},
		{"merge twice", merged, "", pair(1, 2), "!conflict"},
		{"merge into an alias", merged, "", pair(2, 3), "!conflict"},
		{"merge what is scored", scoring, "", pair(3, 4), "!conflict"},
		{"part", merged, "", at(2, func(c id) session.Intent { return session.Part{From: c} }), "CasesParted"},
		{"part what is whole", capturing, "", at(2, func(c id) session.Intent { return session.Part{From: c} }), "!conflict"},
		{"themes", capturing, "", at(1, func(c id) session.Intent { return session.SetThemes{Case: c, Themes: []string{"dock", "Dock", " "}} }), "ThemesSet"},
		{"too many themes", capturing, "", at(1, func(c id) session.Intent {
			return session.SetThemes{Case: c, Themes: []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"}}
		}), "!invalid"},
		{"elsewhere too", capturing, "", func(p *place) session.Intent { return session.DoElsewhere{Session: p.ID, Case: p.Case(1).ID} }, "UseCaseCaptured"},
		{"a plan is no origin", capturing, "", func(p *place) session.Intent { return session.DoElsewhere{Session: p.ID, Case: p.Case(3).ID} }, "!invalid"},
		{"from the library", capturing, "", func(p *place) session.Intent {
			return session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.library}}
		}, "UseCaseCaptured"},
		{"all of the library", capturing, "", func(p *place) session.Intent {
			var all []model.UseCaseID
			for _, c := range p.state().Library() {
				all = append(all, c.ID)
			}
			return session.BringIn{Session: p.ID, Cases: all}
		}, "UseCaseCaptured UseCaseCaptured"},
		{"from the library again, under its number", brought, "", func(p *place) session.Intent {
			return session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.library}}
		}, "UseCaseRestored"},
		{"from the library twice at once", capturing, "", func(p *place) session.Intent {
			return session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.library, p.library}}
		}, "!invalid"},
		{"nothing of the library", capturing, "", func(p *place) session.Intent { return session.BringIn{Session: p.ID} }, "!missing"},
		{"what is here is not brought in", capturing, "", func(p *place) session.Intent {
			return session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.Case(1).ID}}
		}, "!conflict"},
	}
}

// selecting has the case that passed selected.
func selecting(t *testing.T) *place {
	p := revealed(t)
	p.Do(session.Select{Session: p.ID, Case: p.cases[0]})
	return p
}

// handless is a round that is closed.
func handless(t *testing.T) *place {
	p := scoring(t)
	p.Do(session.CloseRound{Round: p.round})
	return p
}

// unmarked is a second round in which nobody has marked.
func unmarked(t *testing.T) *place {
	p := revealed(t)
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases})
	p.round = p.Session().Rounds[1]
	return p
}

// dropped is a round that was taken out before its reveal.
func dropped(t *testing.T) *place {
	p := scoring(t)
	p.Do(session.DropRound{Round: p.round})
	return p
}

func choosingRules() []rule {
	in := func(make func(p *place) session.Intent) func(*place) session.Intent { return make }
	mark := func(p *place) session.Mark {
		return session.Mark{Round: p.round, Case: p.cases[0], Group: model.Feasibility, Mark: model.Good}
	}
	return []rule{
		{"a round over what is planned", capturing, "", in(func(p *place) session.Intent { return session.OpenRound{Session: p.ID} }), "RoundOpened"},
		{"one round at a time", scoring, "", in(func(p *place) session.Intent { return session.OpenRound{Session: p.ID} }), "!conflict"},
		{"a round over an alias", merged, "", in(func(p *place) session.Intent {
			return session.OpenRound{Session: p.ID, Cases: []model.UseCaseID{p.Case(2).ID}}
		}), "!invalid"},
		{"a second round", revealed, "", in(func(p *place) session.Intent { return session.OpenRound{Session: p.ID, Cases: p.cases[:2]} }), "RoundOpened"},
		{"no more marks", scoring, "", in(func(p *place) session.Intent { return session.CloseRound{Round: p.round} }), "RoundClosed"},
		{"a round that is revealed stays", revealed, "", in(func(p *place) session.Intent { return session.CloseRound{Round: p.round} }), "!conflict"},
		{"marks again", handless, "", in(func(p *place) session.Intent { return session.ReopenRound{Round: p.round} }), "RoundReopened"},
		{"not after the reveal", revealed, "", in(func(p *place) session.Intent { return session.ReopenRound{Round: p.round} }), "!conflict"},
		{"a reveal", handless, "", in(func(p *place) session.Intent { return session.Reveal{Round: p.round} }), "RoundRevealed"},
		{"a reveal closes", scoring, "", in(func(p *place) session.Intent { return session.Reveal{Round: p.round} }), "RoundClosed RoundRevealed"},
		{"a reveal is for good", revealed, "", in(func(p *place) session.Intent { return session.Reveal{Round: p.round} }), "!conflict"},
		{"nothing to reveal", unmarked, "", in(func(p *place) session.Intent { return session.Reveal{Round: p.round} }), "!conflict"},
		{"a round is dropped", scoring, "", in(func(p *place) session.Intent { return session.DropRound{Round: p.round} }), "RoundDropped"},
		{"a closed round is dropped", handless, "", in(func(p *place) session.Intent { return session.DropRound{Round: p.round} }), "RoundDropped"},
		{"what is revealed is not dropped", revealed, "", in(func(p *place) session.Intent { return session.DropRound{Round: p.round} }), "!conflict"},
		{"a round is dropped once", dropped, "", in(func(p *place) session.Intent { return session.DropRound{Round: p.round} }), "!conflict"},
		{"no mark in a dropped round", dropped, "Ada", in(func(p *place) session.Intent { return mark(p) }), "!conflict"},
		{"no reveal of a dropped round", dropped, "", in(func(p *place) session.Intent { return session.Reveal{Round: p.round} }), "!conflict"},
		{"another round after a dropped one", dropped, "", in(func(p *place) session.Intent { return session.OpenRound{Session: p.ID} }), "RoundOpened"},
		{"a show of hands", scoring, "", in(func(p *place) session.Intent {
			return session.CountHands{Round: p.round, Case: p.cases[0], Counts: [5]int{1, 2, 3}}
		}), "HandsCounted"},
		{"hands below none", scoring, "", in(func(p *place) session.Intent {
			return session.CountHands{Round: p.round, Case: p.cases[0], Counts: [5]int{-1}}
		}), "!invalid"},
		{"hands for what is not in the round", scoring, "", in(func(p *place) session.Intent {
			return session.CountHands{Round: p.round, Case: p.Case(1).ID, Counts: [5]int{1}}
		}), "!missing"},
		{"a mark leaves no event", scoring, "Ada", in(func(p *place) session.Intent { return mark(p) }), ""},
		{"a mark beyond high", scoring, "Ada", in(func(p *place) session.Intent { m := mark(p); m.Mark = 4; return m }), "!invalid"},
		{"a mark after the close of the round", handless, "Ada", in(func(p *place) session.Intent { return mark(p) }), "!conflict"},
		{"a reason leaves no event", scoring, "Ada", in(func(p *place) session.Intent {
			return session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "we tried"}
		}), ""},
		{"a reason for what is not in the round", scoring, "Ada", in(func(p *place) session.Intent {
			return session.GiveReason{Round: p.round, Case: p.Case(1).ID, Reason: "we tried"}
		}), "!missing"},
		{"handing in leaves no event", scoring, "Ada", in(func(p *place) session.Intent { return session.HandIn{Round: p.round} }), ""},
		{"handing in too late", revealed, "Ada", in(func(p *place) session.Intent { return session.HandIn{Round: p.round} }), "!conflict"},
		{"not at the customer", capturing, "", in(func(p *place) session.Intent { return session.AimLens{Case: p.Case(3).ID, Lens: 1, Not: true} }), "LensAimed"},
		{"what is no lens", capturing, "", in(func(p *place) session.Intent { return session.AimLens{Case: p.Case(3).ID, Lens: 5, Not: true} }), "!invalid"},
		{"against the count", revealed, "", in(func(p *place) session.Intent {
			return session.Override{Round: p.round, Case: p.cases[2], Progresses: true, Reason: "the law asks for it"}
		}), "OutcomeOverridden"},
		{"against the count needs a reason", revealed, "", in(func(p *place) session.Intent {
			return session.Override{Round: p.round, Case: p.cases[2], Progresses: true}
		}), "!invalid"},
		{"with the count", revealed, "", in(func(p *place) session.Intent {
			return session.Override{Round: p.round, Case: p.cases[0], Progresses: true, Reason: "yes"}
		}), "!conflict"},
		{"against the selection", selecting, "", in(func(p *place) session.Intent {
			return session.Override{Round: p.round, Case: p.cases[0], Reason: "no"}
		}), "!conflict"},
	}
}

func steppingRules() []rule {
	first := func(make func(c model.UseCaseID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p.cases[0]) }
	}
	type id = model.UseCaseID
	return []rule{
		{"one of the few", revealed, "", func(p *place) session.Intent { return session.Select{Session: p.ID, Case: p.cases[0]} }, "CaseSelected"},
		{"not what did not pass", revealed, "", func(p *place) session.Intent { return session.Select{Session: p.ID, Case: p.cases[2]} }, "!conflict"},
		{"not what works already", revealed, "", func(p *place) session.Intent { return session.Select{Session: p.ID, Case: p.Case(1).ID} }, "!invalid"},
		{"out of the few", selecting, "", func(p *place) session.Intent { return session.Deselect{Session: p.ID, Case: p.cases[0]} }, "CaseDeselected"},
		{"out of nowhere", selecting, "", func(p *place) session.Intent { return session.Deselect{Case: p.cases[0]} }, "!missing"},
		{"an owner", selecting, "", first(func(c id) session.Intent { return session.NameOwner{Case: c, Name: "Ada"} }), "OwnerNamed"},
		{"an owner of nothing", selecting, "", func(*place) session.Intent { return session.NameOwner{Name: "Ada"} }, "!missing"},
		{"a measure", selecting, "", first(func(c id) session.Intent { return session.SetMeasure{Case: c, Measure: "minutes"} }), "MeasureSet"},
		{"a measure of nothing", selecting, "", func(*place) session.Intent { return session.SetMeasure{Measure: "minutes"} }, "!missing"},
		{"all three", selecting, "", first(func(c id) session.Intent {
			return session.SetSteps{Case: c, Owner: new("Ada"), Measure: new("minutes"), Date: new("2026-05-04")}
		}), "OwnerNamed MeasureSet FirstDateSet"},
		{"all three, and no date", selecting, "", first(func(c id) session.Intent { return session.SetSteps{Case: c, Owner: new("Ada"), Date: new("soon")} }), "!invalid"},
		{"a first date", selecting, "", first(func(c id) session.Intent { return session.SetFirstDate{Case: c, Date: "2026-05-04"} }), "FirstDateSet"},
		{"no date", selecting, "", first(func(c id) session.Intent { return session.SetFirstDate{Case: c, Date: "soon"} }), "!invalid"},
	}
}

// TestBringingManyBackIsOneStep in the words that offer to undo it.
func TestBringingManyBackIsOneStep(t *testing.T) {
	p := capturing(t)
	all := session.BringIn{Session: p.ID}
	for _, c := range p.state().Library() {
		all.Cases = append(all.Cases, c.ID)
	}
	for range 2 {
		p.Do(all)
		if got := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Undo.Label; got != "bring 2 in" {
			t.Errorf("it offers to undo %q", got)
		}
		p.Do(session.Undo{Session: p.ID})
	}
}
