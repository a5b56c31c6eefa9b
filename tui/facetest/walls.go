package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Named is a picture of the wall with a name for its golden.
type Named struct {
	Name string
	Face session.WallFace
}

// Walls is every picture that a wall can show, with something in it and with nothing.
func Walls() []Named {
	out := []Named{{"lobby", Lobby()}, {"lobby-no-door", withoutDoor(Lobby())}}
	for n, name := range []string{"connect", "purpose", "capture", "minutes", "planned", "break", "group", "score",
		"reveal", "shortlist", "first-steps", "recap"} {
		out = append(out, Named{name, Wall(n)}, Named{name + "-empty", Empty(n)})
	}
	out = append(out, ReviewWalls()...)
	return append(out,
		Named{"capture-soon", late(Wall(2), 5)}, Named{"capture-almost", late(Wall(2), 20)},
		Named{"capture-over", late(Wall(2), -3)}, Named{"capture-paused", paused(Wall(2))}, Named{"capture-names", named(Wall(2))},
		Named{"connect-names", crowd(Wall(0))},
		Named{"score-closed", scoreClosed()}, Named{"discuss-before", unrevealed()},
		Named{"dots", WallDots(Dots(true))}, Named{"dots-closed", WallDots(Dots(false))}, Named{"dots-revealed", WallDots(DotsRevealed())},
		Named{"dots-own", wallOwnDots()}, Named{"dots-soon", wallDotsSoon()},
		Named{"reveal-moving", moving()}, Named{"reveal-many", Many()},
		Named{"closed", Closed()}, Named{"dark", Dark()},
		Named{"view-trap", Viewed(model.ViewTrap)}, Named{"view-vision", Viewed(model.ViewVision)},
		Named{"view-join", Viewed(model.ViewJoin)}, Named{"view-parked", Viewed(model.ViewParked)},
		Named{"view-reason", Viewed(model.ViewReason)}, Named{"view-page", Viewed(model.ViewPage)}, Named{"view-page-new", newPage()},
		Named{"view-survey", Surveyed(12)}, Named{"view-survey-few", Surveyed(4)}, Named{"view-survey-empty", Viewed(model.ViewSurvey)},
		Named{"minutes-verified", Verified(3)}, Named{"recap-verified", Verified(11)}, Named{"recap-meetup", MeetupRecap()},
	)
}

// Find is a picture of [Walls] by its name.
func Find(name string) session.WallFace {
	for _, n := range Walls() {
		if n.Name == name {
			return n.Face
		}
	}
	panic("there is no wall called " + name)
}

// newPage is a page on which hardly anything was written.
func newPage() session.WallFace {
	f := Viewed(model.ViewPage)
	f.Page = &f.Pages[3]
	return f
}

func withoutDoor(f session.WallFace) session.WallFace {
	f.Join = session.JoinFace{}
	return f
}

// late is a wall with one n-th of its time left; below nought it is over by three minutes.
func late(f session.WallFace, n int) session.WallFace {
	left := -3 * time.Minute
	if n > 0 {
		left = f.Clock.Timebox / time.Duration(n)
	}
	f.Clock.Since = Now().Add(left - f.Clock.Timebox)
	return f
}

func paused(f session.WallFace) session.WallFace {
	f.Clock = session.Clock{Timebox: f.Clock.Timebox, Base: 7 * time.Minute, Stopped: true}
	return f
}

// named has names beside the ideas.
func named(f session.WallFace) session.WallFace {
	who := Consented()
	f.Latest = append([]session.CaseFace(nil), f.Latest...)
	for i := range f.Latest {
		f.Latest[i].Who = who[i%len(who)]
	}
	return f
}

// crowd is forty people who agreed to be named.
func crowd(f session.WallFace) session.WallFace {
	f.People = 44
	f.Names = Consented()
	for _, first := range []string{"Anna", "Ben", "Chloé", "Dmitri", "Efua", "Farid", "Grace"} {
		for _, last := range []string{"Adeyemi", "Brandt", "Castro", "Dubois"} {
			f.Names = append(f.Names, first+" "+last)
		}
	}
	return f
}

func scoreClosed() session.WallFace {
	f := Wall(7)
	r := Round(false)
	r.HandedIn = r.Scorers
	f.Round = &r
	return f
}

func unrevealed() session.WallFace {
	f := Wall(8)
	r := Round(false)
	f.Round, f.Reveal = &r, nil
	return f
}

// moving is a reveal in its first second.
func moving() session.WallFace {
	f := Wall(8)
	f.Reveal.RevealedAt = Now().Add(-1 * time.Second)
	return f
}

// Many is a reveal of a round in which twelve passed.
func Many() session.WallFace {
	f := Wall(8)
	passed := f.Reveal.Passed
	for len(f.Reveal.Passed) < 12 {
		again := passed[len(f.Reveal.Passed)%len(passed)]
		again.Rank, again.Shared = len(f.Reveal.Passed)+1, false
		f.Reveal.Passed = append(f.Reveal.Passed, again)
	}
	return f
}

// Dark is a wall whose lights are off.
func Dark() session.WallFace {
	f := Wall(2)
	f.Dark = true
	return f
}
