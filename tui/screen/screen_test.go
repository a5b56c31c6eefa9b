package screen_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// still is a screen that does nothing; typing is one whose line somebody is in.
type (
	still  struct{ w, h int }
	typing struct{ still }
)

func (s still) Update(tea.Msg) (screen.Screen, tea.Cmd) { return s, nil }
func (s still) View() frame.Frame                       { return frame.New(s.w, s.h) }
func (still) SetSize(w, h int) screen.Screen            { return still{w, h} }
func (still) Keys() keys.Map                            { return nil }
func (typing) Where() keys.Where                        { return keys.Line }

func TestAScreenIsInItsListUnlessItSaysOtherwise(t *testing.T) {
	if got := screen.Where(still{}); got != keys.List {
		t.Errorf("got %s", got)
	}
	if got := screen.Where(typing{}); got != keys.Line {
		t.Errorf("got %s", got)
	}
}

func TestMessagesCarryWhatTheyWereGiven(t *testing.T) {
	type wish struct{ n int }
	if msg, ok := screen.Send(wish{3})().(screen.IntentMsg); !ok || msg.Intent != (wish{3}) {
		t.Errorf("got %+v", msg)
	}
	if msg, ok := screen.Open(still{1, 2})().(screen.OpenMsg); !ok || msg.Screen != (still{1, 2}) {
		t.Errorf("got %+v", msg)
	}
	if _, ok := screen.Back()().(screen.BackMsg); !ok {
		t.Error("Back gives a BackMsg")
	}
}

func TestSizesFollowTheLayouts(t *testing.T) {
	want := map[int]screen.Size{60: screen.Narrow, 80: screen.Compact, 100: screen.Medium, 120: screen.Wide, 160: screen.Large, 200: screen.Large}
	for _, w := range frame.Widths() {
		if got := screen.SizeOf(w); got != want[w] {
			t.Errorf("%d columns: %d, want %d", w, got, want[w])
		}
	}
}
