package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// topicsCommands is the verbs about an unconference's topics and their schedule.
func topicsCommands() []func(*Env) *cobra.Command { return []func(*Env) *cobra.Command{topicsCommand} }

func topicsCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "topics SESSION [list | add WORDS | schedule | place NUMBER SLOT ROOM | discuss NUMBER [STAGE] | concluded NUMBER WORDS]",
		Short: "List an unconference's topics, propose one, schedule them, and say what they came to",
		Long: "List an unconference's topics with their places, or do one thing with them.\n\n" +
			"schedule puts the most wanted first: each into the earliest slot with a free room in which nobody who proposed it\n" +
			"or wants to be there is anywhere else. What was placed by hand stays. place NUMBER - takes a topic out.\n" +
			"discuss goes on to the next of: to discuss, discussing, discussed; or to the one that is named.",
		Example: "  serendip topics acme-2\n  serendip topics acme-2 add \"What we did about bad data @Mei\"\n  serendip topics acme-2 schedule\n  serendip topics acme-2 place 7 2 Library",
		Args:    words(1, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			if len(args) == 1 || args[1] == "list" && len(args) == 2 {
				return listTopics(e, l, v)
			}
			i, err := topicIntent(l, v, args[1], args[2:])
			if err != nil {
				return err
			}
			return e.doneWith(ctx, l, i)
		}),
	}
	return c
}

// topicIntent is what a verb means.
func topicIntent(l *session.Live, v *session.Session, verb string, args []string) (session.Intent, error) {
	rest := func(from int) string { return strings.Join(args[min(from, len(args)):], " ") }
	switch {
	case verb == "add" && len(args) > 0:
		return session.Say{Session: v.ID, Block: topicBlock(v), Line: rest(0)}, nil
	case verb == "schedule" && len(args) == 0:
		return session.ScheduleTopics{Session: v.ID}, nil
	case slices.Contains([]string{"place", "discuss", "concluded"}, verb) && len(args) > 0:
	default:
		return nil, usage("say list, add WORDS, schedule, place NUMBER SLOT ROOM, discuss NUMBER [STAGE] or concluded NUMBER WORDS")
	}
	c, err := numbered(l, v, args[0])
	if err != nil {
		return nil, err
	}
	switch verb {
	case "place":
		spot, err := v.Grid().ParseSpot(rest(1))
		if err != nil {
			return nil, usage("%v", err)
		}
		return session.PlaceTopic{Session: v.ID, Topic: c.ID, Spot: spot}, nil
	case "concluded":
		return session.ConcludeTopic{Session: v.ID, Topic: c.ID, Words: rest(1)}, nil
	}
	to := model.Discussing
	if v.Topics != nil {
		to = (v.Topics.Stages[c.ID] + 1) % 3
	}
	if word := rest(1); word != "" {
		at := slices.IndexFunc(model.TopicStages(), func(s model.TopicStage) bool { return s.String() == word })
		if at < 0 {
			return nil, usage("%q is none of to discuss, discussing, discussed", word)
		}
		to = model.TopicStages()[at]
	}
	return session.MoveTopic{Session: v.ID, Topic: c.ID, To: to}, nil
}

// topicBlock is where a topic is proposed: the current block when it asks for topics, else the first that does.
func topicBlock(v *session.Session) model.BlockID {
	if b, _ := v.Block(v.Current); b.Method == model.Topics {
		return b.ID
	}
	if at := slices.IndexFunc(v.Blocks, func(b model.Block) bool { return b.Method == model.Topics }); at >= 0 {
		return v.Blocks[at].ID
	}
	return v.Current
}

// shownTopic is a topic in JSON; slot and room are 0 and "" for none.
type shownTopic struct {
	Number    int    `json:"number"`
	Title     string `json:"title"`
	Stage     string `json:"stage"`
	Slot      int    `json:"slot"`
	Room      string `json:"room"`
	ByHand    bool   `json:"by_hand,omitempty"`
	Dots      int    `json:"dots"`
	Wanted    int    `json:"wanted_by"`
	Concluded string `json:"concluded,omitempty"`
}

func listTopics(e Env, l *session.Live, v *session.Session) error {
	f := l.Snapshot().ForConsole(v.ID, e.Actor.Person)
	if f.Topics == nil {
		return session.Refuse(session.Missing, "%s has no block of topics; `serendip new CUSTOMER --template unconference` plans one that has", v.Title)
	}
	topics, clashes := []shownTopic{}, []string{}
	for _, x := range f.Topics.All {
		topics = append(topics, shownTopic{x.Case.Number, x.Case.Title, x.Stage.String(), x.Spot.Slot, f.Topics.Grid.Room(x.Spot.Room), x.Spot.Hand, x.Dots, x.Case.Reach, x.Concluded})
	}
	for _, c := range f.Clashes {
		clashes = append(clashes, fmt.Sprintf("%d %s", c.Number, c.Words))
	}
	if e.JSON {
		return e.Tell(map[string]any{"session": l.Ref(v.ID), "grid": f.Topics.Grid, "topics": topics, "warnings": clashes})
	}
	if len(topics) == 0 {
		return e.Say("No topic yet; `serendip topics %s add WORDS` proposes one.", l.Ref(v.ID))
	}
	rows := [][]string{{"topic", "stage", "place", "dots", "wanted by", "title"}}
	for _, x := range f.Topics.All {
		title := x.Case.Title
		if x.Concluded != "" {
			title += " (concluded: " + x.Concluded + ")"
		}
		rows = append(rows, []string{fmt.Sprintf("%4d", x.Case.Number), x.Stage.String(), f.Topics.Place(x.Spot), fmt.Sprint(x.Dots), fmt.Sprint(x.Case.Reach), title})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	for _, c := range session.Together(f.Clashes) {
		if err := e.Say("Warning: %s.", c.Sentence()); err != nil {
			return err
		}
	}
	return nil
}
