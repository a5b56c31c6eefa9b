package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// TopicBlock is an unconference's block of topics: three slots in two rooms.
func TopicBlock() model.Block {
	return model.Block{ID: ID[model.BlockID](40), Method: model.Topics, Kind: model.TopicKind, Title: "Talk", Timebox: 60 * time.Minute, Hold: true,
		Short: "WHO TALKS\nABOUT WHAT,\nAND WHERE?", Prompt: "Go where you learn or give most; move on when you do neither.",
		Grid: &model.Grid{Slots: 3, Minutes: 15, Rooms: []string{"Main hall", "Corner by the window"}}}
}

// TopicCases is what people proposed; the first three are Ada's.
func TopicCases() []session.CaseFace {
	var out []session.CaseFace
	for i, title := range []string{
		"How we lost a quarter to bad master data", "What do you measure in the first month?", "Who owns a use case when its champion leaves?",
		"The pilot that everybody loved, that was shown to the board twice, and that nobody in any of the nine countries ever rolled out",
		"夜勤の引き継ぎを、どうやって教えていますか。", "How do you get a works council on your side early?", "كيف تقيسون الوقت الذي وفّرتموه؟",
		"Getting the direct supervisors in before the training",
	} {
		c := session.CaseFace{ID: ID[model.UseCaseID](60 + i), Number: 21 + i, Kind: model.TopicKind, Stage: model.StageCaptured, Title: title, Reach: 9 - i, Same: 8 - i, Mine: i < 3}
		if i == 0 {
			c.Details = []string{"and which two fields would have saved it"}
		}
		out = append(out, c)
	}
	return out
}

// Board is the topics so far: nothing has a place; scheduled; or the first slot is over and the second is talked about.
func Board(scheduled, begun bool) *session.TopicsFace {
	f := &session.TopicsFace{Grid: *TopicBlock().Grid, Scheduled: scheduled}
	for i, c := range TopicCases() {
		x := session.BoardTopic{Case: c}
		switch {
		case !scheduled:
		case i < 6:
			x.Spot, x.Dots = model.Spot{Slot: 1 + i/2, Room: 1 + i%2, Hand: i == 5}, 14-2*i
		default:
			x.NoPlace = []string{"every place is taken", "somebody in it is elsewhere in each free slot"}[i-6]
		}
		if begun && i < 4 {
			x.Stage = model.Discussing
		}
		if begun && i < 2 {
			x.Stage = model.Discussed
			x.Concluded = []string{"Two depots clean the same field together in May", ""}[i]
		}
		f.All = append(f.All, x)
	}
	return f
}

// Coffee is the same board with one room, in which one topic follows the other.
func Coffee() *session.TopicsFace {
	f := Board(false, true)
	f.Grid.Rooms = f.Grid.Rooms[:1]
	f.All[2].Stage = model.ToDiscuss
	return f
}

func topicSession(t *session.TopicsFace) session.SessionFace {
	f := Wall(2).SessionFace
	f.Title, f.Block, f.Kind = "Unconference 1", TopicBlock(), model.TopicKind
	f.Block.Grid = &t.Grid
	f.Clock.Timebox = f.Block.Timebox
	return f
}

// WallTopics is the wall of an unconference.
func WallTopics(t *session.TopicsFace) session.WallFace {
	f := session.WallFace{SessionFace: topicSession(t), Light: true, People: 14, Topics: t, Cases: TopicCases(), Found: len(TopicCases())}
	f.Talk = topicTalk(t)
	return f
}

// topicTalk is the small clock of the topic that is talked about last, and a vote on more minutes for it.
func topicTalk(t *session.TopicsFace) *session.PublicTalk {
	now := t.In(model.Discussing)
	if len(now) == 0 {
		return nil
	}
	clock := session.Clock{Timebox: time.Duration(t.Grid.Minutes) * time.Minute, Since: Now().Add(-13 * time.Minute)}
	return &session.PublicTalk{Topic: &session.TopicNow{Case: now[len(now)-1].Case, Clock: clock}}
}

// ConsoleTopics is the console of an unconference; what clashes names people.
func ConsoleTopics(t *session.TopicsFace) session.ConsoleFace {
	f := Console(2)
	f.SessionFace, f.Wall, f.Topics, f.Cases = topicSession(t), WallTopics(t), t, TopicCases()
	f.Suggestions, f.Items, f.Silent = nil, nil, nil
	f.Discuss.Topic = topicTalk(t).Now().Topic
	if t.Scheduled {
		f.Clashes = []session.Clash{{Number: 27, Words: "has no place: every place is taken"}, {Number: 28, Words: "has no place: Zoë van der Meer-Østergård is elsewhere in each free slot"},
			{Number: 26, Words: "and 25 are at the same time, and both want Ada"}}
	}
	return f
}

// SeatTopics is Ada's seat at an unconference.
func SeatTopics(t *session.TopicsFace) session.SeatFace {
	f := Seat(2)
	f.SessionFace, f.Topics, f.Talk = topicSession(t), t, topicTalk(t)
	mine, others := TopicCases()[:3], TopicCases()[3:]
	others[0].ISaidSame = true
	f.Mine, f.Others, f.Told, f.MyItems = mine, session.OthersOf(others), nil, nil
	return f
}
