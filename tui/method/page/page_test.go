package page_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/getting"
	"serendip/tui/method/page"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: time.UTC}
}

// face is a console on which Ada writes the workflow of the first page.
func face() session.ConsoleFace {
	f := facetest.Console(10)
	f.Editing = []session.EditingFace{{Case: f.Pages[0].Case.ID, Part: model.PageWorkflow.String(), Who: "Ada", By: model.PersonID{9}}}
	return f
}

func drawn(s screen.Screen, w, h int) string {
	return tuitest.Draw(s.SetSize(w, h).View(), env(true).Theme, w, h)
}

func TestGoldens(t *testing.T) {
	seat := facetest.Seat(10)
	for name, p := range map[string]screen.Screen{
		"full": page.New(env(true), face(), face().Pages[0].Case.ID), "new": page.New(env(true), face(), face().Pages[3].Case.ID),
		"seat": page.New(env(true), &seat, seat.Pages[0].Case.ID),
	} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), drawn(p, size[0], size[1]))
		}
	}
}

// opened is the form that a page opens with some keys.
func opened(t *testing.T, p screen.Screen, names ...string) screen.Screen {
	t.Helper()
	_, msgs := tuitest.Press(p, names...)
	for _, msg := range msgs {
		if o, ok := msg.(screen.OpenMsg); ok {
			return o.Screen.SetSize(100, 30)
		}
	}
	t.Fatalf("%v opens nothing", names)
	return nil
}

// TestWordsSurviveAnotherWriter keeps what was typed when somebody else was faster, says what stands there now, and lets
// it be kept knowingly.
func TestWordsSurviveAnotherWriter(t *testing.T) {
	f := face()
	form := opened(t, page.New(env(true), f, f.Pages[3].Case.ID).SetSize(100, 30), "enter")
	form, _ = tuitest.Type(form, "phones ring all day")
	form, msgs := tuitest.Press(form, "enter")
	sent, ok := tuitest.Intents(msgs)[0].(session.WriteField)
	if !ok || sent.Words != "phones ring all day" || !sent.Based.Known || sent.Based.Over {
		t.Fatalf("it sends %#v", sent)
	}
	form, _ = form.Update(screen.ResultMsg{Intent: sent, Err: errors.New("Challenge changed meanwhile and reads now: lorries wait")})
	shown := drawn(form, 100, 30)
	for _, want := range []string{"phones ring all day", "lorries wait", "enter keeps"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the form does not show %q:\n%s", want, shown)
		}
	}
	_, msgs = tuitest.Press(form, "enter")
	if again, ok := tuitest.Intents(msgs)[0].(session.WriteField); !ok || !again.Based.Over {
		t.Errorf("the second enter sends %#v", tuitest.Intents(msgs))
	}
}

// TestFormsCloseWhenAllIsKept sends only what changed, and goes when it is answered.
func TestFormsCloseWhenAllIsKept(t *testing.T) {
	f := face()
	form := opened(t, page.New(env(true), f, f.Pages[0].Case.ID).SetSize(100, 30), "down", "down", "down", "enter")
	form, _ = tuitest.Press(form, "enter", "enter", "enter")
	form, _ = tuitest.Type(form, " at most")
	form, msgs := tuitest.Press(form, "enter", "enter", "enter")
	intents := tuitest.Intents(msgs)
	if len(intents) != 1 || intents[0].(session.WriteEntry).Words != "25 at most" {
		t.Fatalf("it sends %#v", intents)
	}
	_, cmd := form.Update(screen.ResultMsg{Intent: intents[0]})
	if cmd == nil {
		t.Fatal("the form stays open")
	}
	msgs = tuitest.Messages(cmd)
	if _, back := msgs[0].(screen.BackMsg); !back {
		t.Errorf("then comes %#v", msgs)
	}
}

// TestWhatASeatMayWrite keeps the owner's fields to the owner, and the room's keys to the facilitator.
func TestWhatASeatMayWrite(t *testing.T) {
	seat := facetest.Seat(10)
	p := page.New(env(true), &seat, seat.Pages[0].Case.ID).SetSize(100, 30)
	if _, ready := p.Keys().Find("page.ready"); !ready {
		t.Fatal("no such key")
	}
	for _, a := range p.Keys() {
		if (a.Action == "page.ready" || a.Action == "page.wall") && !a.Off {
			t.Errorf("a seat has the key of %s", a.Action)
		}
	}
	_, msgs := tuitest.Press(p, "down", "down", "down", "down", "down", "down", "enter") // the owner
	if len(msgs) > 0 {
		t.Errorf("a seat that does not lead it opens %#v", msgs)
	}
}

// TestTheCardKeyIsThereWhereFilesAreWritten has e ask for the card of the page's own use case, for those who facilitate.
func TestTheCardKeyIsThereWhereFilesAreWritten(t *testing.T) {
	look := env(true)
	var of []any
	look.Card = func(_ screen.Env, what any) tea.Cmd {
		of = append(of, what)
		return nil
	}
	f, seat := face(), facetest.Seat(10)
	f.Role = session.Lead
	first := f.Pages[0].Case
	tuitest.Press(page.New(look, f, first.ID).SetSize(120, 35), "e")
	if len(of) != 1 || of[0] != any(getting.Of{Session: f.Session, Number: first.Number}) {
		t.Fatalf("e asks for the card of %v", of)
	}
	watching := f
	watching.Role = session.Observer
	for name, p := range map[string]page.Page{"an observer": page.New(look, watching, first.ID), "a seat": page.New(look, &seat, seat.Pages[0].Case.ID), "no files": page.New(env(true), f, first.ID)} {
		if b, known := p.Keys().Find("page.card"); !known || !b.Off {
			t.Errorf("%s has the key", name)
		}
	}
}

// TestTheWallHasHealthCheckAndRegister beside the parts where there is room, else counted.
func TestTheWallHasHealthCheckAndRegister(t *testing.T) {
	p := facetest.Pages()[0]
	p.Health = [5]string{"yes", "no, a secret note", "unknown"}
	p.Entries = append(p.Entries, session.EntryFace{Kind: model.EntryObstacle, Number: 1, EntryWords: model.EntryWords{What: "phones are forbidden", Sort: "perceived", Who: "Ada", When: "2027-02-03"}},
		session.EntryFace{Kind: model.EntryBarrier, Number: 1, EntryWords: model.EntryWords{What: "we always phone"}})
	draw := func(w, h int) string {
		f := frame.New(w, h, page.Wall(session.WallFace{Page: &p}, env(false), facetest.Now(), w, h)...)
		return tuitest.Draw(f, env(false).Theme, w, h)
	}
	wide := draw(200, 60)
	for _, want := range []string{"4+1 health check", "✓   It is about people, not IT.", "✗   The plan before", "phones are forbidden", "perceived · Ada · by 3 Feb 2027", "needs its kind"} {
		if !strings.Contains(wide, want) {
			t.Errorf("the wide wall has no %q:\n%s", want, wide)
		}
	}
	small := draw(80, 24)
	if !strings.Contains(small, "health check: 1 yes, 1 no") {
		t.Errorf("the small wall counts no health check:\n%s", small)
	}
	if strings.Contains(wide+small, "secret") {
		t.Error("a note stands on the wall")
	}
}

// TestEntriesSayWhatTheyLack and days read alike.
func TestEntriesSayWhatTheyLack(t *testing.T) {
	f := face()
	f.Pages[0].Entries = []session.EntryFace{{ID: model.EntryID{1}, Kind: model.EntryObstacle, Number: 1, EntryWords: model.EntryWords{What: "phones break"}},
		{ID: model.EntryID{2}, Kind: model.EntryCriterion, Number: 1, EntryWords: model.EntryWords{What: "minutes", Baseline: "40"}}}
	text := drawn(page.New(env(true), f, f.Pages[0].Case.ID), 200, 120)
	for _, want := range []string{"needs whether it is real or perceived", "from 40 · needs a method (survey or analytics), a target"} {
		if !strings.Contains(text, want) {
			t.Errorf("nobody reads %q:\n%s", want, text)
		}
	}
}
