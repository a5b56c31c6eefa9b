package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// crewHouse is a house with a programme, and keys of several roles: Sam and Robin facilitate, Kim writes, Olu looks on.
type crewHouse struct {
	t     *testing.T
	clock *sessiontest.Clock
	house *session.House
	live  *session.Live
	id    model.SessionID
}

func newCrewHouse(t *testing.T) crewHouse {
	t.Helper()
	w := sessiontest.New(t, storetest.NewMemory())
	h, err := session.OpenHouse(t.Context(), w.Config)
	must(t, err)
	t.Cleanup(h.Close)
	c := crewHouse{t: t, clock: w.Clock, house: h}
	for name, role := range map[string]model.CrewRole{"Sam": 0, "Robin": 0, "Lee": model.CrewLead, "Kim": model.CrewScribe, "Olu": model.CrewObserver} {
		_, err := h.Instance().Do(t.Context(), h.Instance().Mint(sessiontest.Host(), session.ListKey{Fingerprint: "SHA256:" + name, Name: name, Role: role}))
		must(t, err)
	}
	c.live, err = h.Found(t.Context(), sessiontest.Host(), "Northwind")
	must(t, err)
	r, err := c.does(sessiontest.Host(), session.PlanSession{Start: w.Clock.Now(), Zone: "Europe/London"})
	must(t, err)
	c.id = r.Session
	for _, i := range []session.Intent{session.OpenLobby{Session: c.id}, session.GoLive{Session: c.id}} {
		_, err := c.does(sessiontest.Host(), i)
		must(t, err)
	}
	return c
}

// by is who holds the key of a name; what they say they are is no matter.
func by(name string) session.Actor {
	return session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("SHA256:" + name), Remote: true}
}

func (c crewHouse) does(a session.Actor, i session.Intent) (session.Result, error) {
	return c.live.Do(c.t.Context(), c.live.Mint(a, i))
}

// refused expects a refusal that says some words.
func (c crewHouse) refused(a session.Actor, i session.Intent, words string) {
	c.t.Helper()
	if _, err := c.does(a, i); err == nil || !strings.Contains(err.Error(), words) {
		c.t.Errorf("%T: %v; want a refusal that says %q", i, err, words)
	}
}

func (c crewHouse) done(a session.Actor, i session.Intent) {
	c.t.Helper()
	if _, err := c.does(a, i); err != nil {
		c.t.Errorf("%T: %v", i, err)
	}
}

func TestTheRoleIsTheKeys(t *testing.T) {
	c := newCrewHouse(t)
	for name, want := range map[string]session.Role{"Sam": session.CoFacilitator, "Lee": session.CoFacilitator, "Kim": session.Scribe, "Olu": session.Observer, "Eve": session.Nobody} {
		if got := c.live.RoleIn(by(name), c.id); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	block := c.live.Snapshot().State.Session(c.id).Current
	c.done(by("Kim"), session.Say{Session: c.id, Line: "pallets are tagged at night @Mei"})
	c.refused(by("Kim"), session.Advance{Session: c.id, From: block}, "a scribe writes down")
	c.refused(by("Olu"), session.Say{Session: c.id, Line: "me too"}, "changes nothing")
	c.refused(by("Eve"), session.Say{Session: c.id, Line: "me too"}, "may not do this")
	c.done(by("Sam"), session.Advance{Session: c.id, From: block})
	c.refused(by("Sam"), session.Close{Session: c.id}, "only who leads")
	instance := c.house.Instance()
	if _, err := instance.Do(t.Context(), instance.Mint(by("Sam"), session.ListKey{Fingerprint: "SHA256:Eve", Name: "Eve"})); err == nil {
		t.Error("a co-facilitator lists a key")
	}
	if _, err := instance.Do(t.Context(), instance.Mint(sessiontest.Host(), session.GiveRole{Fingerprint: "SHA256:Kim", Role: model.CrewCoFacilitator})); err != nil {
		t.Error(err)
	}
	c.done(by("Kim"), session.GoBack{Session: c.id}) // at once, without coming in anew
}

func TestTheLeadIsHandedOver(t *testing.T) {
	c := newCrewHouse(t)
	host := sessiontest.Host()
	c.refused(by("Sam"), session.GiveLead{Session: c.id, To: by("Sam").Person}, "only who leads")
	c.refused(host, session.GiveLead{Session: c.id, To: by("Kim").Person}, "Kim comes as a scribe")
	c.refused(host, session.GiveLead{Session: c.id, To: by("Eve").Person}, "nobody of that name")
	c.done(host, session.GiveLead{Session: c.id, To: by("Sam").Person})
	if c.live.RoleIn(by("Sam"), c.id) != session.Lead || c.live.RoleIn(host, c.id) != session.CoFacilitator {
		t.Error("the lead did not move")
	}
	c.refused(host, session.Close{Session: c.id}, "only who leads")
	c.refused(host, session.Undo{Session: c.id}, "nothing of yours")
	c.done(host, session.TakeLead{Session: c.id}) // the machine's own terminal can always
	c.refused(by("Sam"), session.Close{Session: c.id}, "only who leads")
	c.done(by("Lee"), session.TakeLead{Session: c.id}) // and so can a lead's key
	c.done(by("Lee"), session.Close{Session: c.id})
}

func TestALeadWhoIsAwayComesBackAsLead(t *testing.T) {
	c := newCrewHouse(t)
	host := sessiontest.Host()
	if crew := c.live.Crew(by("Robin"), c.id); !crew.MayTake || crew.MayGive {
		t.Error("nobody sits at the host's terminal, and the lead cannot be taken")
	}
	atHost := c.live.Enter(host, c.id, session.AtStage)
	c.refused(by("Robin"), session.TakeLead{Session: c.id}, "the host's terminal leads and is here")
	c.done(host, session.GiveLead{Session: c.id, To: by("Sam").Person})
	console := c.live.Enter(by("Sam"), c.id, session.AtConsole)
	f := console.Face().(session.ConsoleFace)
	if f.Role != session.Lead || f.Crew.Lead.Name != "Sam" || !f.Crew.MayGive || f.Crew.Away != 0 {
		t.Errorf("Sam's console: %s, %+v", f.Role, f.Crew)
	}
	if stage := atHost.Face().(session.StageFace); stage.Role != session.CoFacilitator {
		t.Errorf("the stage is %s", stage.Role)
	}
	console.Leave()
	c.clock.Turn(time.Minute)
	c.refused(by("Robin"), session.TakeLead{Session: c.id}, "away for 1m0s; after 3 minutes")
	c.refused(by("Kim"), session.TakeLead{Session: c.id}, "a scribe")
	console = c.live.Enter(by("Sam"), c.id, session.AtConsole)
	if f := console.Face().(session.ConsoleFace); f.Role != session.Lead {
		t.Errorf("Sam came back as %s", f.Role)
	}
	console.Leave()
	c.clock.Turn(session.LeadPatience)
	c.done(by("Robin"), session.TakeLead{Session: c.id})
	console = c.live.Enter(by("Sam"), c.id, session.AtConsole)
	if f := console.Face().(session.ConsoleFace); f.Role != session.CoFacilitator || f.Crew.Lead.Name != "Robin" {
		t.Errorf("Sam came back as %s, %+v", f.Role, f.Crew.Lead)
	}
	atHost.Leave()
}

// sam is, in a rule, somebody who facilitates from elsewhere.
const sam = "Sam's key"

func samsKey() session.Actor {
	return session.Actor{Role: session.CoFacilitator, Person: session.FacilitatorID("SHA256:Sam"), Remote: true}
}

// led is a session that Sam leads.
func led(t *testing.T) *place {
	p := capturing(t)
	_, err := p.Try(samsKey(), session.TakeLead{Session: p.ID})
	must(t, err)
	return p
}

func crewRules() []rule {
	is := func(i session.Intent) func(*place) session.Intent { return func(*place) session.Intent { return i } }
	take := func(p *place) session.Intent { return session.TakeLead{Session: p.ID} }
	give := func(to model.PersonID) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.GiveLead{Session: p.ID, To: to} }
	}
	return []rule{
		{"a lead whom nobody has is taken", capturing, sam, take, "LeadGiven"},
		{"who leads need not take it", capturing, "", take, ""},
		{"the host takes it back", led, "", take, "LeadGiven"},
		{"a seat never leads", capturing, "Ada", take, "!denied"},
		{"the lead is handed on", led, sam, give(session.HostID()), "LeadGiven"},
		{"only who leads hands it on", led, "", give(session.HostID()), "!denied"},
		{"the lead goes to somebody who may facilitate", capturing, "", give(samsKey().Person), "!missing"},
		{"nobody leads what is closed", closed, "", give(session.HostID()), "!conflict"},
		{"a listed key gets another role", instance, "", is(session.GiveRole{Fingerprint: "SHA256:abc", Role: model.CrewScribe}), "KeyRoleGiven"},
		{"a key is listed as a scribe's", instance, "", is(session.ListKey{Fingerprint: "SHA256:kim", Name: "Kim", Role: model.CrewScribe}), "KeyListed KeyRoleGiven"},
		{"a key that is not listed has no role", instance, "", is(session.GiveRole{Fingerprint: "SHA256:xyz"}), "!missing"},
	}
}

// TestTheLeadOfQuestionsIsTheSessions: what everybody is asked is shown and taken back by who leads that session, whatever
// the key said that they came with.
func TestTheLeadOfQuestionsIsTheSessions(t *testing.T) {
	c := newCrewHouse(t)
	host := sessiontest.Host()
	at := len(c.live.Snapshot().State.Session(c.id).Blocks)
	c.done(host, session.AddBlock{Session: c.id, At: at, Block: model.Block{Title: "Close", Method: model.Pulse, Timebox: 5 * time.Minute}})
	c.done(host, session.JumpTo{Session: c.id, Block: c.live.Snapshot().State.Session(c.id).Blocks[at].ID})
	c.done(host, session.OpenAsking{Session: c.id})
	asking := c.live.Snapshot().ForConsole(c.id, host.Person).Wall.Asking.ID
	c.done(host, session.GiveLead{Session: c.id, To: by("Sam").Person})
	c.refused(host, session.DropAsking{Asking: asking}, "only who leads")
	c.refused(host, session.ShowAnswers{Asking: asking}, "only who leads")
	c.refused(by("Sam"), session.ShowAnswers{Asking: asking}, "nobody has answered")
	c.done(by("Sam"), session.DropAsking{Asking: asking})
}
