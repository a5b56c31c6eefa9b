package main

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
	"serendip/session"
)

// lined is a facilitator's conversation over SSH, by lines alone, and what both sides said.
type lined struct {
	v    *venue
	in   io.Writer
	out  *record
	read int // of what was heard, what is in the transcript
	text strings.Builder
}

// Hears waits for words after what was heard so far, and for the end of their line. Of an answer that comes in pieces they
// are to be of the last line: what comes after them belongs to the next thing said.
func (l *lined) Hears(words string) {
	l.v.t.Helper()
	for end := time.Now().Add(longest); ; time.Sleep(time.Millisecond) {
		all := l.out.text()
		if strings.HasSuffix(all, "\n") && strings.Contains(strings.Join(strings.Fields(all[l.read:]), " "), words) {
			l.text.WriteString(all[l.read:])
			l.read = len(all)
			return
		}
		if time.Now().After(end) {
			l.v.t.Fatalf("never said %q, but\n%s\nafter\n%s", words, all[l.read:], l.text.String())
		}
	}
}

// Says types a line, and waits for words of the answer.
func (l *lined) Says(line, words string) {
	l.v.t.Helper()
	l.text.WriteString("\n> " + line + "\n")
	if _, err := io.WriteString(l.in, line+"\n"); err != nil {
		l.v.t.Fatal(err)
	}
	l.Hears(words)
}

// emptyVenue is a machine with its door open, and nothing in its folder but a lead's key.
func emptyVenue(t *testing.T) *venue {
	t.Helper()
	dir, err := datadir.Open(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	v := &venue{t: t, dir: dir, key: newSigner(t), log: &record{}, windows: map[string]*window{}, codes: map[string]string{}}
	t.Cleanup(v.close)
	v.open()
	v.verb(string(ssh.MarshalAuthorizedKey(v.key.PublicKey())), "keys", "add", "Sam", "--role", "lead")
	return v
}

// talks opens a conversation for the listed key, without a terminal.
func (v *venue) talks(user string) *lined {
	v.t.Helper()
	s, err := v.dial(user, ssh.PublicKeys(v.key)).NewSession()
	if err != nil {
		v.t.Fatal(err)
	}
	l := &lined{v: v, out: &record{}}
	s.Stdout, s.Stderr = l.out, l.out
	if l.in, err = s.StdinPipe(); err != nil {
		v.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		v.t.Fatal(err)
	}
	return l
}

// sits lets somebody join, sit and act, without a window of theirs.
func (v *venue) attends(name string) func(session.Intent) {
	v.t.Helper()
	l, id := v.live(), v.session().ID
	actor := session.Actor{Role: session.Attendee, Session: id, Remote: true}
	r, err := l.Do(context.Background(), l.Mint(actor, session.Join{Session: id, Name: name, Consent: true}))
	if err != nil {
		v.t.Fatal(err)
	}
	actor.Person = r.Person
	room := l.Enter(actor, id, session.AtSeat)
	v.t.Cleanup(room.Leave)
	return func(i session.Intent) {
		v.t.Helper()
		if _, err := room.Do(context.Background(), i); err != nil {
			v.t.Fatalf("%s: %#v: %v", name, i, err)
		}
	}
}

// masked is a transcript without what differs each time: times of day, codes, ports, hashes.
func masked(text string) string {
	for _, m := range [][2]string{
		{`ssh [0-9a-z]{8}@127\.0\.0\.1 -p \d+`, "ssh CODE@HOST -p PORT"},
		{`\b\d\d:\d\d(:\d\d)?\b`, "HH:MM"},
		{`\b20(2[0-9])-\d\d-\d\d\b`, "TODAY"},
		{`\b\d{1,2} [A-Z][a-z]+ 202[0-9]\b`, "TODAY"},
		{`(?m)[ \t]+$`, ""},
	} {
		text = regexp.MustCompile(m[0]).ReplaceAllString(text, m[1])
	}
	return text
}

// TestAWorkshopByLinesAlone prepares, runs and closes a whole workshop over SSH without a screen, as a blind facilitator
// does. What was said on both sides is kept to be read.
func TestAWorkshopByLinesAlone(t *testing.T) {
	t.Parallel()
	v := emptyVenue(t)
	l := v.talks("plain")
	l.Hears("leave to go.")
	preparesByLines(l)
	ada := capturesByLines(l)
	choosesByLines(l, ada)
	l.Says("recap", "Goes on: 4.")
	l.Says("close", "Type yes")
	l.Says("yes", "Its words can be exported, not changed.")
	l.Says("export acme-1 --format md --out -", "Written by Serendip on")
	l.Says("leave", "You have left.")

	path := filepath.Join("testdata", "lines.golden")
	got := masked(l.text.String())
	if flag.Lookup("update").Value.String() == "true" { // the golden files of screens have the same flag
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the conversation went another way; read the difference and write it anew with -update:\n%s", got)
	}
	if strings.ContainsAny(got, "\x1b│─█") {
		t.Error("the plain face draws")
	}
}

func preparesByLines(l *lined) {
	l.v.t.Helper()
	l.Says("status", "status is a verb of a session, and none is open.")
	l.Says("check in Mei", "check in is a verb of a session, and none is open.")
	l.Says("new Acme --date 2031-03-04 --zone Europe/London", "server of yours.")
	l.Says("help", "export")
	l.Says("help merge", "asks for the rest.")
	l.Says("lead take", "Type yes")
	l.Says("yes", "You lead now.")
	l.Says("vision Every driver is home by five", "Vision kept.")
	l.Says("guest Mei Tan, mei@example.org, Acme East, dispatcher", "new on the list.")
	l.Says("add block", "Question 1 of 3.")
	l.Says("discuss", "Question 2 of 3.")
	l.Says("5", "Question 3 of 3.")
	l.Says("Second thoughts", "Second thoughts")
	l.Says("undo", "Take back: add block Second thoughts?")
	l.Says("yes", "Undone")
	l.Says("block minutes Score 20", "Score changed.")
	l.Says("block minutes 15 min a day 12", "15 min a day changed.")
	l.Says("block minutes 15 min a day 10", "15 min a day changed.")
	l.Says("session date 2031-03-05 10:00", "Session changed.")
	l.Says("reach yes", "Everybody is in the room.")
	l.Says("agenda", "All ends at")
	l.Says("lobby", "Answer yes the first time")
}

func capturesByLines(l *lined) (ada func(session.Intent)) {
	l.v.t.Helper()
	ada = l.v.attends("Ada")
	l.Hears("Ada is here.")
	l.Says("live", "Type yes")
	l.Says("yes", "1 on seats")
	l.Says("check in Kwame", "Kwame is here.")
	l.Says("next", "Then Serendipitous")
	l.Says("next", "1 expected.")
	l.Says("drivers send the gate photo ahead @Kwame", "Kept as 1.")
	id, block := l.v.session().ID, l.v.session().Current
	ada(session.Say{Session: id, Block: block, Line: "shelf gaps are photographed"})
	l.Hears("2. shelf gaps are photographed, said by Ada.")
	l.Says("same 2 Kwame", "Same as 2.")
	l.Says("hands 2 3", "3 of the room at 2.")
	l.Says("gaps on shelves are photographed", "Kept as 3.")
	l.Says("speaker 3 Kwame", ".")
	l.Says("alike", "To merge them")
	l.Says("merge 3 2", ".")
	l.Says("read 2", "Merged into it: 3.")
	l.Says("hide 1", ".")
	l.Says("list", "hidden")
	l.Says("show 1", ".")
	l.Says("? who pays for the second scanner @Kwame", "Kept: parked.")
	l.Says("nexr", "There is no verb nexr")
	l.Says("lights off", "The wall is dark.")
	l.Says("lights on", "The wall is back.")
	l.Says("names on", "Names stand beside")
	l.Says("extend 5", "+5 min.")
	l.Says("pause", "The clock stands.")
	l.Says("resume", "The clock runs.")
	l.Says("note Kwame knows the gate", ".")
	ada(session.RaiseHand{Session: id, Up: true})
	l.Hears("Ada raises a hand.")
	l.Says("queue", "Hands up")
	l.Says("lower Ada", "Hand down.")
	l.Says("status", "Kwame knows the gate")
	return ada
}

func choosesByLines(l *lined, ada func(session.Intent)) {
	l.v.t.Helper()
	l.Says("goto Planned", "1 expected.")
	l.Says("one page for the whole shift @Ada", "Kept as 4.")
	l.Says("a clause library for every region @Kwame", "Kept as 5.")
	l.Says("goto Score", "1 expected.")
	l.Says("marks", "would enter one.")
	l.Says("dots open", "dots a person")
	l.Says("status", "The dot round over")
	l.Says("dots drop", "Type yes")
	l.Says("yes", ".")
	l.Says("round open", ".")
	s := l.v.session()
	round, cases := s.Rounds[0], s.Cases
	for n, marks := range map[int][3]model.Mark{3: {3, 2, 3}, 4: {0, 1, 1}} {
		for g, m := range marks {
			ada(session.Mark{Round: round, Case: cases[n], Group: model.Group(g), Mark: m})
		}
	}
	ada(session.HandIn{Round: round})
	l.Hears("handed in.")
	for _, counts := range []string{"4 importance 0 0 1 2", "4 measurability 0 1 2 0", "4 feasibility 0 0 1 2", "5 importance 2 1 0 0", "5 measurability 1 2 0 0"} {
		l.Says("fingers "+counts, ".")
	}
	l.Says("fingers", "Question 1 of 3.")
	l.Says("5", "Question 2 of 3.")
	l.Says("feasibility", "Question 3 of 3.")
	l.Says("0 3 0 0", ".")
	l.Says("round close", ".")
	l.Says("next", "1 expected.")
	l.Says("reveal", "Type yes")
	l.Says("no", "Left as it was.")
	l.Says("reveal", "Type yes")
	l.Says("yes", "Did not pass")
	l.Says("next", "1 expected.")
	l.Says("select 4", ".")
	l.Says("next", "1 expected.")
	l.Says("owner 4 Mei Tan", ".")
	l.Says("measure 4 minutes at the gate", ".")
	l.Says("date 4 2031-04-01", ".")
	l.Says("steps", "First date: 2031-04-01.")
	l.Says("next", "1 expected.")
	l.Says("decision start in Hamburg", "Kept: decision.")
	l.Says("action Mei asks the depot for the gate log", "Kept: action.")
}
