package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// joiner has joined under a name of the guest list.
func joiner(t *testing.T) *place {
	p := lobby(t)
	p.As("Lena Ott")
	return p
}

func peopleRules() []rule {
	join := func(name string, consent bool) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.Join{Session: p.ID, Name: name, Consent: consent} }
	}
	me := func(make func(p *place, me model.PersonID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p, p.As("Ada").Person) }
	}
	return []rule{
		{"a newcomer joins", lobby, "Ada", join("Ben", true), "PersonAdded CheckedIn"},
		{"nobody joins without consent", lobby, "Ada", join("Ben", false), "!invalid"},
		{"nobody is the host by name", lobby, "Ada", join("Facilitator", true), "!invalid"},
		{"a name can be read", lobby, "Ada", join("\u200b", true), "!invalid"},
		{"another session's code opens nothing here", lobby, "Ada", func(p *place) session.Intent {
			p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "UTC"}).Session
			p.Do(session.OpenLobby{Session: p.ID})
			return session.Join{Session: p.ID, Name: "Ben", Consent: true}
		}, "!denied"},
		{"back again is no event", lobby, "Ada", me(func(p *place, me model.PersonID) session.Intent { return session.Arrive{Session: p.ID, Person: me} }), ""},
		{"back with a key", lobby, "Ada", me(func(p *place, me model.PersonID) session.Intent {
			return session.Arrive{Session: p.ID, Person: me, Fingerprint: "SHA256:k"}
		}), "PersonDetailed"},
		{"nobody takes another's seat", lobby, "Ada", func(p *place) session.Intent {
			return session.Arrive{Session: p.ID, Person: p.guest(), Fingerprint: "SHA256:k"}
		}, "!denied"},
		{"nobody arrives who is not on file", lobby, "Ada", func(p *place) session.Intent { return session.Arrive{Session: p.ID, Person: model.PersonID{1}} }, "!missing"},
		{"who joined has agreed", lobby, "Ada", me(func(_ *place, me model.PersonID) session.Intent { return session.Agree{Person: me} }), ""},
		{"nobody agrees for another", lobby, "Ada", func(p *place) session.Intent { return session.Agree{Person: p.guest()} }, "!denied"},
		{"one's own organisation", lobby, "Ada", me(func(_ *place, me model.PersonID) session.Intent {
			return session.Describe{Person: me, Organisation: "Acme"}
		}), "PersonDetailed"},
		{"nobody else's", lobby, "Ada", func(p *place) session.Intent { return session.Describe{Person: p.guest(), Name: "X"} }, "!denied"},
		{"the facilitator may", lobby, "", func(p *place) session.Intent { return session.Describe{Person: p.guest(), Role: "planner"} }, "PersonDetailed"},
		{"a guest is here", lobby, "", func(p *place) session.Intent { return session.CheckIn{Session: p.ID, Person: p.guest()} }, "CheckedIn"},
		{"a walk-in in one line", lobby, "", func(p *place) session.Intent { return session.CheckIn{Session: p.ID, Name: "Ben"} }, "PersonAdded CheckedIn"},
		{"three letters name a guest", lobby, "", func(p *place) session.Intent { return session.CheckIn{Session: p.ID, Name: "len"} }, "CheckedIn"},
		{"a check-in happens once", lobby, "", me(func(p *place, me model.PersonID) session.Intent { return session.CheckIn{Session: p.ID, Person: me} }), "!conflict"},
		{"a check-in of nobody", lobby, "", func(p *place) session.Intent { return session.CheckIn{Session: p.ID, Person: model.PersonID{7}} }, "!missing"},
		{"a joiner is the guest of that name", joiner, "", func(p *place) session.Intent {
			return session.ConfirmGuest{Session: p.ID, Joined: p.As("Lena Ott").Person, Guest: p.guest()}
		}, "PersonDetailed GuestMatched"},
		{"nobody is their own guest", joiner, "", func(p *place) session.Intent {
			return session.ConfirmGuest{Session: p.ID, Joined: p.guest(), Guest: p.guest()}
		}, "!conflict"},
		{"a hand goes up", capturing, "Ada", func(p *place) session.Intent { return session.RaiseHand{Session: p.ID, Up: true} }, "HandRaised"},
		{"a hand that is down is down", capturing, "Ada", func(p *place) session.Intent { return session.RaiseHand{Session: p.ID} }, ""},
		{"no hand before it starts", lobby, "Ada", func(p *place) session.Intent { return session.RaiseHand{Session: p.ID, Up: true} }, "!conflict"},
	}
}

// held is a workshop whose block holds ideas, with one of Ada's waiting.
func held(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	p.Says("Ada", "Something that waits for the wall")
	return p
}

func sayingRules() []rule {
	say := func(line string) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.Say{Session: p.ID, Block: p.Session().Current, Line: line}
		}
	}
	at := func(number int, make func(c model.UseCaseID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p.Case(number).ID) }
	}
	type id = model.UseCaseID
	return []rule{
		{"an idea", capturing, "Ada", say("weigh every lorry"), "UseCaseCaptured"},
		{"the same as one", capturing, "Ada", say("=2"), "SaidSame"},
		{"the same, and more", capturing, "Ada", say("=2 in all stores"), "SaidSame DetailAdded"},
		{"one's own is not the same", capturing, "Ada", say("=1"), "!invalid"},
		{"somebody of the room says the same", capturing, "", say("=2"), "SameCounted"},
		{"somebody by name says the same", capturing, "", say("=2 @Ada"), "SaidSame"},
		{"a detail", capturing, "Ada", say("+2 in all stores"), "DetailAdded"},
		{"an empty detail", capturing, "Ada", say("+2"), "!invalid"},
		{"a number that is not there", capturing, "Ada", say("=99"), "!missing"},
		{"parked", capturing, "Ada", say("? who pays"), "ItemNoted"},
		{"an action", capturing, "", say("! ask Mei @Ada"), "ItemNoted ActionAssigned"},
		{"a facilitator puts a speaker on file", capturing, "", say("weigh lorries twice @Zoe"), "PersonAdded UseCaseCaptured"},
		{"a seat does not", capturing, "Ada", say("weigh lorries twice @Zoe"), "UseCaseCaptured"},
		{"a sign without words", capturing, "Ada", say("?"), "!invalid"},
		{"nothing", capturing, "Ada", say("\x07\u202e"), "!invalid"},
		{"too much", capturing, "Ada", say(strings.Repeat("word ", 200)), "!invalid"},
		{"too early", lobby, "Ada", say("an idea"), "!conflict"},
		{"too late", closed, "Ada", say("an idea"), "!conflict"},
		{"more minutes than a day has", capturing, "Ada", func(p *place) session.Intent {
			return session.Say{Session: p.ID, Line: "shorter mornings", Minutes: 1441}
		}, "!invalid"},
		{"same for me", capturing, "Olu", at(1, func(c id) session.Intent { return session.SaySame{Case: c} }), "SaidSame"},
		{"same twice", capturing, "Mei", at(1, func(c id) session.Intent { return session.SaySame{Case: c} }), ""},
		{"same as one's own", capturing, "Ada", at(1, func(c id) session.Intent { return session.SaySame{Case: c} }), "!invalid"},
		{"same for somebody else", capturing, "Olu", func(p *place) session.Intent {
			return session.SaySame{Case: p.Case(1).ID, Person: p.As("Mei").Person}
		}, "!denied"},
		{"same no more", capturing, "Mei", at(1, func(c id) session.Intent { return session.TakeSameBack{Case: c} }), "SameWithdrawn"},
		{"no same to take back", capturing, "Olu", at(1, func(c id) session.Intent { return session.TakeSameBack{Case: c} }), ""},
		{"another's same stays", capturing, "Olu", func(p *place) session.Intent {
			return session.TakeSameBack{Case: p.Case(1).ID, Person: p.As("Mei").Person}
		}, "!denied"},
		{"hands of the room", capturing, "", at(1, func(c id) session.Intent { return session.CountSame{Case: c, People: 6} }), "SameCounted"},
		{"fewer than none", capturing, "", at(1, func(c id) session.Intent { return session.CountSame{Case: c, People: -1} }), "!invalid"},
		{"minutes a day", capturing, "Ada", at(1, func(c id) session.Intent { return session.ClaimMinutes{Case: c, Minutes: 15, Others: 6} }), "MinutesClaimed"},
		{"a whole working day", capturing, "Ada", at(1, func(c id) session.Intent { return session.ClaimMinutes{Case: c, Minutes: 480} }), "MinutesClaimed"},
		{"more than a working day", capturing, "Ada", at(1, func(c id) session.Intent { return session.ClaimMinutes{Case: c, Minutes: 481} }), "!invalid"},
		{"minutes of another's", capturing, "Mei", at(1, func(c id) session.Intent { return session.ClaimMinutes{Case: c, Minutes: 15} }), "!denied"},
		{"a decision", capturing, "", func(p *place) session.Intent {
			return session.Note{Session: p.ID, Kind: model.ItemDecision, Words: "we start"}
		}, "ItemNoted"},
		{"a note of no kind", capturing, "", func(p *place) session.Intent { return session.Note{Session: p.ID, Words: "we start"} }, "!invalid"},
		{"one's own item", capturing, "Ada", func(p *place) session.Intent { return session.WithdrawItem{Item: p.item} }, "ItemWithdrawn"},
		{"another's item", capturing, "Mei", func(p *place) session.Intent { return session.WithdrawItem{Item: p.item} }, "!denied"},
	}
}

// TestAFewLettersCheckIn: the only one who is to come and begins so; several are asked for more letters, and nobody is put on
// file by them.
func TestAFewLettersCheckIn(t *testing.T) {
	p := lobby(t)
	for _, n := range []string{"Zed Lopez", "Zedekiah Novak", "Yan Tan"} {
		p.Do(session.AddGuest{Session: p.ID, Line: n})
	}
	people := len(p.state().People())
	_, err := p.Try(sessiontest.Host(), session.CheckIn{Session: p.ID, Name: "zed"})
	if err == nil || !strings.Contains(err.Error(), `2 begin with "zed"`) || strings.Contains(err.Error(), "Novak") {
		t.Errorf("%v", err)
	}
	for typed, want := range map[string]string{"yan": "Yan Tan is here", "zedek": "Zedekiah Novak is here"} {
		if r := p.Do(session.CheckIn{Session: p.ID, Name: typed}); r.Note != want {
			t.Errorf("%s: %s", typed, r.Note)
		}
	}
	if r := p.Do(session.CheckIn{Session: p.ID, Name: "zed"}); r.Note != "Zed Lopez is here" || len(p.state().People()) != people {
		t.Errorf("the other is here already: %s", r.Note)
	}
	if _, err := p.Try(sessiontest.Host(), session.CheckIn{Session: p.ID, Name: "Zed"}); err == nil || !strings.Contains(err.Error(), "+Zed is somebody new") {
		t.Errorf("two of the name are here: %v", err)
	}
	if r := p.Do(session.CheckIn{Session: p.ID, Name: "+Zed"}); r.Note != "Zed is here" {
		t.Errorf("a new guest: %s", r.Note)
	}
	p.Do(session.CheckIn{Session: p.ID, Name: "Kim Roe, Harbour Works"})
	if d := p.state().Details(p.state().Named(nil, "Kim Roe")); d.Name != "Kim Roe" || d.Organisation != "Harbour Works" {
		t.Errorf("who walks in is %+v", d)
	}
}
