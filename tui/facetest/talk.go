package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Topic is the discussion while one use case is talked about, with a hand up and somebody speaking.
func Topic() session.WallFace {
	f := Wall(8)
	clock := f.Clock
	clock.Timebox = clock.Spent(Now()) + 2*time.Minute + 5*time.Second
	f.Talk = &session.PublicTalk{
		Topic:  &session.TopicNow{Case: f.Reveal.Contested[0].Case, Clock: clock},
		Speaks: true, Floor: "Ada", Waiting: 2, Queue: []string{"Mei", ""},
	}
	return f
}

// Voting is a vote by thumbs that is open.
func Voting() session.WallFace {
	f := Topic()
	f.Talk.Vote = &session.VoteFace{ID: ID[model.RoundID](70), By: 5 * time.Minute, Number: f.Talk.Topic.Case.Number, Given: 4, Room: 3, People: 10}
	return f
}

// Voted is the same once it is closed.
func Voted() session.WallFace {
	f := Voting()
	v := *f.Talk.Vote
	v.Closed, v.Shown, v.Counts, v.GoesOn = true, true, [3]int{5, 1, 1}, true
	f.Talk.Vote = &v
	return f
}

// Share is the wall with how the time was used.
func Share() session.WallFace {
	f := Viewed(model.ViewTalk)
	f.Trap = &session.TalkFace{Earlier: 9 * time.Minute, Spent: 80 * time.Minute}
	return f
}

// Talking is the console of the discussion: a topic, a vote, a queue of hands, feature talk going on.
func Talking() session.ConsoleFace {
	f := Console(8)
	f.Wall = Voting()
	f.Talk = session.TalkFace{Earlier: 9 * time.Minute, Spent: 80 * time.Minute, Since: Now().Add(-40 * time.Second), Until: Now().Add(80 * time.Second), Latest: 1}
	f.Discuss = session.DiscussFace{Topic: f.Wall.Talk.Topic, Floor: f.People[0], Queue: f.People[5:7], Vote: f.Wall.Talk.Vote}
	for i, c := range f.Reveal.Contested {
		f.Discuss.Topics = append(f.Discuss.Topics, session.TopicFace{Scored: c, Time: time.Duration(4-i) * time.Minute})
	}
	return f
}

// Locked is a capture block that is locked as deep work, with two lines that are suspected.
func Locked() session.ConsoleFace {
	f := Console(2)
	f.DeepWork = true
	f.Talk = session.TalkFace{Earlier: 3 * time.Minute, Spent: 24 * time.Minute}
	f.Suspects = []session.Suspect{{Case: f.Cases[len(f.Cases)-1].ID, Kind: model.SuspectFeature}, {Case: f.Cases[len(f.Cases)-3].ID, Kind: model.SuspectPlan}}
	return f
}

// SeatVoting is Ada's seat in a vote by thumbs, with her hand up.
func SeatVoting() session.SeatFace {
	f := Seat(8)
	f.Talk, f.Hand, f.Place = Voting().Talk, true, 2
	f.Thumb = session.SeatThumb{Given: true, Thumb: model.ThumbUp}
	return f
}
