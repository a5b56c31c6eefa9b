package tui

import (
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
)

// TestANameOnACommandLineMayHaveAHyphen of its own, or for each of its blanks.
func TestANameOnACommandLineMayHaveAHyphen(t *testing.T) {
	names := []string{"answered", "use case", "cost-benefit"}
	for typed, want := range map[string]int{"use-case": 1, "use case": 1, "Use": 1, "cost-benefit": 2, "cost benefit": 2, "Cost-b": 2} {
		if at, err := named(typed, names); err != nil || at != want {
			t.Errorf("%q is %d, %v", typed, at, err)
		}
	}
	if _, err := named("cost+", names); err == nil {
		t.Error("cost+ is taken for something")
	}
}

// TestWhatIsNotedIsMeantByItsNumberOrItsWords, and by nothing else.
func TestWhatIsNotedIsMeantByItsNumberOrItsWords(t *testing.T) {
	f := facetest.Stage(facetest.Wall(2))
	f.Parked = []session.ItemFace{{Place: 3, Kind: model.ItemParked, Words: "a phone"}, {Kind: model.ItemParked, Words: "12"}, {Place: 12, Kind: model.ItemParked, Words: "who pays"}}
	for typed, want := range map[string]string{"#3": "a phone", "3": "a phone", "A phone": "a phone", "12": "12", "#12": "who pays"} {
		if it, err := itemBy(f, model.ItemParked, typed); err != nil || it.Words != want {
			t.Errorf("%q is %q, %v", typed, it.Words, err)
		}
	}
	for _, typed := range []string{"", "phones", "4", "-3"} {
		if it, err := itemBy(f, model.ItemParked, typed); err == nil {
			t.Errorf("%q is %q", typed, it.Words)
		}
	}
}
