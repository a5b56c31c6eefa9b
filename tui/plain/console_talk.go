package plain

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Host talks with one facilitator in lines until they leave, the input ends, ctx ends or the hold does. Without a room
// there is no session yet, and only the verbs of the command line work until one is opened.
func Host(ctx context.Context, room session.Room, in io.Reader, out io.Writer, d Desk) error {
	t := &hostTalk{ctx: ctx, desk: d, voice: newVoice(in, out)}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer func() {
		if t.room != nil {
			t.room.Leave()
		}
	}()
	go t.listen(ctx, in)
	t.enter(room)
	t.say("Type help to hear what you can do, leave to go.")
	return t.converse(ctx)
}

// hostTalk is one conversation.
type hostTalk struct {
	*voice
	ctx  context.Context
	desk Desk
	room session.Room // nil while there is no session

	f       session.ConsoleFace // as it was last spoken of
	known   map[model.UseCaseID]bool
	spoken  time.Duration // what the clock had left then
	unread  []string      // ideas that were counted, and not read
	asking  *hostAsking
	pending session.Intent // what waits for a yes
}

// hostAsking is an ask whose questions are being answered, one a line.
type hostAsking struct {
	ask     Ask
	answers []string
}

// enter goes to a session.
func (t *hostTalk) enter(room session.Room) {
	if room == nil {
		t.say("No session is open here. new CUSTOMER --date YYYY-MM-DD plans one, sessions lists them, open SESSION goes to one.")
		return
	}
	if t.room != nil {
		t.room.Leave()
	}
	t.room, t.pending, t.asking, t.unread = room, nil, nil, nil
	f := t.face()
	t.say(Console(f, room.Now())...)
	t.remember(f)
}

func (t *hostTalk) face() session.ConsoleFace {
	if t.room == nil {
		return session.ConsoleFace{}
	}
	f, _ := t.room.Face().(session.ConsoleFace)
	return f
}

func (t *hostTalk) host() host { return host{t.face(), t.room.Now()} }

func (t *hostTalk) converse(ctx context.Context) error {
	clock := time.NewTicker(tick)
	defer clock.Stop()
	for t.err == nil {
		var wake <-chan struct{}
		if t.room != nil {
			wake = t.room.Wake()
		}
		select {
		case <-ctx.Done():
			return t.err
		case line, open := <-t.lines:
			if !open || !t.heard(strings.TrimSpace(line)) {
				return t.err
			}
		case <-wake:
			if why := t.room.Gone(); why != "" {
				t.say(sentence(why))
				return t.err
			}
			t.announce(t.news(false)...)
		case <-clock.C:
			t.clockSpeaks()
			t.flush()
		}
	}
	return t.err
}

// heard does what a line says; false ends the conversation.
func (t *hostTalk) heard(line string) bool {
	defer t.flush()
	word, rest, _ := strings.Cut(line, " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	if t.pending != nil {
		intent := t.pending
		t.pending = nil
		if isYes(line) {
			t.act(intent)
			return true
		}
		t.say("Left as it was.")
		if strings.EqualFold(line, "no") || line == "" {
			return true
		}
	}
	if t.asking != nil && t.answered(line) {
		return true
	}
	switch {
	case line == "":
	case rest == "" && slices.Contains([]string{"leave", "quit", "exit"}, word):
		t.say(choose(t.room == nil || t.face().State == model.Closed, "You have left.", "You have left. The session goes on; the same line brings you back."))
		return false
	case word == "help" || line == "?":
		t.say(t.help(rest)...)
	case line == "new":
		t.readNews()
	case word == "open" && rest != "" && t.desk.Open != nil:
		room, err := t.desk.Open(rest)
		if err != nil {
			t.say(sentence(err.Error()))
			return true
		}
		t.enter(room)
	case isYes(line):
		t.say("Nothing waits for a yes.")
	default:
		t.obey(line, word, rest)
	}
	return true
}

// readNews reads what happened since, whole.
func (t *hostTalk) readNews() {
	lines := append(t.unread, t.waiting...)
	t.unread, t.waiting = nil, nil
	if len(lines) == 0 {
		lines = []string{"Nothing new."}
	}
	t.say(lines...)
}

// obey finds what a line means: a verb, an ask, a verb of the command line, or an idea.
func (t *hostTalk) obey(line, word, rest string) {
	if t.room != nil {
		if d, known := findDeed(word); known && d.meant(rest) {
			s, err := d.run(t.host(), strings.Fields(rest))
			t.take(s, err)
			return
		}
		if a, after, known := t.desk.find(line); known && a.meant(after) {
			t.begin(a, strings.Fields(after))
			return
		}
	}
	ofSession := ""
	if t.room == nil {
		ofSession = t.sessionVerb(line, word)
	}
	if !strings.Contains(ofSession, " ") && t.outer(line, word) { // check in is not the command line's check
		return
	}
	switch {
	case ofSession != "":
		t.say(ofSession + " is a verb of a session, and none is open. sessions lists them, open SESSION goes to one.")
	case t.room == nil:
		t.say("There is no verb " + word + "; help lists what there is.")
	case t.face().State == model.Live && (rest != "" || strings.ContainsRune("?!=+~@", rune(line[0]))):
		f := t.face()
		t.act(session.Say{Session: f.Session, Block: f.Block.ID, Line: line})
	default:
		t.say("There is no verb " + word + "; help lists them. To keep the word as an idea: capture " + line)
	}
}

// sessionVerb is the verb of a session with which a line begins; "" for none.
func (t *hostTalk) sessionVerb(line, word string) string {
	a, _, asked := t.desk.find(line)
	switch {
	case asked:
		return a.Name
	case isDeed(word):
		return word
	}
	return ""
}

// planned goes to the session that new has just planned, which its answer begins with; where one is open already, it says
// how to go there.
func (t *hostTalk) planned(said string) {
	ref, _, _ := strings.Cut(said, " ")
	if t.desk.Open == nil || !strings.Contains(ref, "-") {
		return
	}
	if t.room != nil {
		t.say("open " + ref + " goes to it.")
		return
	}
	if room, err := t.desk.Open(ref); err == nil {
		t.enter(room)
	}
}

// outer does a verb of the command line. Without a session, the one that new plans is opened.
func (t *hostTalk) outer(line, word string) bool {
	if t.desk.Outer == nil {
		return false
	}
	args := shellWords(line)
	if word == "sessions" {
		args = []string{"list"}
	}
	var out strings.Builder
	known, err := t.desk.Outer(t.ctx, args, &out)
	if !known {
		return false
	}
	switch text := strings.TrimRight(out.String(), "\n"); {
	case text == "":
	case word == "export": // a file, as it is
		_, t.err = io.WriteString(t.out, text+"\n")
	default:
		t.say(strings.Split(text, "\n")...)
	}
	switch {
	case err != nil:
		t.say(sentence(err.Error()))
	case word == "new":
		t.planned(out.String())
	}
	return true
}

// take says what a verb has to say, or does what it comes to.
func (t *hostTalk) take(s step, err error) {
	switch {
	case err != nil:
		t.say(sentence(err.Error()))
	case s.intent != nil:
		t.wish(s.intent)
	default:
		t.say(s.lines...)
	}
}

// wish does an intent, or asks first.
func (t *hostTalk) wish(i session.Intent) {
	i, question := asksFirst(t.face(), i)
	if question == nil {
		t.act(i)
		return
	}
	t.pending = i
	t.say(append(question, typeYes)...)
}

// act has something done and says what came of it.
func (t *hostTalk) act(i session.Intent) {
	r, err := t.room.Do(t.ctx, i)
	if err != nil {
		t.say(sentence(err.Error()))
		return
	}
	if !r.Case.IsZero() {
		t.known[r.Case] = true // one's own is no news
	}
	t.say(append([]string{sentence(noteOf(i, r))}, t.news(true)...)...)
}

// noteOf is what an intent came to, in words.
func noteOf(i session.Intent, r session.Result) string {
	switch _, invites := i.(session.InviteGuests); {
	case invites && r.New > 0:
		return count(r.New, "guest is", "guests are") + " new on the list"
	case invites && r.Changed > 0:
		return count(r.Changed, "guest", "guests") + " changed"
	case r.Note == "":
		return "nothing to change"
	}
	return r.Note
}

// begin asks an ask's questions, or does it where all answers are given.
func (t *hostTalk) begin(a Ask, words []string) {
	t.asking = &hostAsking{a, a.answers(t.face(), words)}
	t.ask()
}

// ask asks the next question, one a line with its position; after the last answer it is done.
func (t *hostTalk) ask() {
	q := t.asking
	if n := len(q.answers); n < len(q.ask.Questions) {
		one := q.ask.Questions[n]
		line := fmt.Sprintf("Question %d of %d. %s", n+1, len(q.ask.Questions), capital(one.Words))
		if one.Offer != nil {
			if offers := one.Offer(t.face()); len(offers) > 0 && len(offers) <= mostOffered {
				line += " There are: " + strings.Join(offers, ", ") + "."
			}
		}
		now := q.now(t.face())
		if now != "" {
			line += " Now it is: " + now
		}
		switch {
		case one.Empty:
			line += " Enter alone leaves it empty."
		case now != "":
			line += " Enter alone takes that."
		}
		t.say(line + " Type stop to stop.")
		return
	}
	t.asking = nil
	i, err := q.ask.Intent(t.face(), q.answers)
	if err != nil {
		t.say(sentence(err.Error()))
		return
	}
	t.wish(i)
}

// now is what stands for the answer to the question.
func (q *hostAsking) now(f session.ConsoleFace) string {
	if one := q.ask.Questions[len(q.answers)]; one.Value != nil {
		return one.Value(f, q.answers)
	}
	return ""
}

// answered takes a line as the answer to the question; false when it is none, and the question is dropped.
func (t *hostTalk) answered(line string) bool {
	q := t.asking
	one := q.ask.Questions[len(q.answers)]
	switch {
	case strings.EqualFold(line, "stop"):
		t.asking = nil
		t.say("Left as it was.")
		return true
	case line == "" && !one.Empty:
		if line = q.now(t.face()); line == "" {
			t.ask()
			return true
		}
	case one.Number && strings.Trim(line, "#0123456789") != "":
		t.asking = nil
		t.say("That is no number; " + q.ask.Name + " is left.")
		return false
	}
	q.answers = append(slices.Clone(q.answers), line)
	t.ask()
	return true
}

func capital(words string) string { return strings.TrimSuffix(sentence(words), ".") }
