package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// record is what brings back an earlier session of Acme: a story, and a promise with its owner and figures.
func record() session.ArchiveSession {
	ada := model.PersonID{15: 9}
	day := time.Date(2025, 11, 4, 9, 0, 0, 0, time.UTC)
	line := model.MustLine
	return session.ArchiveSession{
		Session: model.SessionID{15: 7}, Source: "autumn.json", Content: []byte(`{"format":1}`), Title: "Autumn", Zone: "Europe/London", Start: day, End: day.Add(2 * time.Hour),
		Blocks: []session.ArchivedBlock{{Block: model.Block{Title: "Capture", Method: model.Capture, Timebox: time.Hour}, Spent: 50 * time.Minute, Note: line("be kind").Note()}},
		People: []session.ArchivedPerson{{ID: ada, Details: model.Details{Name: "Ada of autumn", Organisation: "Acme"}, Status: model.GuestCheckedIn, Remote: true}},
		Cases: []session.ArchivedCase{
			{ID: model.UseCaseID{15: 1}, Number: 1, Kind: model.Serendipitous, Stage: model.StageCaptured, Title: line("Photos at the gate"), By: ada, At: day},
			{ID: model.UseCaseID{15: 2}, Number: 2, Block: -1, Kind: model.Planned, Stage: model.StageSelected, Selected: true, Title: line("No typing twice"), At: day, Owner: ada,
				Measure: line("minutes an order").Note(), Figures: [3]model.Note{line("12").Note(), line("3").Note(), {}},
				Details: []session.ArchivedDetail{{Words: line("in all stores").Note(), By: ada}},
				Page: &session.ArchivedPage{Words: map[model.PageField]model.Note{model.PageOutcome: line("right at once").Note()},
					Entries: []session.ArchivedListed{{ID: model.EntryID{15: 3}, Kind: model.EntryTask, Words: map[model.EntryField]model.Note{model.EntryWhat: line("ask the desk").Note()}, Done: true, DoneAt: day}}}},
			{ID: model.UseCaseID{15: 4}, Number: 3, Kind: model.Planned, Stage: model.StageCaptured, Title: line("Type once"), At: day, Into: model.UseCaseID{15: 2}},
		},
		Items: []session.ArchivedItem{{ID: model.ItemID{15: 5}, Kind: model.ItemAction, Words: line("call IT").Note(), Who: ada, At: day}},
	}
}

// recorded is a draft in a programme that has a record.
func recorded(t *testing.T) *place {
	p := draft(t)
	p.Do(record())
	return p
}

func archiveRules() []rule {
	want := func(change func(*session.ArchiveSession)) func(*place) session.Intent {
		return func(*place) session.Intent {
			i := record()
			change(&i)
			return i
		}
	}
	as := func(i session.Intent) func(*place) session.Intent { return func(*place) session.Intent { return i } }
	promise := model.UseCaseID{15: 2}
	return []rule{
		{"a session comes back", draft, "", want(func(i *session.ArchiveSession) {
			i.Cases, i.Items, i.People, i.Blocks[0].Note = nil, nil, nil, model.Note{}
		}), "SessionPlanned SessionArchived"},
		{"once", recorded, "", as(record()), ""},
		{"another export of it", recorded, "", want(func(i *session.ArchiveSession) { i.Content = []byte(`{"format": 1}`) }), "!conflict"},
		{"over the session itself", draft, "", func(p *place) session.Intent {
			i := record()
			i.Session = p.ID
			return i
		}, "!conflict"},
		{"without an id", draft, "", want(func(i *session.ArchiveSession) { i.Session = model.SessionID{} }), "!invalid"},
		{"without content", draft, "", want(func(i *session.ArchiveSession) { i.Content = nil }), "!invalid"},
		{"in no zone", draft, "", want(func(i *session.ArchiveSession) { i.Zone = "Mars/Olympus" }), "!invalid"},
		{"one use case twice", draft, "", want(func(i *session.ArchiveSession) { i.Cases[1].ID = i.Cases[0].ID }), "!invalid"},
		{"merged into nothing", draft, "", want(func(i *session.ArchiveSession) { i.Cases[0].Into = model.UseCaseID{15: 99} }), "!invalid"},
		{"merged round and round", draft, "", want(func(i *session.ArchiveSession) { i.Cases[1].Into = model.UseCaseID{15: 4} }), "!invalid"},
		{"a seat brings nothing back", lobby, "Ada", as(record()), "!denied"},

		{"a record keeps its pages", recorded, "", as(session.WriteField{Case: promise, Field: model.PageFactors, Words: "training", Based: session.Based{Over: true}}), "!conflict"},
		{"its owners", recorded, "", as(session.NameOwner{Case: promise, Name: "Mei"}), "!conflict"},
		{"its figures", recorded, "", as(session.SetFigure{Case: promise, Kind: model.FigureActual, Words: "5"}), "!conflict"},
		{"its actions", recorded, "", as(session.TickAction{Item: model.ItemID{15: 5}, Done: true}), "!conflict"},
		{"its guests", recorded, "", as(session.InviteGuests{Session: model.SessionID{15: 7}, Rows: []session.GuestRow{{Name: model.MustLine("Jo")}}}), "!conflict"},
		{"and is not run", recorded, "", as(session.OpenLobby{Session: model.SessionID{15: 7}}), "!conflict"},
	}
}

// TestARecordReadsAsItWasTold holds what consoles and later sessions see of a record, before and after a crash.
func TestARecordReadsAsItWasTold(t *testing.T) {
	p := recorded(t)
	for range 2 {
		s := p.Live.Snapshot().State
		v := s.Session(model.SessionID{15: 7})
		promise := s.UseCase(model.UseCaseID{15: 2})
		switch {
		case v.State != model.Closed || v.Archive == nil || len(v.Done) > 0:
			t.Fatalf("it is %s, with %d things to undo", v.State, len(v.Done))
		case v.ClosedAt != time.Date(2025, 11, 4, 11, 0, 0, 0, time.UTC).UnixMilli() || v.SpentOn(v.Blocks[0].ID) != 50*time.Minute:
			t.Errorf("it closed at %d, after %s", v.ClosedAt, v.SpentOn(v.Blocks[0].ID))
		case len(promise.Merged) != 1 || s.Details(promise.Owner).Name != "Ada of autumn" || s.Words(promise.Details[0].Text) != "in all stores":
			t.Errorf("the promise is %+v", promise)
		case len(promise.Page.Entries) != 1 || !promise.Page.Entries[0].Done:
			t.Errorf("its page is %+v", promise.Page)
		}
		if f := p.Live.Snapshot().ForConsole(v.ID, session.HostID()); len(f.Cases) != 2 || len(f.Items) != 1 {
			t.Errorf("the console shows %d use cases and %d items", len(f.Cases), len(f.Items))
		}
		if content, err := s.Archived(v); err != nil || string(content) != `{"format":1}` {
			t.Errorf("its content is %q, %v", content, err)
		}
		p.Reopen()
	}
}

// TestALaterSessionTakesARecordUp reviews its promise, and does its story elsewhere.
func TestALaterSessionTakesARecordUp(t *testing.T) {
	p := recorded(t)
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "Europe/London", Template: "quarterly-review"}).Session
	p.GoLive()
	p.To(model.Review)
	f := p.Live.Snapshot().ForConsole(p.ID, session.HostID())
	if f.Review == nil || len(f.Review.Promises) != 1 || f.Review.Promises[0].Figures.Target.Words != "3" {
		t.Fatalf("it reviews %+v", f.Review)
	}
	promise := model.UseCaseID{15: 2}
	p.Do(session.SetFigure{Case: promise, Session: p.ID, Kind: model.FigureActual, Words: "5"})
	p.Do(session.GiveVerdict{Case: promise, Session: p.ID, Verdict: model.Iterate})
	if c := p.Case(1); c.Origin != promise || c.Owner.IsZero() {
		t.Fatalf("its second cycle is %+v", c)
	}
	p.To(model.Capture)
	p.Do(session.DoElsewhere{Session: p.ID, Case: model.UseCaseID{15: 1}})
	p.Do(session.Undo{Session: p.ID})
	v := p.Live.Snapshot().State.Session(model.SessionID{15: 7})
	if content, err := p.Live.Snapshot().State.Archived(v); err != nil || string(content) != `{"format":1}` {
		t.Errorf("the record says %q, %v", content, err)
	}
}

// TestARecordLetsNobodyIn gives nobody a seat in it, whatever code they have.
func TestARecordLetsNobodyIn(t *testing.T) {
	p := draft(t)
	i := record()
	i.Start, i.End = p.Clock.Now(), p.Clock.Now()
	p.Do(i)
	snap := p.Live.Snapshot()
	code := snap.PersonCode(model.PersonID{15: 9})
	if _, ok := snap.Admit(code, ""); ok || code == "" {
		t.Errorf("%q opens the record", code)
	}
	if _, err := p.Live.Past(t.Context(), i.Session, session.AtConsole); err == nil || !strings.Contains(err.Error(), "autumn.json") {
		t.Errorf("its course is %v", err)
	}
}

// TestARecordIsKeptWholeOrNot fails each call to the store in turn while a session begins a programme. Afterwards it is
// there whole, or not at all; another try brings it back, and once.
func TestARecordIsKeptWholeOrNot(t *testing.T) {
	id, want := model.ProgrammeID{15: 8}, record()
	want.Found = "Acme"
	failed := 0
	for k := 1; ; k++ {
		for _, after := range []bool{false, true} {
			disk := storetest.NewMemory()
			store := storetest.NewFaulty(disk)
			cfg := sessiontest.New(t, storetest.NewMemory()).Config
			cfg.Store = store
			h, err := session.OpenHouse(t.Context(), cfg)
			must(t, err)
			store.Fail(storetest.Fault{Call: k, After: after, Err: errors.New("the disk says no")})
			_, _, err = h.FoundBy(t.Context(), sessiontest.Host(), id, want)
			missed := store.Calls(storetest.Any) < k
			store.Heal()
			h.Close()
			again, opened := session.OpenHouse(t.Context(), cfg)
			must(t, opened)
			if l, v, found := again.Session("acme"); found == nil {
				if content, _ := l.Snapshot().State.Archived(v); len(v.Cases) != len(want.Cases) || string(content) != string(want.Content) {
					t.Fatalf("call %d: half of it is there", k)
				}
			} else if err == nil {
				t.Fatalf("call %d: it was confirmed and is gone", k)
			} else {
				failed++
				_, _, err := again.FoundBy(t.Context(), sessiontest.Host(), id, want)
				must(t, err)
			}
			l, err := again.Programme("Acme")
			must(t, err)
			if n := len(l.Snapshot().State.Sessions()); n != 1 || len(again.Programmes()) != 1 {
				t.Fatalf("call %d: it is there %d times", k, n)
			}
			if home := again.Home(); len(home.Past) != 1 || len(home.Waiting)+len(home.Letters)+len(home.Next) > 0 {
				t.Fatalf("the home screen says %+v", home)
			}
			again.Close()
			if missed {
				if failed == 0 {
					t.Fatal("no call failed")
				}
				return
			}
		}
	}
}

// TestARowOfARecordIsOneAfterARestart: a record may bring a row of a file that the library has under another id. Which of the two
// an import again finds is the same whether the state was folded or read as it is kept.
func TestARowOfARecordIsOneAfterARestart(t *testing.T) {
	p := draft(t)
	i := record()
	for n := range 40 {
		p.Do(session.ImportUseCases{Source: "inventory.csv", Rows: rows(fmt.Sprint("row ", n))})
		i.Cases = append(i.Cases, session.ArchivedCase{ID: model.UseCaseID{12: byte(n), 15: 100}, Number: 4 + n, Kind: model.Planned, Stage: model.StageCaptured,
			Title: model.MustLine(fmt.Sprint("told ", n)), At: i.Start, External: fmt.Sprint("row ", n)})
	}
	p.Do(i)
	kept, ok := session.Kept(p.Config.Codec, p.state())
	if !ok {
		t.Fatal("the state is not kept")
	}
	for n := range 40 {
		row := session.UseCaseRow{External: fmt.Sprint("row ", n), Kind: model.Planned, Title: model.MustLine(fmt.Sprint("told ", n))}
		_, folded := p.state().ExternalKnown(row)
		if _, same := kept.ExternalKnown(row); same != folded || !folded {
			t.Errorf("row %d is the record's: %v folded, %v as kept", n, folded, same)
		}
	}
}
