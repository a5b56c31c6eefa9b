package session_test

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

var kills = flag.Int("kills", fewer(30, 8), "how often the program is killed in the middle of a workshop")

// oracle knows what was confirmed, outside the program that confirmed it.
type oracle struct {
	actions  int
	said     map[int]string            // number: words
	same     map[string]bool           // "number person"
	details  map[int][]string          // number: words
	marks    map[string]map[string]int // round, person: the latest mark
	revealed map[string]bool           // round
}

func newOracle() *oracle {
	return &oracle{said: map[int]string{}, same: map[string]bool{}, details: map[int][]string{}, marks: map[string]map[string]int{}, revealed: map[string]bool{}}
}

// hears one confirmation.
func (o *oracle) hears(line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	o.actions++
	var number, mark int
	var words, person string
	switch verb {
	case "say":
		_, err := fmt.Sscan(rest, &number, &words)
		if old, taken := o.said[number]; taken {
			err = fmt.Errorf("number %d was given to %s before", number, old)
		}
		o.said[number] = words
		return err
	case "same":
		o.same[rest] = true
	case "detail":
		_, err := fmt.Sscan(rest, &number, &words)
		o.details[number] = append(o.details[number], words)
		return err
	case "mark":
		_, err := fmt.Sscan(rest, &words, &person, &mark)
		if o.marks[words] == nil {
			o.marks[words] = map[string]int{}
		}
		o.marks[words][person] = mark
		return err
	case "revealed":
		o.revealed[rest] = true
	default:
		return fmt.Errorf("the program says %q", line)
	}
	return nil
}

// finds everything that was confirmed, or says what is missing.
func (o *oracle) finds(t *testing.T, l *session.Live) {
	t.Helper()
	s := l.Snapshot().State
	v := s.Sessions()[0]
	byNumber := func(n int) *session.UseCase { return s.UseCase(v.Cases[n-1]) }
	for number, words := range o.said {
		if number > len(v.Cases) || s.Words(byNumber(number).Title) != "idea "+words {
			t.Fatalf("#%d %s was confirmed and is not there", number, words)
		}
	}
	for key := range o.same {
		var number int
		var person string
		_, _ = fmt.Sscan(key, &number, &person)
		if !slices.ContainsFunc(byNumber(number).Same, func(p model.PersonID) bool { return p.String() == person }) {
			t.Fatalf("same as #%d by %s was confirmed and is not there", number, person)
		}
	}
	for number, all := range o.details {
		for _, words := range all {
			if !slices.ContainsFunc(byNumber(number).Details, func(d session.Detail) bool { return s.Words(d.Text) == "also "+words }) {
				t.Fatalf("+%d %s was confirmed and is not there", number, words)
			}
		}
	}
	for _, id := range v.Rounds {
		o.findsMarks(t, l, s.Round(id))
	}
}

// findsMarks compares a round's marks. A mark that was on its way when the program died may have replaced a confirmed one.
func (o *oracle) findsMarks(t *testing.T, l *session.Live, r *session.Round) {
	t.Helper()
	confirmed := o.marks[r.ID.String()]
	if o.revealed[r.ID.String()] && r.Revealed == nil {
		t.Fatalf("the reveal of %s was confirmed and is not there", r.ID)
	}
	if r.Revealed != nil {
		if people := model.HistogramOf(r.Revealed.Cases[0].Groups[model.Importance]).People(); people < len(confirmed) {
			t.Fatalf("%d people's marks were confirmed, %d counted", len(confirmed), people)
		}
		return
	}
	for _, p := range l.Snapshot().State.People() {
		mark, gave := confirmed[p.String()]
		if !gave {
			continue
		}
		on := l.Snapshot().ForSeat(r.Session, p).Round.Scores[0].Marks[model.Importance]
		if !on.Given || (int(on.Mark) != mark && int(on.Mark) != (mark+1)%4) {
			t.Fatalf("mark %d of %s was confirmed, the seat shows %+v", mark, p, on)
		}
		confirmed[p.String()] = int(on.Mark) // what the seat shows counts from here on
	}
}

// killedOnce runs the program for a while, kills it, and lets the oracle hear what it confirmed.
func killedOnce(t *testing.T, o *oracle, dir string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), liveEnv+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // what was cut off was not confirmed
		}
		if line == "open\n" {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		} else {
			must(t, o.hears(strings.TrimSpace(line)))
		}
	}
	var killed *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &killed) {
		t.Fatalf("the program ended by itself: %v", err)
	}
}

// TestKilledProgramLosesNothingConfirmed kills the program with SIGKILL in the middle of a workshop, again and again.
func TestKilledProgramLosesNothingConfirmed(t *testing.T) {
	const seed = 11
	random := rand.New(rand.NewPCG(seed, 0))
	dir, o := t.TempDir(), newOracle()
	for range *kills {
		killedOnce(t, o, dir, time.Duration(5+random.IntN(120))*time.Millisecond)
		store, l, err := folder(t.Context(), dir)
		must(t, err)
		o.finds(t, l)
		o.boxIsClean(t, dir, l, store)
		l.Close()
		must(t, store.Close())
	}
	if o.actions < *kills {
		t.Fatalf("only %d actions were confirmed in %d runs", o.actions, *kills)
	}
	t.Logf("killed %d times (seed %d): %d confirmed actions, %d reveals, every one there", *kills, seed, o.actions, len(o.revealed))
}

// boxIsClean fails when a revealed round has left a key or a ballot after opening.
func (o *oracle) boxIsClean(t *testing.T, dir string, l *session.Live, store session.Store) {
	t.Helper()
	s := l.Snapshot().State
	for _, id := range s.Sessions()[0].Rounds {
		if s.Round(id).Revealed == nil {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "keys", "round-"+id.String())); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("the key of a revealed round is there: %v", err)
		}
		must(t, store.Records(t.Context(), s.ID, "ballot/"+id.String(), func(r session.Record) error {
			return fmt.Errorf("%s is left of a revealed round", r.Key)
		}))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fewer is how often something is tried by default, and how often beside the race detector.
func fewer(often, race int) int {
	if raceEnabled {
		return race
	}
	return often
}
