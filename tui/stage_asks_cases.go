package tui

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
)

// caseAsks are about single use cases.
func caseAsks() []stageAsk {
	one := func(make func(id model.UseCaseID) session.Intent) func(session.StageFace, []string) (session.Intent, error) {
		return onCase(func(_ session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
			return make(id), nil
		})
	}
	const group = "Ideas"
	return []stageAsk{
		{"hands", "Count hands: how many in the room say the same", group, []stageQuestion{which("hands for"), asked("how many hands?")},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				n, err := count(a[0])
				return session.CountSame{Case: id, People: n}, err
			})},
		{"merge", "Merge near-duplicates: both authors stay", group, []stageQuestion{which("merge"), asked("into which number?")},
			onCase(func(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				into, err := caseOf(f, a[0])
				return session.Merge{Into: into, From: id}, err
			})},
		{"part", "Undo a merge: take a merged number out again", group, []stageQuestion{which("take out")},
			one(func(id model.UseCaseID) session.Intent { return session.Part{From: id} })},
		{"edit", "Edit the words of a use case", group, []stageQuestion{which("edit"), {words: "words:", value: titleOf}},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.EditTitle{Case: id, Title: a[0]}, nil
			})},
		{"kind", "Change serendipitous to planned, or back", group, []stageQuestion{which("change the kind of")},
			one(func(id model.UseCaseID) session.Intent { return session.ChangeKind{Case: id} })},
		{"hide", "Hide a use case from wall and seats", group, []stageQuestion{which("hide")},
			one(func(id model.UseCaseID) session.Intent { return session.Hide{Case: id} })},
		{"show", "Show a hidden use case again", group, []stageQuestion{which("show")},
			one(func(id model.UseCaseID) session.Intent { return session.Show{Case: id} })},
		{"release", "Release a held use case onto the wall", group, []stageQuestion{which("release")},
			one(func(id model.UseCaseID) session.Intent { return session.Release{Case: id} })},
		{"speaker", "Name the speaker of a use case", group, []stageQuestion{which("who said"), {words: "who?", offer: people}},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.NameSpeaker{Case: id, Name: a[0]}, nil
			})},
		{"minutes", "Claim minutes a day for a use case", group,
			[]stageQuestion{which("minutes for"), asked("how many minutes a day?"), asked("how many others share it?")},
			onCase(claim)},
		{"themes", "Give a use case themes, parted by commas", group, []stageQuestion{which("themes for"), {words: "themes:", offer: themeNames, empty: true}},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.SetThemes{Case: id, Themes: list(a[0])}, nil
			})},
		{"elsewhere", "Do elsewhere too: a planned child of it", group, []stageQuestion{which("do elsewhere")},
			onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.DoElsewhere{Session: f.Session, Case: id}, nil
			})},
	}
}

func claim(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	minutes, err := count(a[0])
	if err != nil {
		return nil, err
	}
	others, err := count(a[1])
	return session.ClaimMinutes{Case: id, Minutes: minutes, Others: others}, err
}

func themeNames(f session.StageFace) []string {
	var out []string
	for _, t := range f.Themes {
		out = append(out, t.Name)
	}
	return out
}

// list is what stands between commas.
func list(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// choiceAsks are scoring, choosing and the first steps.
func choiceAsks() []stageAsk {
	return []stageAsk{
		{"fingers", "Show of hands: count fingers for one group of one use case", "Score",
			[]stageQuestion{which("fingers for"), {words: "which of what is asked, such as importance?", offer: askNames}, asked("how many gave 0 1 2 3, and can't say?")},
			onCase(fingers)},
		{"round of", "Open a blind round over chosen numbers", "Score", []stageQuestion{asked("which numbers?")}, roundOf},
		{"aim", "A use case aims, or does not aim, at a lens of importance", "Score",
			[]stageQuestion{which("lens of"), {words: "financial, customer, process or learning?", offer: lensNames}, asked("aims at it, yes or no?")}, onCase(aim)},
		{"reason sheet", "Reason sheet of a use case on the wall", "Score", []stageQuestion{which("reasons of")},
			onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.TurnWall{Session: f.Session, View: model.ViewReason, Case: id}, nil
			})},
		{"select", "Select a use case that goes on", "Choose", []stageQuestion{which("select")},
			onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.Select{Session: f.Session, Case: id}, nil
			})},
		{"deselect", "Take a use case out of the selected ones", "Choose", []stageQuestion{which("take out")},
			onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.Deselect{Session: f.Session, Case: id}, nil
			})},
		{"override", "Override the count, with a reason that stays in the record", "Choose",
			[]stageQuestion{which("override"), asked("it progresses, yes or no?"), asked("because?")}, onCase(override)},
		{"owner", "Name the owner of a use case", "Choose", []stageQuestion{which("owner of"), {words: "who?", offer: people, empty: true}},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.NameOwner{Case: id, Name: a[0]}, nil
			})},
		{"measure", "Set the one measure of a use case", "Choose", []stageQuestion{which("measure of"), asked("what number will tell?")},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.SetMeasure{Case: id, Measure: a[0]}, nil
			})},
		{"date", "Set the first date of a use case", "Choose", []stageQuestion{which("date of"), asked("when?")},
			onCase(func(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				date, err := day(a[0], f.Start)
				return session.SetFirstDate{Case: id, Date: date}, err
			})},
	}
}

func lensNames(session.StageFace) []string {
	var out []string
	for _, c := range model.Importance.Criteria() {
		out = append(out, c.Key())
	}
	return out
}

// named is the one of the names that a text begins. On a command line a name is one word, so that use-case is use case.
func named(text string, names []string) (int, error) {
	apart := strings.NewReplacer("-", " ")
	for i, n := range names {
		if strings.HasPrefix(apart.Replace(n), apart.Replace(strings.ToLower(text))) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("say %s", strings.Join(names, ", "))
}

// fingers is a show of hands. Only what was counted in the room is typed; no mark from a seat is ever near it.
func fingers(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	if f.Round == nil || f.Round.Revealed {
		return nil, errors.New("there is no round that takes marks")
	}
	g, err := named(a[0], askNames(f))
	if err != nil {
		return nil, err
	}
	parts := strings.Fields(strings.ReplaceAll(a[1], ",", " "))
	if len(parts) < 4 || len(parts) > 5 {
		return nil, errors.New("write four or five counts, such as 0 1 4 3")
	}
	var counts [5]int
	for i, p := range parts {
		if counts[i], err = count(p); err != nil {
			return nil, err
		}
	}
	return session.CountHands{Round: f.Round.ID, Case: id, Group: model.Group(g), Counts: counts}, nil
}

func roundOf(f session.StageFace, a []string) (session.Intent, error) {
	out := session.OpenRound{Session: f.Session}
	for _, p := range strings.Fields(strings.ReplaceAll(a[0], ",", " ")) {
		id, err := caseOf(f, p)
		if err != nil {
			return nil, err
		}
		out.Cases = append(out.Cases, id)
	}
	return out, nil
}

func aim(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	lens, err := named(a[0], lensNames(f))
	if err != nil {
		return nil, err
	}
	aims, err := yesNo(a[1])
	return session.AimLens{Case: id, Lens: lens, Not: !aims}, err
}

func override(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	round, any := revealedRound(f, id)
	if !any {
		return nil, errors.New("nothing was revealed yet")
	}
	progresses, err := yesNo(a[0])
	return session.Override{Round: round, Case: id, Progresses: progresses, Reason: a[1]}, err
}

func yesNo(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "y", "yes":
		return true, nil
	case "n", "no":
		return false, nil
	}
	return false, errors.New("say yes or no")
}

// place is a place in the agenda as people count, from 1.
func place(f session.StageFace, text string) (int, error) {
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(f.Agenda) {
		return n - 1, nil
	}
	for i, b := range f.Agenda {
		if text != "" && strings.HasPrefix(strings.ToLower(b.Title), strings.ToLower(text)) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is no block %q", text)
}
