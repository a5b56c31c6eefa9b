package plain_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/tui"
	"serendip/tui/plain"
)

// typed is an input of which a test says whether a line is half typed.
type typed struct {
	io.Reader
	half atomic.Bool
}

func (t *typed) Typing() bool { return t.half.Load() }

// hosted is a facilitator's conversation, and what types into it.
type hosted struct {
	t   *testing.T
	in  *typed
	out *paper
	to  io.Writer
}

func hosts(t *testing.T, w *sessiontest.Workshop, actor session.Actor) *hosted {
	t.Helper()
	from, to := io.Pipe()
	h := &hosted{t: t, in: &typed{Reader: from}, out: &paper{}, to: to}
	room := w.Live.Enter(actor, w.ID, session.AtConsole)
	done := make(chan error, 1)
	go func() { done <- plain.Host(context.Background(), room, h.in, h.out, plain.Desk{Asks: tui.PlainAsks()}) }()
	t.Cleanup(func() {
		_ = to.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	h.out.until(t, "leave to go.")
	return h
}

func (h *hosted) says(line, words string) {
	h.t.Helper()
	if _, err := io.WriteString(h.to, line+"\n"); err != nil {
		h.t.Fatal(err)
	}
	h.out.until(h.t, words)
}

func (h *hosted) silent(words string) {
	h.t.Helper()
	if h.out.has(words) {
		h.t.Errorf("said too early: %q", words)
	}
}

func (p *paper) has(words string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Contains(p.text.String(), words)
}

func TestNothingIsAnnouncedWhileAFacilitatorTypes(t *testing.T) {
	w := workshop(t)
	h := hosts(t, w, sessiontest.Host())
	h.in.half.Store(true)
	w.Says("Ada", "the plate is read too")
	w.Says("Mei", "one list for both docks")
	w.By("Ada", session.RaiseHand{Session: w.ID, Up: true})
	h.says("marks", "No round is open.") // what was asked for is answered
	h.silent("the plate is read too")
	h.silent("raises a hand")
	h.says("new", "Ada raises a hand.")
	h.out.until(t, "the plate is read too")
	h.in.half.Store(false)
	w.Says("Ada", "pallets are counted by photo")
	h.out.until(t, "5. pallets are counted by photo, said by Ada.")
	w.Clock.Turn(15*time.Minute + time.Second)
	h.out.until(t, "5 minutes left.")
}

func TestAVerbIsNoIdeaAndAnIdeaNoVerb(t *testing.T) {
	w := workshop(t)
	h := hosts(t, w, sessiontest.Host())
	h.says("next to the gate the pallets are counted", "Kept as 3.")
	h.says("hide the keys where the night shift finds them", "Kept as 4.")
	h.says("lights", "Write it as: lights on|off")
	h.says("merge 3 99", "There is no 99.")
	h.says("edit 3 beside the gate the pallets are counted", "3 has new words.")
	h.says("merge", "Question 1 of 2. Merge which number?")
	h.says("what about the docks", "That is no number; merge is left.")
	h.says("undo", "Take back: ")
	h.says("no", "Left as it was.")
	h.says("undo", "Take back: capture 5?")
	h.says("yes", "Undone: capture 5.")
	h.says("close", "Type yes")
	h.says("status", "Left as it was.")
	h.says("yes", "Nothing waits for a yes.")
	if w.Session().State != model.Live {
		t.Error("it closed without a yes")
	}
}

func TestWhoMayNotIsToldKindly(t *testing.T) {
	w := workshop(t)
	h := hosts(t, w, session.Actor{Role: session.Scribe, Person: session.FacilitatorID("SHA256:kim")})
	h.out.until(t, "You are the scribe.")
	h.says("gate photos go ahead @Ada", "Kept as 3.")
	h.says("next", "A scribe writes down what is said")
	h.says("reveal", "No round waits")
}

func TestAFacilitatorsVerbIsACommand(t *testing.T) {
	w := workshop(t)
	room := w.Live.Reach(sessiontest.Host(), w.ID, session.AtConsole)
	desk := plain.Desk{Asks: tui.PlainAsks()}
	for _, c := range []struct {
		args []string
		says string // in an answer, or in a refusal behind "!"
	}{
		{[]string{"capture", "the plate is read too @Ada", "--json"}, `"number":3`},
		{[]string{"same", "3", "Mei"}, "Same as 3."},
		{[]string{"speaker", "3", "Kwame", "Mensah"}, "3 was said by Kwame Mensah"},
		{[]string{"check-in", "Lena"}, "Lena is here."},
		{[]string{"check", "in", "Olu"}, "Olu is here."},
		{[]string{"check in", "Wei"}, "Wei is here."},
		{[]string{"round", "of", "1"}, "1 use case is being scored."},
		{[]string{"add-block", "discuss", "Second thoughts", "5"}, "Second thoughts added."},
		{[]string{"add-block", "discuss", "7", "Third", "thoughts"}, "Third thoughts added."},
		{[]string{"add-block", "discuss"}, "!say also: how many minutes. Write it as: add-block <what is done in it> <how many minutes> <its title>"},
		{[]string{"help", "add-block"}, "What is done in it (connect, purpose, capture,"},
		{[]string{"help", "verdict"}, "verdict <which promise> <adopt, iterate or discard> [<wrong is the measure, tool or hypothesis>] [<because>]"},
		{[]string{"block", "minutes", "15", "min", "a", "day", "12"}, "15 min a day changed."},
		{[]string{"action", "ask the depot"}, "Kept: action."},
		{[]string{"action", "ask the gate;; 2031-04-02"}, "Kept: action."},
		{[]string{"items"}, "ask the gate, by 2031-04-02"},
		{[]string{"who", "does", "ask", "the", "depot", "Mei", "2031-04-01"}, "."},
		{[]string{"items"}, "Action: ask the depot, Mei by 2031-04-01"},
		{[]string{"people"}, "Lena, in the room."},
		{[]string{"live"}, "Value workshop is already live, in "},
		{[]string{"close"}, "!Say it again with --yes"},
		{[]string{"merge", "3"}, "!say also: into which number. Write it as: merge NUMBER NUMBER"},
		{[]string{"extend", "-2"}, "-2 min."},
		{[]string{"dance"}, "!there is no verb"},
		{[]string{"help", "owner"}, "owner NUMBER <who>: Name the owner"},
	} {
		var out bytes.Buffer
		err := plain.HostCommand(t.Context(), room, c.args, &out, desk)
		if refused, is := strings.CutPrefix(c.says, "!"); is {
			var coded interface{ ExitCode() int }
			if err == nil || !strings.Contains(err.Error(), refused) || !errors.As(err, &coded) {
				t.Errorf("%v: %v", c.args, err)
			}
			continue
		}
		if err != nil || !strings.Contains(unbroken(out.String()), c.says) {
			t.Errorf("%v: %q, %v", c.args, out.String(), err)
		}
	}
}

// TestAddBlockTellsAnExample where the minutes are no number.
func TestAddBlockTellsAnExample(t *testing.T) {
	w := workshop(t)
	room := w.Live.Reach(sessiontest.Host(), w.ID, session.AtConsole)
	err := plain.HostCommand(t.Context(), room, []string{"add-block", "discuss", "soon", "Third"}, &bytes.Buffer{}, plain.Desk{Asks: tui.PlainAsks()})
	if err == nil || !strings.Contains(err.Error(), "for example: add block discuss 10 Second thoughts") {
		t.Error(err)
	}
}

// TestACommandsHelpListsWhatWorks: what only the program's command line has is no verb of a session.
func TestACommandsHelpListsWhatWorks(t *testing.T) {
	w := workshop(t)
	room := w.Live.Reach(sessiontest.Host(), w.ID, session.AtConsole)
	desk := plain.Desk{Asks: tui.PlainAsks(), Outers: []string{"claims", "questions"}}
	for word, says := range map[string]string{
		"":       "No verbs here, but commands of their own, as in serendip claims --help: claims, questions.",
		"claims": "claims is a command of its own: serendip claims --help",
		"merge":  "merge NUMBER NUMBER",

		"dots open":  "dots open|close|reopen|reveal|drop: the dot round",
		"round of":   "round-of",
		"ask survey": "ask-survey",
		"lights on":  "lights on|off",
	} {
		var out bytes.Buffer
		args := append([]string{"help"}, strings.Fields(word)...)
		if err := plain.HostCommand(t.Context(), room, args, &out, desk); err != nil || !strings.Contains(unbroken(out.String()), says) || strings.Contains(out.String(), "Everywhere") {
			t.Errorf("help %s: %q, %v", word, out.String(), err)
		}
	}
	for words, says := range map[string]string{"merge --help": "merge NUMBER NUMBER", "capture it works --data elsewhere": "stands before the verb"} {
		var out bytes.Buffer
		err := plain.HostCommand(t.Context(), room, strings.Fields(words), &out, desk)
		if got := fmt.Sprint(out.String(), err); !strings.Contains(got, says) {
			t.Errorf("%s: %s", words, got)
		}
	}
}
