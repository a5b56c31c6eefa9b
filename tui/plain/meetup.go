package plain

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// meetupVerbs are what the room asks.
func meetupVerbs() []verb {
	return []verb{
		{"ask", "ask WORDS", "ask a question; the facilitator brings it to the wall", func(s seat, a []string) (answer, error) { return s.ask(a, false) }},
		{"asknameless", "asknameless WORDS", "ask a question without your name: nothing that is kept says that it is yours", func(s seat, a []string) (answer, error) { return s.ask(a, true) }},
		{"asked", "asked", "what the room asks, the most wanted first", seat.asked},
		{"upvote", "upvote NUMBER", "you want to hear this question too", func(s seat, a []string) (answer, error) { return s.voteOn(a, 1) }},
		{"downvote", "downvote NUMBER", "this question is not for us", func(s seat, a []string) (answer, error) { return s.voteOn(a, -1) }},
		{"novote", "novote NUMBER", "your vote on a question is taken back", func(s seat, a []string) (answer, error) { return s.voteOn(a, 0) }},
		{"unask", "unask NUMBER", "your own question is taken back", seat.unask},
	}
}

func (s seat) ask(args []string, nameless bool) (answer, error) {
	if len(args) == 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return s.done(session.AskQuestion{Session: f.Session, Block: f.Block.ID, Line: strings.Join(args, " "), Nameless: nameless})
}

func (s seat) voteOn(args []string, vote int) (answer, error) {
	q, err := s.questionNumbered(args)
	if err != nil {
		return answer{}, err
	}
	return s.done(session.VoteQuestion{Session: s.face().Session, Question: q.ID, Vote: vote})
}

func (s seat) unask(args []string) (answer, error) {
	q, err := s.questionNumbered(args)
	if err != nil {
		return answer{}, err
	}
	return s.done(session.WithdrawQuestion{Session: s.face().Session, Question: q.ID})
}

// questionNumbered is a question of the list or of one's own, by its number.
func (s seat) questionNumbered(args []string) (session.RoomQuestionFace, error) {
	if len(args) != 1 {
		return session.RoomQuestionFace{}, wrongWords{}
	}
	n, err := strconv.Atoi(strings.TrimPrefix(args[0], "#"))
	if err != nil {
		return session.RoomQuestionFace{}, wrongWords{}
	}
	for _, q := range askedOn(s.face()) {
		if q.Number == n {
			return q, nil
		}
	}
	return session.RoomQuestionFace{}, session.Refuse(session.Missing, "there is no question %d on your seat", n)
}

// askedOn is every question that a seat knows: what may be shown, and one's own that wait.
func askedOn(f session.SeatFace) []session.RoomQuestionFace {
	if f.Asked == nil || f.Asked.PublicAsked == nil {
		return nil
	}
	out := append([]session.RoomQuestionFace(nil), f.Asked.Questions...)
	for _, q := range f.Asked.Mine {
		if q.Held || q.Hidden {
			out = append(out, q)
		}
	}
	return out
}

// shownQuestion is a question in JSON.
type shownQuestion struct {
	Number    int    `json:"number"`
	Words     string `json:"words"`
	Up        int    `json:"for"`
	Down      int    `json:"against"`
	Vote      int    `json:"vote,omitempty"`
	Contested bool   `json:"contested,omitempty"`
	Answered  bool   `json:"answered,omitempty"`
	Answer    string `json:"answer,omitempty"`
	Waits     bool   `json:"waits,omitempty"`
}

func (s seat) asked(args []string) (answer, error) {
	if len(args) != 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	out := []shownQuestion{}
	for _, q := range askedOn(f) {
		out = append(out, shownQuestion{q.Number, q.Words, q.Up, q.Down, f.Asked.Votes[q.ID], q.Contested, q.Done, q.Answer, q.Held || q.Hidden})
	}
	return answer{RoomQuestions(f), out}, nil
}

// RoomQuestions is what the room asks as sentences, the most wanted first.
func RoomQuestions(f session.SeatFace) []string {
	all := askedOn(f)
	if len(all) == 0 {
		return []string{"Nobody has asked yet. Type ask, and your question."}
	}
	lines := []string{count(len(all), "question", "questions") + ", the most wanted first. Type upvote NUMBER for one that you want to hear too."}
	for _, q := range all {
		lines = append(lines, roomQuestionLine(q, f.Asked.Votes[q.ID]))
	}
	return lines
}

func roomQuestionLine(q session.RoomQuestionFace, vote int) string {
	line := fmt.Sprintf("Question %d: %s %d for it, %d against.", q.Number, sentence(q.Words), q.Up, q.Down)
	if q.Hidden || q.Held {
		return fmt.Sprintf("Question %d: %s It is yours, and not on the wall now.", q.Number, sentence(q.Words))
	}
	if q.Contested {
		line += " It divides the room."
	}
	switch vote {
	case 1:
		line += " You are for it."
	case -1:
		line += " You are against it."
	}
	if q.Done {
		line += " Answered."
		if q.Answer != "" {
			line += " " + sentence(q.Answer)
		}
	}
	return line
}

// speakersSaid is who speaks, and what the speaker's own seat says of the time.
func speakersSaid(f session.SeatFace, now time.Time) []string {
	p := f.Speakers
	if p == nil || f.State != model.Live {
		return nil
	}
	var lines []string
	switch {
	case p.Mine:
		lines = append(lines, "You speak now, "+spell(max(p.Clock.Left(now), 0))+".")
		if words := p.EndsWords(now); words != "" {
			lines = append(lines, words)
		}
	case p.Now != "":
		lines = append(lines, p.Now+" speaks.")
	}
	if p.Soon {
		lines = append(lines, "You are next to speak.")
	} else if p.Next != "" && f.Block.Method == model.Speakers {
		lines = append(lines, "Next is "+p.Next+".")
	}
	return lines
}

// meetupLines are the speakers and what waits of the room's questions, for who runs the session.
func meetupLines(f session.ConsoleFace, now time.Time) []string {
	var lines []string
	if at := f.Speakers.Current(); at >= 0 {
		p := f.Speakers.Queue[at]
		switch {
		case p.Speaking:
			lines = append(lines, fmt.Sprintf("%s speaks, %s.", p.Name, spell(p.Clock.Left(now))))
		case !p.Done:
			lines = append(lines, fmt.Sprintf("Next to speak is %s, for %d minutes.", p.Name, int(p.Box/time.Minute)))
		}
		for _, words := range []string{f.Speakers.Talk(now), f.Speakers.Warning()} {
			if words != "" {
				lines = append(lines, sentence(words))
			}
		}
	}
	if f.Asked != nil && f.Asked.Waiting > 0 {
		lines = append(lines, count(f.Asked.Waiting, "question waits", "questions wait")+" before the wall: asked lists them, release question NUMBER lets one onto it.")
	}
	return lines
}

// askedLines is everything that was asked, for who runs the session.
func askedLines(f session.ConsoleFace) []string {
	if len(f.Asked.List()) == 0 {
		return []string{"Nobody has asked anything. question keeps one."}
	}
	var lines []string
	for _, q := range f.Asked.List() {
		line := fmt.Sprintf("Question %d: %s %d for it, %d against.", q.Number, sentence(q.Words), q.Up, q.Down)
		if by := q.By(); by != "" {
			line += " " + sentence("asked "+strings.TrimPrefix("by "+by, choose(q.Nameless, "by ", "")))
		}
		for _, x := range []struct {
			on   bool
			word string
		}{{q.Held, "It waits for you."}, {q.Pinned, "Pinned."}, {q.Contested, "It divides the room."}, {q.Hidden, "Hidden: " + sentence(q.Reason)}, {q.Done, "Answered. " + sentence(q.Answer)}} {
			if x.on {
				line += " " + strings.TrimSpace(x.word)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// speakerLines is the queue, for who runs the session.
func speakerLines(f session.ConsoleFace, now time.Time) []string {
	if f.Speakers == nil || len(f.Speakers.Queue) == 0 {
		return []string{"Nobody is queued to speak. add speaker NAME queues one."}
	}
	var lines []string
	for i, p := range f.Speakers.Queue {
		line := fmt.Sprintf("%d: %s, %s, %d minutes", i+1, p.Name, p.SideWord(), int(p.Box/time.Minute))
		if spent := p.Clock.Spent(now); spent > 0 {
			line += fmt.Sprintf(", has talked for %d seconds", int(spent/time.Second))
		}
		lines = append(lines, line+".")
	}
	return append(lines, meetupLines(f, now)...)
}

// speakersDeed does what is done with the queue without a question.
func speakersDeed(h host, args []string) (step, error) {
	at := h.f.Speakers.Current()
	switch {
	case len(args) != 1:
		return step{}, wrongWords{}
	case args[0] == "list":
		return step{lines: speakerLines(h.f, h.now)}, nil
	case args[0] == "stop" && at >= 0 && h.f.Speakers.Queue[at].Speaking:
		return step{intent: session.StopSpeaker{Session: h.f.Session, Speaker: h.f.Speakers.Queue[at].ID}}, nil
	case args[0] == "stop":
		return step{}, session.Refuse(session.Conflict, "nobody speaks now")
	case args[0] != "start":
		return step{}, wrongWords{}
	}
	if h.f.Speakers != nil {
		for _, p := range h.f.Speakers.Queue {
			if !p.Speaking && !p.Done {
				return step{intent: session.StartSpeaker{Session: h.f.Session, Speaker: p.ID}}, nil
			}
		}
	}
	return step{}, session.Refuse(session.Conflict, "nobody waits to speak; add speaker NAME queues one")
}
