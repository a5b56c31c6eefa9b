package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// crew is a host, Sam who facilitates and Kim who writes; Sam leads.
func crew(role session.Role) session.ConsoleFace {
	f := facetest.Console(2)
	f.Role = role
	f.Crew.Members = []session.CrewMember{
		{ID: facetest.ID[model.PersonID](91), Name: "the host's terminal", Role: model.CrewLead},
		{ID: facetest.ID[model.PersonID](92), Name: "Sam", Here: true}, {ID: facetest.ID[model.PersonID](93), Name: "Kim", Role: model.CrewScribe},
	}
	f.Crew.Lead = f.Crew.Members[1]
	f.Crew.MayGive = role == session.Lead
	return f
}

func seen(s screen.Screen) string {
	var rows []string
	for _, p := range s.View().Panes {
		rows = append(rows, p.Lines...)
	}
	return ansi.Strip(strings.Join(rows, "\n"))
}

func TestAConsoleShowsTheRoleAndHidesWhatItMayNot(t *testing.T) {
	for _, c := range []struct {
		role session.Role
		word string
		on   []keys.Action
		off  []keys.Action
	}{
		{session.Lead, "· lead", []keys.Action{keys.Next, actClose, actLead, "merge"}, nil},
		{session.CoFacilitator, "· co-facilitator", []keys.Action{keys.Next, "merge", actAgenda}, []keys.Action{actClose}},
		{session.Scribe, "· scribe", []keys.Action{actSave, "edit", actNote, keys.Undo}, []keys.Action{keys.Next, "merge", "hide", actAgenda, keys.Lights, actClose}},
		{session.Observer, "· observer", []keys.Action{actPeople, actRecap, "read", keys.Quit}, []keys.Action{actSave, keys.ToLine, "edit", keys.Next, keys.Undo}},
	} {
		s := showing(crew(c.role), 120, 35)
		if !strings.Contains(seen(s), c.word) {
			t.Errorf("%s is not on the screen:\n%s", c.word, seen(s))
		}
		if line := strings.Contains(seen(s), "what somebody said"); line == (c.role == session.Observer) {
			t.Errorf("a line to write in for the %s: %v", c.role, line)
		}
		m := s.Keys()
		for _, wrong := range m.Check() {
			t.Error(wrong)
		}
		for _, a := range c.on {
			if b, there := m.Find(a); !there || b.Off {
				t.Errorf("%s may not do %q", c.role, a)
			}
		}
		for _, a := range c.off {
			if b, there := m.Find(a); there && !b.Off {
				t.Errorf("%s may do %q", c.role, a)
			}
		}
		if why := s.(console).Why(); (why == "") != (c.role == session.Lead) {
			t.Errorf("help tells %s %q", c.role, why)
		}
	}
}

func TestAKeyThatIsNotOnesOwnSaysWhy(t *testing.T) {
	s, _ := tuitest.Press(showing(crew(session.Scribe), 120, 35), "ctrl+n")
	if !strings.Contains(seen(s), "You are the scribe") {
		t.Errorf("nothing is said:\n%s", seen(s))
	}
	last := crew(session.CoFacilitator)
	for i := range last.Agenda {
		last.Agenda[i].Current = i == len(last.Agenda)-1
	}
	s, intents := run(t, showing(last, 120, 35), "ctrl+n")
	if len(intents) > 0 || !strings.Contains(seen(s), "Sam leads, and closes") {
		t.Errorf("the end of the agenda: %v\n%s", intents, seen(s))
	}
}

// TestOnlyTheLeadCountsAVote lets others who facilitate open one and give its time.
// TestALobbyTellsOnlyWhatOnesRoleMends: a key stands beside what would fail only where it works.
func TestALobbyTellsOnlyWhatOnesRoleMends(t *testing.T) {
	for role, told := range map[session.Role][]string{
		session.Lead: {"v writes it", "q r proves it", "i checks in"}, session.CoFacilitator: {"v writes it", "q r proves it", "i checks in"},
		session.Scribe: {"i checks in"}, session.Observer: nil,
	} {
		f := crew(role)
		f.State = model.Lobby
		f.Checks = []session.Check{{Name: session.CheckVision, Words: "no vision yet"}, {Name: session.CheckReach, Words: "not proven"}, {Name: session.CheckGuests, Words: "too few"}}
		screen := seen(showing(f, 120, 35))
		for _, words := range []string{"v writes it", "q r proves it", "i checks in"} {
			if strings.Contains(screen, words) != slices.Contains(told, words) {
				t.Errorf("%s and %q:\n%s", role, words, screen)
			}
		}
	}
}

func TestOnlyTheLeadCountsAVote(t *testing.T) {
	for _, c := range []struct {
		role session.Role
		vote *session.VoteFace
		off  bool
	}{
		{session.CoFacilitator, nil, false},
		{session.CoFacilitator, &session.VoteFace{}, true},
		{session.CoFacilitator, &session.VoteFace{Closed: true, GoesOn: true}, false},
		{session.Lead, &session.VoteFace{}, false},
	} {
		f := crew(c.role)
		f.Discuss.Vote = c.vote
		if b, there := showing(f, 120, 35).Keys().Find(actThumbs); !there || b.Off != c.off {
			t.Errorf("%s with %v: off is %v", c.role, c.vote, b.Off)
		}
		screen := seen(showing(f, 120, 35))
		if c.vote != nil && !c.vote.Closed && strings.Contains(screen, "U closes") == c.off {
			t.Errorf("%s is told:\n%s", c.role, screen)
		}
		if c.off && !strings.Contains(screen, "closes   Sam") {
			t.Errorf("%s is not told who closes:\n%s", c.role, screen)
		}
	}
}

// TestACoFacilitatorIsOfferedNothingThatOnlyTheLeadDoes looks for it in blocks whose own keys reveal, show or drop.
func TestACoFacilitatorIsOfferedNothingThatOnlyTheLeadDoes(t *testing.T) {
	asks := facetest.Console(2)
	asks.Block = model.Block{ID: asks.Block.ID, Title: "Poll", Method: model.Poll}
	asks.Wall.Asking = &session.AskingFace{ID: facetest.ID[model.RoundID](7), Block: "Poll", Method: model.Poll, Answered: 7, People: 14}
	for _, f := range []session.ConsoleFace{facetest.ConsoleDots(facetest.Dots(true)), asks} {
		f.Crew, f.Role = crew(session.CoFacilitator).Crew, session.CoFacilitator
		m := showing(f, 120, 35).Keys()
		for _, a := range []keys.Action{"dots.reveal", "dots.drop", "ask.show", "ask.drop"} {
			if b, there := m.Find(a); there && !b.Off {
				t.Errorf("%s is offered", a)
			}
		}
	}
}

func TestTheLeadGoesOn(t *testing.T) {
	f := crew(session.Lead)
	_, intents := run(t, showing(f, 120, 35), "G", "enter", "y")
	if want := (session.GiveLead{Session: f.Session, To: f.Crew.Members[0].ID}); !slices.Contains(intents, any(want)) {
		t.Errorf("G hands over: %v", intents)
	}
	f = crew(session.CoFacilitator)
	f.Crew.MayTake, f.Crew.Away = true, 4*time.Minute
	s := showing(f, 120, 35)
	if !strings.Contains(seen(s), "G to lead") {
		t.Errorf("nothing says that the lead may be taken:\n%s", seen(s))
	}
	_, intents = run(t, s, "G", "y")
	if want := (session.TakeLead{Session: f.Session}); !slices.Contains(intents, any(want)) {
		t.Errorf("G takes: %v", intents)
	}
	now := crew(session.Lead)
	now.Crew.Lead = session.CrewMember{ID: facetest.ID[model.PersonID](91)}
	s, _ = s.Update(screen.SnapshotMsg{Projection: now, Now: facetest.Now()})
	if !strings.Contains(seen(s), "You lead now") {
		t.Errorf("the new lead is not told:\n%s", seen(s))
	}
	s, _ = showing(crew(session.Lead), 120, 35).Update(screen.SnapshotMsg{Projection: func() session.ConsoleFace {
		f := crew(session.CoFacilitator)
		f.Crew.Lead = f.Crew.Members[0]
		return f
	}(), Now: facetest.Now()})
	if !strings.Contains(seen(s), "The host's terminal leads now; you co-facilitate.") {
		t.Errorf("who led is not told:\n%s", seen(s))
	}
}

// TestEveryQuestionOfAStageIsAVerb holds what a stage asks for and a conversation in lines together.
func TestEveryQuestionOfAStageIsAVerb(t *testing.T) {
	f := facetest.Console(2)
	names := map[string]bool{}
	for _, a := range PlainAsks() {
		if names[a.Name] || a.About == "" || a.Group == "" || len(a.Questions) == 0 {
			t.Errorf("%q stands twice or says nothing of itself", a.Name)
		}
		names[a.Name] = true
		for _, q := range a.Questions {
			if q.Offer != nil {
				q.Offer(f)
			}
			if q.Value != nil {
				q.Value(f, []string{"1"})
			}
		}
	}
	if len(names) != len(stageAsks()) {
		t.Errorf("%d verbs for %d questions", len(names), len(stageAsks()))
	}
}
