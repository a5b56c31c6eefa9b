package plain

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// host is what a facilitator's verbs work on.
type host struct {
	f   session.ConsoleFace
	now time.Time
}

// deed is one verb of a facilitator that asks nothing.
type deed struct {
	name, usage, means string
	group              string
	do                 func(h host, args []string) (step, error)
}

// step is what a verb comes to: words to say, or something to be done.
type step struct {
	lines  []string
	intent session.Intent
}

// The groups of the help, in their order.
var groups = []string{"Hear", "Run", "Wall", "Capture", "Ideas", "People", "Score", "Choose", "Notes", "Agenda", "Session"}

// deeds are the verbs of a facilitator, beside those that the stage asks for too. Conversation, SSH and the local command
// line have them from here.
func deeds() []deed {
	return slices.Concat(hearing(), runningDeeds(), blindDeeds(), talkDeeds(), sayingDeeds())
}

// says is a deed that only tells.
func says(name, means string, lines func(h host) []string) deed {
	return deed{name, name, means, "Hear", func(h host, args []string) (step, error) {
		if len(args) > 0 {
			return step{}, wrongWords{}
		}
		return step{lines: lines(h)}, nil
	}}
}

// does is a deed without words.
func does(name, means, group string, intent func(f session.ConsoleFace) (session.Intent, error)) deed {
	return deed{name, name, means, group, func(h host, args []string) (step, error) {
		if len(args) > 0 {
			return step{}, wrongWords{}
		}
		i, err := intent(h.f)
		return step{intent: i}, err
	}}
}

// turns is a deed with two sides.
func turns(name, on, off, means, group string, intent func(f session.ConsoleFace, on bool) session.Intent) deed {
	return deed{name, name + " " + on + "|" + off, means, group, func(h host, args []string) (step, error) {
		if len(args) != 1 || args[0] != on && args[0] != off {
			return step{}, wrongWords{}
		}
		return step{intent: intent(h.f, args[0] == on)}, nil
	}}
}

// hearing is what changes nothing.
func hearing() []deed {
	return []deed{
		says("status", "where we are, who is here, what waits", func(h host) []string { return Console(h.f, h.now) }),
		says("agenda", "the blocks with their times", func(h host) []string { return agendaLines(h.f) }),
		says("list", "all use cases, hidden and held ones too", func(h host) []string { return consoleList(h.f) }),
		{"read", "read NUMBER", "all of one use case", "Hear", read},
		says("people", "who is here, away, silent, expected", func(h host) []string { return peopleLines(h.f) }),
		says("queue", "whose hands are up", func(h host) []string { return handLines(h.f) }),
		says("alike", "use cases that sound alike", func(h host) []string { return alikeLines(h.f) }),
		says("marks", "how far the round is", func(h host) []string { return roundLines(h.f) }),
		says("results", "what was revealed, in rank order", results),
		says("shortlist", "the shortlist, and what is selected", func(h host) []string { return shortlist(h.seat()) }),
		says("steps", "the few that go on, and what each is missing", func(h host) []string { return stepsWith(h.seat(), "write NUMBER FIELD WORDS") }),
		says("promises", "what was promised, what came of it, and the verdicts", func(h host) []string { return promiseLines(h.f) }),
		says("champions", "who carries it, by function, and where nobody does", func(h host) []string { return championLines(h.f) }),
		says("items", "what was parked, decided and noted", func(h host) []string { return itemLines(h.f) }),
		says("recap", "what the session has brought", func(h host) []string { return Recap(h.seat()) }),
		says("asked", "what the room asks, the most wanted first", func(h host) []string { return askedLines(h.f) }),
		{"speech", "speech list|start|stop", "the queue of speakers; start or stop the clock of one", "Run", speakersDeed},
		says("join", "how people join", func(h host) []string { return joinLines(h.f) }),
		says("crew", "who runs this session, and who leads", func(h host) []string { return crewLines(h.f) }),
	}
}

// seat is what a facilitator hears in the same words as a seat.
func (h host) seat() session.SeatFace {
	return session.SeatFace{SeatShared: &session.SeatShared{SessionFace: h.f.SessionFace, Reveal: h.f.Reveal, Weighed: h.f.Weighed, Reckoned: h.f.Reckoned, Shortlist: h.f.Shortlist, Steps: h.f.Steps, Recap: h.f.Recap}}
}

func runningDeeds() []deed {
	return []deed{
		does("lobby", "open the lobby: people can come in", "Run", func(f session.ConsoleFace) (session.Intent, error) {
			return session.OpenLobby{Session: f.Session}, nil
		}),
		{"live", "live", "go live with the first block", "Run", goLive},
		does("next", "go to the next block", "Run", onward),
		does("back", "go back to the block before", "Run", func(f session.ConsoleFace) (session.Intent, error) {
			return session.GoBack{Session: f.Session, From: f.Block.ID}, nil
		}),
		{"extend", "extend MINUTES", "give this block more minutes, or fewer with a minus", "Run", extend},
		does("pause", "stop the clock", "Run", func(f session.ConsoleFace) (session.Intent, error) {
			return session.Pause{Session: f.Session}, nil
		}),
		does("resume", "start the clock again", "Run", func(f session.ConsoleFace) (session.Intent, error) {
			return session.Resume{Session: f.Session}, nil
		}),
		turns("lights", "on", "off", "make the wall dark, and bring it back", "Wall", func(f session.ConsoleFace, on bool) session.Intent {
			return session.SwitchLights{Session: f.Session, Dark: !on}
		}),
		turns("names", "on", "off", "names beside ideas on the wall", "Wall", func(f session.ConsoleFace, on bool) session.Intent {
			return session.TurnNames{Session: f.Session, On: on}
		}),
		turns("hold", "on", "off", "ideas of this block wait before the wall", "Wall", func(f session.ConsoleFace, on bool) session.Intent {
			return session.TurnHold{Session: f.Session, Block: f.Block.ID, On: on}
		}),
		{"wall", "wall block|trap|vision|join|parked", "what the wall shows", "Wall", wallView},
		{"round", "round open|close|reopen|again|drop", "the blind round; again is over what divides, drop loses its marks", "Score", turnRound},
		does("reveal", "reveal all marks together; it cannot be undone", "Score", func(f session.ConsoleFace) (session.Intent, error) {
			if !f.Round.Waits() {
				return nil, session.Refuse(session.Conflict, "%s", revealsElsewhere(f))
			}
			return session.Reveal{Round: f.Round.ID}, nil
		}),
		{"lead", "lead NAME|take", "hand the lead over, or take it; it cannot be undone", "Session", turnLead},
		does("renew", "a new session code and wall token", "Session", func(f session.ConsoleFace) (session.Intent, error) {
			return session.RenewCodes{Session: f.Session}, nil
		}),
		does("close", "close the session for everybody; it cannot be undone", "Session", func(f session.ConsoleFace) (session.Intent, error) {
			return session.Close{Session: f.Session}, nil
		}),
		does("undo", "take your latest action back, named before it is done", "Run", func(f session.ConsoleFace) (session.Intent, error) {
			return f.Undo.Takes(f.Session), nil
		}),
	}
}

// goLive asks nothing of a session that is live already.
func goLive(h host, args []string) (step, error) {
	switch {
	case len(args) > 0:
		return step{}, wrongWords{}
	case h.f.State == model.Live:
		return step{lines: []string{h.f.Title + " is already live, in " + h.f.Block.Title + "."}}, nil
	}
	return step{intent: session.GoLive{Session: h.f.Session}}, nil
}

// onward is the next step of the session.
func onward(f session.ConsoleFace) (session.Intent, error) {
	switch f.State {
	case model.Draft:
		return session.OpenLobby{Session: f.Session}, nil
	case model.Lobby:
		return session.GoLive{Session: f.Session}, nil
	case model.Live, model.Closed:
	}
	return session.Advance{Session: f.Session, From: f.Block.ID}, nil
}

func extend(h host, args []string) (step, error) {
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	n, err := strconv.Atoi(strings.TrimPrefix(args[0], "+"))
	if err != nil {
		return step{}, wrongWords{}
	}
	return step{intent: session.Extend{Session: h.f.Session, By: time.Duration(n) * time.Minute}}, nil
}

func wallView(h host, args []string) (step, error) {
	views := map[string]model.WallView{"block": model.ViewBlock, "trap": model.ViewTrap, "vision": model.ViewVision, "join": model.ViewJoin, "parked": model.ViewParked}
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	view, known := views[args[0]]
	if !known {
		return step{}, wrongWords{}
	}
	return step{intent: session.TurnWall{Session: h.f.Session, View: view}}, nil
}

func turnRound(h host, args []string) (step, error) {
	f := h.f
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	none := session.Refuse(session.Conflict, "there is no round that was not revealed yet")
	elsewhere := f.Block.Method == model.Dots || f.Block.Method.Asks() // a discussion has second rounds, and no first ones
	if f.State == model.Live && (args[0] == "open" && !f.Block.Method.Scores() || args[0] == "again" && elsewhere) {
		return step{}, session.Refuse(session.Conflict, "%s takes no round of marks; %s", f.Block.Title, opensInstead(f.Block.Method))
	}
	switch args[0] {
	case "open":
		return step{intent: session.OpenRound{Session: f.Session}}, nil
	case "again":
		cases := divided(f.Reveal)
		if len(cases) == 0 {
			return step{}, session.Refuse(session.Conflict, "nothing divides, and all passed: there is nothing to score again")
		}
		return step{intent: session.OpenRound{Session: f.Session, Cases: cases}}, nil
	case "close", "reopen", "drop":
		if !f.Round.Waits() {
			return step{}, none
		}
		return step{intent: map[string]session.Intent{
			"close": session.CloseRound{Round: f.Round.ID}, "reopen": session.ReopenRound{Round: f.Round.ID}, "drop": session.DropRound{Round: f.Round.ID},
		}[args[0]]}, nil
	}
	return step{}, wrongWords{}
}

// divided is what a second round is over: what divides, and what did not pass.
func divided(r *session.RevealFace) []model.UseCaseID {
	if r == nil {
		return nil
	}
	var out []model.UseCaseID
	for _, c := range slices.Concat(r.Contested, r.Rest) {
		if !slices.Contains(out, c.Case.ID) {
			out = append(out, c.Case.ID)
		}
	}
	return out
}

func turnLead(h host, args []string) (step, error) {
	if len(args) == 0 {
		return step{}, wrongWords{}
	}
	name := strings.Join(args, " ")
	if name == "take" {
		return step{intent: session.TakeLead{Session: h.f.Session}}, nil
	}
	for _, m := range h.f.Crew.Members {
		if model.Skeleton(m.Name) == model.Skeleton(name) {
			return step{intent: session.GiveLead{Session: h.f.Session, To: m.ID}}, nil
		}
	}
	return step{}, session.Refuse(session.Missing, "nobody who may facilitate here is called %q; crew says who may", name)
}

// sayingDeeds are words, and the people who say them.
func sayingDeeds() []deed {
	return []deed{
		{"capture", "capture WORDS", "an idea, or with a sign: @name said it, =4 the same as 4, +4 adds to 4, ? parks, ! is an action, ~ is of the other kind", "Capture",
			func(h host, args []string) (step, error) {
				if len(args) == 0 {
					return step{}, wrongWords{}
				}
				return step{intent: session.Say{Session: h.f.Session, Block: h.f.Block.ID, Line: strings.Join(args, " ")}}, nil
			}},
		bringDeed(),
		{"same", "same NUMBER NAME", "somebody in the room says that it is the same for them", "Capture", sameFor},
		{"note", "note WORDS", "your private note on this block; note - takes it away", "Notes", func(h host, args []string) (step, error) {
			if len(args) == 0 {
				if h.f.Note == "" {
					return step{lines: []string{"There is no note on this block."}}, nil
				}
				return step{lines: []string{"Note: " + h.f.Note}}, nil
			}
			words := strings.Join(args, " ")
			if words == "-" {
				words = ""
			}
			return step{intent: session.WriteNote{Session: h.f.Session, Block: h.f.Block.ID, Note: words}}, nil
		}},
		{"guest", "guest NAME, EMAIL, ORGANISATION, ROLE", "put somebody on the list; what you leave out stays empty", "People", guest},
		{"lower", "lower NAME", "lower somebody's hand", "People", lower},
		{"match", "match NAME", "say that somebody who joined is the guest of that name", "People", match},
	}
}

// person finds somebody of the session by name, or by its only beginning.
func (h host) person(name string) (session.PersonFace, error) {
	want := model.Skeleton(strings.TrimPrefix(name, "@"))
	var begins []session.PersonFace
	for _, p := range h.f.People {
		have := model.Skeleton(p.Name)
		switch {
		case have == want:
			return p, nil
		case want != "" && strings.HasPrefix(have, want):
			begins = append(begins, p)
		}
	}
	if len(begins) == 1 {
		return begins[0], nil
	}
	return session.PersonFace{}, session.Refuse(session.Missing, "nobody here is called %q; people says who is", name)
}

// numbered finds a use case by its number.
func (h host) numbered(word string) (session.CaseFace, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err != nil {
		return session.CaseFace{}, session.Refuse(session.Invalid, "%q is no number of a use case", word)
	}
	for _, c := range h.f.Cases {
		if c.Number == n {
			return c, nil
		}
	}
	return session.CaseFace{}, session.Refuse(session.Missing, "there is no number %d; list tells those there are", n)
}

func sameFor(h host, args []string) (step, error) {
	if len(args) < 2 {
		return step{}, wrongWords{}
	}
	c, err := h.numbered(args[0])
	if err != nil {
		return step{}, err
	}
	p, err := h.person(strings.Join(args[1:], " "))
	if err != nil {
		return step{}, err
	}
	return step{intent: session.SaySame{Case: c.ID, Person: p.ID}}, nil
}

func guest(h host, args []string) (step, error) {
	parts := strings.Split(strings.Join(args, " "), ",")
	if len(args) == 0 || len(parts) > 4 {
		return step{}, wrongWords{}
	}
	var row session.GuestRow
	for i, to := range []*model.Line{&row.Name, &row.Email, &row.Organisation, &row.Role} {
		if i >= len(parts) || strings.TrimSpace(parts[i]) == "" {
			continue
		}
		line, err := model.CleanLine(parts[i])
		if err != nil {
			return step{}, session.Refuse(session.Invalid, "%v", err)
		}
		*to = line
	}
	if row.Name.IsZero() {
		return step{}, wrongWords{}
	}
	return step{intent: session.InviteGuests{Session: h.f.Session, Rows: []session.GuestRow{row}}}, nil
}

func lower(h host, args []string) (step, error) {
	if len(args) == 0 && len(h.f.Hands) == 1 {
		return step{intent: session.RaiseHand{Session: h.f.Session, Person: h.f.Hands[0].ID}}, nil
	}
	if len(args) == 0 {
		return step{}, wrongWords{}
	}
	p, err := h.person(strings.Join(args, " "))
	return step{intent: session.RaiseHand{Session: h.f.Session, Person: p.ID}}, err
}

func match(h host, args []string) (step, error) {
	name := model.Skeleton(strings.Join(args, " "))
	for _, n := range h.f.Newcomers {
		if name == model.Skeleton(n.Guest.Name) || name == model.Skeleton(n.Joined.Name) {
			return step{intent: session.ConfirmGuest{Session: h.f.Session, Joined: n.Joined.ID, Guest: n.Guest.ID}}, nil
		}
	}
	return step{}, session.Refuse(session.Missing, "nobody joined under a name of the list who was not matched yet")
}
