package rehearse

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/templates"
)

// topicIdeas are what people want to talk about with each other: what failed, before what worked.
func topicIdeas() []idea {
	const k = model.TopicKind
	return []idea{
		{title: "How we lost a quarter to bad master data", kind: k, detail: "and which two fields would have saved it"},
		{title: "Who owns a use case when its champion leaves?", kind: k},
		{title: "Bad master data cost us a quarter: how did you clean yours?", kind: k, again: "How we lost a quarter to bad master data"},
		{title: "The pilot that everybody loved and nobody rolled out", kind: k, detail: "we still don't know who said no"},
		{title: "What do you measure in the first month?", kind: k},
		{title: "Night shifts learn differently", kind: k, detail: "no classroom at three in the morning"},
		{title: "How do you get a works council on your side early?", kind: k},
		{title: "Getting the direct supervisors in before the training", kind: k},
		{title: "Whom do you telephone before you believe a claim?", kind: k},
	}
}

// unconference says whether topics are proposed on an agenda.
func unconference(blocks []model.Block) bool {
	return slices.ContainsFunc(blocks, func(b model.Block) bool { return b.Method == model.Topics })
}

// confer makes room on a meetup's agenda for what its guests propose.
func (c *clerk) confer(at model.SessionID) {
	made, ok := templates.BuiltinNamed("unconference")
	if !ok || c.err != nil {
		return
	}
	minutes := map[model.Method]time.Duration{model.Connect: 20, model.Purpose: 5, model.Speakers: 15}
	for _, b := range c.state().Session(at).Blocks {
		if m, shorter := minutes[b.Method]; shorter {
			b.Timebox = m * time.Minute
			c.do(session.ChangeBlock{Session: at, Block: b})
		}
	}
	place := 1 + slices.IndexFunc(c.state().Session(at).Blocks, func(b model.Block) bool { return b.Method == model.Purpose })
	for n, b := range slices.DeleteFunc(slices.Clone(made.Blocks), func(b model.Block) bool { return b.Method != model.Topics && b.Method != model.Dots }) {
		b.Timebox = []time.Duration{10, 5, 35}[min(n, 2)] * time.Minute
		if b.Grid != nil {
			b.Grid = &model.Grid{Slots: 3, Minutes: 10, Rooms: b.Grid.Rooms}
		}
		c.do(session.AddBlock{Session: at, Block: b, At: place + n})
	}
}

// proposals deals the topics, every other one to somebody at a seat. The first of the people proposes twice, so that there
// is somebody who cannot be in two places.
func (p Plan) proposals() []line {
	door, room := p.People()
	var out []line
	for n, one := range topicIdeas() {
		by := n / 2 % max(door, 1)
		if n%2 == 1 && room > 0 {
			by = door + p.roll(room, "proposes", one.title)
		}
		if n == 4 {
			by = 0
		}
		out = append(out, p.deal(one, by))
	}
	return out
}

// topicScript is what the facilitator does in the blocks of topics: people propose in the first, and talk in the others.
func topicScript(blocks []model.Block, b model.Block) []step {
	switch {
	case b.Method != model.Topics:
		return nil
	case sharedBy(blocks, b)[0] == b.ID:
		return []step{{0.4, (*host).letOut}, {0.75, (*host).countTheRoom}, {0.85, (*host).mergeTwins}}
	}
	steps := []step{{0.02, (*host).schedule}}
	slots := model.DefaultGrid().Slots
	if b.Grid != nil {
		slots = b.Grid.Slots
	}
	for slot := range slots {
		at := func(share float64) float64 { return 0.05 + 0.9*(float64(slot)+share)/float64(slots) }
		steps = append(steps,
			step{at(0.05), func(h *host, ctx context.Context) error { return h.discussSlot(ctx, slot+1) }},
			step{at(0.6), (*host).moreMinutes},
			step{at(0.9), func(h *host, ctx context.Context) error { return h.concludeSlot(ctx, slot+1) }})
	}
	return steps
}

// letOut waits for every topic to be proposed, and lets those that wait for the facilitator onto the wall.
func (h *host) letOut(ctx context.Context) error {
	b, _ := h.now().Block(h.current())
	lines := h.in(b)
	if err := h.until(ctx, "every topic to be proposed", func(s *session.Snapshot) bool {
		return !slices.ContainsFunc(lines, func(l line) bool { return !h.whole(s, l) })
	}); err != nil {
		return err
	}
	for _, l := range lines {
		if c := h.find(h.Live.Snapshot(), l.title); c != nil && c.Held {
			if err := h.do(ctx, session.Release{Case: c.ID}); err != nil {
				return err
			}
		}
	}
	return nil
}

// dotTopics lets everybody's dots say which topics are wanted most.
func (h *host) dotTopics(ctx context.Context) error {
	b, _ := h.now().Block(h.current())
	if len(h.standing(b.Kind)) < 2 {
		return nil
	}
	return h.castDots(ctx)
}

// schedule makes the schedule, gives the first topic the last room by hand, and makes the rest anew around it.
func (h *host) schedule(ctx context.Context) error {
	if err := h.do(ctx, session.ScheduleTopics{Session: h.Session}); err != nil {
		return err
	}
	board := h.board()
	x, ok := board.At(1, 1)
	if !ok {
		return nil
	}
	return h.do(ctx,
		session.PlaceTopic{Session: h.Session, Topic: x.Case.ID, Spot: model.Spot{Slot: 1, Room: len(board.Grid.Rooms)}},
		session.ScheduleTopics{Session: h.Session})
}

func (h *host) board() *session.TopicsFace { return h.Live.Snapshot().ForWall(h.Session).Topics }

// inSlot are the topics of a slot, by room.
func (h *host) inSlot(slot int) []session.BoardTopic {
	var out []session.BoardTopic
	for _, x := range h.board().All {
		if x.Spot.Slot == slot {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b session.BoardTopic) int { return cmp.Compare(a.Spot.Room, b.Spot.Room) })
	return out
}

func (h *host) discussSlot(ctx context.Context, slot int) error {
	for _, x := range h.inSlot(slot) {
		if err := h.do(ctx, session.MoveTopic{Session: h.Session, Topic: x.Case.ID, To: model.Discussing}); err != nil {
			return err
		}
	}
	return nil
}

// moreMinutes offers the topic that has the clock 5 minutes more, then 2, then 1, for as long as the room wants them.
func (h *host) moreMinutes(ctx context.Context) error {
	for goesOn, n := true, 0; goesOn && n < 3; n++ {
		if len(h.board().In(model.Discussing)) == 0 {
			return nil
		}
		var err error
		if goesOn, err = h.askThumbs(ctx); err != nil {
			return err
		}
	}
	return nil
}

// conclusions are what topics come to, by their titles.
func conclusions() map[string]string {
	return map[string]string{
		"How we lost a quarter to bad master data":                    "Two depots clean the same field together in May",
		"Who owns a use case when its champion leaves?":               "Every champion names who follows them",
		"The pilot that everybody loved and nobody rolled out":        "Whoever may say no is asked before the pilot begins",
		"What do you measure in the first month?":                     "Count calls first, minutes later",
		"Night shifts learn differently":                              "Films of ninety seconds, made by the shift itself",
		"How do you get a works council on your side early?":          "Show them the first week's figures before anybody else",
		"Getting the direct supervisors in before the training":       "The supervisor opens the training",
		"Whom do you telephone before you believe a claim?":           "One end user of each shift, and never the champion",
		"Bad master data cost us a quarter: how did you clean yours?": "Two depots clean the same field together in May",
	}
}

func (h *host) concludeSlot(ctx context.Context, slot int) error {
	for _, x := range h.inSlot(slot) {
		if err := h.do(ctx,
			session.ConcludeTopic{Session: h.Session, Topic: x.Case.ID, Words: conclusions()[x.Case.Title]},
			session.MoveTopic{Session: h.Session, Topic: x.Case.ID, To: model.Discussed}); err != nil {
			return err
		}
	}
	return nil
}

// confer proposes and says which topics one wants to be at; where they are talked about, it shows a thumb in each vote.
func (a *attendee) confer(ctx context.Context, b model.Block) error {
	if sharedBy(a.now().Blocks, b)[0] != b.ID {
		return a.thumbs(ctx, b)
	}
	if err := a.speak(ctx, b); err != nil {
		return err
	}
	return a.agree(ctx, b)
}

// thumbs shows a thumb in each vote of a block, until the room moves on.
func (a *attendee) thumbs(ctx context.Context, b model.Block) error {
	if !a.votes() {
		return nil
	}
	for last := (model.RoundID{}); ; {
		var vote *session.VoteFace
		over := false
		if err := a.until(ctx, "a vote, or the next block", func(s *session.Snapshot) bool {
			v := s.State.Session(a.Session)
			over = v.State == model.Closed || v.Current != b.ID
			vote = s.ForWall(a.Session).Talk.Vote
			return over || vote != nil && !vote.Closed && vote.ID != last
		}); err != nil || over {
			return err
		}
		last = vote.ID
		if err := a.hand.thumb(ctx, vote, a.run.thumb(a.name, vote)); err != nil {
			return err
		}
		if err := a.until(ctx, "one's own thumb in vote "+strconv.Itoa(vote.Number), func(s *session.Snapshot) bool {
			now := s.ForWall(a.Session).Talk.Vote
			return now == nil || now.ID != vote.ID || now.Closed || s.ForSeat(a.Session, a.who(s, a.at)).Thumb.Given
		}); err != nil {
			return err
		}
	}
}
