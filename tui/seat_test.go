package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func seatLook(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone(), Remote: true}
}

// seated is a seat of 80x24 that shows a face.
func seated(f session.SeatFace) screen.Screen {
	s := newSeatScreen(seatLook(true), "").SetSize(80, 24)
	return news(s, f)
}

func news(s screen.Screen, f session.SeatFace) screen.Screen {
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	return s
}

func answer(s screen.Screen, i any, err error) screen.Screen {
	s, _ = s.Update(screen.ResultMsg{Intent: i, Err: err})
	return s
}

func shows(t *testing.T, s screen.Screen, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(frame.Plain(s.View()), w) {
			t.Errorf("the screen does not show %q:\n%s", w, frame.Plain(s.View()))
		}
	}
}

func hides(t *testing.T, s screen.Screen, unwanted ...string) {
	t.Helper()
	for _, w := range unwanted {
		if strings.Contains(frame.Plain(s.View()), w) {
			t.Errorf("the screen shows %q:\n%s", w, frame.Plain(s.View()))
		}
	}
}

// one is the only intent of some messages.
func one[T any](t *testing.T, msgs []tea.Msg) T {
	t.Helper()
	var none T
	got := tuitest.Intents(msgs)
	if len(got) != 1 {
		t.Fatalf("%d intents, want one: %+v", len(got), got)
	}
	i, ok := got[0].(T)
	if !ok {
		t.Fatalf("the intent is %+v, want a %T", got[0], none)
	}
	return i
}

func TestSeatKeepsALineAndShowsItAtOnce(t *testing.T) {
	s := seated(facetest.Seat(2))
	s, _ = tuitest.Type(s, "gate log on the phone")
	s, msgs := tuitest.Press(s, "enter")
	say := one[session.Say](t, msgs)
	if say.Line != "gate log on the phone" || say.Block != facetest.Agenda()[2].ID {
		t.Errorf("said %+v", say)
	}
	shows(t, s, "…  gate log on the phone", "> type here")
	s = answer(s, say, nil)
	shows(t, s, "✓  gate log on the phone")
	f := facetest.Seat(2)
	kept := f.Mine[0]
	kept.ID, kept.Number, kept.Title = facetest.ID[model.UseCaseID](13), 13, say.Line
	f.Mine = append(f.Mine, kept)
	s = news(s, f)
	shows(t, s, "13  gate log on the phone")
	if n := strings.Count(frame.Plain(s.View()), "gate log"); n != 1 {
		t.Errorf("it stands there %d times", n)
	}
}

// TestSeatHearsWhatBecomesOfItsWords: what is parked goes from the list, and its author is told why at once.
func TestSeatHearsWhatBecomesOfItsWords(t *testing.T) {
	f := facetest.Seat(2)
	f.Told = []string{"#9 is on the shortlist."}
	s := seated(f)
	hides(t, s, "#9 is on the shortlist.")
	f.Told = append(slices.Clone(f.Told), "#2 waits in the parking lot, with your name.")
	s = news(s, f)
	shows(t, s, "#2 waits in the parking lot, with your name.")
	s, _ = tuitest.Press(s, "x")
	hides(t, s, "#2 waits in the parking lot, with your name.")

	kept := f.Mine[0]
	kept.ID, kept.Number = facetest.ID[model.UseCaseID](13), 13
	f.Mine, f.Told = append(slices.Clone(f.Mine), kept), append(slices.Clone(f.Told), "#13 is kept; the facilitator brings it to the wall.")
	s = news(s, f) // the answer to what was said tells that, and nothing hides it
	if s.(seatScreen).said != "" {
		t.Errorf("over the answer stands %q", s.(seatScreen).said)
	}
}

func TestSeatGivesWhatWasNotSavedBack(t *testing.T) {
	s := seated(facetest.Seat(3))
	s, _ = tuitest.Type(s, "no more lists")
	s, _ = tuitest.Press(s, "tab", "1", "5", "x", "tab", "4", "shift+tab", "tab")
	s, msgs := tuitest.Press(s, "enter")
	say := one[session.Say](t, msgs)
	if say.Minutes != 15 || say.Others != 4 {
		t.Errorf("claimed %d minutes for %d others", say.Minutes, say.Others)
	}
	hides(t, s, "> no more lists")
	s = answer(s, say, errors.New("not saved: the disk is full"))
	shows(t, s, "> no more lists", "✗ not saved", "minutes a day 15", "how many others 4")
	_, msgs = tuitest.Press(s, "enter")
	if again := one[session.Say](t, msgs); again != say {
		t.Errorf("sent again as %+v, first it was %+v", again, say)
	}
}

func TestSeatKeepsNewWordsApartFromThoseThatCameBack(t *testing.T) {
	s := seated(facetest.Seat(3))
	s, _ = tuitest.Type(s, "no more lists")
	s, _ = tuitest.Press(s, "tab", "1", "5", "tab", "4")
	s, msgs := tuitest.Press(s, "enter")
	first := one[session.Say](t, msgs)
	s = answer(s, first, errors.New("not saved: the disk is full"))
	s, _ = tuitest.Type(s, "another thought")
	shows(t, s, "> another thought", "not saved, comes back when the line is free: no more lists")
	s, msgs = tuitest.Press(s, "enter")
	if say := one[session.Say](t, msgs); say.Line != "another thought" || say.Minutes+say.Others > 0 {
		t.Errorf("said %+v", say)
	}
	shows(t, s, "> no more lists", "✗ not saved", "minutes a day 15", "how many others 4")
	_, msgs = tuitest.Press(s, "enter")
	if again := one[session.Say](t, msgs); again != first {
		t.Errorf("sent again as %+v, first it was %+v", again, first)
	}
	s, _ = tuitest.Press(s, "left", "right")
	s, _ = tuitest.Type(s, "!")
	shows(t, s, "> no more lists!")
}

func TestSeatTakesNoMoreLettersThanALineHas(t *testing.T) {
	s, _ := tuitest.Type(seated(facetest.Seat(2)), strings.Repeat("é", model.LineClusters-3))
	shows(t, s, " 3 left")
	s, _ = tuitest.Type(s, "four")
	shows(t, s, " 0 left", "1 letter was not taken")
	if d := s.(Drafter).Draft(); !strings.HasSuffix(d, "éfou") {
		t.Errorf("the line has %d bytes", len(d))
	}
}

func TestSeatStaysInAHalfTypedLineWhenTheRoomMovesOn(t *testing.T) {
	s := seated(facetest.Seat(2))
	s, _ = tuitest.Type(s, "3 lorries at ")
	s = news(s, facetest.Seat(7))
	shows(t, s, "the room moved on to Score", "Something real that somebody did")
	s, _ = tuitest.Type(s, "once")
	s, msgs := tuitest.Press(s, "enter")
	say := one[session.Say](t, msgs)
	if say.Line != "3 lorries at once" || say.Block != facetest.Agenda()[2].ID {
		t.Errorf("filed %+v, want it in the block where it was typed", say)
	}
	shows(t, s, "Press enter to begin.")
	_, msgs = tuitest.Press(s, "3", "2", "-", "w", "d")
	if got := tuitest.Intents(msgs); len(got) > 0 {
		t.Errorf("stray keys did %+v", got)
	}
}

func TestSeatKeepsADraftWhenSomebodyLeavesTheLineForTheRoom(t *testing.T) {
	s := seated(facetest.Seat(2))
	s, _ = tuitest.Type(s, "half a thought")
	s = news(s, facetest.Seat(7))
	s, _ = tuitest.Press(s, "esc")
	shows(t, s, "Press enter to begin.", "> half a thought")
	if d := s.(Drafter).Draft(); d != "half a thought" {
		t.Errorf("the draft is %q", d)
	}
	s, msgs := tuitest.Press(s, "c", "enter")
	if say := one[session.Say](t, msgs); say.Block != facetest.Agenda()[2].ID {
		t.Errorf("filed in %v", say.Block)
	}
	shows(t, s, "Press enter to begin.")
}

func TestSeatGoesOnWhenTheLineIsCleared(t *testing.T) {
	s := seated(facetest.Seat(2))
	s, _ = tuitest.Type(s, "half")
	s = news(s, facetest.Seat(5))
	shows(t, s, "the room moved on to Break")
	s, _ = tuitest.Press(s, "ctrl+c")
	shows(t, s, "A break.")
}

func TestSeatRestoresADraft(t *testing.T) {
	s := newSeatScreen(seatLook(true), "half a thought").SetSize(80, 24)
	s = news(s, facetest.SeatLate(4))
	shows(t, s, "> half a thought")
	hides(t, s, "Good that you are here")
}

func TestSeatCompletesNamesAndOffersWhatSoundsAlike(t *testing.T) {
	s := seated(facetest.Seat(2))
	s, _ = tuitest.Type(s, "drivers photograph the load @to")
	shows(t, s, "@Tomás   tab takes it")
	s, _ = tuitest.Press(s, "tab")
	shows(t, s, "> drivers photograph the load @Tomás", "close to  1 Drivers", `write =1 for "same"`)
	_, msgs := tuitest.Press(s, "enter")
	if say := one[session.Say](t, msgs); say.Line != "drivers photograph the load @Tomás" {
		t.Errorf("a suggestion changed the line to %q", say.Line)
	}
}

func TestSeatJoinsAddsAndChanges(t *testing.T) {
	f := facetest.Seat(2)
	ada := f.Me.ID
	id := facetest.ID[model.UseCaseID]
	s := seated(f)
	s, _ = tuitest.Press(s, "esc")
	s, msgs := tuitest.Press(s, "s")
	if got := one[session.SaySame](t, msgs); got != (session.SaySame{Case: id(11), Person: ada}) {
		t.Errorf("same: %+v", got)
	}
	s, msgs = tuitest.Press(s, "up", "s")
	if got := one[session.TakeSameBack](t, msgs); got.Case != id(10) {
		t.Errorf("taken back: %+v", got)
	}
	more, _ := tuitest.Press(s, "+", "i", "n")
	shows(t, more, "> +10 in")
	s, _ = tuitest.Press(s, "home", "up")
	_, msgs = tuitest.Press(s, "s")
	if got := tuitest.Intents(msgs); len(got) > 0 {
		t.Errorf("one's own idea was joined: %+v", got)
	}
	_, msgs = tuitest.Press(s, "x")
	if got := one[session.Withdraw](t, msgs); got.Case != id(12) {
		t.Errorf("withdrawn: %+v", got)
	}
	_, msgs = tuitest.Press(s, "e")
	if len(msgs) != 1 {
		t.Fatal("no question about the words")
	}
	if _, ok := msgs[0].(screen.OpenMsg); !ok {
		t.Errorf("edit gave %+v", msgs[0])
	}
}

func TestSeatTakesWordsWhereverThereIsALine(t *testing.T) {
	for _, n := range facetest.Seats() {
		if n.Face.State != model.Live || n.Face.Dark || !hasSeatLine(&n.Face) || startsInList(&n.Face) || comesLate(&n.Face, false) {
			continue
		}
		s, msgs := tuitest.Type(seated(n.Face), "the quick fox helps you")
		if d := s.(Drafter).Draft(); d != "the quick fox helps you" || len(msgs) > 0 {
			t.Errorf("%s: the line has %q, the words did %+v", n.Name, d, msgs)
		}
	}
}

func TestSeatTakesStrayWordsForNoDeed(t *testing.T) {
	for _, i := range []int{0, 7, 8} {
		_, msgs := tuitest.Type(seated(facetest.Seat(i)), "hush, you unruly hub")
		if got := tuitest.Intents(msgs); len(got) > 0 {
			t.Errorf("block %d: the words did %+v", i, got)
		}
	}
	f := facetest.Seat(8)
	_, msgs := tuitest.Press(seated(f), "ctrl+u")
	if got := one[session.Undo](t, msgs); got.Command != f.Undo.Command {
		t.Errorf("undone: %+v", got)
	}
}

func TestSeatHandUndoAndLeave(t *testing.T) {
	f := facetest.Seat(2)
	s := seated(f)
	_, msgs := tuitest.Press(s, "ctrl+r")
	if got := one[session.RaiseHand](t, msgs); !got.Up || got.Person != f.Me.ID {
		t.Errorf("in the line: %+v", got)
	}
	f.Hand = true
	s = news(s, f)
	shows(t, s, "● hand up")
	s, _ = tuitest.Press(s, "esc")
	_, msgs = tuitest.Press(s, "h")
	if got := one[session.RaiseHand](t, msgs); got.Up {
		t.Errorf("in the list: %+v", got)
	}
	_, msgs = tuitest.Press(s, "u")
	if got := one[session.Undo](t, msgs); got.Command != f.Undo.Command {
		t.Errorf("undone: %+v", got)
	}
	f.Undo.Blocked = "2 others joined it"
	s, _ = tuitest.Press(news(s, f), "u")
	shows(t, s, `"idea 12" cannot be taken back: 2 others joined it`)
	_, msgs = tuitest.Press(s, "q")
	open, ok := msgs[0].(screen.OpenMsg)
	if !ok {
		t.Fatalf("q gave %+v", msgs)
	}
	if ask := frame.Plain(open.Screen.SetSize(80, 24).View()); !strings.Contains(ask, "Leave for now?") || !strings.Contains(ask, f.Personal) {
		t.Errorf("asked:\n%s", ask)
	}
}

// TestASeatCallsAMeetupOne when it is left and when it is over.
func TestASeatCallsAMeetupOne(t *testing.T) {
	for _, at := range []struct {
		meetup bool
		state  model.SessionState
		want   string
		leaves string
	}{
		{false, model.Live, "", "The workshop goes on"}, {true, model.Live, "", "The meetup goes on"},
		{false, model.Closed, "Thank you. The workshop is over.", "All that you said and marked is kept."},
		{true, model.Closed, "Thank you. The meetup is over.", "All that you said and marked is kept."},
	} {
		f := facetest.Seat(2)
		f.State, f.Recap.Meetup = at.state, at.meetup
		if f.Ended = ""; at.state == model.Closed {
			f.Ended = "The survey after Breakfast ended on 10 December 2026."
		}
		s := seated(f)
		shows(t, s, at.want, f.Ended)
		_, msgs := tuitest.Press(s, "esc", "q")
		if seen := frame.Plain(msgs[0].(screen.OpenMsg).Screen.SetSize(80, 24).View()); !strings.Contains(seen, at.leaves) || strings.Contains(seen, "goes on") != (at.state == model.Live) {
			t.Errorf("%+v asks\n%s", at, seen)
		}
	}
}

func TestNoLetterActsOnTheLatePage(t *testing.T) {
	s := seated(facetest.SeatLate(4))
	for _, wrong := range s.Keys().Check() {
		t.Error(wrong)
	}
	s, msgs := tuitest.Type(s, "how about huge? quick")
	if len(msgs) != 0 {
		t.Errorf("typing before the page is read does %v", msgs)
	}
	shows(t, s, "Good that you are here")
	if up := one[session.RaiseHand](t, pressed(s, "ctrl+r")); !up.Up {
		t.Errorf("ctrl+r asks for %+v", up)
	}
}

// pressed is what comes of a key.
func pressed(s screen.Screen, key string) []tea.Msg {
	_, msgs := tuitest.Press(s, key)
	return msgs
}

func TestSeatTellsTheLateAndNotThoseWhoComeBack(t *testing.T) {
	s := seated(facetest.SeatLate(4))
	shows(t, s, "Good that you are here, Ada.", "12 things that already work", "Now: Planned", "Press enter to go on.")
	s, msgs := tuitest.Press(s, "a", "q", "esc")
	if len(tuitest.Intents(msgs)) > 0 {
		t.Errorf("keys did %+v", msgs)
	}
	s, _ = tuitest.Press(s, "enter")
	shows(t, s, "> type here")
	s = news(s, facetest.SeatLate(5))
	hides(t, s, "Good that you are here")
	hides(t, seated(facetest.Seat(4)), "Good that you are here")
	hides(t, seated(facetest.SeatLate(0)), "Good that you are here")
	back := facetest.SeatLate(7)
	back.Round = facetest.SeatRound(4, true)
	shows(t, seated(back), "4 of your 27 marks are kept.")
}

func TestSeatLooksUpWhileTheWallIsDark(t *testing.T) {
	f := facetest.Seat(7)
	s := seated(f)
	s, _ = tuitest.Press(s, "enter", "3")
	f.Dark = true
	s = news(s, f)
	shows(t, s, "The wall is dark")
	s, msgs := tuitest.Press(s, "2")
	if len(tuitest.Intents(msgs)) > 0 {
		t.Errorf("a digit marked what cannot be seen: %+v", msgs)
	}
	f.Dark = false
	s = news(s, f)
	shows(t, s, "[3]", "1 of 9")

	f = facetest.Seat(2)
	s, _ = tuitest.Type(seated(f), "in the middle of")
	f.Dark = true
	shows(t, news(s, f), "> in the middle of")
}

func TestSeatScoresInTheDiscussionToo(t *testing.T) {
	f := facetest.Seat(8)
	shows(t, seated(f), "5 of 9 pass")
	f.Round = facetest.SeatRound(0, true)
	f.Round.Again = true
	shows(t, seated(f), "A second round. 9 use cases, 27 marks.")
	f.Round.Revealed = true
	shows(t, seated(f), "5 of 9 pass")
}

func TestSeatListsStandStillWhenNewsCome(t *testing.T) {
	f := facetest.Seat(8)
	s := newSeatScreen(seatLook(true), "").SetSize(80, 24)
	s, _ = tuitest.Press(news(s, f), "esc", "down", "down", "down", "down", "down", "down", "up")
	before := frame.Plain(s.View())
	f.People++
	if after := frame.Plain(news(s, f).View()); after != before {
		t.Errorf("the outcome jumped from\n%s\nto\n%s", before, after)
	}

	f = facetest.Seat(4)
	s, _ = tuitest.Press(seated(f), "esc", "up", "up", "up", "up", "up", "up", "up", "up", "up", "down", "down")
	before = frame.Plain(s.View())
	if after := frame.Plain(news(s, f).View()); after != before {
		t.Errorf("the ideas jumped from\n%s\nto\n%s", before, after)
	}
	_, msgs := tuitest.Press(s, "s")
	want := one[session.SaySame](t, msgs)
	late := f.Others.At(0)
	late.ID, late.Number, late.Title = facetest.ID[model.UseCaseID](40), 40, "one more"
	f.Others = session.OthersOf(append(f.Others.List(), late))
	_, msgs = tuitest.Press(news(s, f), "s")
	if got := one[session.SaySame](t, msgs); got != want {
		t.Errorf("the cursor left its use case: %+v, before %+v", got, want)
	}
}

func TestSeatKeyMapsAreSound(t *testing.T) {
	for _, n := range facetest.Seats() {
		for _, press := range [][]string{nil, {"enter"}, {"esc"}, {"enter", "enter"}} {
			s, _ := tuitest.Press(seated(n.Face), press...)
			if wrong := s.Keys().Check(); len(wrong) > 0 {
				t.Errorf("%s after %v: %s", n.Name, press, strings.Join(wrong, "; "))
			}
			if _, ok := s.Keys().Find(keys.Help); !ok {
				t.Errorf("%s after %v has no help", n.Name, press)
			}
		}
	}
}

func TestSeatTicksBySecondsOnlyNearTheEnd(t *testing.T) {
	for _, c := range []struct {
		left time.Duration
		want time.Duration
	}{
		{10*time.Minute + 20*time.Second, 20*time.Second + time.Millisecond},
		{90*time.Second + 300*time.Millisecond, 301 * time.Millisecond},
		{-time.Second, 0},
	} {
		f := facetest.Seat(4)
		f.Clock.Since = facetest.Now().Add(c.left - f.Clock.Timebox)
		if got := seatTick(f, facetest.Now()); got != c.want {
			t.Errorf("with %v left the next picture is in %v, want %v", c.left, got, c.want)
		}
	}
	if got := seatTick(facetest.FindSeat("paused"), facetest.Now()); got != 0 {
		t.Errorf("a clock that rests ticks after %v", got)
	}
}

// TestAVotesResultEndsWithItsBlock: what the thumbs came to stands on a seat until the room goes on.
func TestAVotesResultEndsWithItsBlock(t *testing.T) {
	f := facetest.Seat(8)
	shared := *f.SeatShared
	f.SeatShared = &shared
	shared.Talk = facetest.Voting().Talk
	s := seated(f)
	then := shared
	then.Talk = facetest.Voted().Talk
	f.SeatShared = &then
	s = news(s, f)
	result := then.Talk.Vote.Result()
	shows(t, s, result)
	s = news(s, facetest.Seat(9))
	hides(t, s, result)
}
