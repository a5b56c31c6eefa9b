package exports_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// elsewhere is another data folder, still empty.
func elsewhere(t testing.TB) *session.House {
	t.Helper()
	w := sessiontest.New(t, storetest.NewMemory())
	cfg := w.Config
	cfg.Store = storetest.NewMemory()
	h, err := session.OpenHouse(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	return h
}

// readBack reads an export.
func readBack(t testing.TB, raw []byte) *exports.Archive {
	t.Helper()
	a, err := exports.ReadArchive("acme.json", bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// taken imports an export into an empty folder.
func taken(t testing.TB, h *session.House, raw []byte) (*session.Live, model.SessionID) {
	t.Helper()
	a := readBack(t, raw)
	i, err := a.Intent(true)
	if err != nil {
		t.Fatal(err)
	}
	id, name, err := a.Programme()
	if err != nil {
		t.Fatal(err)
	}
	i.Found = name
	l, r, err := h.FoundBy(t.Context(), sessiontest.Host(), id, i)
	if err != nil {
		t.Fatal(err)
	}
	return l, r.Session
}

// contentOf is the bytes of the content in an export, as they stand there.
func contentOf(t testing.TB, raw []byte) string {
	t.Helper()
	var whole struct {
		Content json.RawMessage `json:"content"`
	}
	if err := json.Unmarshal(raw, &whole); err != nil {
		t.Fatal(err)
	}
	return string(whole.Content)
}

// exported is a session's JSON.
func exported(t testing.TB, l *session.Live, id model.SessionID, extras ...exports.Extra) []byte {
	t.Helper()
	r, err := exports.NewReport(l.Snapshot(), id, exports.NewSource(l.Snapshot().State, session.Hash{}, time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), "later"), extras...)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, r, "json")
}

// comesBack holds that an export, imported into an empty folder and exported, has the same content byte for byte; also
// after a restart.
func comesBack(t testing.TB, raw []byte, extras ...exports.Extra) (*session.Live, model.SessionID) {
	t.Helper()
	h := elsewhere(t)
	l, id := taken(t, h, raw)
	want := contentOf(t, raw)
	if got := contentOf(t, exported(t, l, id, extras...)); got != want {
		t.Fatalf("the content is another:\n%s", firstDifference(want, got))
	}
	again, err := session.Open(t.Context(), l.Config, l.Snapshot().State.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := contentOf(t, exported(t, again, id, extras...)); got != want {
		t.Fatalf("after a restart the content is another:\n%s", firstDifference(want, got))
	}
	return l, id
}

func firstDifference(want, got string) string {
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	around := func(s string) string { return s[max(at-200, 0):min(at+100, len(s))] }
	return fmt.Sprintf("want …%s…\n got …%s…", around(want), around(got))
}

func TestASessionComesBack(t *testing.T) {
	for name, draw := range map[string]struct {
		raw    func(*testing.T) []byte
		extras []exports.Extra
	}{
		"a whole workshop":    {raw: func(t *testing.T) []byte { return written(t, workshop(t).report(), "json") }},
		"the worked examples": {raw: func(t *testing.T) []byte { return written(t, worked(t).report(), "json") }},
		"nothing said yet":    {raw: func(t *testing.T) []byte { return written(t, live(t).report(), "json") }},
		"with private things": {raw: func(t *testing.T) []byte {
			return written(t, workshop(t).report(exports.Contacts, exports.Notes), "json")
		}, extras: []exports.Extra{exports.Contacts, exports.Notes}},
		"without names": {raw: func(t *testing.T) []byte { return without(t, exports.LeaveNames) }},
		"without anybody": {raw: func(t *testing.T) []byte {
			return without(t, exports.LeaveNames, exports.LeaveOrganisations, exports.LeaveNotes)
		}},
		"without notes":    {raw: func(t *testing.T) []byte { return without(t, exports.LeaveNotes) }},
		"without customer": {raw: func(t *testing.T) []byte { return without(t, exports.LeaveOrganisations) }},
	} {
		t.Run(name, func(t *testing.T) { comesBack(t, draw.raw(t), draw.extras...) })
	}
}

func without(t *testing.T, what ...string) []byte {
	r, err := workshop(t).report().Without(what...)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, r, "json")
}

// TestPrivateThingsStayInARecord imports an export with contacts and notes: they leave again only when they are asked for.
func TestPrivateThingsStayInARecord(t *testing.T) {
	raw := written(t, workshop(t).report(exports.Contacts, exports.Notes), "json")
	l, id := comesBack(t, raw, exports.Contacts, exports.Notes)
	plain := string(exported(t, l, id))
	for _, private := range []string{"jo@example.org", "Mei is tired of the gate", "Diet"} {
		if strings.Contains(plain, private) {
			t.Errorf("%q left", private)
		}
	}
	if same, err := readBack(t, raw).Same(l.Snapshot(), id); err != nil || !same {
		t.Error("the export is not known again")
	}
}

// TestEveryFormatOfARecord writes each format of a record, and compares with those of the session itself where they are
// made of the content alone.
func TestEveryFormatOfARecord(t *testing.T) {
	w := workshop(t)
	raw := written(t, w.report(), "json")
	l, id := taken(t, elsewhere(t), raw)
	source := w.report().Source
	r, err := exports.NewReport(l.Snapshot(), id, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range exports.Formats() {
		var have, want bytes.Buffer
		if f.Name == "cast" { // the minute-by-minute course is in no export; the guest list has addresses
			continue
		}
		if err := f.Write(&have, r); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if err := f.Write(&want, w.report()); err != nil {
			t.Fatal(err)
		}
		if f.Name != "guests" && !bytes.Equal(have.Bytes(), want.Bytes()) {
			t.Errorf("%s is another than the session's own:\n%s", f.Name, firstDifference(want.String(), have.String()))
		}
	}
}

// TestAProgrammeComesBack imports a workshop and the quarter's review of it, in either order: each says what it said, and
// who was in both is one person.
func TestAProgrammeComesBack(t *testing.T) {
	w := workshop(t)
	first := w.ID
	w.Clock.Turn(90 * 24 * time.Hour)
	w.ID = w.Do(session.PlanSession{Start: w.Clock.Now(), Zone: "Europe/London", Template: "quarterly-review"}).Session
	w.Do(session.InviteGuests{Session: w.ID, Rows: []session.GuestRow{{Name: model.MustLine("Ada")}}})
	w.GoLive()
	w.To(model.Review)
	promise := w.Live.Snapshot().ForConsole(w.ID, session.HostID()).Review.Promises[0].Case.ID
	w.Do(session.SetFigure{Case: promise, Session: w.ID, Kind: model.FigureActual, Words: "4"})
	w.Do(session.GiveVerdict{Case: promise, Session: w.ID, Verdict: model.Iterate, Reason: "half of the way"})
	w.To(model.Capture)
	w.Do(session.BringIn{Session: w.ID, Cases: []model.UseCaseID{w.Live.Snapshot().State.Library()[1].ID}})
	w.Do(session.Close{Session: w.ID})
	both := []model.SessionID{first, w.ID}
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		h := elsewhere(t)
		var l *session.Live
		for _, n := range order {
			raw := exported(t, w.Live, both[n])
			if l == nil {
				l, _ = taken(t, h, raw)
				continue
			}
			i, err := readBack(t, raw).Intent(true)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := l.Do(t.Context(), l.Mint(sessiontest.Host(), i)); err != nil {
				t.Fatal(err)
			}
		}
		for _, id := range both {
			if want, got := contentOf(t, exported(t, w.Live, id)), contentOf(t, exported(t, l, id)); got != want {
				t.Errorf("%v: %s", order, firstDifference(want, got))
			}
		}
		if was, is := len(w.Live.Snapshot().State.People()), len(l.Snapshot().State.People()); is != was {
			t.Errorf("%v: %d people are on file, and were %d", order, is, was)
		}
		if was, is := len(w.Live.Snapshot().State.Library()), len(l.Snapshot().State.Library()); is != was {
			t.Errorf("%v: the library has %d, and had %d", order, is, was)
		}
		if c := l.Snapshot().State.UseCase(promise); c == nil || c.Session != first {
			t.Errorf("%v: the promise is %+v", order, c)
		}
	}
}
