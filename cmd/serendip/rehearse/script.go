package rehearse

import (
	"context"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// script is what the facilitator does in each block.
func script() map[model.Method][]step {
	return map[model.Method][]step{
		model.Connect:    {{0.05, (*host).showJoin}, {0.3, (*host).checkIn}, {0.7, (*host).noteWhoIsHere}},
		model.Purpose:    {{0.1, (*host).sayVision}, {0.4, (*host).showTrap}, {0.65, (*host).featureTalk}, {0.9, (*host).backToBlock}, {0.95, (*host).bringIn}},
		model.Capture:    {{0.02, (*host).lock}, {0.92, (*host).countTheRoom}, {0.95, (*host).hideAndShow}},
		model.Minutes:    {{0.9, (*host).promise}},
		model.Dots:       {{0.05, (*host).dotTopics}},
		model.Break:      {{0.1, (*host).lightsOff}, {0.3, (*host).mergeTwins}, {0.6, (*host).mergeAndUndo}, {0.8, (*host).lightsOn}},
		model.Grouping:   {{0.1, (*host).doElsewhere}, {0.2, (*host).tag}},
		model.Scoring:    {{0.02, (*host).cut}, {0.05, (*host).openRound}, {0.75, (*host).countHands}, {0.8, (*host).closeRound}},
		model.Discuss:    {{0.02, (*host).reveal}, {0.2, (*host).showReasons}, {0.35, (*host).discuss}, {0.5, (*host).vote}, {0.65, (*host).endTopic}, {0.7, (*host).override}, {0.75, (*host).secondLook}, {0.8, (*host).backToBlock}},
		model.Shortlist:  {{0.3, (*host).selectFew}, {0.6, (*host).rankFew}},
		model.FirstSteps: {{0.2, (*host).firstSteps}, {0.4, (*host).objectives}, {0.5, (*host).fillPages}, {0.6, (*host).showPage}, {0.9, (*host).backToBlock}},
		model.Review:     {{0.1, (*host).figures}, {0.2, (*host).judge}, {0.4, (*host).judge}, {0.6, (*host).judge}, {0.8, (*host).judge}, {0.9, (*host).listPromises}},
		model.Readout:    {{0.3, (*host).tell}, {0.6, (*host).tell}, {0.9, (*host).listPromises}},
		model.Readiness:  {{0.05, (*host).asks}, {0.8, (*host).showAnswers}},
		model.Poll:       {{0.05, (*host).asks}, {0.8, (*host).showAnswers}},
		model.Weighted:   {{0.2, (*host).markMatrix}, {0.7, (*host).showMatrix}},
		model.Matrix:     {{0.2, (*host).markMatrix}, {0.7, (*host).showMatrix}},
		model.Pulse:      {{0.05, (*host).asks}, {0.8, (*host).showAnswers}},
		model.Speakers: {{0.02, (*host).queueSpeakers}, {0.1, (*host).nextSpeaker}, {0.21, (*host).stopInTime}, {0.32, (*host).nextSpeaker}, {0.4, (*host).tellsWhileSpeaking}, {0.43, (*host).stopInTime},
			{0.55, (*host).nextSpeaker}, {0.6, (*host).stopInTime}, {0.64, (*host).stopSpeaker}, {0.75, (*host).showQuestions}, {0.9, (*host).backToBlock}},
		model.Questions: {{0.3, (*host).askForSomebody}, {0.5, (*host).tendQuestions}, {0.8, (*host).answerQuestions}},
		model.Recap:     {{0.05, (*host).takeAddresses}, {0.1, (*host).showParked}, {0.25, (*host).settle}, {0.3, (*host).noteOutcomes}, {0.4, (*host).backToBlock}, {0.5, (*host).verify}},
	}
}

func (h *host) turn(ctx context.Context, view model.WallView) error {
	return h.do(ctx, session.TurnWall{Session: h.Session, View: view})
}

func (h *host) note(kind model.ItemKind, words string) session.Intent {
	return session.Note{Session: h.Session, Block: h.current(), Kind: kind, Words: words}
}

func (h *host) backToBlock(ctx context.Context) error { return h.turn(ctx, model.ViewBlock) }

func (h *host) showJoin(ctx context.Context) error { return h.turn(ctx, model.ViewJoin) }

// checkIn checks in those who sit in the room, once those before the door are in.
func (h *host) checkIn(ctx context.Context) error {
	if err := h.until(ctx, "everybody at the door", func(s *session.Snapshot) bool {
		for i, who := range h.people {
			if who.way != present && !who.late && !h.here(s, i) {
				return false
			}
		}
		return true
	}); err != nil {
		return err
	}
	for _, who := range h.people {
		if who.way != present {
			continue
		}
		if err := h.do(ctx, session.CheckIn{Session: h.Session, Name: who.name}); err != nil {
			return err
		}
	}
	return nil
}

func (h *host) noteWhoIsHere(ctx context.Context) error {
	return h.do(ctx,
		session.TurnWall{Session: h.Session},
		session.WriteNote{Session: h.Session, Block: h.current(), Note: "Half of them do the work themselves. Call on the quiet ones by name."})
}

func (h *host) sayVision(ctx context.Context) error {
	if h.Live.Snapshot().State.Vision.IsZero() {
		if err := h.do(ctx, session.SetVision{Vision: vision}); err != nil {
			return err
		}
	}
	return h.do(ctx, session.TurnWall{Session: h.Session, View: model.ViewVision})
}

func (h *host) showTrap(ctx context.Context) error { return h.turn(ctx, model.ViewTrap) }

// countTheRoom asks for hands at what concerns most people.
func (h *host) countTheRoom(ctx context.Context) error {
	b, _ := h.now().Block(h.current())
	if err := h.until(ctx, "everything to be said", func(s *session.Snapshot) bool { return h.done(s, b) }); err != nil {
		return err
	}
	all := h.standing(b.Kind)
	if len(all) == 0 {
		return nil
	}
	return h.do(ctx, session.CountSame{Case: all[0].ID, People: 1 + h.roll(h.inRoom, "hands", h.title(all[0]))})
}

// hideAndShow takes an idea off the wall, and lets it come back.
func (h *host) hideAndShow(ctx context.Context) error {
	b, _ := h.now().Block(h.current())
	all := h.standing(b.Kind)
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1].ID
	return h.do(ctx, session.Extend{Session: h.Session, By: 2 * time.Minute}, session.Hide{Case: last}, session.Show{Case: last})
}

func (h *host) promise(ctx context.Context) error {
	return h.do(ctx, session.Say{Session: h.Session, Block: h.current(), Line: "! Check three of the minutes claimed here with the people at the dock"})
}

func (h *host) lightsOff(ctx context.Context) error {
	return h.do(ctx, session.SwitchLights{Session: h.Session, Dark: true})
}

func (h *host) lightsOn(ctx context.Context) error {
	return h.do(ctx, session.SwitchLights{Session: h.Session})
}

// mergeTwins makes one of those that say the same in other words.
func (h *host) mergeTwins(ctx context.Context) error {
	s := h.Live.Snapshot()
	for _, l := range h.lines {
		if l.again == "" {
			continue
		}
		into, from := h.find(s, l.again), h.find(s, l.title)
		if into == nil || from == nil { // nobody is asked for it on this agenda, or not yet
			continue
		}
		if err := h.do(ctx, session.Merge{Into: into.ID, From: from.ID}); err != nil {
			return err
		}
	}
	return nil
}

// mergeAndUndo is a slip, and its undoing.
func (h *host) mergeAndUndo(ctx context.Context) error {
	all := h.standing(model.Planned)
	if len(all) < 2 {
		return nil
	}
	return h.do(ctx, session.Merge{Into: all[0].ID, From: all[len(all)-1].ID}, session.Undo{Session: h.Session})
}

// doElsewhere makes a planned use case of the serendipitous one that concerns most people.
func (h *host) doElsewhere(ctx context.Context) error {
	all := h.standing(model.Serendipitous)
	if len(all) == 0 {
		return nil
	}
	r, err := h.Live.Do(ctx, h.Live.Mint(facilitator(), session.DoElsewhere{Session: h.Session, Case: all[0].ID}))
	if err != nil {
		return err
	}
	return h.do(ctx, session.EditTitle{Case: r.Case, Title: "Everywhere: " + h.title(all[0])})
}

func (h *host) tag(ctx context.Context) error {
	for _, c := range append(h.standing(model.Serendipitous), h.standing(model.Planned)...) {
		if err := h.do(ctx, session.SetThemes{Case: c.ID, Themes: []string{theme(h.title(c))}}); err != nil {
			return err
		}
	}
	return nil
}

// mostInRound is how many use cases the facilitator lets into the round.
const mostInRound = 9

func (h *host) openRound(ctx context.Context) error {
	entering := h.entering()
	if h.round = (model.RoundID{}); len(entering) == 0 {
		return nil // nobody is asked for plans on this agenda
	}
	if err := h.do(ctx, session.OpenRound{Session: h.Session, Cases: entering}); err != nil {
		return err
	}
	rounds := h.now().Rounds
	h.round = rounds[len(rounds)-1]
	return nil
}

// countHands asks the room, group by group: fingers up together on "three".
func (h *host) countHands(ctx context.Context) error {
	if h.round.IsZero() {
		return nil
	}
	for _, id := range h.Live.Snapshot().State.Round(h.round).Cases {
		title := h.title(h.Live.Snapshot().State.UseCase(id))
		for _, g := range model.Groups() {
			var counts [5]int
			for _, who := range h.people {
				if who.way != present {
					continue
				}
				if m := h.mark(who.name, title, g); m == model.CantSay {
					counts[len(counts)-1]++
				} else {
					counts[m]++
				}
			}
			if err := h.do(ctx, session.CountHands{Round: h.round, Case: id, Group: g, Counts: counts}); err != nil {
				return err
			}
		}
	}
	return nil
}

// closeRound waits for the last one to hand in.
func (h *host) closeRound(ctx context.Context) error {
	if h.round.IsZero() {
		return nil
	}
	door, _ := h.People()
	if err := h.until(ctx, "everybody to hand in", func(s *session.Snapshot) bool {
		r := s.ForWall(h.Session).Round
		return r != nil && r.HandedIn == door
	}); err != nil {
		return err
	}
	return h.do(ctx, session.CloseRound{Round: h.round})
}

func (h *host) reveal(ctx context.Context) error {
	if h.round.IsZero() || h.revealed().Round == h.round {
		return nil // nothing was scored, or all of it is seen already
	}
	return h.do(ctx, session.Reveal{Round: h.round})
}

// showReasons puts the sheet of what divides most on the wall.
func (h *host) showReasons(ctx context.Context) error {
	face := h.revealed()
	for _, list := range [][]session.Scored{face.Contested, face.Passed, face.Rest} {
		if len(list) == 0 {
			continue
		}
		one := byRank(list)[0]
		return h.do(ctx,
			session.TurnWall{Session: h.Session, View: model.ViewReason, Case: one.Case.ID},
			h.note(model.ItemDecision, "We hear both sides of “"+one.Case.Title+"” again in two weeks"))
	}
	return nil
}

// override lets the best of those that fell short go on, with a reason.
func (h *host) override(ctx context.Context) error {
	rest := byRank(h.revealed().Rest)
	if len(rest) == 0 {
		return nil
	}
	return h.do(ctx, session.Override{Round: h.round, Case: rest[0].Case.ID, Progresses: true,
		Reason: "One depot has people and figures, and tries it."})
}

// few is how many are selected.
const few = 4

func (h *host) selectFew(ctx context.Context) error {
	for _, c := range h.few() {
		if err := h.do(ctx, session.Select{Session: h.Session, Case: c.Case.ID}); err != nil {
			return err
		}
	}
	return nil
}

// few are those of the shortlist that go on: as many as the agenda says, second cycles of a review among them.
func (h *host) few() []session.Scored {
	listed, most, cycles := h.shortlist(), few, 0
	for _, b := range h.now().Blocks {
		if b.Method == model.Shortlist && b.Top > 0 {
			most = b.Top
		}
	}
	for _, id := range h.now().Selected {
		if h.Live.Snapshot().State.UseCase(id).Review != nil {
			cycles++
		}
	}
	return listed[:min(max(most-cycles, 0), len(listed))]
}

// shortlist is what goes on, by rank and then by title.
func (h *host) shortlist() []session.Scored {
	face := h.revealed()
	return slices.DeleteFunc(byRank(slices.Concat(face.Passed, face.Rest)), func(s session.Scored) bool { return !s.Progresses })
}

// firstSteps gives each of the few an owner in the business, a measure and a date.
func (h *host) firstSteps(ctx context.Context) error {
	start := time.UnixMilli(h.now().Start)
	owns := make(map[int]bool)
	for i, one := range h.few() {
		who := h.roll(len(h.people), "owner", one.Case.Title)
		for n := 0; n < len(h.people) && (owns[who] || h.people[who].role == itRole); n++ {
			who = (who + 1) % len(h.people)
		}
		owns[who] = true
		owner := h.people[who]
		if err := h.do(ctx,
			session.NameOwner{Case: one.Case.ID, Name: owner.name},
			session.SetMeasure{Case: one.Case.ID, Measure: pick(h.mind, measures(), "measure", one.Case.Title)},
			session.SetFirstDate{Case: one.Case.ID, Date: start.AddDate(0, 0, 14+7*i).Format(time.DateOnly)}); err != nil {
			return err
		}
	}
	return nil
}

func (h *host) showParked(ctx context.Context) error { return h.turn(ctx, model.ViewParked) }

func (h *host) noteOutcomes(ctx context.Context) error {
	if h.now().Kind == model.Meetup {
		return h.tookHome(ctx)
	}
	return h.do(ctx,
		h.note(model.ItemOutcome, "Everybody has heard what the others do with the platform already"),
		h.note(model.ItemDecision, "The owners meet every second Thursday for a quarter"),
		h.note(model.ItemNext, "Bring one driver from each depot"))
}
