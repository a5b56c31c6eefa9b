package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Now is the moment of every fixture: twenty minutes to ten in Berlin.
func Now() time.Time { return time.Date(2026, time.October, 14, 7, 40, 0, 0, time.UTC) }

// Zone is where Acme sits.
func Zone() *time.Location {
	z, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.FixedZone("Europe/Berlin", 2*60*60)
	}
	return z
}

// ID is the n-th id of any kind: ID[model.UseCaseID](3).
func ID[T ~[16]byte](n int) T {
	var id T
	id[0], id[14], id[15] = 1, byte(n>>8), byte(n)
	return id
}

// Agenda is the blocks of the value workshop.
func Agenda() []model.Block {
	blocks := []model.Block{
		{Method: model.Connect, Title: "Connect", Timebox: 15, Prompt: "Your name, your organisation, and what you do there."},
		{Method: model.Purpose, Title: "Purpose", Timebox: 10, Prompt: "Why we are here."},
		{Method: model.Capture, Title: "Serendipitous", Timebox: 20, Kind: model.Serendipitous, Goal: 20,
			Short: "WHAT WORKED\nTHAT NOBODY\nASKED FOR?", Prompt: "Something real that somebody did with the platform, and what came of it."},
		{Method: model.Minutes, Title: "15 min a day", Timebox: 10, Kind: model.Planned, Short: "15 MINUTES\nA DAY,\nFOR YOU?",
			Prompt: "How could we save you, personally, 15 minutes every day?"},
		{Method: model.Capture, Title: "Planned", Timebox: 20, Kind: model.Planned, Goal: 15,
			Short: "WHAT WOULD\nYOU DO WITH\nIT NEXT?", Prompt: "Who would do what with the platform, and what would be better for whom?"},
		{Method: model.Break, Title: "Break", Timebox: 10},
		{Method: model.Grouping, Title: "Group", Timebox: 5, Prompt: "What belongs together?"},
		{Method: model.Scoring, Title: "Score", Timebox: 15, Top: 9, Prompt: "How important, how measurable, how feasible?"},
		{Method: model.Discuss, Title: "Discuss", Timebox: 15, Prompt: "What divides us?"},
		{Method: model.Shortlist, Title: "Shortlist", Timebox: 5, Top: 4, Prompt: "Which three or four go on?"},
		{Method: model.FirstSteps, Title: "First steps", Timebox: 15, Prompt: "An owner, one measure, a first date."},
		{Method: model.Recap, Title: "Recap", Timebox: 10, Prompt: "What we leave with."},
	}
	for i := range blocks {
		blocks[i].ID = ID[model.BlockID](i + 1)
		blocks[i].Timebox *= time.Minute
	}
	return blocks
}

// Wall is what the wall shows in the n-th block of the agenda, in the middle of its time.
func Wall(n int) session.WallFace {
	f := session.WallFace{SessionFace: sessionFace(n), Light: true, People: 14}
	said := Cases()
	switch {
	case f.Block.Method == model.Capture && f.Block.Kind == model.Serendipitous:
		said = said[:12]
	case f.Block.Method == model.Minutes:
		said = said[:17]
	}
	if n < 2 {
		said = nil
	}
	f.Cases = said
	for i := len(said) - 1; i >= 0; i-- {
		if asked(f.Block, said[i]) {
			f.Latest = append(f.Latest, said[i])
		}
	}
	f.Found = len(f.Latest)
	f.Recap = recap()
	switch f.Block.Method {
	case model.Grouping:
		f.Themes = Themes()
	case model.Scoring:
		r := Round(true)
		f.Round = &r
	case model.Discuss:
		f.Reveal = Reveal()
	case model.Shortlist, model.FirstSteps, model.Recap:
		f.Shortlist, f.Steps, f.Pages = shortlist(), steps(), Pages()
	}
	return f
}

func asked(b model.Block, c session.CaseFace) bool {
	switch b.Method {
	case model.Minutes:
		return c.Minutes > 0
	case model.Capture:
		return c.Kind == b.Kind
	}
	return true
}

func sessionFace(n int) session.SessionFace {
	blocks := Agenda()
	return session.SessionFace{
		Programme: "Acme", Session: ID[model.SessionID](1), Title: "Value workshop", State: model.Live,
		Start: Now().Add(-35 * time.Minute), Zone: "Europe/Berlin",
		Block: blocks[n], Position: n, Blocks: len(blocks),
		Clock:  session.Clock{Timebox: blocks[n].Timebox, Since: Now().Add(-blocks[n].Timebox / 2)},
		Vision: "Every lorry leaves on time, and nobody has to phone twice to know why.",
		Join:   Join(),
		Kind:   kindAt(blocks[:n+1]),
	}
}

// kindAt is what an idea is in the last of some blocks.
func kindAt(blocks []model.Block) model.Kind {
	kind := model.Serendipitous
	for _, b := range blocks {
		if b.Kind != 0 {
			kind = b.Kind
		}
	}
	return kind
}

// Join is an open door on the local network.
func Join() session.JoinFace {
	return session.JoinFace{
		Code: "7k3m9qxt", Command: "ssh 7k3m9qxt@10.20.0.14 -p 23234",
		Fingerprint: "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGWUzxKcvRoKfYxwPuM",
	}
}

// Lobby is the wall before the workshop.
func Lobby() session.WallFace {
	f := Wall(0)
	f.State, f.Start, f.People, f.Clock.Stopped = model.Lobby, Now().Add(20*time.Minute), 3, true
	f.Clock.Base = 0
	return f
}

// Closed is the wall after it.
func Closed() session.WallFace {
	f := Wall(11)
	f.State, f.Clock.Stopped = model.Closed, true
	return f
}

// Empty is the wall in the n-th block when nothing was said and nobody came, and no door is open.
func Empty(n int) session.WallFace {
	f := session.WallFace{SessionFace: sessionFace(n), Light: true}
	f.Join, f.Vision = session.JoinFace{}, ""
	return f
}

// Viewed is a capture block whose wall was turned to a view.
func Viewed(v model.WallView) session.WallFace {
	f := Wall(2)
	f.View = v
	switch v {
	case model.ViewParked:
		f.Parked = parked()
	case model.ViewReason:
		r := Reveal()
		f.Reason = &r.Passed[2]
	case model.ViewPage:
		f.Pages = Pages()
		f.Page = &f.Pages[0]
	case model.ViewBlock, model.ViewTrap, model.ViewVision, model.ViewJoin:
	}
	return f
}

// Stage is the stage over a wall.
func Stage(f session.WallFace) session.StageFace {
	out := session.StageFace{
		WallFace: f, Agenda: Agenda(), Complete: Consented(), Numbers: map[int]model.UseCaseID{},
		Undo: session.UndoFace{Command: ID[model.CommandID](7), Label: "merge 9 into 4"},
	}
	for _, c := range f.Cases {
		out.Numbers[c.Number] = c.ID
	}
	return out
}
