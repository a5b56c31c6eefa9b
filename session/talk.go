package session

import (
	"slices"
	"time"

	"serendip/model"
)

// Talk is what a session keeps of its talk: feature talk and deep work, the topic, the floor and the votes. A session's is
// replaced by a changed copy, never written.
type Talk struct {
	Stretches []Stretch
	Deep      map[model.BlockID]bool // blocks that were locked or unlocked live; replaced, never written
	Topic     model.Topic
	Topics    []model.UseCaseID // that were talked about, in order; as often as they were taken
	Floor     model.PersonID
	Votes     []model.RoundID
}

// Stretch is feature talk in one go.
type Stretch struct {
	Block model.BlockID
	Begun int64 // UTC milliseconds, as the others
	Cut   int64 // when something ended it: a capture, a pause, another block; 0 for nothing
	Hand  int64 // when somebody ended it; 0 for nobody
	Deep  bool  // it was deep work after all
}

// Roman is what makes a round a vote by thumbs.
type Roman struct {
	Case    model.UseCaseID
	By      time.Duration
	At      int64 // when it was opened, UTC milliseconds
	Hands   [model.ThumbCount]int
	Seats   [model.ThumbCount]int // once closed
	Closed  bool
	Applied bool
}

// Counts are all thumbs, once closed.
func (r *Roman) Counts() [model.ThumbCount]int {
	out := r.Hands
	for i, n := range r.Seats {
		out[i] += n
	}
	return out
}

// until is when a stretch ends or ended: by hand, by what happened, or by itself.
func (x Stretch) until() int64 {
	end := x.Begun + model.LongestFeatureTalk.Milliseconds()
	for _, at := range []int64{x.Cut, x.Hand} {
		if at > 0 {
			end = min(end, at)
		}
	}
	return max(end, x.Begun)
}

// Length is how long a stretch lasted, or lasts at most.
func (x Stretch) Length() time.Duration { return time.Duration(x.until()-x.Begun) * time.Millisecond }

// Opened is when a round began, in UTC milliseconds; of a vote, also once it is closed.
func (r *Round) Opened() int64 {
	if r.Roman != nil {
		return r.Roman.At
	}
	return r.At
}

// talk is what a session keeps of its talk, to be read.
func (v *Session) talk() Talk {
	if v.Talk == nil {
		return Talk{}
	}
	return *v.Talk
}

// withTalk replaces a session's talk by a changed copy.
func (s *State) withTalk(id model.SessionID, change func(*Talk)) {
	s.withSession(id, func(v *Session) {
		t := v.talk()
		change(&t)
		v.Talk = &t
	})
}

// withStretch changes one stretch of a session's feature talk.
func (s *State) withStretch(id model.SessionID, begun int64, change func(*Stretch)) {
	s.withTalk(id, func(t *Talk) {
		for i := range t.Stretches {
			if t.Stretches[i].Begun == begun {
				t.Stretches = slices.Clone(t.Stretches)
				change(&t.Stretches[i])
				return
			}
		}
	})
}

// running is the stretch of feature talk that goes on at a moment.
func (v *Session) running(at int64) (Stretch, bool) {
	t := v.talk()
	if n := len(t.Stretches); n > 0 && v.State == model.Live && !v.Paused {
		x := t.Stretches[n-1]
		return x, !x.Deep && x.Block == v.Current && at < x.until()
	}
	return Stretch{}, false
}

// featureTalk is how long a block was feature talk up to now, without what goes on.
func (v *Session) featureTalk(block model.BlockID, now int64) time.Duration {
	sum := int64(0)
	for _, x := range v.talk().Stretches {
		if x.Block == block && !x.Deep {
			sum += min(x.until(), max(now, x.Begun)) - x.Begun
		}
	}
	return time.Duration(sum) * time.Millisecond
}

// DeepWork says whether a block is locked as deep work.
func (v *Session) DeepWork(id model.BlockID) bool {
	if on, set := v.talk().Deep[id]; set {
		return on
	}
	b, _ := v.Block(id)
	return b.Deep
}

// FeatureTalk is how long a block was feature talk, as far as it is over at the last touch of the clock: it doesn't tick, so
// that the same events always say the same.
func (v *Session) FeatureTalk(id model.BlockID) time.Duration {
	sum := int64(0)
	for _, x := range v.talk().Stretches {
		if x.Block == id && !x.Deep {
			sum += x.until() - x.Begun
		}
	}
	return time.Duration(sum) * time.Millisecond
}

// Votes lists the votes by thumbs that were not dropped, in order.
func (s *State) Votes(v *Session) []*Round {
	var out []*Round
	for _, id := range v.talk().Votes {
		if r := s.Round(id); r != nil && r.Roman != nil && !r.Dropped {
			out = append(out, r)
		}
	}
	return out
}

// openVote is the vote that goes on, or that waits for its time to be given; nil when there is none.
func (s *State) openVote(v *Session) *Round {
	all := s.Votes(v)
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	if last.Roman.Closed && (last.Roman.Applied || last.leftBehind(v) || s.roundSince(v, last)) {
		return nil
	}
	return last
}

// roundSince says that a round was opened after a vote: the room looks at that now.
func (s *State) roundSince(v *Session, vote *Round) bool {
	return slices.ContainsFunc(slices.Concat(v.Rounds, v.Dots), func(id model.RoundID) bool {
		r := s.Round(id)
		return r != nil && r.Roman == nil && !r.Dropped && r.At > vote.At
	})
}

// leftBehind says that the room has gone on to another block or topic since a vote was opened: nobody is asked any more.
func (r *Round) leftBehind(v *Session) bool {
	return r.Block != v.Current || r.Roman.Case != v.talk().Topic.Case
}

// given is how often a topic, or a block where none is talked about, was given more time by a vote.
func (s *State) given(v *Session) int {
	n := 0
	for _, r := range s.Votes(v) {
		if r.Roman.Applied && r.Block == v.Current && r.Roman.Case == v.talk().Topic.Case {
			n++
		}
	}
	return n
}

// thumbsOf is how many thumbs of seats lie in the box of a vote.
func (s *State) thumbsOf(id model.RoundID) (ids []BallotID, counts [model.ThumbCount]int) {
	ids, ballots := s.ballotsOf(id)
	for _, b := range ballots {
		if t := b.thumb(); t < model.ThumbCount {
			counts[t]++
		}
	}
	return ids, counts
}

// thumb is the vote that a ballot holds; ThumbCount when it holds none.
func (b *Ballot) thumb() model.Thumb {
	if x := b.Marks[model.UseCaseID{}].Groups[0]; x > 0 && x <= model.ThumbCount {
		return model.Thumb(x - 1)
	}
	return model.ThumbCount
}
