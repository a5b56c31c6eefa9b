package session

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"serendip/model"
)

// Inverse is the event that takes another back, or nil when it cannot be undone. Events carry what they replaced, so
// that the inverse needs no state. Guest lists, reveals, dropped rounds, closings, forgetting and what leaves as a file are for good.
func Inverse(e model.Event) model.Event {
	switch e := e.(type) {
	case model.CheckedIn:
		if !e.Remote {
			return model.GuestInvited{Session: e.Session, Person: e.Person, Status: e.Was, Was: model.GuestCheckedIn}
		}
	case model.HandRaised:
		return model.HandRaised{Session: e.Session, Person: e.Person, Up: !e.Up, Place: e.Place}
	case model.SessionChanged:
		return model.SessionChanged{Session: e.Session, Title: e.WasTitle, Start: e.WasStart, Zone: e.WasZone, WasTitle: e.Title, WasStart: e.Start, WasZone: e.Zone}
	case model.BlockAdded:
		return model.BlockRemoved{Session: e.Session, Block: e.Block, At: e.At}
	case model.BlockRemoved:
		return model.BlockAdded{Session: e.Session, Block: e.Block, At: e.At}
	case model.BlockChanged:
		return model.BlockChanged{Session: e.Session, Block: e.Was, Was: e.Block}
	case model.BlockMoved:
		return model.BlockMoved{Session: e.Session, Block: e.Block, From: e.To, To: e.From}
	case model.BlockEntered:
		return model.BlockEntered{Session: e.Session, Block: e.From, From: e.Block, Spent: e.Resume, Resume: e.Spent, Paused: e.WasPaused, WasPaused: e.Paused}
	case model.TimerExtended:
		return model.TimerExtended{Session: e.Session, Block: e.Block, By: -e.By}
	case model.TimerPaused:
		return model.TimerResumed{Session: e.Session, Spent: e.Spent}
	case model.TimerResumed:
		return model.TimerPaused{Session: e.Session, Spent: e.Spent}
	case model.LightsSwitched:
		return model.LightsSwitched{Session: e.Session, Dark: !e.Dark}
	case model.WallTurned:
		return model.WallTurned{Session: e.Session, View: e.Was, Case: e.WasCase, Was: e.View, WasCase: e.Case}
	case model.NamesTurned:
		return model.NamesTurned{Session: e.Session, On: !e.On}
	case model.HoldTurned:
		return model.HoldTurned{Session: e.Session, Block: e.Block, On: !e.On}
	case model.NoteWritten:
		return model.NoteWritten{Session: e.Session, Block: e.Block, Note: e.Was, Was: e.Note}
	case model.VisionSaid:
		return model.VisionSaid{Vision: e.Was, Was: e.Vision, Session: e.Session}
	default:
		return inverseOfCase(e)
	}
	return nil
}

func inverseOfCase(e model.Event) model.Event {
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return model.UseCaseWithdrawn{Case: e.Case}
	case model.UseCaseWithdrawn:
		return model.UseCaseRestored{Case: e.Case}
	case model.UseCaseRestored:
		return model.UseCaseWithdrawn{Case: e.Case}
	case model.DetailAdded:
		return model.DetailWithdrawn{Case: e.Case, Detail: e.Detail, By: e.By}
	case model.DetailWithdrawn:
		return model.DetailAdded{Case: e.Case, Detail: e.Detail, By: e.By}
	case model.TitleEdited:
		return model.TitleEdited{Case: e.Case, Title: e.Was, Was: e.Title, Unfinished: e.WasUnfinished, WasUnfinished: e.Unfinished}
	case model.KindChanged:
		return model.KindChanged{Case: e.Case, Kind: e.Was, Was: e.Kind}
	case model.SpeakerNamed:
		return model.SpeakerNamed{Case: e.Case, By: e.Was, Was: e.By}
	case model.SaidSame:
		return model.SameWithdrawn{Case: e.Case, Person: e.Person}
	case model.SameWithdrawn:
		return model.SaidSame{Case: e.Case, Person: e.Person}
	case model.SameCounted:
		return model.SameCounted{Case: e.Case, People: -e.People}
	case model.MinutesClaimed:
		return model.MinutesClaimed{Case: e.Case, Minutes: e.WasMinutes, Others: e.WasOthers, WasMinutes: e.Minutes, WasOthers: e.Others}
	case model.UseCaseHidden:
		return model.UseCaseShown{Case: e.Case}
	case model.UseCaseShown:
		return model.UseCaseHidden{Case: e.Case}
	case model.UseCaseReleased:
		return model.UseCaseHeld{Case: e.Case}
	case model.UseCaseHeld:
		return model.UseCaseReleased{Case: e.Case}
	case model.CasesMerged:
		return model.CasesParted{Into: e.Into, From: e.From}
	case model.CasesParted:
		return model.CasesMerged{Into: e.Into, From: e.From}
	case model.ThemesSet:
		return model.ThemesSet{Case: e.Case, Themes: e.Was, Was: e.Themes}
	case model.ItemNoted:
		return model.ItemWithdrawn{Item: e.Item}
	case model.ItemWithdrawn:
		return model.ItemRestored{Item: e.Item}
	case model.RoundClosed:
		return model.RoundReopened{Round: e.Round}
	case model.RoundReopened:
		return model.RoundClosed{Round: e.Round}
	case model.HandsCounted:
		return model.HandsCounted{Round: e.Round, Case: e.Case, Group: e.Group, Counts: e.Was, Was: e.Counts}
	case model.LensAimed:
		return model.LensAimed{Case: e.Case, Lens: e.Lens, Not: !e.Not}
	case model.OutcomeOverridden:
		return model.OverrideWithdrawn{Round: e.Round, Case: e.Case, Progresses: e.Progresses, Reason: e.Reason}
	case model.CaseSelected:
		return model.CaseDeselected{Session: e.Session, Case: e.Case}
	case model.CaseDeselected:
		return model.CaseSelected{Session: e.Session, Case: e.Case}
	case model.OwnerNamed:
		return model.OwnerNamed{Case: e.Case, Owner: e.Was, Was: e.Owner}
	case model.MeasureSet:
		return model.MeasureSet{Case: e.Case, Measure: e.Was, Was: e.Measure}
	case model.FirstDateSet:
		return model.FirstDateSet{Case: e.Case, Date: e.Was, Was: e.Date}
	default:
		return inverseOfFamilies(e)
	}
}

// facet names a part of a thing. An action can be undone while no later one touched a facet of it.
type facet struct {
	id   [16]byte
	part string // "" for the thing as a whole, which touches every part of it
}

// theProgramme stands for what is said of the programme itself.
var theProgramme = [16]byte{'p', 'r', 'o', 'g', 'r', 'a', 'm', 'm', 'e'}

// facets are what an event touches. What brings a thing about touches the whole of it, so that whatever touches any part of
// the thing later depends on it.
func facets(e model.Event) []facet {
	one := func(id [16]byte, part string) []facet { return []facet{{id, part}} }
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return one(e.Case, "")
	case model.UseCaseWithdrawn:
		return one(e.Case, "")
	case model.UseCaseRestored:
		return one(e.Case, "")
	case model.DetailAdded:
		return one(e.Case, "detail "+e.Detail.ID.String())
	case model.DetailWithdrawn:
		return one(e.Case, "detail "+e.Detail.ID.String())
	case model.TitleEdited:
		return one(e.Case, "title")
	case model.KindChanged:
		return one(e.Case, "kind")
	case model.SpeakerNamed:
		return one(e.Case, "speaker")
	case model.SaidSame:
		return one(e.Case, "same "+e.Person.String())
	case model.SameWithdrawn:
		return one(e.Case, "same "+e.Person.String())
	case model.SameCounted:
		return one(e.Case, "counted")
	case model.MinutesClaimed:
		return one(e.Case, "minutes")
	case model.UseCaseHidden:
		return one(e.Case, "hidden")
	case model.UseCaseShown:
		return one(e.Case, "hidden")
	case model.UseCaseReleased:
		return one(e.Case, "held")
	case model.UseCaseHeld:
		return one(e.Case, "held")
	case model.CasesMerged:
		return []facet{{e.Into, "merge " + e.From.String()}, {e.From, "merge"}}
	case model.CasesParted:
		return []facet{{e.Into, "merge " + e.From.String()}, {e.From, "merge"}}
	case model.ThemesSet:
		return one(e.Case, "themes")
	case model.LensAimed:
		return one(e.Case, "lens "+fmt.Sprint(e.Lens))
	case model.CaseSelected: // only what progresses is selected
		return []facet{{e.Case, "selected"}, {e.Case, "outcome"}}
	case model.CaseDeselected:
		return []facet{{e.Case, "selected"}, {e.Case, "outcome"}}
	case model.OwnerNamed:
		return one(e.Case, "owner")
	case model.MeasureSet:
		return one(e.Case, "measure")
	case model.FirstDateSet:
		return one(e.Case, "first date")
	default:
		return facetsOfSession(e)
	}
}

func facetsOfSession(e model.Event) []facet {
	one := func(id [16]byte, part string) []facet { return []facet{{id, part}} }
	switch e := e.(type) {
	case model.CheckedIn:
		return one(e.Person, "guest")
	case model.HandRaised:
		return one(e.Person, "hand")
	case model.SessionChanged:
		return one(e.Session, "when")
	case model.BlockAdded:
		return one(e.Block.ID, "")
	case model.BlockRemoved:
		return one(e.Block.ID, "")
	case model.BlockChanged:
		return one(e.Block.ID, "words")
	case model.BlockMoved:
		return one(e.Block, "place")
	case model.BlockEntered:
		return []facet{{e.Session, "place"}, {e.Session, "clock"}, {e.Block, "entered"}}
	case model.TimerExtended:
		return one(e.Block, "extra")
	case model.TimerPaused:
		return one(e.Session, "clock")
	case model.TimerResumed:
		return one(e.Session, "clock")
	case model.LightsSwitched:
		return one(e.Session, "lights")
	case model.WallTurned:
		return one(e.Session, "view")
	case model.NamesTurned:
		return one(e.Session, "names")
	case model.HoldTurned:
		return one(e.Block, "hold")
	case model.NoteWritten:
		return one(e.Block, "note")
	case model.VisionSaid:
		return one(theProgramme, "vision")
	case model.ItemNoted:
		return one(e.Item, "")
	case model.ItemWithdrawn:
		return one(e.Item, "")
	case model.RoundClosed:
		return one(e.Round, "open")
	case model.RoundReopened:
		return one(e.Round, "open")
	case model.HandsCounted:
		return one(e.Round, "hands "+e.Case.String()+fmt.Sprint(e.Group))
	case model.OutcomeOverridden:
		return one(e.Case, "outcome")
	default:
		return facetsOfFamilies(e)
	}
}

// act is an action of these events.
func act(command model.CommandID, actor model.PersonID, events []model.Event) Action {
	return Action{Command: command, Actor: actor, Events: events, touches: &touches{}}
}

// touches are the facets of an action, found at the first asking: of a long past nobody asks for most.
type touches struct {
	once sync.Once
	all  []facet
}

func (a Action) facets() []facet {
	a.touches.once.Do(func() {
		for _, e := range a.Events {
			a.touches.all = append(a.touches.all, facets(e)...)
		}
	})
	return a.touches.all
}

// written are the use cases on whose pages an action wrote. Who selects one of them after it counts on what stands there;
// what is written after a selection lets the selection be taken back all the same, so that this is no facet.
func (a Action) written() []model.UseCaseID {
	var out []model.UseCaseID
	for _, e := range a.Events {
		if id, on := pageCase(e); on {
			out = append(out, id)
		}
		switch e := e.(type) {
		case model.OwnerNamed:
			out = append(out, e.Case)
		case model.MeasureSet:
			out = append(out, e.Case)
		case model.FirstDateSet:
			out = append(out, e.Case)
		}
	}
	return out
}

// selects says whether an action selected one of these use cases.
func (a Action) selects(any []model.UseCaseID) bool {
	return slices.ContainsFunc(a.Events, func(e model.Event) bool {
		s, is := e.(model.CaseSelected)
		return is && slices.Contains(any, s.Case)
	})
}

// dependsOn says whether a later action touches what an earlier one did.
func (later Action) dependsOn(earlier Action) bool {
	return later.selects(earlier.written()) || slices.ContainsFunc(earlier.facets(), func(f facet) bool {
		return slices.ContainsFunc(later.facets(), func(g facet) bool {
			return f.id == g.id && (f.part == g.part || f.part == "" || g.part == "")
		})
	})
}

// undoIndex finds in what can be undone, without reading all of it, the latest action of everybody and the last one
// that touched a facet.
type undoIndex struct {
	once   sync.Once
	latest map[model.PersonID]int
	before []int // by action: the place of the same person's one before it, -1 for none
	part   map[facet]int
	any    map[[16]byte]int        // by thing, whichever of its facets
	chosen map[model.UseCaseID]int // the last selection
}

// of reads a session's actions, once.
func (x *undoIndex) of(v *Session) *undoIndex {
	x.once.Do(func() {
		x.latest, x.part, x.any = make(map[model.PersonID]int), make(map[facet]int), make(map[[16]byte]int)
		x.chosen = make(map[model.UseCaseID]int)
		x.before = make([]int, len(v.Done))
		for i, a := range v.Done {
			last, any := x.latest[a.Actor]
			if !any {
				last = -1
			}
			x.before[i], x.latest[a.Actor] = last, i
			for _, f := range a.facets() {
				x.part[f], x.any[f.id] = i, i
			}
			for _, e := range a.Events {
				if e, is := e.(model.CaseSelected); is {
					x.chosen[e.Case] = i
				}
			}
		}
	})
	return x
}

// touched says whether any action after the i-th depends on it.
func (x *undoIndex) touched(i int, a Action) bool {
	if slices.ContainsFunc(a.written(), func(id model.UseCaseID) bool { return x.chosen[id] > i }) {
		return true
	}
	return slices.ContainsFunc(a.facets(), func(f facet) bool {
		if f.part == "" {
			return x.any[f.id] > i
		}
		return x.part[f] > i || x.part[facet{f.id, ""}] > i
	})
}

// latest is the place of the actor's latest action that is left to undo; -1 when there is none. What is for good is
// passed over: it is no longer offered.
func (s *State) latest(v *Session, actor model.PersonID) int {
	for i := len(v.Done) - 1; i >= 0; i-- {
		if v.Done[i].Actor == actor && !s.forGood(v, v.Done[i]) {
			return i
		}
	}
	return -1
}

// forGood says that a reveal has made an action's outcome final: nothing that may still happen lets it be taken back.
func (s *State) forGood(v *Session, a Action) bool {
	return s.scoredSince(a) == revealedSince || s.movedSince(v, a) == revealedSince
}

// UndoFor names what the actor could undo, and what stands in the way.
func (s *State) UndoFor(id model.SessionID, actor model.PersonID) UndoFace {
	v := s.Session(id)
	if v == nil {
		return UndoFace{}
	}
	return s.undoFace(v, s.latest(v, actor), func(int, Action) bool { return true })
}

// undoFace is the i-th action, as what can be undone next. Touched may save the look at all that came after it.
func (s *State) undoFace(v *Session, i int, touched func(int, Action) bool) UndoFace {
	if i < 0 {
		return UndoFace{}
	}
	a := v.Done[i]
	face := UndoFace{Command: a.Command, Label: s.label(a)}
	if touched(i, a) {
		for _, later := range v.Done[i+1:] {
			if later.dependsOn(a) {
				face.Blocked = s.label(later) + " came after it"
				break
			}
		}
	}
	face.Blocked = cmp.Or(face.Blocked, s.scoredSince(a), s.movedSince(v, a))
	return face
}

// undo is [State.UndoFor] for one of very many who ask.
func (s *Snapshot) undo(v *Session, one *shared, actor model.PersonID) UndoFace {
	x := one.undo.of(v)
	i, any := x.latest[actor]
	if !any {
		return UndoFace{}
	}
	for i >= 0 && s.State.forGood(v, v.Done[i]) {
		i = x.before[i]
	}
	return s.State.undoFace(v, i, x.touched)
}

// movedSince says how the room or the use cases have moved so that taking an action back would break them, or "": a block
// that has begun stays where it is, and two use cases are never part of each other.
func (s *State) movedSince(v *Session, a Action) string {
	_, now := v.Block(v.Current)
	begun := func(id model.BlockID) bool {
		_, at := v.Block(id)
		return v.State == model.Live && at >= 0 && at <= now
	}
	for _, e := range a.Events {
		switch e := e.(type) {
		case model.BlockAdded:
			if begun(e.Block.ID) {
				return "the block has begun since"
			}
		case model.BlockMoved:
			if begun(e.Block) || v.State == model.Live && e.From <= now {
				return "the room has moved on since"
			}
		case model.CasesParted:
			if into := s.UseCase(e.Into); into != nil && s.Top(into).ID == e.From {
				return "they were merged the other way since"
			}
		case model.OutcomeOverridden:
			if s.scoredIn(v, e.Case) != e.Round {
				return revealedSince
			}
		case model.MinutesClaimed:
			if why := s.verifiedSince(e); why != "" {
				return why
			}
		case model.MixKept:
			if why := s.knownSince(e, a.Command); why != "" {
				return why
			}
		}
	}
	return ""
}

// scoredSince says what scoring stands in the way of taking an action back, or "": once a round has begun, what is in it
// stays as it is, and what was revealed is for good.
func (s *State) scoredSince(a Action) string {
	for _, e := range a.Events {
		switch e := e.(type) {
		case model.RoundClosed:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.RoundReopened:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.ThumbsCounted:
			if r := s.Round(e.Vote); r == nil || r.Roman.Closed {
				return revealedSince
			}
		case model.AfterChanged:
			if v := s.Session(e.Session); v.After == nil || s.answersShown(v.After.Asking) {
				return revealedSince
			}
		case model.SurveyOpened:
			if why := s.answeredSince(e); why != "" {
				return why
			}
		case model.SurveyAsked:
			if x := s.surveyIn(e.Session, e.Survey); x == nil || x.Counted != nil {
				return revealedSince
			}
		case model.HandsCounted:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.DotsTallied:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.AnswersCounted:
			if s.answersShown(e.Asking) {
				return revealedSince
			}
		case model.UseCaseCaptured, model.UseCaseWithdrawn, model.UseCaseRestored, model.KindChanged, model.CasesMerged, model.CasesParted:
			for _, f := range facets(e) {
				if why := s.scoring(model.UseCaseID(f.id)); why != "" {
					return why
				}
			}
		}
	}
	return ""
}

const revealedSince = "the marks were revealed since"

// counted says whether a round is revealed.
func (s *State) counted(id model.RoundID) bool {
	r := s.Round(id)
	return r != nil && r.revealed()
}

// answersShown says whether the answers of an asking are counted for good.
func (s *State) answersShown(id model.RoundID) bool {
	_, a := s.asking(id)
	return a != nil && a.Shown != nil
}

// scoring says that a use case is being scored or was, or "".
func (s *State) scoring(id model.UseCaseID) string {
	switch c := s.UseCase(id); {
	case c == nil:
		return ""
	case c.Stage > model.StageCaptured:
		return revealedSince
	case s.inRound(c):
		return "it is in the round"
	}
	return ""
}
