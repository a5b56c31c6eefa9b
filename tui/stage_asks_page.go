package tui

import (
	"errors"
	"strings"

	"serendip/model"
	"serendip/session"
)

// pageAsks are the page of a use case, from selected to ready.
func pageAsks() []stageAsk {
	const group = "Page"
	number := func(what string) stageQuestion {
		return stageQuestion{words: what + " which number?"}
	}
	intent := func(make func(id model.UseCaseID, a []string) session.Intent) func(session.StageFace, []string) (session.Intent, error) {
		return onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
			return make(id, a), nil
		})
	}
	add := func(k model.EntryKind, line int) func(session.StageFace, []string) (session.Intent, error) {
		return intent(func(id model.UseCaseID, a []string) session.Intent {
			return session.AddEntry{Case: id, Kind: k, Entry: model.ParseEntry(k, a[line])}
		})
	}
	return []stageAsk{
		{"page", "Page of a use case on the wall", group, []stageQuestion{number("page of")}, onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
			return session.TurnWall{Session: f.Session, View: model.ViewPage, Case: id}, nil
		})},
		{"write", "Write a field of a use case's page", group,
			[]stageQuestion{number("write on"), {words: "which field?", offer: pageFields}, {words: "words:", value: pageValue, empty: true}}, writePage},
		{"criterion", "Add a success criterion to a page", group, []stageQuestion{number("criterion for"), asked("what; survey or analytics; from -> to; source:")},
			add(model.EntryCriterion, 0)},
		{"task", "Add a task to a page: what, who, by when", group, []stageQuestion{number("task for"), asked("what; who; when:")}, add(model.EntryTask, 0)},
		{"obstacle", "Add an obstacle to a page, real or perceived", group, []stageQuestion{number("obstacle of"), asked("real or perceived: what; who; when:")},
			add(model.EntryObstacle, 0)},
		{"opportunity", "Add an opportunity to a page", group, []stageQuestion{number("opportunity of"), asked("what; who; when:")}, add(model.EntryOpportunity, 0)},
		{"barrier", "Add a barrier to a page", group, []stageQuestion{number("barrier of"), asked("policies, roles, habits or expectations: what:")}, add(model.EntryBarrier, 0)},
		{"what else", model.BehaviourPrompt, group, []stageQuestion{number("what else for"), asked("live and trained: what else?")}, add(model.EntryBehaviour, 0)},
		{"tick", "Tick a task of a page off", group, []stageQuestion{number("tasks of"), asked("which task?")}, tickPage},
		{"health", "Answer a statement of the 4+1 health check", group, []stageQuestion{number("health of"), asked("statement 1 to 5?"), asked("yes, no or unknown, and a note:")},
			healthPage},
		{"ready", "Mark a selected use case ready; what is missing is said", group, []stageQuestion{number("ready:")}, intent(func(id model.UseCaseID, _ []string) session.Intent {
			return session.MarkReady{Case: id}
		})},
		{"not ready", "Take readiness back", group, []stageQuestion{number("not ready:")}, intent(func(id model.UseCaseID, _ []string) session.Intent {
			return session.UnmarkReady{Case: id}
		})},
		{"objective", "Add an objective of the programme", group, []stageQuestion{asked("objective:")}, func(f session.StageFace, a []string) (session.Intent, error) {
			return session.SetObjective{Session: f.Session, Words: a[0]}, nil
		}},
	}
}

// pageOn is the page of a number that somebody typed, as the room sees it.
func pageOn(f session.StageFace, text string) (session.PageFace, error) {
	id, err := caseOf(f, text)
	if err != nil {
		return session.PageFace{}, err
	}
	for _, p := range f.Pages {
		if p.Case.ID == id {
			return p, nil
		}
	}
	return session.PageFace{}, errors.New("that one has no page; what is on the shortlist has one")
}

func pageFields(session.StageFace) []string {
	var out []string
	for _, f := range model.PageFields() {
		out = append(out, f.Key())
	}
	return out
}

// pageValue is what stands in the field now.
func pageValue(f session.StageFace, before []string) string {
	if len(before) < 2 {
		return ""
	}
	p, err := pageOn(f, before[0])
	field, ok := model.FindPageField(before[1])
	if err != nil || !ok {
		return ""
	}
	return strings.ReplaceAll(p.Value(field), "\n", " ")
}

// writePage writes a field. People are never shown here, so that they are written anew.
func writePage(f session.StageFace, a []string) (session.Intent, error) {
	p, err := pageOn(f, a[0])
	if err != nil {
		return nil, err
	}
	field, ok := model.FindPageField(a[1])
	if !ok {
		return nil, errors.New("a page has no such field; tab completes it")
	}
	based := session.On(p.Value(field))
	if field.OfPeople() {
		based = session.Based{Over: true}
	}
	return session.WriteField{Case: p.Case.ID, Field: field, Words: a[2], Based: based}, nil
}

func tickPage(f session.StageFace, a []string) (session.Intent, error) {
	p, err := pageOn(f, a[0])
	if err != nil {
		return nil, err
	}
	return session.TickIntent(p, a[1], true)
}

func healthPage(f session.StageFace, a []string) (session.Intent, error) {
	p, err := pageOn(f, a[0])
	if err != nil {
		return nil, err
	}
	return session.PageIntent(p, []string{"health", a[1], a[2]})
}
