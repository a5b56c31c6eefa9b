package facetest

import (
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Seat is Ada's seat in the n-th block of the agenda, in the middle of its time. The use cases 4, 12 and 18 are hers.
func Seat(n int) session.SeatFace {
	wall := Wall(n)
	f := session.SeatFace{
		SeatShared: &session.SeatShared{
			SessionFace: wall.SessionFace, People: wall.People, Complete: Consented(), Reveal: wall.Reveal, Themes: wall.Themes,
			Steps: wall.Steps, Pages: wall.Pages, Shortlist: wall.Shortlist, Recap: wall.Recap,
			Late: session.LateFace{Serendipitous: 12, Planned: 5, BlocksDone: n, Top: []session.CaseFace{Cases()[11], Cases()[12], Cases()[7]}},
		},
		Personal: "ssh ada-7k3m9q@10.20.0.14 -p 23234",
		Me: session.PersonFace{ID: ID[model.PersonID](1), Name: "Ada", Organisation: "Acme Logistics", Role: "dispatcher",
			Status: model.GuestCheckedIn, Remote: true, Online: true, Said: 3},
		Undo: session.UndoFace{Command: ID[model.CommandID](9), Label: "idea 12"},
	}
	if n < 2 {
		f.Me.Said, f.Undo = 0, session.UndoFace{}
	}
	mine, others := parted(wall.Cases)
	f.Mine, f.Others = mine, session.OthersOf(others)
	if len(f.Mine) > 0 {
		f.Told = []string{"#4 and #11 say the same; both authors are kept.", "#12 is one of the few that go on."}
		f.MyItems = []session.ItemFace{{ID: ID[model.ItemID](900), Kind: model.ItemParked, Words: "Can it read the old archive?", Mine: true}}
	}
	if wall.Round != nil {
		f.Round = SeatRound(0, true)
	}
	return f
}

// parted are Ada's own use cases, and those of others, some of which she joined.
func parted(all []session.CaseFace) (mine, others []session.CaseFace) {
	for _, c := range all {
		switch c.Number {
		case 4, 12, 18:
			c.Mine = true
			mine = append(mine, c)
			continue
		case 7, 10:
			c.ISaidSame = true
		case 5:
			c.Details = []string{"in Lyon they do it since May"}
		}
		others = append(others, c)
	}
	return mine, others
}

// SeatRound is Ada's side of the round with her first marks given, row by row.
func SeatRound(given int, open bool) *session.SeatRound {
	r := &session.SeatRound{RoundFace: Round(open)}
	marks := []model.Mark{model.High, model.Good, model.CantSay, model.Little, model.NoMark}
	for i, c := range r.Cases {
		s := session.SeatScore{Case: c}
		if i == 0 {
			s.Case.Details = []string{"Drivers photograph the load before the gate; planners release the bay.", "Result hoped for: 10 minutes less per lorry. Measured by: gate log."}
		}
		for g := range s.Marks {
			if n := 3*i + g; n < given {
				s.Marks[g] = session.SeatMark{Given: true, Mark: marks[n%len(marks)]}
			}
		}
		r.Scores = append(r.Scores, s)
	}
	return r
}

// NamedSeat is a seat with a name for its golden.
type NamedSeat struct {
	Name string
	Face session.SeatFace
}

// Seats is every face a seat can have, with something in it and with nothing.
func Seats() []NamedSeat {
	out := []NamedSeat{{"lobby", seatIn(Seat(0), model.Lobby)}, {"lobby-alone", seatAlone()}}
	for n, name := range []string{"connect", "purpose", "capture", "minutes", "planned", "break", "group", "score",
		"reveal", "shortlist", "first-steps", "recap"} {
		out = append(out, NamedSeat{name, Seat(n)}, NamedSeat{name + "-empty", SeatEmpty(n)})
	}
	out = append(out, NamedSeat{"review", SeatReview(Review(1, 1))}, NamedSeat{"review-empty", seatNoReview()}, NamedSeat{"champions", SeatChampions()})
	return append(out,
		NamedSeat{"connect-new", seatNew()}, NamedSeat{"capture-notes", seatNotes()}, NamedSeat{"capture-hand", seatHand()},
		NamedSeat{"score-half", seatScore(13, true)}, NamedSeat{"score-done", seatDone()}, NamedSeat{"score-closed", seatScore(27, false)},
		NamedSeat{"dots", SeatDots(Dots(true))}, NamedSeat{"dots-half", SeatDots(Dots(true), 2, 0, 1)}, NamedSeat{"dots-done", seatDotsDone()},
		NamedSeat{"dots-closed", SeatDots(Dots(false), 3, 2)}, NamedSeat{"dots-revealed", SeatDots(DotsRevealed(), 3, 2)}, NamedSeat{"dots-soon", seatDotsSoon()},
		NamedSeat{"late", SeatLate(4)}, NamedSeat{"closed", seatIn(Seat(11), model.Closed)}, NamedSeat{"dark", seatDark()},
		NamedSeat{"paused", seatPaused()}, NamedSeat{"over", seatOver()},
	)
}

// FindSeat is a face of [Seats] by its name.
func FindSeat(name string) session.SeatFace {
	i := slices.IndexFunc(Seats(), func(n NamedSeat) bool { return n.Name == name })
	if i < 0 {
		panic("there is no seat called " + name)
	}
	return Seats()[i].Face
}

// SeatEmpty is the n-th block when nothing was said; who sits there was here before.
func SeatEmpty(n int) session.SeatFace {
	f := Seat(n)
	return session.SeatFace{
		SeatShared: &session.SeatShared{SessionFace: Empty(n).SessionFace, People: 1},
		Me:         session.PersonFace{ID: f.Me.ID, Name: "Ada", Said: 1},
	}
}

// SeatLate is somebody who comes in the n-th block for the first time.
func SeatLate(n int) session.SeatFace {
	f := Seat(n)
	f.Mine, f.MyItems, f.Told, f.Me.Said, f.Undo = nil, nil, nil, 0, session.UndoFace{}
	return f
}

func seatIn(f session.SeatFace, s model.SessionState) session.SeatFace {
	f.State, f.Clock.Stopped = s, true
	if s == model.Lobby {
		f.Start = Now().Add(20 * time.Minute)
	}
	if s == model.Closed { // what was done before is for good
		f.Undo = session.UndoFace{}
	}
	return f
}

func seatAlone() session.SeatFace {
	f := seatIn(Seat(0), model.Lobby)
	f.People, f.Complete, f.Start = 1, []string{"Ada"}, Now().Add(-time.Minute)
	return f
}

func seatNew() session.SeatFace {
	f := Seat(0)
	f.Me.Organisation, f.Me.Role = "", ""
	return f
}

// seatNotes has everything that can stand under one's own ideas.
func seatNotes() session.SeatFace {
	f := Seat(2)
	f.Mine[0].Hidden = true
	f.Mine[1].Merged, f.Mine[1].Details, f.Mine[1].Minutes, f.Mine[1].Others = []int{13}, []string{"for how many stores?"}, 15, 6
	stub := f.Others.At(0)
	stub.Number, stub.ID, stub.Title, stub.Unfinished, stub.Mine, stub.Same = 14, ID[model.UseCaseID](14), "歯車", true, true, 0
	f.Mine = append(f.Mine, stub)
	return f
}

func seatHand() session.SeatFace {
	f := Seat(2)
	f.Hand = true
	return f
}

func seatScore(given int, open bool) session.SeatFace {
	f := Seat(7)
	f.Round = SeatRound(given, open)
	return f
}

func seatDone() session.SeatFace {
	f := seatScore(22, true)
	f.Round.Done = true
	return f
}

func seatDark() session.SeatFace {
	f := Seat(8)
	f.Dark = true
	return f
}

func seatPaused() session.SeatFace {
	f := Seat(4)
	f.Clock = session.Clock{Timebox: f.Clock.Timebox, Base: 7 * time.Minute, Stopped: true}
	return f
}

func seatOver() session.SeatFace {
	f := Seat(4)
	f.Clock.Since = Now().Add(-23 * time.Minute)
	return f
}
