package facetest

import (
	"serendip/model"
	"serendip/session"
)

// Pages are those of the selected few: the first one ready but for its window, the others begun.
func Pages() []session.PageFace {
	objectives := []session.ObjectiveFace{{ID: ID[model.ObjectiveID](1), Number: 1, Words: "Nobody waits at a gate", Cases: []int{18}},
		{ID: ID[model.ObjectiveID](2), Number: 2, Words: "Contracts in a week"}}
	var out []session.PageFace
	for i, c := range selected() {
		facts := model.ReadyFacts{Owner: c.Owner != ""}
		p := session.PageFace{Case: c, Objectives: objectives, Orphan: i > 0}
		values := map[model.PageField]string{model.PageOwner: c.Owner, model.PageMeasure: c.Measure, model.PageFirst: c.FirstDate}
		if i == 0 {
			facts.Challenge, facts.Outcome, facts.Workflow, facts.Measured, facts.Factors, facts.Aligned = true, true, true, true, true, true
			full(values)
			p.Entries, p.Side = entries(), "IT"
			p.Health = [5]string{"yes", "yes", "no, IT leads it so far", "unknown", ""}
			p.Warnings = []string{"its owner is in IT: the business defines success", "not so yet: An owner inside the customer defines success"}
		}
		p.Needs, p.Missing = facts.Needs(), facts.Missing()
		for _, f := range model.PageFields() {
			field := session.PageFieldFace{Field: f, Value: values[f], Shown: values[f]}
			if f == model.PageObjective && field.Value != "" {
				field.Shown += "  " + objectives[0].Words
			}
			p.Fields = append(p.Fields, field)
		}
		out = append(out, p)
	}
	return out
}

func full(values map[model.PageField]string) {
	values[model.PageChallenge] = "Lorries wait forty minutes at the gate, because nobody knows what they carry before they stand there."
	values[model.PageOutcome] = "The bay is released before the lorry comes; drivers are home for dinner."
	values[model.PageWorkflow] = "Photo before departure, planner releases the bay, gate waves through"
	values[model.PageFactors] = "Five minutes of training on the photo; the gate's rules change; a number to call"
	values[model.PageObjective] = "1"
	values[model.PageSponsor] = "Lena"
	values[model.PageTeam] = "2 people"
}

func entries() []session.EntryFace {
	one := func(k model.EntryKind, n int, line string) session.EntryFace {
		return session.EntryFace{ID: ID[model.EntryID](10*int(k) + n), Kind: k, Number: n, EntryWords: model.ParseEntry(k, line)}
	}
	done := one(model.EntryTask, 1, "Agree the photo with the depot; Olu; 2026-10-28")
	done.Done, done.DoneBy, done.DoneAt = true, "Olu", Now().UnixMilli()
	return []session.EntryFace{
		one(model.EntryCriterion, 1, "minutes a lorry waits at the gate; analytics; 40 -> 25; gate log"),
		one(model.EntryCriterion, 2, "do drivers feel expected?; survey"),
		done, one(model.EntryTask, 2, "Change the gate's rules; Mei; 2026-11-04"),
		one(model.EntryObstacle, 1, "perceived: photos are private; Jo; 2026-10-30"),
		one(model.EntryBarrier, 1, "habits: everybody phones first"),
		one(model.EntryBehaviour, 1, "the foreman asks for the photo every morning"),
	}
}
