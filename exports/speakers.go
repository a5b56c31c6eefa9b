package exports

import (
	"io"
	"time"

	"serendip/model"
	"serendip/session"
)

// Speakers is who spoke, and how much of the talking was the customers'.
type Speakers struct {
	Queue           []Speaker `json:"queue"`
	CustomerMinutes Minutes   `json:"customer_minutes"`
	VendorMinutes   Minutes   `json:"vendor_minutes"`
	CustomerPercent *int      `json:"customer_percent,omitempty"`
}

// Speaker is one of them. A clock that runs counts as far as it had come when it started last.
type Speaker struct {
	Name          string  `json:"name"`
	Side          string  `json:"side"`
	BoxMinutes    Minutes `json:"box_minutes"`
	TalkedSeconds int     `json:"talked_seconds"`
}

// RoomQuestion is what somebody asked. Nobody's name stands at one that was asked without a name. What is hidden or waits before
// the wall is told as such.
type RoomQuestion struct {
	Number    int      `json:"number"`
	Words     string   `json:"words"`
	By        string   `json:"by,omitempty"`
	Nameless  bool     `json:"nameless,omitempty"`
	For       int      `json:"for"`
	Against   int      `json:"against"`
	Hands     int      `json:"hands,omitempty"`
	Contested bool     `json:"contested,omitempty"`
	Pinned    bool     `json:"pinned,omitempty"`
	Answered  bool     `json:"answered,omitempty"`
	Answer    string   `json:"answer,omitempty"`
	Also      []string `json:"also,omitempty"`
	State     string   `json:"state"`
}

// speakers is nil where nobody was queued.
func (d *drawing) speakers() *Speakers {
	out := &Speakers{Queue: []Speaker{}}
	var customers, vendor time.Duration
	for _, p := range d.on.Speakers {
		if p.Struck {
			continue
		}
		spent := p.Spent.Round(time.Second) // whole seconds, so that a sum is that of its parts
		switch p.Side {
		case model.SideVendor:
			vendor += spent
		case model.SideProspect: // neither's
		default:
			customers += spent
		}
		out.Queue = append(out.Queue, Speaker{Name: d.name(p.Person), Side: p.Side.String(), BoxMinutes: minutes(p.Box), TalkedSeconds: int(spent / time.Second)})
	}
	if len(out.Queue) == 0 {
		return nil
	}
	out.CustomerMinutes, out.VendorMinutes = minutes(customers), minutes(vendor)
	if percent, any := model.TalkShare(customers, vendor); any {
		out.CustomerPercent = &percent
	}
	return out
}

// roomQuestions is everything that was asked and not taken back, the best first: a pin is for the wall, and over.
func (d *drawing) roomQuestions() []RoomQuestion {
	var out []RoomQuestion
	for _, q := range d.state.RoomQuestions(d.on) {
		asked := d.on.Asked.Questions[q.Number-1]
		one := RoomQuestion{Number: q.Number, Words: q.Words, By: d.name(asked.By), Nameless: q.Nameless, For: q.Up, Against: q.Down, Hands: q.Hands[0] + q.Hands[1],
			Contested: q.Contested, Pinned: q.Pinned, Answered: q.Done, Answer: q.Answer, Also: q.Also, State: stateOfQuestion(q)}
		out = append(out, one)
	}
	return out
}

// shown says whether the room could see it.
func (q RoomQuestion) shown() bool { return q.State != "hidden" && q.State != "held" }

func stateOfQuestion(q session.RoomQuestionFace) string {
	switch {
	case q.Hidden:
		return "hidden"
	case q.Held:
		return "held"
	case q.Done:
		return "answered"
	}
	return "open"
}

func writeSpeakers(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_speaker", "Name", "Side", "Box minutes", "Talked seconds"}, func(yield func([]cell) bool) {
		for i, p := range r.Content.Speakers.Queue {
			if !yield([]cell{number(i + 1), words(p.Name), plain(p.Side), duration(p.BoxMinutes), number(p.TalkedSeconds)}) {
				return
			}
		}
	})
}

func writeQuestions(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_question", "Question", "Asked by", "Nameless", "For", "Against", "Contested", "Pinned", "State", "Answer"}, func(yield func([]cell) bool) {
		for _, q := range r.Content.Questions {
			if !yield([]cell{number(q.Number), words(q.Words), words(q.By), yes(q.Nameless), number(q.For), number(q.Against), yes(q.Contested), yes(q.Pinned), plain(q.State), words(q.Answer)}) {
				return
			}
		}
	})
}
