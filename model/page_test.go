package model

import (
	"slices"
	"strings"
	"testing"
)

func TestTurnedAway(t *testing.T) {
	for _, answer := range []string{"a training in March", "Train the trainers", "one more course", "an app for it", "a better dashboard", "IT fixes it", "e-learning", "the LOGIN works"} {
		if TurnedAway(answer) == "" {
			t.Errorf("%q is taken", answer)
		}
	}
	for _, answer := range []string{"the foreman asks for it every morning", "who reports first is named", "it stands in the bonus", "constraints are told", "we apply the rule", "trainees go along"} {
		if why := TurnedAway(answer); why != "" {
			t.Errorf("%q is turned away: %s", answer, why)
		}
	}
	if why := TurnedAway("a course"); !strings.Contains(why, "“course”") || !strings.Contains(why, "trained already") {
		t.Errorf("it says %q", why)
	}
}

func TestParseEntry(t *testing.T) {
	for _, c := range []struct {
		kind EntryKind
		line string
		want EntryWords
	}{
		{EntryCriterion, "minutes at the gate; analytics; 40 -> 25; gate log", EntryWords{What: "minutes at the gate", Sort: "analytics", Baseline: "40", Target: "25", Source: "gate log"}},
		{EntryCriterion, "do drivers feel expected? ; Survey", EntryWords{What: "do drivers feel expected?", Sort: "survey"}},
		{EntryCriterion, "none → some", EntryWords{What: "none → some"}},
		{EntryTask, "call; Mei; 21.10.", EntryWords{What: "call", Who: "Mei", When: "21.10."}},
		{EntryObstacle, "perceived: photos are private; Jo", EntryWords{What: "photos are private", Sort: "perceived", Who: "Jo"}},
		{EntryObstacle, "note: photos", EntryWords{What: "note: photos"}},
		{EntryBarrier, "habits: all phone first", EntryWords{What: "all phone first", Sort: "routines and habits"}},
		{EntryBehaviour, "ask; again", EntryWords{What: "ask; again"}},
	} {
		if got := ParseEntry(c.kind, c.line); got != c.want {
			t.Errorf("%q is %+v, want %+v", c.line, got, c.want)
		}
	}
}

func TestAnswersReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]Answer{"yes": Yes, "no, the sponsor is away": No, "?": Unknown, "unknown: ask": Unknown, "": Unsaid, "y": Yes} {
		a, note, ok := ParseAnswer(text)
		if !ok || a != want {
			t.Errorf("%q is %v, %v", text, a, ok)
		}
		if again, same, _ := ParseAnswer(AnswerText(a, note)); again != a || same != note && a != Unsaid {
			t.Errorf("%q comes back as %v %q", text, again, same)
		}
	}
	if _, _, ok := ParseAnswer("maybe"); ok {
		t.Error("maybe is no answer")
	}
}

func TestFlagsReadAsTheyAreWritten(t *testing.T) {
	f, unknown := FlagsOf("Idle, bad data", UseWords())
	if unknown != "" || f.Words(UseWords()) != "idle, bad data" {
		t.Errorf("%v, unknown %q", f, unknown)
	}
	if _, unknown := FlagsOf("idle, gone", UseWords()); unknown != "gone" {
		t.Errorf("unknown is %q", unknown)
	}
}

func TestNeeds(t *testing.T) {
	full := ReadyFacts{Owner: true, Challenge: true, Outcome: true, Workflow: true, Measured: true, Factors: true, Aligned: true, Live: true, Months: 3}
	if m := full.Missing(); len(m) > 0 {
		t.Errorf("missing %q", m)
	}
	full.Complex = true
	if m := full.Missing(); !slices.Equal(m, []string{"a team, because it is complex"}) {
		t.Errorf("missing %q", m)
	}
	full.Team, full.Months = 1, 2
	if m := full.Missing(); len(m) != 1 || !strings.Contains(m[0], "three months") {
		t.Errorf("missing %q", m)
	}
	half := ReadyFacts{Owner: true, Challenge: true, Workflow: true, Measured: true, Factors: true, Aligned: true, Live: true, Months: 3}
	if m := half.Missing(); !slices.Equal(m, []string{"part a: expected outcome"}) {
		t.Errorf("beside a challenge is missing %q", m)
	}
	half.Challenge, half.Outcome = false, true
	if m := half.Missing(); !slices.Equal(m, []string{"part a: challenge and objective"}) {
		t.Errorf("beside an outcome is missing %q", m)
	}
	if until := WindowEnd("2026-11-30", 3); until != "2027-03-02" {
		t.Errorf("three months from the end of November end on %s", until)
	}
	if n := len((ReadyFacts{}).Missing()); n != 7 {
		t.Errorf("nothing lacks %d things", n)
	}
}

// TestFieldsHaveNames of their own in commands.
func TestFieldsHaveNames(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range PageFields() {
		if f.Key() == "" || f.String() == "" || f.Asks() == "" || seen[f.Key()] {
			t.Errorf("field %d is called %q", f, f.Key())
		}
		seen[f.Key()] = true
		if got, ok := FindPageField(strings.ToUpper(f.Key())); !ok || got != f {
			t.Errorf("%q finds %v", f.Key(), got)
		}
	}
	for _, k := range EntryKinds() {
		for _, f := range k.Fields() {
			if got, ok := k.FindField(k.FieldKey(f)); !ok || got != f {
				t.Errorf("%s: %q finds %v", k, k.FieldKey(f), got)
			}
			if e := (EntryWords{}).With(f, "x"); e.Get(f) != "x" {
				t.Errorf("%s: field %d holds %q", k, f, e.Get(f))
			}
		}
	}
}
