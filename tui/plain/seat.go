package plain

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// typist is an input that knows whether a line is half typed.
type typist interface{ Typing() bool }

// Seat talks with one person in lines until they leave, the input ends, ctx ends or the hold does.
func Seat(ctx context.Context, room session.Room, in io.Reader, out io.Writer) error {
	t := &talk{seat: seat{room, ctx}, out: out, lines: make(chan string)}
	if is, ok := in.(typist); ok {
		t.typing = is.Typing
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go t.listen(ctx, in)
	t.say(Face(t.face(), room.Now())...)
	t.say("Type help to hear what you can do, leave to go.")
	t.remember(t.face())
	return t.converse(ctx)
}

// talk is one conversation.
type talk struct {
	seat
	out    io.Writer
	lines  chan string
	typing func() bool // nil when nobody can know
	err    error       // of writing; the conversation ends with it

	block   model.BlockID
	state   model.SessionState
	round   string        // how the round stood when it was last spoken of
	told    []string      // what became of one's own words, as far as it was spoken of
	spoken  time.Duration // the last moment of the clock that was spoken
	waiting []string      // what happened while somebody typed
	asked   *question     // the mark that is being asked for
}

const tick = time.Second

// listen hands lines on until the input ends.
func (t *talk) listen(ctx context.Context, in io.Reader) {
	defer close(t.lines)
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 4096), 1<<20)
	for scanner.Scan() {
		select {
		case t.lines <- scanner.Text():
		case <-ctx.Done():
			return
		}
	}
}

func (t *talk) converse(ctx context.Context) error {
	clock := time.NewTicker(tick)
	defer clock.Stop()
	for t.err == nil {
		select {
		case <-ctx.Done():
			return t.err
		case line, open := <-t.lines:
			if !open {
				return t.err
			}
			if !t.heard(strings.TrimSpace(line)) {
				return t.err
			}
		case <-t.room.Wake():
			if why := t.room.Gone(); why != "" {
				t.say(sentence(why))
				return t.err
			}
			t.news()
		case <-clock.C:
			t.clockSpeaks()
			t.flush()
		}
	}
	return t.err
}

func (t *talk) say(lines ...string) {
	if t.err == nil && len(lines) > 0 {
		t.err = say(t.out, lines...)
	}
}

// announce speaks at once, or keeps it until nothing is being typed.
func (t *talk) announce(lines ...string) {
	t.waiting = append(t.waiting, lines...)
	t.flush()
}

func (t *talk) flush() {
	if len(t.waiting) > 0 && (t.typing == nil || !t.typing()) {
		t.say(t.waiting...)
		t.waiting = nil
	}
}

// heard does what a line says; false ends the conversation.
func (t *talk) heard(line string) bool {
	defer t.flush()
	word, rest, _ := strings.Cut(line, " ")
	switch strings.ToLower(line) {
	case "":
		return true
	case "leave", "quit", "exit":
		t.say("You have left. You may return: " + first(t.face().Personal, "with the same line as before."))
		return false
	case "help", "?":
		t.say(Help()...)
		return true
	case "new":
		if len(t.waiting) == 0 {
			t.say("Nothing new.")
		}
		return true
	case "score":
		t.ask(0)
		return true
	}
	if isYes(line) {
		t.say("You are in already, and nothing waits for a yes. Type an idea as one line, or help.")
		return true
	}
	if t.asked != nil && t.answered(line) {
		return true
	}
	if v, known := find(word); known && fits(v, rest) && t.meant(v, rest) {
		t.do(v, strings.Fields(rest))
		return true
	}
	t.do(verb{do: seat.add}, []string{line})
	return true
}

// fits says whether a line that begins with a verb's name is that verb, and not an idea that begins with the word: a
// verb whose first word must be a number is one only before a number, and one without words only alone.
func fits(v verb, rest string) bool {
	form := strings.Fields(v.usage)
	words := strings.Fields(rest)
	switch {
	case len(form) == 1:
		return len(words) == 0
	case len(words) == 0:
		return true
	case form[1] == "NUMBER":
		return strings.Trim(words[0], "#0123456789") == ""
	case v.name == "hand":
		return len(words) == 1 && strings.Contains(form[1], words[0])
	case v.name == "iam":
		return strings.Contains(rest, ",")
	}
	return true
}

// meant says whether a line that has the form of a verb for pages is one: "open 24 hours a day" is an idea, unless it is
// about a page that there is.
func (t *talk) meant(v verb, rest string) bool {
	words := strings.Fields(rest)
	if len(words) == 0 || !slices.ContainsFunc(pageVerbs(), func(p verb) bool { return p.name == v.name }) {
		return true
	}
	if f := t.face(); f.Block.Method == model.FirstSteps || f.State == model.Closed {
		return true
	}
	_, err := t.pageOf(words[0])
	return err == nil
}

func (t *talk) do(v verb, args []string) {
	a, err := v.run(t.seat, args)
	if err != nil {
		t.say(sentence(err.Error()))
		return
	}
	t.say(a.Lines...)
}

// remember takes the face as spoken of.
func (t *talk) remember(f session.SeatFace) {
	t.block, t.state, t.told, t.round = f.Block.ID, f.State, f.Told, roundStands(f.Round)
	t.spoken = f.Clock.Left(t.room.Now())
}

func roundStands(r *session.SeatRound) string {
	if r == nil {
		return ""
	}
	return fmt.Sprint(r.ID, r.Open, r.Revealed)
}

// news speaks of what changed: the block, the round, what became of one's own words. Ideas of others wait for list.
func (t *talk) news() {
	f := t.face()
	told := slices.DeleteFunc(slices.Clone(f.Told), func(line string) bool { return slices.Contains(t.told, line) })
	switch {
	case f.Block.ID != t.block || f.State != t.state:
		t.asked = nil
		t.announce(append([]string{"The room moved on."}, Face(f, t.room.Now())...)...)
	case roundStands(f.Round) != t.round && (f.Block.Method == model.Scoring || f.Block.Method == model.Discuss):
		t.asked = nil
		t.announce(round(f)...)
	case len(told) > 0:
		t.announce(told...)
	default:
		t.told = f.Told
		return
	}
	t.remember(f)
}

// clockSpeaks says the time at 5 minutes, at 1 minute and at the end, and never else.
func (t *talk) clockSpeaks() {
	f := t.face()
	if f.State != model.Live || f.Clock.Stopped {
		return
	}
	left := f.Clock.Left(t.room.Now())
	for _, mark := range []struct {
		at    time.Duration
		words string
	}{{5 * time.Minute, "5 minutes left."}, {time.Minute, "1 minute left."}, {0, "The time for this block is over."}} {
		if t.spoken > mark.at && left <= mark.at {
			t.announce(mark.words)
			break
		}
	}
	t.spoken = left
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
