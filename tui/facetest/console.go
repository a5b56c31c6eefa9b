package facetest

import (
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Console is the facilitator's face of the n-th block of the agenda, in the middle of its time.
func Console(n int) session.ConsoleFace {
	wall := Wall(n)
	f := session.ConsoleFace{
		SessionFace: wall.SessionFace, Wall: wall, Agenda: rows(n),
		EndFace: session.EndFace{Ends: wall.Start.Add(151 * time.Minute), Planned: wall.Start.Add(150 * time.Minute)},
		Room:    6, Seats: 4, People: People(), Cases: marked(wall.Cases),
		Silent: []string{"Lena", "Olu"}, Items: slices.Concat(wall.Recap.Parked, wall.Recap.Actions, wall.Recap.Decisions),
		Complete: Consented(), Note: "Ask Mei about the numbers first.", Round: wall.Round, Reveal: wall.Reveal,
		Shortlist: wall.Shortlist, Steps: wall.Steps, Pages: wall.Pages, Recap: wall.Recap, FrontLine: true,
		Undo: session.UndoFace{Command: ID[model.CommandID](7), Label: "merge 9 into 4"},
	}
	if f.Block.Method == model.Shortlist {
		f.Reveal = Reveal() // a console keeps it, the wall has gone on
	}
	f.Away, f.Hands = away(f.People), hands(f.People)
	if len(f.Cases) >= 12 {
		f.Suggestions = []session.Suggestion{{Into: f.Cases[1], From: f.Cases[7], Score: 0.8}}
	}
	if f.Block.Method == model.Scoring {
		f.Counted = map[model.UseCaseID]session.HandCounts{ID[model.UseCaseID](18): {{0, 0, 2, 4, 0}, {0, 1, 2, 3, 0}, {0, 1, 3, 2, 0}}}
	}
	return f
}

// BeforeRound is the scoring block before its round opens: nine use cases would enter.
func BeforeRound() session.ConsoleFace {
	f := Console(7)
	f.Round, f.Wall.Round, f.Counted = nil, nil, nil
	f.Suggested, f.Minutes = widest(f.Cases, 9), 4*time.Minute+30*time.Second
	return f
}

// widest is the n planned use cases that concern most people, in order of their numbers.
func widest(cases []session.CaseFace, n int) []session.CaseFace {
	var out []session.CaseFace
	for _, c := range cases {
		if c.Kind == model.Planned {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b session.CaseFace) int { return b.Reach - a.Reach })
	out = out[:n]
	slices.SortFunc(out, func(a, b session.CaseFace) int { return a.Number - b.Number })
	return out
}

// ConsoleLobby is the console before the workshop is live.
func ConsoleLobby() session.ConsoleFace {
	f := Console(0)
	f.State, f.Clock.Stopped, f.Clock.Base = model.Lobby, true, 0
	f.Wall.State = model.Lobby
	f.Checks = []session.Check{
		{Name: session.CheckAgenda, OK: true, Words: "agenda 150 min, ends 11:30"}, {Name: session.CheckGuests, OK: true, Words: "15 guests"},
		{Name: session.CheckVision, OK: true, Words: "vision"}, {Name: session.CheckWall, Words: "the wall was not tested on this projector"},
		{Name: session.CheckReach, Words: "not proven that people from afar reach the door"},
	}
	return f
}

// ConsoleEmpty is a capture block in which nobody has said anything.
func ConsoleEmpty() session.ConsoleFace {
	f := Console(2)
	f.Cases, f.Suggestions, f.Silent, f.Items, f.Hands, f.Away, f.Note = nil, nil, nil, nil, nil, nil, ""
	f.Undo = session.UndoFace{}
	f.Wall.Cases, f.Wall.Latest, f.Wall.Found = nil, nil, 0
	return f
}

// rows is the agenda with the blocks before the n-th done.
func rows(n int) []session.AgendaRow {
	spent := []int{14, 12, 21, 9, 22, 10, 6, 15, 14, 5, 16, 9}
	var out []session.AgendaRow
	at := sessionFace(n).Start
	for i, b := range Agenda() {
		r := session.AgendaRow{Block: b, Current: i == n, Done: i < n, Begins: at}
		if r.Done {
			r.Spent = time.Duration(spent[i]) * time.Minute
			at = at.Add(r.Spent)
		} else {
			at = at.Add(b.Timebox)
		}
		out = append(out, r)
	}
	return out
}

// marked is the use cases with what only a facilitator sees.
func marked(cases []session.CaseFace) []session.CaseFace {
	out := slices.Clone(cases)
	names := Consented()
	for i := range out {
		out[i].Who = names[i%len(names)]
		switch i {
		case 4:
			out[i].Details = []string{"no result yet"}
		case 6:
			out[i].Hidden = true
		case 3:
			out[i].Merged, out[i].MergedIDs = []int{31}, []model.UseCaseID{ID[model.UseCaseID](31)}
		case 8:
			out[i].Held = true
		case 10:
			out[i].Remote = true
		case 11:
			out[i].Details, out[i].Unfinished = []string{"for how many stores?"}, true
		}
	}
	return out
}

// People is everybody on the list: in the room, on seats, away and expected.
func People() []session.PersonFace {
	orgs := []string{"Acme", "Acme Logistics", "Acme"}
	roles := []string{"dispatcher", "shift lead", "sales", "legal"}
	var out []session.PersonFace
	for i, name := range Consented() {
		p := session.PersonFace{ID: ID[model.PersonID](i + 1), Name: name, Organisation: orgs[i%3], Role: roles[i%4],
			Status: model.GuestCheckedIn, Said: (i * 5) % 4}
		switch {
		case name == "Kwame":
			p.Remote, p.AwayFor = true, 40*time.Second
		case name == "Ada":
			p.Hand = true
		case i >= 10:
			p.Status = model.GuestAttending
		case i%3 == 1:
			p.Remote, p.Online = true, true
		}
		out = append(out, p)
	}
	return out
}

func away(people []session.PersonFace) (out []session.PersonFace) {
	for _, p := range people {
		if p.Remote && !p.Online {
			out = append(out, p)
		}
	}
	return out
}

func hands(people []session.PersonFace) (out []session.PersonFace) {
	for _, p := range people {
		if p.Hand {
			out = append(out, p)
		}
	}
	return out
}
