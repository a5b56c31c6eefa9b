package plain

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
)

// talkDeeds are what a facilitator does with the talk beside what is asked for: the clock of feature talk, the lock of deep
// work, the queue of hands and the vote by thumbs.
func talkDeeds() []deed {
	const group = "Talk"
	return []deed{
		{"talk", "talk feature|deep|judge", "the running clock counts feature talk, or deep work again; judge says that the latest feature talk was deep work", group, turnTalk},
		turns("lock", "on", "off", "lock this block as deep work: requests and plans go to the parking lot", group, func(f session.ConsoleFace, on bool) session.Intent {
			return session.TurnDeepWork{Session: f.Session, Block: f.Block.ID, On: on}
		}),
		does("floor", "give the floor to the hand that is up longest, and lower the one before", group, func(f session.ConsoleFace) (session.Intent, error) {
			return session.NextSpeaker{Session: f.Session, From: f.Discuss.Floor.ID}, nil
		}),
		{"vote", "vote open|close|apply|drop", "thumbs on whether to go on for 5, then 2, then 1 minute: open it, count it, give the time, take it back", group, turnVote},
		does("talked", "the topic was talked about: its small clock ends", group, func(f session.ConsoleFace) (session.Intent, error) {
			return session.TakeTopic{Session: f.Session}, nil
		}),
	}
}

func turnTalk(h host, args []string) (step, error) {
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	switch args[0] {
	case "feature", "deep":
		return step{intent: session.SwitchTalk{Session: h.f.Session, Feature: args[0] == "feature"}}, nil
	case "judge":
		if h.f.Talk.Latest == 0 {
			return step{}, session.Refuse(session.Conflict, "there was no feature talk yet")
		}
		return step{intent: session.JudgeTalk{Session: h.f.Session, Begun: h.f.Talk.Latest}}, nil
	}
	return step{}, wrongWords{}
}

func turnVote(h host, args []string) (step, error) {
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	v := h.f.Discuss.Vote
	if args[0] == "open" {
		return step{intent: session.OpenVote{Session: h.f.Session}}, nil
	}
	if v == nil {
		return step{}, session.Refuse(session.Conflict, "no vote is open; vote open asks whether to go on")
	}
	switch args[0] {
	case "close":
		return step{intent: session.CloseVote{Vote: v.ID}}, nil
	case "apply":
		return step{intent: session.ApplyVote{Vote: v.ID}}, nil
	case "drop":
		return step{intent: session.DropVote{Vote: v.ID}}, nil
	}
	return step{}, wrongWords{}
}

// discussLines are the talk as a facilitator hears it: what divides with its time, what is talked about, who has the floor,
// and the vote.
func discussLines(f session.ConsoleFace, now time.Time) []string {
	var lines []string
	if _, on := f.Talk.Feature(now); on {
		lines = append(lines, fmt.Sprintf("The clock counts feature talk, %s. talk deep ends it.", spell(f.Talk.Until.Sub(now))))
	}
	if f.DeepWork {
		lines = append(lines, "This block is locked as deep work: requests and plans go to the parking lot.")
	}
	if f.Block.Method == model.Discuss {
		for _, x := range f.Discuss.Topics {
			line := fmt.Sprintf("It divides us: number %d, %s, %s.", x.Scored.Case.Number, x.Scored.Case.Title, count(int(x.Time/time.Minute), "minute", "minutes"))
			if x.Done {
				line += " Talked about."
			}
			lines = append(lines, line)
		}
		if len(f.Discuss.Topics) == 0 && f.Reveal != nil {
			lines = append(lines, "Nothing divides us: results tells the order, topic NUMBER takes one to talk about.")
		}
	}
	if t := f.Discuss.Topic; t != nil {
		lines = append(lines, fmt.Sprintf("We talk about number %d, %s: %s.", t.Case.Number, t.Case.Title, spell(t.Clock.Left(now))))
		if t.Last {
			lines = append(lines, "Thumbs gave 5, 2 and 1 minutes, which is all: come to an end, or extend the block.")
		}
	}
	if p := f.Discuss.Floor; !p.ID.IsZero() {
		lines = append(lines, p.Name+" has the floor.")
	}
	switch v := f.Discuss.Vote; {
	case v == nil:
	case v.Closed:
		line := "The vote is closed. " + sentence(v.Result())
		if v.GoesOn && !v.Applied {
			line += fmt.Sprintf(" vote apply gives %s more.", count(int(v.By/time.Minute), "minute", "minutes"))
		}
		lines = append(lines, line)
	default:
		lines = append(lines, fmt.Sprintf("A vote is open: %s %d of %d have shown a thumb on seats. thumbs of the room counts those without one, vote close counts all.", v.Asks(), v.Given, v.People))
	}
	return lines
}
