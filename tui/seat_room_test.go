package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/tuitest"
)

// seatRoom is a room that does what a session would do with what a seat asks.
type seatRoom struct {
	*fakeRoom
	seat session.SeatFace
}

func newSeatRoom(f session.SeatFace) *seatRoom {
	return &seatRoom{fakeRoom: newFakeRoom(session.ConsoleFace{}), seat: f}
}

func (r *seatRoom) Face() any {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seat
}

func (r *seatRoom) change(f func(*session.SeatFace)) {
	r.mu.Lock()
	f(&r.seat)
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *seatRoom) Do(ctx context.Context, i session.Intent) (session.Result, error) {
	note := ""
	r.change(func(f *session.SeatFace) {
		switch i := i.(type) {
		case session.Say:
			n := len(f.Mine) + f.Others.Len() + 1
			f.Mine = append(slices.Clone(f.Mine), session.CaseFace{ID: facetest.ID[model.UseCaseID](n), Number: n, Title: i.Line, Mine: true})
			note = fmt.Sprintf("kept as %d", n)
		case session.Mark:
			round := *f.Round
			round.Scores = slices.Clone(round.Scores)
			for n := range round.Scores {
				if round.Scores[n].Case.ID == i.Case {
					round.Scores[n].Marks[i.Group] = session.SeatMark{Given: !i.Clear, Mark: i.Mark}
				}
			}
			f.Round = &round
		case session.HandIn:
			round := *f.Round
			round.Done = true
			f.Round = &round
		}
	})
	_, err := r.fakeRoom.Do(ctx, i)
	return session.Result{Note: note}, err
}

func TestSeatFromTheFirstLineToTheLastMark(t *testing.T) {
	room := newSeatRoom(facetest.Seat(2))
	term := tuitest.Run(t, NewSeat(room, Env{Profile: colorprofile.TrueColor, Dark: true, Zone: facetest.Zone(), Remote: true}), 80, 24)
	term.Until("You said")
	term.Type("night shift tags the pallets")
	term.Press("enter")
	term.Until("13  night shift tags the pallets")
	term.Until("✓ kept as 13")
	term.Type("and a half")
	term.Until("> and a half")
	room.change(func(f *session.SeatFace) {
		mine := f.Mine
		*f = facetest.Seat(7)
		f.Mine = mine
	})
	term.Until("the room moved on to Score")
	term.Press("enter")
	term.Until("Press enter to begin.")
	term.Press("enter")
	term.Until("1 of 9")
	for range 27 {
		term.Press("2")
	}
	term.Until("9 of 9")
	term.UntilTrue("every mark durable", func(s string) bool {
		return strings.Count(s, "[2]") == 3 && !strings.Contains(s, "…")
	})
	term.Press("enter")
	term.Until("Handed in. Thank you.")
	term.Until("Every mark is given.")
	marks := 0
	for _, i := range room.intents() {
		if _, ok := i.(session.Mark); ok {
			marks++
		}
	}
	if marks != 27 {
		t.Errorf("%d marks were kept, want 27", marks)
	}
	term.Press("f1")
	term.Until("help")
	term.Press("esc", "q")
	term.Until("Leave for now?")
	term.Press("y")
	term.Ended()
	if !room.left {
		t.Error("the seat was not given back")
	}
}

func TestSeatSaysWhyItHasEnded(t *testing.T) {
	room := newSeatRoom(facetest.Seat(2))
	m := NewSeat(room, Env{Profile: colorprofile.TrueColor, Dark: true})
	m, _ = m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m, _ = m.Update(newsMsg{})
	if words, _ := m.(Seat).Parting(); !strings.Contains(words, facetest.Seat(2).Personal) {
		t.Errorf("the way back is not said: %q", words)
	}
	room.gone = "a newer window of yours took over; this one can be closed"
	m, _ = m.Update(newsMsg{})
	if text := frame.Plain(m.(Seat).Frame()); !strings.Contains(text, "A newer window of yours took over") {
		t.Errorf("the screen says\n%s", text)
	}
	if words, code := m.(Seat).Parting(); !strings.HasPrefix(words, "A newer window") || code != 0 {
		t.Errorf("parting: %d, %q", code, words)
	}
}
