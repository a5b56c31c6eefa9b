package session_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

const (
	undoOnly  = "only an undo brings this about"
	withBoth  = "part of an action that is undone whole, or for good whole"
	sealedIn  = "answers may lie sealed in it: dropping it is the opposite, and asks first"
	counted   = "what was sealed is counted, shown to everybody and destroyed"
	destroyed = "what was sealed in it is destroyed"
	keyList   = "a right is given and taken by its own verbs, never by a slip of u"
	guestList = "a guest list is of people, not of what was done here; a guest's status is set anew"
	aRecord   = "a session that was taken from its export is a record, all of it or nothing"
	fromFile  = "a file is taken whole after a preview; a file with other words changes them back"
)

// forGood says of each kind of event that an undo never names, why not.
var forGood = map[model.EventType]string{
	1: "a programme is begun once", 3: keyList, 4: keyList, 230: "a hand-over asks first and is handed back by its receiver", 231: keyList,
	10: "a person came: forgetting is the opposite, which is for good", 11: "details of a person are a record that can be forgotten, so there is no earlier one", 13: guestList,
	16: "two people became one, with their codes and keys", 20: "a session is planned; it can be emptied or left, and its number stays its own",
	26: "the door is open: people may have come in", 27: "a session went live: closing is its opposite", 32: "a session is closed: it asks first and says so",
	33: "old codes are refused from now on; people were told so", 38: "the wall was looked at: a fact",
	51: fromFile, 52: fromFile, 56: undoOnly, 73: undoOnly, 87: undoOnly, 100: "an undo is done again by hand", 120: undoOnly, 130: undoOnly, 185: undoOnly,
	80: sealedIn, 85: counted, 93: destroyed, 144: destroyed, 145: counted, 160: sealedIn, 162: counted, 163: "ballots of a laptop, counted with the reveal",
	191: sealedIn, 193: counted, 200: sealedIn, 202: counted, 203: destroyed, 310: sealedIn,
	221: "the reason for which a readout began stays in the record", 240: "a check from outside went well: a fact",
	271: "drafts left as files", 320: "how files look is no part of a session; an empty value goes back to the house's look",
	325: aRecord, 326: aRecord, 327: aRecord,
}

// TestEveryEventIsUndoneOrSaysWhyNot is the table of what u takes back. Undone is what some rule does, what undo then names,
// and what an undo after it takes back.
func TestEveryEventIsUndoneOrSaysWhyNot(t *testing.T) {
	undone, types := undoneByRules(t), model.EventTypes()
	var table strings.Builder
	for _, n := range slices.Sorted(maps.Keys(types)) {
		name, back, why := reflect.TypeOf(types[n]).Name(), session.Inverse(types[n]), forGood[n]
		switch {
		case undone[name] && why != "":
			t.Errorf("%s is undone, though %q", name, why)
		case undone[name]:
			fmt.Fprintf(&table, "%3d %-21s undone by %s\n", n, name, reflect.TypeOf(back).Name())
		case why != "":
			fmt.Fprintf(&table, "%3d %-21s for good: %s\n", n, name, why)
		default:
			t.Errorf("%d: after no rule does undo take %s back, and nothing says why (its inverse is %T)", n, name, back)
		}
	}
	path := filepath.Join("testdata", "undone.golden")
	if *update {
		if err := os.WriteFile(path, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != table.String() {
		t.Errorf("what can be undone has changed (%v); with -update it is:\n%s", err, table.String())
	}
}

// undoneByRules does what each rule says and undoes it: the names of the events that an undo named and took back.
func undoneByRules(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	inverse := map[string]bool{}
	for _, e := range model.EventTypes() {
		inverse[reflect.TypeOf(e).Name()] = session.Inverse(e) != nil
	}
	for _, r := range allRules() {
		if r.then == "" || r.then[0] == '!' {
			continue
		}
		p := r.given(t)
		actor := p.actor(r.by)
		c := p.Live.Mint(actor, r.when(p))
		if _, err := p.Live.Do(t.Context(), c); err != nil {
			t.Errorf("%s: %v", r.name, err)
			continue
		}
		u := p.state().UndoFor(p.ID, actor.Person)
		if u.Command != c.ID || u.Blocked != "" {
			continue
		}
		if u.Label == "the latest step" || strings.HasPrefix(u.Label, "change of ") {
			t.Errorf("%s: undo says %q of %s", r.name, u.Label, r.then)
		}
		if err := p.undo(actor); err != nil {
			t.Errorf("%s: undo of %q says %v", r.name, u.Label, err)
			continue
		}
		for name := range strings.FieldsSeq(r.then) {
			out[name] = out[name] || inverse[name]
		}
	}
	return out
}

// actor is who does a rule.
func (p *place) actor(by string) session.Actor {
	switch by {
	case "":
		return sessiontest.Host()
	case sam:
		return samsKey()
	}
	return p.As(by)
}

// TestUndoAfterTheClose takes back what was done since the session ended, and nothing from before.
func TestUndoAfterTheClose(t *testing.T) {
	p := closed(t)
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u != (session.UndoFace{}) {
		t.Fatalf("right after the close undo names %+v", u)
	}
	p.Do(session.SetValue{Hour: "35.50", Currency: "EUR", Session: p.ID})
	p.Do(session.OpenSurvey{Session: p.ID, Asked: 40})
	p.Do(session.OpenSurvey{Session: p.ID, Asked: 60})
	for _, want := range []string{"to how many the survey goes", "open the survey", "what value is reckoned with"} {
		if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label != want || u.Blocked != "" {
			t.Fatalf("undo names %+v, want %q", u, want)
		}
		p.Do(session.Undo{Session: p.ID})
	}
	if s := p.state(); s.Terms != (model.Terms{}) || len(p.Session().Surveys) != 0 {
		t.Errorf("value is reckoned with %s, %d surveys are left", s.Terms, len(p.Session().Surveys))
	}
}

func TestASurveyThatWasAnsweredStays(t *testing.T) {
	p := answered(t)
	u := p.state().UndoFor(p.ID, sessiontest.Host().Person)
	if u.Label != "open the survey" || !strings.Contains(u.Blocked, "answered since") {
		t.Fatalf("undo names %+v", u)
	}
	if err := p.undo(sessiontest.Host()); err == nil || refusal(t, err) != "!conflict" || len(p.Session().Surveys) != 1 {
		t.Fatalf("the undo says %v", err)
	}
	p.Do(session.CountSurvey{Session: p.ID})
	if u := p.state().UndoFor(p.ID, sessiontest.Host().Person); u.Label == "open the survey" && u.Blocked == "" {
		t.Errorf("a survey that is counted is to be undone: %+v", u)
	}
}
