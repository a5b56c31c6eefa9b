package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Seat talks with one person in lines until they leave, the input ends, ctx ends or the hold does.
func Seat(ctx context.Context, room session.Room, in io.Reader, out io.Writer) error {
	t := &talk{seat: seat{room, ctx}, voice: newVoice(in, out)}
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
	*voice

	block  model.BlockID
	state  model.SessionState
	round  string        // how the round stood when it was last spoken of
	dots   string        // how the dot round stood, likewise
	talked string        // how the talk stood when it was last spoken of
	said   []string      // what was said of the talk then: it is not said again
	asking string        // how the questions to everybody stood, likewise
	told   []string      // what became of one's own words, as far as it was spoken of
	spoken time.Duration // the last moment of the clock that was spoken
	chosen []int         // the numbers that were selected when it was last spoken of
	ends   string        // what was said last of one's own time to speak
	asked  *question     // the mark that is being asked for

	pending session.Intent // what waits for a yes
}

const tick = time.Second

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

// heard does what a line says; false ends the conversation.
func (t *talk) heard(line string) bool {
	defer t.flush()
	if pending := t.pending; pending != nil {
		t.pending = nil
		if isYes(line) {
			t.tell(t.done(pending))
			return true
		}
		t.say("Left as it was.")
		if strings.EqualFold(line, "no") || line == "" {
			return true
		}
	}
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
	case v.name == "hand" || v.name == "thumb":
		return len(words) == 1 && strings.Contains(form[1], words[0])
	case v.name == "ask": // "ask the depot first" is an idea
		return strings.Contains(rest, "?")
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
	t.tell(v.run(t.seat, args))
}

// tell says what came of a verb, or asks what it asks first.
func (t *talk) tell(a answer, err error) {
	var asks unsure
	switch {
	case errors.As(err, &asks):
		t.pending = asks.then
		t.say(append(asks.question, typeYes)...)
	case err != nil:
		t.say(sentence(err.Error()))
	default:
		t.say(a.Lines...)
	}
}

// typeYes is said after a question before something is done.
const typeYes = "Type yes, or anything else to leave it."

// remember takes the face as spoken of.
func (t *talk) remember(f session.SeatFace) {
	t.block, t.state, t.told, t.round, t.dots, t.talked = f.Block.ID, f.State, f.Told, roundStands(f.Round), dotsStand(f.Dots), talkStands(f)
	t.asking, t.said = askingStands(f.Asking), append(speakersSaid(f, t.room.Now()), Talk(f)...)
	t.spoken, t.chosen = f.Clock.Left(t.room.Now()), selected(f)
}

func dotsStand(d *session.SeatDots) string {
	if d == nil {
		return ""
	}
	return fmt.Sprint(d.ID, d.Open, d.Revealed)
}

func askingStands(a *session.SeatAsking) string {
	if a == nil {
		return ""
	}
	return fmt.Sprint(a.ID, a.Shown)
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
	case dotsStand(f.Dots) != t.dots && dotting(f):
		t.announce(dots(f)...)
	case roundStands(f.Round) != t.round && (f.Block.Method.Scores() || f.Block.Method == model.Discuss):
		t.asked = nil
		t.announce(round(f)...)
	case askingStands(f.Asking) != t.asking && f.Block.Method.Asks():
		t.announce(Questions(f)...)
	case talkStands(f) != t.talked:
		fresh := slices.DeleteFunc(append(speakersSaid(f, t.room.Now()), Talk(f)...), func(line string) bool { return slices.Contains(t.said, line) })
		t.announce(append(fresh, told...)...)
	case f.Block.Method == model.Shortlist && !slices.Equal(selected(f), t.chosen):
		t.announce(append(selection(f, t.chosen), told...)...)
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
	if words := f.Speakers.EndsWords(t.room.Now()); words != t.ends {
		if t.ends = words; words != "" && f.State == model.Live {
			t.announce(words)
		}
	}
	if f.State != model.Live || f.Clock.Stopped {
		return
	}
	left := f.Clock.Left(t.room.Now())
	if words := clockWords(t.spoken, left); words != "" {
		t.announce(words)
	}
	t.spoken = left
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
