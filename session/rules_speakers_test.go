package session_test

import (
	"slices"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// queued has Ada, a customer, and Kit of the house in the queue of a live session.
func queued(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Ada"})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Kit 3 vendor"})
	return p
}

// speaks has Ada speaking.
func speaks(t *testing.T) *place {
	p := queued(t)
	p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(0)})
	return p
}

func (p *place) speaker(at int) model.SpeakerID { return p.Session().Speakers[at].ID }

func (p *place) speakers() *session.SpeakersFace {
	return p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Speakers
}

func speakersRules() []rule {
	type to = func(*place) session.Intent
	return []rule{
		{"a speaker by name", capturing, "", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: "Ada"} }), "SpeakerQueued"},
		{"a speaker from nowhere", draft, "", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: "Kim Roe 7 vendor"} }), "PersonAdded SpeakerQueued"},
		{"nobody speaks", capturing, "", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: " "} }), "!invalid"},
		{"nobody speaks for a day", capturing, "", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: "Ada 600"} }), "!invalid"},
		{"nobody waits twice", queued, "", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: "ada"} }), "!conflict"},
		{"a guest speaks", draft, "", to(func(p *place) session.Intent { return session.QueueGuest{Session: p.ID, Person: p.guest()} }), "SpeakerQueued"},
		{"no such guest", draft, "", to(func(p *place) session.Intent {
			return session.QueueGuest{Session: p.ID, Person: model.PersonID{9}}
		}), "!missing"},
		{"off the queue", queued, "", to(func(p *place) session.Intent {
			return session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(1)}
		}), "SpeakerStruck"},
		{"who spoke is counted", speaks, "", to(func(p *place) session.Intent {
			return session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(0)}
		}), "!conflict"},
		{"earlier", queued, "", to(func(p *place) session.Intent {
			return session.MoveSpeaker{Session: p.ID, Speaker: p.speaker(1), By: -1}
		}), "SpeakerMoved"},
		{"the first is the first", queued, "", to(func(p *place) session.Intent {
			return session.MoveSpeaker{Session: p.ID, Speaker: p.speaker(0), By: -1}
		}), ""},
		{"nobody to move", queued, "", to(func(p *place) session.Intent { return session.MoveSpeaker{Session: p.ID, By: 1} }), "!missing"},
		{"more minutes", queued, "", to(func(p *place) session.Intent {
			return session.SetSpeaker{Session: p.ID, Speaker: p.speaker(0), Box: 9 * time.Minute}
		}), "SpeakerSet"},
		{"the other side", queued, "", to(func(p *place) session.Intent {
			return session.TurnSpeakerSide{Session: p.ID, Speaker: p.speaker(0)}
		}), "SpeakerSet"},
		{"the other side of nobody", queued, "", to(func(p *place) session.Intent { return session.TurnSpeakerSide{Session: p.ID} }), "!missing"},
		{"no minutes", queued, "", to(func(p *place) session.Intent { return session.SetSpeaker{Session: p.ID, Speaker: p.speaker(0)} }), "!invalid"},
		{"Ada speaks", queued, "", to(func(p *place) session.Intent {
			return session.StartSpeaker{Session: p.ID, Speaker: p.speaker(0)}
		}), "SpeakerStarted"},
		{"one speaks at a time", speaks, "", to(func(p *place) session.Intent {
			return session.StartSpeaker{Session: p.ID, Speaker: p.speaker(1)}
		}), "SpeakerStopped SpeakerStarted"},
		{"nobody speaks before it is live", func(t *testing.T) *place {
			p := lobby(t)
			p.Do(session.QueueSpeaker{Session: p.ID, Line: "Ada"})
			return p
		}, "", to(func(p *place) session.Intent { return session.StartSpeaker{Session: p.ID, Speaker: p.speaker(0)} }), "!conflict"},
		{"thank you", speaks, "", to(func(p *place) session.Intent {
			return session.StopSpeaker{Session: p.ID, Speaker: p.speaker(0)}
		}), "SpeakerStopped"},
		{"a clock that stands, stands", queued, "", to(func(p *place) session.Intent {
			return session.StopSpeaker{Session: p.ID, Speaker: p.speaker(0)}
		}), ""},
		{"nobody to stop", queued, "", to(func(p *place) session.Intent { return session.StopSpeaker{Session: p.ID} }), "!missing"},
		{"a pause stops who speaks", speaks, "", to(func(p *place) session.Intent { return session.Pause{Session: p.ID} }), "TimerPaused SpeakerStopped"},
		{"the end stops who speaks", speaks, "", to(func(p *place) session.Intent { return session.Close{Session: p.ID} }), "SpeakerStopped SessionClosed"},
		{"no seat queues anybody", queued, "Ada", to(func(p *place) session.Intent { return session.QueueSpeaker{Session: p.ID, Line: "Mei"} }), "!denied"},
	}
}

// TestSpeakerIsOfTheirSide takes the side of the list, unless somebody says otherwise.
func TestSpeakerIsOfTheirSide(t *testing.T) {
	p := capturing(t)
	p.Do(session.SetMix{Session: p.ID, Name: "Ada", Side: model.SideVendor})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Ada 3"})
	p.Do(session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(0)})
	who := p.Session().Speakers[0].Person
	p.Do(session.QueueGuest{Session: p.ID, Person: who})
	p.Do(session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(1)})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Ada 3 customer"})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Kim Roe"})
	for n, vendor := range []bool{true, true, false, false} {
		if got := p.Session().Speakers[n].Side == model.SideVendor; got != vendor {
			t.Errorf("speaker %d is of the house: %v", n+1, got)
		}
	}
}

// TestTalkRatio sums what each side talked, to the second, through a crash and an undo.
func TestTalkRatio(t *testing.T) {
	p := speaks(t)
	p.Clock.Turn(4 * time.Minute)
	p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(1)})
	p.Clock.Turn(time.Minute)
	p.Reopen()
	now := p.Clock.Now()
	if c, v := p.speakers().Talked(now); c != 4*time.Minute || v != time.Minute {
		t.Errorf("customers talked %v, the house %v", c, v)
	}
	if got := p.speakers().Talk(now); got != "customers 80 : 20 vendor" {
		t.Errorf("the ratio is %q", got)
	}
	p.Do(session.Pause{Session: p.ID})
	p.Clock.Turn(time.Hour)
	if _, v := p.speakers().Talked(p.Clock.Now()); v != time.Minute {
		t.Errorf("while the clock stood the house talked %v", v)
	}
	p.Do(session.Undo{Session: p.ID})
	p.Clock.Turn(time.Second)
	if _, v := p.speakers().Talked(p.Clock.Now()); v != 61*time.Second {
		t.Errorf("after the pause was undone the house talked %v", v)
	}
}

// TestSpeakerUndo gives back what one slip did: the one who spoke speaks on, with the clock as it was.
func TestSpeakerUndo(t *testing.T) {
	p := speaks(t)
	p.Clock.Turn(2 * time.Minute)
	p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(1)})
	if label := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Undo.Label; label != "stop Ada" && label != "start Kit" {
		t.Errorf("undo says %q", label)
	}
	p.Do(session.Undo{Session: p.ID})
	f := p.speakers()
	if !f.Queue[0].Speaking || f.Queue[0].Clock.Spent(p.Clock.Now()) != 2*time.Minute || f.Queue[1].Speaking || f.Queue[1].Done {
		t.Errorf("after the undo: %+v", f.Queue)
	}
}

func TestSpeakersOnSeatAndWall(t *testing.T) {
	p := speaks(t)
	p.As("Mei")
	now := p.Clock.Now()
	ada, mei := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person), p.Live.Snapshot().ForSeat(p.ID, p.As("Mei").Person)
	if !ada.Speakers.Mine || mei.Speakers.Mine {
		t.Fatal("a seat does not know whose turn it is")
	}
	for _, c := range []struct {
		after time.Duration
		want  string
	}{{0, ""}, {3*time.Minute - time.Second, ""}, {3 * time.Minute, "Two minutes left."}, {4 * time.Minute, "One minute left."}, {5 * time.Minute, "Your time is over. Thank you!"}} {
		if got := ada.Speakers.EndsWords(now.Add(c.after)); got != c.want {
			t.Errorf("after %v the speaker reads %q", c.after, got)
		}
		if got := mei.Speakers.EndsWords(now.Add(c.after)); got != "" {
			t.Errorf("after %v somebody else reads %q", c.after, got)
		}
	}
	if w := p.Live.Snapshot().ForWall(p.ID).Speakers; w.Now != "Ada" || w.Next != "Kit" || w.Left != 1 {
		t.Errorf("the wall shows %+v", w)
	}
}

func TestSecondCustomerWanted(t *testing.T) {
	p := queued(t)
	if got := p.speakers().Warning(); got != "a second customer speaker wanted" {
		t.Errorf("with one customer it says %q", got)
	}
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Mei"})
	if got := p.speakers().Warning(); got != "" {
		t.Errorf("with two it says %q", got)
	}
	for range 2 {
		p.Do(session.StrikeSpeaker{Session: p.ID, Speaker: p.speakers().Queue[0].ID})
		p.Do(session.MoveSpeaker{Session: p.ID, Speaker: p.speakers().Queue[0].ID, By: 1})
	}
	if got := p.speakers().Warning(); got == "" {
		t.Error("without a customer nothing is said")
	}
}

// TestToldWhileSpeaking makes who speaks the author of what the facilitator captures then.
func TestToldWhileSpeaking(t *testing.T) {
	p := speaks(t)
	p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "the depot rings before the lorry leaves"})
	p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "cards hang at the dock @Mei"})
	n := len(p.Session().Cases)
	if got := p.Case(n - 1).By; got != p.As("Ada").Person {
		t.Errorf("the speaker's use case is %v's", got)
	}
	if got := p.Case(n).By; got != p.As("Mei").Person {
		t.Errorf("Mei's is %v's", got)
	}
}

// TestWhatFailedIsKeptWithHowItWasOvercome: in one line, undone as one, and the same after a crash.
func TestWhatFailedIsKeptWithHowItWasOvercome(t *testing.T) {
	p := capturing(t)
	p.Do(session.Say{Session: p.ID, Line: "-1 nobody took the photo in the rain; a roof of two metres @Mei"})
	want := []session.Detail{{By: p.As("Mei").Person, Lesson: model.Failed}, {By: p.As("Mei").Person, Lesson: model.Overcome}}
	p.Reopen()
	got := slices.Clone(p.Case(1).Details)
	for i := range got {
		got[i].Text = model.Text{}
	}
	if !slices.Equal(got, session.Said(want)) {
		t.Errorf("%+v", got)
	}
	f := p.Live.Snapshot().ForSeat(p.ID, p.As("Olu").Person)
	c := f.Others.List()[0]
	if !slices.Equal(c.Details, []string{"failed at first: nobody took the photo in the rain", "overcome by: a roof of two metres"}) {
		t.Errorf("%q", c.Details)
	}
	p.Do(session.Undo{Session: p.ID})
	if n := len(p.Case(1).Details); n != 0 {
		t.Errorf("after undo %d are left", n)
	}
}

// TestASpeakersSideIsThatOfTheList, unless a facilitator says another; a prospect is in neither side of the talk ratio.
func TestASpeakersSideIsThatOfTheList(t *testing.T) {
	p := capturing(t)
	for name, side := range map[string]model.GuestSide{"Pia Roe": model.SideProspect, "Vic Orr": model.SideVendor, "Cem Ray": model.SideCustomer} {
		p.Do(session.AddGuest{Session: p.ID, Line: name, Status: model.GuestCheckedIn})
		p.Do(session.SetMix{Session: p.ID, Name: name, Side: side})
		p.Do(session.QueueSpeaker{Session: p.ID, Line: name})
	}
	side := func(name string) string {
		for _, one := range p.speakers().Queue {
			if one.Name == name {
				return one.SideWord()
			}
		}
		return "nobody"
	}
	if side("Pia Roe") != "prospect" || side("Vic Orr") != "vendor" || side("Cem Ray") != "customer" || p.speakers().Customers != 1 {
		t.Fatalf("%s, %s, %s, %d customers", side("Pia Roe"), side("Vic Orr"), side("Cem Ray"), p.speakers().Customers)
	}
	for _, one := range p.speakers().Queue {
		p.Do(session.StartSpeaker{Session: p.ID, Speaker: one.ID})
		p.Clock.Turn(time.Minute)
		p.Do(session.StopSpeaker{Session: p.ID, Speaker: one.ID})
	}
	if customers, vendor := p.speakers().Talked(p.Clock.Now()); customers != time.Minute || vendor != time.Minute {
		t.Errorf("customers %s, vendor %s", customers, vendor)
	}
	p.Do(session.SetMix{Session: p.ID, Name: "Pia", Side: model.SideCustomer})
	if side("Pia Roe") != "customer" {
		t.Errorf("the list says customer now, and the queue %s", side("Pia Roe"))
	}
	p.Do(session.Undo{Session: p.ID})
	if side("Pia Roe") != "prospect" {
		t.Errorf("undone: %s", side("Pia Roe"))
	}
	for _, one := range p.speakers().Queue {
		if one.Name == "Vic Orr" {
			p.Do(session.SetSpeaker{Session: p.ID, Speaker: one.ID, Box: one.Box, Side: model.SideProspect})
		}
	}
	p.Do(session.SetMix{Session: p.ID, Name: "Vic", Side: model.SideCustomer})
	if side("Vic Orr") != "prospect" {
		t.Errorf("the facilitator said prospect, and the queue says %s", side("Vic Orr"))
	}
}

// TestTheRatioIsCountedInWholeSeconds as the files write them, so that no face says another percent than the report.
func TestTheRatioIsCountedInWholeSeconds(t *testing.T) {
	p := capturing(t)
	for i, line := range []string{"Ada Lopez 5", "Vik Rao 5 vendor"} {
		p.Do(session.QueueSpeaker{Session: p.ID, Line: line})
		p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.Session().Speakers[i].ID})
		p.Clock.Turn([]time.Duration{44400 * time.Millisecond, 5600 * time.Millisecond}[i])
		p.Do(session.StopSpeaker{Session: p.ID, Speaker: p.Session().Speakers[i].ID})
	}
	f := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
	if got := f.Speakers.Talk(p.Clock.Now()); got != "customers 88 : 12 vendor" || f.Recap.Spoke != "customers spoke 88% of the time, the vendor 12%" {
		t.Errorf("%q, and in the recap %q", got, f.Recap.Spoke)
	}
}

// TestWhoSpeaksIsNotSilent: a speaker talks and types nothing.
func TestWhoSpeaksIsNotSilent(t *testing.T) {
	p := capturing(t)
	silent := func() []string { return p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Silent }
	quiet := "Zoe Quist"
	p.Do(session.CheckIn{Session: p.ID, Name: quiet + ", Docks"})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: quiet})
	if !slices.Contains(silent(), quiet) {
		t.Errorf("before the clock runs, silent are %q", silent())
	}
	p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(0)})
	if slices.Contains(silent(), quiet) {
		t.Errorf("while %s speaks, silent are %q", quiet, silent())
	}
}
