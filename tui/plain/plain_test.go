package plain_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/plain"
	"serendip/tui/tuitest"
)

// workshop is a live one with an idea of Ada's and one of Mei's.
func workshop(t *testing.T) *sessiontest.Workshop {
	w := sessiontest.New(t, storetest.NewMemory())
	w.Do(session.SetVision{Vision: "Every driver home on time."})
	w.GoLive()
	w.Live.OpenDoor(session.Door{Host: "10.20.0.14", Port: 23234})
	w.To(model.Capture)
	w.Says("Ada", "Drivers send the gate photo ahead")
	w.Says("Mei", "数字看板 every morning")
	return w
}

func seat(w *sessiontest.Workshop, name string) session.Room {
	return w.Live.Enter(w.As(name), w.ID, session.AtSeat)
}

func command(t *testing.T, room session.Room, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := plain.Command(t.Context(), room, args, &out)
	return out.String(), err
}

// TestFaces holds the plain face of the seat in every block as text.
func TestFaces(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.Do(session.SetVision{Vision: "Every driver home on time."})
	w.Do(session.OpenLobby{Session: w.ID})
	w.Live.OpenDoor(session.Door{Host: "10.20.0.14", Port: 23234})
	room := seat(w, "Ada")
	var all strings.Builder
	look := func(title string) {
		all.WriteString("== " + title + "\n" + strings.Join(plain.Face(*room.Face().(*session.SeatFace), room.Now()), "\n") + "\n\n")
	}
	look("lobby")
	w.Do(session.GoLive{Session: w.ID})
	look("connect")
	w.To(model.Purpose)
	look("purpose")
	w.To(model.Capture)
	look("capture, nothing said")
	w.Says("Ada", "Drivers send the gate photo ahead")
	w.Says("Mei", "=1")
	look("capture")
	w.To(model.Minutes)
	w.By("Ada", session.Say{Session: w.ID, Block: w.Session().Current, Line: "One page instead of the Monday mail", Minutes: 15, Others: 6})
	look("minutes")
	w.To(model.Break)
	look("break")
	w.To(model.Grouping)
	w.Do(session.SetThemes{Case: w.Case(1).ID, Themes: []string{"the gate"}})
	look("group")
	w.To(model.Scoring)
	look("score, not begun")
	w.Do(session.OpenRound{Session: w.ID})
	look("score, open")
	round := w.Session().Rounds[0]
	for _, name := range []string{"Ada", "Mei", "Olu"} {
		for _, g := range model.Groups() {
			w.By(name, session.Mark{Round: round, Case: w.Case(2).ID, Group: g, Mark: model.High})
		}
	}
	w.By("Ada", session.HandIn{Round: round})
	look("score, handed in")
	w.Do(session.CloseRound{Round: round})
	look("score, closed")
	w.To(model.Discuss)
	w.Do(session.Reveal{Round: round})
	look("discuss, revealed")
	w.To(model.Shortlist)
	w.Do(session.Select{Session: w.ID, Case: w.Case(2).ID})
	look("shortlist")
	w.To(model.FirstSteps)
	w.Do(session.NameOwner{Case: w.Case(2).ID, Name: "Mei"})
	look("first steps")
	w.To(model.Recap)
	look("recap")
	w.Do(session.Close{Session: w.ID})
	look("closed")
	tuitest.Golden(t, "faces", all.String())
}

// TestAMeetupIsCalledOne once it is over; the survey after it is said to have ended in the words of the door.
func TestAMeetupIsCalledOne(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.ID = w.Do(session.PlanSession{Start: w.Clock.Now(), Zone: "UTC", Kind: model.Meetup, Template: "meetup"}).Session
	w.GoLive()
	ada := w.As("Ada").Person
	w.Do(session.Close{Session: w.ID})
	w.Do(session.OpenAfter{Session: w.ID})
	said := func() string {
		snap := w.Live.Snapshot()
		return strings.Join(plain.Face(snap.ForSeat(w.ID, ada), w.Clock.Now()), "\n")
	}
	if got := said(); !strings.Contains(got, "This meetup is closed. Thank you.") || !strings.Contains(got, "It brought: 1 person, 0 use cases told.") || strings.Contains(got, "workshop") || strings.Contains(got, "ended on") {
		t.Errorf("closed, a seat hears\n%s", got)
	}
	code := w.Live.Snapshot().PersonCode(ada)
	w.Clock.Turn(15 * 24 * time.Hour)
	seat, door := w.Live.Snapshot().ForSeat(w.ID, ada).Ended, w.Live.Snapshot().Ended(code)
	if got := said(); seat == "" || !strings.Contains(got, "\n"+seat+"\n") || !strings.HasPrefix(door, seat) {
		t.Errorf("the door says %q, a seat\n%s", door, got)
	}
}

func TestCommands(t *testing.T) {
	w := workshop(t)
	ada := seat(w, "Ada")
	for _, c := range []struct {
		args  string
		says  string
		wrong session.Code
	}{
		{args: "status", says: "Drivers send the gate photo ahead, yours"},
		{args: "list", says: "2. 数字看板 every morning"},
		{args: "add Night shift hands over by video", says: "Kept as 3."},
		{args: "same 2", says: "Same as 2."},
		{args: "same 1", wrong: session.Invalid},
		{args: "same 99", wrong: session.Missing},
		{args: "same two", wrong: session.Invalid},
		{args: "unsame 2", says: "No longer same as 2."},
		{args: "edit 2 mine now", wrong: session.Denied},
		{args: "edit 3 Night shift hands over by film", says: "3 has new words."},
		{args: "undo", wrong: session.Invalid},
		{args: "undo --yes", says: "Undone: new words for 3."},
		{args: "withdraw 3", says: "3 is taken back."},
		{args: "score 2 3 2 -", wrong: session.Conflict},
		{args: "hand up", says: "Hand up."},
		{args: "iam Acme, driver", says: "Details kept."},
		{args: "recap", says: "2 serendipitous use cases"},
		{args: "reveal", says: "Nothing is revealed yet."},
		{args: "dance", wrong: session.Invalid},
		{args: "same", wrong: session.Invalid},
		{args: "help", says: "score NUMBER IMPORTANCE MEASURABILITY FEASIBILITY"},
	} {
		got, err := command(t, ada, strings.Fields(c.args)...)
		var refused *session.Error
		switch {
		case c.wrong != "" && (!errors.As(err, &refused) || refused.Code != c.wrong):
			t.Errorf("%s: %v, want %s", c.args, err, c.wrong)
		case c.wrong == "" && (err != nil || (c.says != "" && !strings.Contains(got, c.says))):
			t.Errorf("%s: %q, %v; want %q", c.args, got, err, c.says)
		}
	}
}

func TestAGuestAgreesInALine(t *testing.T) {
	w := workshop(t)
	face := w.Live.Snapshot().ForWall(w.ID).SessionFace
	for typed, comes := range map[string]bool{"yes\nleave\n": true, "who\nYES\n": true, "\n": false, "no\n\n": false, "": false} {
		agreed := 0
		var out bytes.Buffer
		room, in, err := plain.Agree(t.Context(), face, "Ada Lovelace", strings.NewReader(typed), &out, func(context.Context) (session.Room, error) {
			agreed++
			return seat(w, "Ada"), nil
		})
		if err != nil || (room != nil) != comes || (agreed == 1) != comes {
			t.Errorf("%q: room %v, agreed %d times, %v", typed, room, agreed, err)
		}
		if said := unbroken(out.String()); !strings.Contains(said, "You are Ada Lovelace. "+plain.Consent) || !strings.Contains(said, "type yes") {
			t.Errorf("said %q", said)
		}
		if strings.Contains(typed, "leave") {
			if rest, _ := io.ReadAll(in); string(rest) != "leave\n" {
				t.Errorf("left to read: %q", rest)
			}
		}
	}
}

// unbroken is a text as one line, wherever it was broken.
func unbroken(text string) string { return strings.Join(strings.Fields(text), " ") }

// fits looks for a line that a terminal of 80 columns would break amid a word.
func fits(t *testing.T, text string) {
	t.Helper()
	for line := range strings.SplitSeq(text, "\n") {
		if len([]rune(line)) > 79 && !strings.HasPrefix(line, "ssh ") {
			t.Errorf("%d letters in %q", len([]rune(line)), line)
		}
	}
}

func TestWhoHasNotAgreedMayReadAndAgree(t *testing.T) {
	w := workshop(t)
	w.Do(session.CheckIn{Session: w.ID, Name: "Ida Moe"})
	guests := w.Session().Guests
	ida := guests[len(guests)-1].Person
	room := w.Live.Reach(session.Actor{Role: session.Attendee, Person: ida, Session: w.ID}, w.ID, session.AtSeat)
	for words, may := range map[string]bool{
		"status": true, "list": true, "recap --json": true, "reveal": true, "help": true, "--help": true,
		"add an idea": false, "same 1": false, "score 1 3 2 -": false, "hand up": false, "iam Acme, driver": false, "undo": false,
	} {
		seq := w.Live.Snapshot().State.Seq
		var out bytes.Buffer
		err := plain.Unasked(t.Context(), room, strings.Fields(words), &out)
		var refused *session.Error
		if errors.As(err, &refused); may != (err == nil) || !may && (refused.Code != session.Denied || !strings.Contains(err.Error(), plain.Consent)) {
			t.Errorf("%s: %v", words, err)
		}
		if w.Live.Snapshot().State.Seq != seq {
			t.Errorf("%s left something", words)
		}
	}
	var out bytes.Buffer
	if err := plain.Unasked(t.Context(), room, []string{"agree"}, &out); err != nil || !strings.Contains(out.String(), plain.Consent) {
		t.Errorf("agree: %q, %v", out.String(), err)
	}
	if !w.Live.Snapshot().State.Details(ida).Consent {
		t.Error("the consent was not kept")
	}
}

func TestWordsThatAreNoCommandEndLikeAWrongCommandLine(t *testing.T) {
	ada := seat(workshop(t), "Ada")
	for args, want := range map[string]bool{"dance": true, "same": true, "same two": false, "same 99": false} {
		_, err := command(t, ada, strings.Fields(args)...)
		var coded interface{ ExitCode() int }
		if got := errors.As(err, &coded) && coded.ExitCode() == 64; got != want {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestCommandsInJSON(t *testing.T) {
	w := workshop(t)
	w.To(model.Capture)
	w.Says("Mei", "~ a plan for all depots")
	w.To(model.Scoring)
	w.Do(session.OpenRound{Session: w.ID})
	ada := seat(w, "Ada")
	for args, field := range map[string]string{"status": "block", "list": "others", "score 3 3 2 -": "done", "recap": "people", "reveal": "revealed"} {
		got, err := command(t, ada, append(strings.Fields(args), "--json")...)
		var data map[string]any
		if jerr := json.Unmarshal([]byte(got), &data); err != nil || jerr != nil || data[field] == nil {
			t.Errorf("%s --json: %q, %v, %v; want the field %s", args, got, err, jerr, field)
		}
	}
	got, err := command(t, ada, "status", "--json")
	if err != nil || !strings.Contains(got, `"feasibility":"-"`) || !strings.Contains(got, `"importance":"3"`) {
		t.Errorf("own marks are missing: %s, %v", got, err)
	}
}

// paper is what a conversation leaves, read while it is written.
type paper struct {
	mu   sync.Mutex
	text strings.Builder
}

func (p *paper) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

func (p *paper) until(t *testing.T, words string) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		p.mu.Lock()
		text := p.text.String()
		p.mu.Unlock()
		if strings.Contains(text, words) {
			return text
		}
		if time.Now().After(deadline) {
			t.Fatalf("never said %q:\n%s", words, text)
		}
	}
}

func TestConversation(t *testing.T) {
	w := workshop(t)
	w.Says("Mei", "~ a plan for all depots")
	in, type_ := io.Pipe()
	out := &paper{}
	ended := make(chan error, 1)
	go func() { ended <- plain.Seat(context.Background(), seat(w, "Ada"), in, out) }()
	line := func(s string) {
		if _, err := io.WriteString(type_, s+"\n"); err != nil {
			t.Error(err)
		}
	}
	out.until(t, "Type help to hear")
	line("List your photos by shift") // begins with a verb's name and is an idea
	out.until(t, "Kept as 4.")
	line("same 2")
	out.until(t, "Same as 2.")
	w.To(model.Scoring)
	out.until(t, "The room moved on.")
	w.Do(session.OpenRound{Session: w.ID})
	out.until(t, "A blind round is open")
	line("score")
	out.until(t, "Question 1 of 3. Number 3, a plan for all depots. Importance")
	line("3")
	out.until(t, "Question 2 of 3.")
	line("-")
	out.until(t, "Question 3 of 3.")
	line("2")
	out.until(t, "All marks are given.")
	line("undo")
	out.until(t, "Marks are changed by marking again, until the round closes.")
	line("handin")
	out.until(t, "Kept.")
	line("undo")
	out.until(t, "Take back: your hand-in?")
	line("yes")
	out.until(t, "Taken back: your marks are not handed in")
	line("handin")
	out.until(t, "Kept.")
	line("Yes") // as the sheets say to answer ssh's own question
	out.until(t, "nothing waits for a yes")
	if n := len(w.Session().Cases); n != 4 {
		t.Errorf("a yes made an idea: there are %d", n)
	}
	line("leave")
	out.until(t, "You have left.")
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	fits(t, out.text.String())
	if text := out.text.String(); strings.ContainsAny(text, "\x1b│─█") {
		t.Fatalf("the plain face draws:\n%s", text)
	}
}

// TestWhatIsSelectedIsHeard selects while somebody listens, who then hears the results under the facilitator's word for them.
func TestWhatIsSelectedIsHeard(t *testing.T) {
	w := workshop(t)
	w.Says("Mei", "~ a plan for all depots.")
	w.To(model.Scoring)
	w.Do(session.OpenRound{Session: w.ID})
	round := w.Session().Rounds[0]
	for _, g := range model.Groups() {
		w.Do(session.CountHands{Round: round, Case: w.Case(3).ID, Group: g, Counts: [5]int{0, 0, 1, 4, 0}})
	}
	w.Do(session.Reveal{Round: round})
	w.To(model.Shortlist)
	in, type_ := io.Pipe()
	out := &paper{}
	go func() { _ = plain.Seat(t.Context(), seat(w, "Ada"), in, out) }()
	out.until(t, "On the shortlist:")
	w.Do(session.Select{Session: w.ID, Case: w.Case(3).ID})
	out.until(t, "Selected: number 3, a plan for all depots.")
	out.until(t, "Selected so far: 1.")
	w.Do(session.Deselect{Session: w.ID, Case: w.Case(3).ID})
	out.until(t, "Number 3 is no longer selected.")
	if _, err := io.WriteString(type_, "results\n"); err != nil {
		t.Fatal(err)
	}
	out.until(t, "Rank 1: number 3")
	if n := len(w.Session().Cases); n != 3 {
		t.Errorf("the word made an idea: there are %d", n)
	}
}

// TestAPageIsReadListByList whatever order its entries were said in.
func TestAPageIsReadListByList(t *testing.T) {
	p := session.PageFace{Entries: []session.EntryFace{
		{Kind: model.EntryBehaviour, Number: 1, EntryWords: model.EntryWords{What: "habit"}}, {Kind: model.EntryTask, Number: 1, EntryWords: model.EntryWords{What: "rule"}},
		{Kind: model.EntryBehaviour, Number: 2, EntryWords: model.EntryWords{What: "reward"}}, {Kind: model.EntryCriterion, Number: 1, EntryWords: model.EntryWords{What: "minutes"}},
	}}
	got := strings.Join(plain.Page(p)[1:5], " ")
	for i, at := 0, -1; i < 4; i++ {
		word := []string{"minutes", "rule", "habit", "reward"}[i]
		now := strings.Index(got, word)
		if now <= at {
			t.Errorf("%q stands too early in %s", word, got)
		}
		at = now
	}
}

// TestQuestionsAreHeard asks everybody while somebody listens: what opens and what is shown is said without a key.
func TestQuestionsAreHeard(t *testing.T) {
	w := workshop(t)
	w.Do(session.AddBlock{Session: w.ID, At: 4, Block: model.Block{Title: "Ready?", Method: model.Readiness, Timebox: 10 * time.Minute, Prompt: "?"}})
	w.To(model.Readiness)
	in, type_ := io.Pipe()
	out := &paper{}
	go plain.Seat(t.Context(), seat(w, "Ada"), in, out)
	t.Cleanup(func() { type_.Close() })
	out.until(t, "Nothing is asked of everybody at the moment.")
	w.Do(session.OpenAsking{Session: w.ID})
	out.until(t, "Type answer 1 and 0 no")
	if _, err := io.WriteString(type_, "answer 1 2\n"); err != nil {
		t.Fatal(err)
	}
	out.until(t, "Kept.")
	w.Do(session.ShowAnswers{Asking: w.Live.Snapshot().ForWall(w.ID).Asking.ID})
	out.until(t, "1 answer")
}

// TestNoAnswerGoesElsewhere hides use cases while they are asked about and spoken of.
func TestNoAnswerGoesElsewhere(t *testing.T) {
	w := workshop(t)
	w.Says("Mei", "~ a plan for all depots")
	w.Says("Ada", "~ another plan")
	w.To(model.Scoring)
	w.Do(session.OpenRound{Session: w.ID})
	in, type_ := io.Pipe()
	out, ada := &paper{}, seat(w, "Ada")
	go plain.Seat(t.Context(), ada, in, out)
	line := func(s string) {
		if _, err := io.WriteString(type_, s+"\n"); err != nil {
			t.Error(err)
		}
	}
	line("score")
	out.until(t, "Question 1 of 6. Number 3,")
	w.Do(session.Hide{Case: w.Case(3).ID})
	line("3")
	out.until(t, "no longer in the round.\nQuestion 1 of 3. Number 4,")
	if given := ada.Face().(*session.SeatFace).Round.Scores[0].Marks; given != [3]session.SeatMark{} {
		t.Fatalf("the answer about 3 is kept for 4: %v", given)
	}
	w.Do(session.Hide{Case: w.Case(4).ID})
	out.until(t, "#4 is kept, and not on the wall")
	w.Do(session.Hide{Case: w.Case(1).ID})
	out.until(t, "#1 is kept, and not on the wall")
	line("leave")
	out.until(t, "You have left.")
}

func TestEnter(t *testing.T) {
	w := workshop(t)
	join := func(ctx context.Context, name string) (session.Room, error) {
		r, err := w.Try(session.Actor{Role: session.Attendee, Session: w.ID}, session.Join{Session: w.ID, Name: name, Consent: true})
		if err != nil {
			return nil, err
		}
		return w.Live.Enter(session.Actor{Role: session.Attendee, Person: r.Person, Session: w.ID}, w.ID, session.AtSeat), nil
	}
	var out strings.Builder
	face := w.Live.Snapshot().ForWall(w.ID).SessionFace
	room, rest, err := plain.Enter(t.Context(), face, strings.NewReader("yes\nfacilitator\nOlu\nstatus\n"), &out, join)
	if err != nil || room == nil {
		t.Fatal(room, err)
	}
	if said := unbroken(out.String()); !strings.Contains(said, "say your own name") || !strings.Contains(said, plain.Consent) ||
		!strings.Contains(said, "Now type your name") {
		t.Fatal(out.String())
	}
	fits(t, out.String())
	if after, _ := io.ReadAll(rest); string(after) != "status\n" {
		t.Fatalf("the input after the name was lost: %q", after)
	}
	if room, _, err := plain.Enter(t.Context(), face, strings.NewReader("\n"), &out, join); room != nil || err != nil {
		t.Fatal("an empty name is going away", room, err)
	}
}
