package facetest

import (
	"serendip/model"
	"serendip/session"
)

// Consented is the names that may stand on the wall.
func Consented() []string {
	return []string{"Ada", "Tomás", "Priya", "Jo", "Sam", "Mei", "Kwame", "Lena", "Olu", "李小龍", "نورة", "Zoë van der Meer-Østergård"}
}

// Cases is thirty use cases: the first twelve serendipitous, then five of fifteen minutes a day, then planned ones.
func Cases() []session.CaseFace {
	titles := []string{
		"Drivers photograph the load before the gate", "Weekly numbers come from one shared page",
		"Clause library for sales", "Video handover between shifts",
		"Claims team films the damage while the customer is still on the phone",
		"New starters learn from last month's ten best answers",
		"Planners read the drivers' group before they phone the depot",
		"One shared page replaced the Monday status mail", "Shift leads pin the safety photo of the day 📌",
		"Legal tags clauses once, sales reuses them", "Night shift hands over by video note",
		"Store managers photograph shelf gaps",
		"Timesheets fill themselves from the calendar", "No more retyping of delivery notes",
		"会議の議事録を自動で要約する", "Find last year's offer without asking three people",
		"Skip the second login on the handhelds",
		"Gate photo sent ahead", "One-touch shelf reorder", "Clause library for all regions",
		"Video handover, all sites", "Supplier questions answered from one place",
		"Damage film attached to every claim before the assessor even knows that there is one, in all nine countries",
		"Morning briefing read aloud in the cab", "تقرير يومي واحد لكل مستودع",
		"Shelf gaps reach the planner in a minute", "Onboarding buddy found by skills",
		"Maintenance asks the machine's history first", "Returns explained by photo", "One calendar for all docks",
	}
	sames := []int{5, 3, 2, 0, 1, 2, 0, 6, 1, 2, 4, 7, 8, 3, 2, 0, 5, 4, 3, 2, 1, 0, 6, 0, 2, 1, 0, 3, 1, 9}
	themes := []string{"At the gate", "In the store", "Knowledge", "Handover"}
	out := make([]session.CaseFace, len(titles))
	for i, title := range titles {
		c := session.CaseFace{ID: ID[model.UseCaseID](i + 1), Number: i + 1, Kind: model.Serendipitous,
			Stage: model.StageCaptured, Title: title, Same: sames[i], Reach: sames[i] + 1, Themes: []string{themes[i%4]}}
		if i >= 12 {
			c.Kind = model.Planned
		}
		if i >= 12 && i < 17 {
			c.Minutes, c.Others = 5*(i-11), sames[i]
			c.Hours = model.HoursFormula(c.Minutes, c.Others+1, model.WorkingDays)
		}
		out[i] = c
	}
	return out
}

// Themes is the use cases by theme.
func Themes() []session.ThemeFace {
	names := []string{"At the gate", "In the store", "Knowledge", "Handover"}
	out := make([]session.ThemeFace, len(names))
	for i, name := range names {
		out[i].Name = name
		for _, c := range Cases() {
			if c.Themes[0] == name {
				out[i].Cases = append(out[i].Cases, c)
			}
		}
	}
	return out
}

func parked() []session.ItemFace {
	words := []string{"Can it read the old archive?", "Who pays for the second scanner?", "A plan for the roll-out in the south"}
	out := make([]session.ItemFace, len(words))
	for i, w := range words {
		out[i] = session.ItemFace{ID: ID[model.ItemID](i + 1), Kind: model.ItemParked, Words: w}
	}
	return out
}

func items(k model.ItemKind, words ...string) []session.ItemFace {
	out := make([]session.ItemFace, len(words))
	for i, w := range words {
		out[i] = session.ItemFace{ID: ID[model.ItemID](100*int(k) + i), Kind: k, Words: w}
	}
	return out
}

// selected is four use cases on their way, the last one still without a date.
func selected() []session.CaseFace {
	var out []session.CaseFace
	owners := []string{"Mei", "Tomás", "Ada", ""}
	measures := []string{"minutes a lorry waits at the gate", "empty shelves at 17:00, by store", "days from draft to signed contract", ""}
	dates := []string{"2026-10-21", "2026-11-02", "2026-10-28", ""}
	for i, c := range Cases()[17:21] {
		c.Selected, c.Stage = true, model.StageSelected
		c.Owner, c.Measure, c.FirstDate = owners[i], measures[i], dates[i]
		out = append(out, c)
	}
	return out
}

func shortlist() []session.CaseFace {
	out := selected()
	for _, c := range Cases()[21:23] {
		c.Stage = model.StageShortlisted
		out = append(out, c)
	}
	return out
}

func steps() []session.StepFace {
	var out []session.StepFace
	for _, c := range selected() {
		s := session.StepFace{Case: c, Have: []int{6, 1, 1, 0}[len(out)], Of: 7}
		if c.Owner == "" {
			s.Missing = []string{"owner", "measure", "first date"}
		}
		out = append(out, s)
	}
	return out
}

func recap() session.RecapFace {
	return session.RecapFace{
		Serendipitous: 12, Planned: 18, People: 14, Sames: 78, HoursInAll: 1240,
		Hours:    "1240 h a year claimed in 5 use cases: minutes x people x 220 days",
		Selected: selected(), Shortlisted: shortlist(), Told: Cases()[7:12],
		Decisions: items(model.ItemDecision, "Gate photo starts in Hamburg, and only there"),
		Actions:   items(model.ItemAction, "Mei asks the depot for the gate log", "Tomás shows the reorder key to two stores"),
		Outcomes:  items(model.ItemOutcome, "Legal and sales share one library since Tuesday"),
		Next:      items(model.ItemNext, "Bring the first figures on 14 January"),
		Parked:    parked(),
	}
}
