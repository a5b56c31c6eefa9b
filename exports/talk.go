package exports

import (
	"fmt"
	"io"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Talk is how the time was used, what was talked about, and the votes by thumbs.
type Talk struct {
	FeatureMinutes Minutes   `json:"feature_minutes"`
	Stretches      []Stretch `json:"stretches"`
	Topics         []int     `json:"topics"`
	Votes          []Vote    `json:"votes"`
}

// Stretch is feature talk in one go. Corrected is one that was deep work after all.
type Stretch struct {
	Block     string    `json:"block"`
	BeganAt   time.Time `json:"began_at"`
	Minutes   Minutes   `json:"minutes"`
	Corrected bool      `json:"corrected,omitempty"`
}

// Vote is a vote by thumbs. Thumbs is missing while it is open, and where so few voted that a thumb would have a name.
type Vote struct {
	Block    string    `json:"block"`
	UseCase  int       `json:"use_case,omitempty"`
	OpenedAt time.Time `json:"opened_at"`
	Minutes  Minutes   `json:"minutes"`
	State    string    `json:"state"`
	Thumbs   *Thumbs   `json:"thumbs,omitempty"`
	GoesOn   bool      `json:"goes_on"`
	Applied  bool      `json:"applied"`
}

// Thumbs are the counts: seats and hands together, and the part that came by show of hands.
type Thumbs struct {
	Up       int `json:"up"`
	Sideways int `json:"sideways"`
	Down     int `json:"down"`
	Hands    int `json:"hands"`
}

// Became is what became of a parked item.
type Became struct {
	Fate    string `json:"fate"`
	UseCase int    `json:"use_case,omitempty"`
	To      string `json:"to,omitempty"`
	Words   string `json:"words,omitempty"`
}

// talk is nil where nothing of it was used.
func (d *drawing) talk() *Talk {
	kept := d.on.Talk
	if kept == nil {
		return nil
	}
	out := &Talk{Stretches: []Stretch{}, Topics: []int{}, Votes: []Vote{}}
	var feature time.Duration
	for _, b := range d.on.Blocks {
		feature += d.on.FeatureTalk(b.ID)
	}
	out.FeatureMinutes = minutes(feature)
	for _, x := range kept.Stretches {
		out.Stretches = append(out.Stretches, Stretch{Block: d.block(x.Block), BeganAt: at(x.Begun), Minutes: minutes(x.Length()), Corrected: x.Deep})
	}
	for _, id := range kept.Topics {
		if n := d.state.UseCase(id).Number; !slices.Contains(out.Topics, n) {
			out.Topics = append(out.Topics, n)
		}
	}
	for _, r := range d.state.Votes(d.on) {
		out.Votes = append(out.Votes, d.vote(r))
	}
	return out
}

func (d *drawing) vote(r *session.Round) Vote {
	v := Vote{Block: d.block(r.Block), OpenedAt: at(r.Opened()), Minutes: minutes(r.Roman.By), State: "open", Applied: r.Roman.Applied}
	if c := d.state.UseCase(r.Roman.Case); c != nil {
		v.UseCase = c.Number
	}
	if !r.Roman.Closed {
		return v
	}
	n := r.Roman.Counts()
	v.State, v.GoesOn = "closed", model.GoesOn(n)
	if n[0]+n[1]+n[2] >= session.FewestShown {
		hands := r.Roman.Hands
		v.Thumbs = &Thumbs{Up: n[model.ThumbUp], Sideways: n[model.ThumbSideways], Down: n[model.ThumbDown], Hands: hands[0] + hands[1] + hands[2]}
	}
	return v
}

// became is nil while a parked item is open.
func (d *drawing) became(it *session.Item) *Became {
	if it.Settled.Fate == model.FateOpen {
		return nil
	}
	out := &Became{Fate: it.Settled.Fate.String(), To: d.name(it.Settled.To), Words: d.state.Words(it.Settled.Words)}
	if c := d.state.UseCase(it.Settled.Case); c != nil {
		out.UseCase = c.Number
	}
	return out
}

// String is what became of it in words; "" while it is open. Who it was passed on to is named.
func (b *Became) String() string {
	if b == nil {
		return ""
	}
	out := b.Fate
	switch {
	case b.UseCase > 0:
		out = fmt.Sprintf("became use case #%d", b.UseCase)
	case b.To != "":
		out = "passed on to " + b.To
	}
	if b.Words != "" {
		out += ": " + b.Words
	}
	return out
}

// hasTalk says whether there is anything for the table of the talk.
func (r Report) hasTalk() bool {
	t := r.Content.Talk
	return t != nil && len(t.Votes)+len(t.Stretches) > 0
}

// writeTalk writes a row for each stretch of feature talk and each vote.
func writeTalk(w io.Writer, r Report) error {
	header := []string{"serendip_talk", "Block", "Began at", "Minutes", "Corrected", "Number", "State", "Up", "Sideways", "Down", "Hands", "Goes on", "Applied"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, x := range r.Content.Talk.Stretches {
			if !yield([]cell{plain("feature talk"), words(x.Block), moment(x.BeganAt), duration(x.Minutes), yes(x.Corrected), {}, {}, {}, {}, {}, {}, {}, {}}) {
				return
			}
		}
		for _, v := range r.Content.Talk.Votes {
			row := []cell{plain("vote"), words(v.Block), moment(v.OpenedAt), duration(v.Minutes), {}, numberOrNone(v.UseCase), plain(v.State), {}, {}, {}, {}, yes(v.GoesOn), yes(v.Applied)}
			if t := v.Thumbs; t != nil {
				row[7], row[8], row[9], row[10] = number(t.Up), number(t.Sideways), number(t.Down), number(t.Hands)
			}
			if !yield(row) {
				return
			}
		}
	})
}
