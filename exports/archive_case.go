package exports

import (
	"fmt"
	"reflect"
	"strings"

	"serendip/model"
	"serendip/session"
)

// useCases are those of the session. One that was brought in, taken back and brought in again stands there twice.
func (t *taking) useCases(i *session.ArchiveSession) {
	first := map[string]int{}
	for n, u := range t.a.Content.UseCases {
		if before, again := first[u.ID]; again {
			if !reflect.DeepEqual(t.a.Content.UseCases[before], u) {
				t.fail("another use case has this id", "use_cases", n, "id")
			}
			continue
		}
		first[u.ID] = n
		of := id[model.UseCaseID](t, u.ID, "use_cases", n, "id")
		if _, taken := t.numbers[u.Number]; taken {
			t.fail("another use case has this number", "use_cases", n, "number")
		}
		t.numbers[u.Number] = of
	}
	t.endsMerging()
	for n, u := range t.a.Content.UseCases {
		if first[u.ID] == n {
			i.Cases = append(i.Cases, t.useCase(n, u))
		}
	}
}

// endsMerging refuses a use case that was merged into nothing, or round and round into itself.
func (t *taking) endsMerging() {
	into := map[int]int{}
	for _, u := range t.a.Content.UseCases {
		into[u.Number] = u.MergedInto
	}
	for n, u := range t.a.Content.UseCases {
		steps := 0
		for at := u.MergedInto; at != 0; steps++ {
			next, there := into[at]
			if !there || steps > mostMerges {
				t.fail("it was merged into a use case that is not there, or into itself", "use_cases", n, "merged_into")
				return
			}
			at = next
		}
	}
}

// mostMerges is how many use cases may have been merged one into the next.
const mostMerges = 1000

func (t *taking) useCase(n int, u UseCase) session.ArchivedCase {
	at := func(field string) []any { return []any{"use_cases", n, field} }
	out := session.ArchivedCase{
		ID: t.numbers[u.Number], Number: t.bounded(u.Number, mostPeople, at("number")...), Block: t.block(u.Block), Kind: kindOf(u.Kind), Stage: stageOf(u),
		Title: t.line(u.Title, at("title")...), Summary: note(u.Summary), Extra: u.Extra, External: u.External, Source: u.File, By: t.people[u.Author],
		At: u.CapturedAt, Remote: u.FromAfar, Unfinished: u.Unfinished, Hidden: u.Hidden, Held: u.Held, Withdrawn: u.Withdrawn, Selected: u.Selected,
		Minutes: t.bounded(u.Minutes, mostDayMinutes, at("minutes")...), Others: t.bounded(u.Others, mostPeople, at("others")...),
		Counted: t.bounded(u.Hands, mostPeople, at("hands")...), Same: t.persons(u.Same), Into: t.numbers[u.MergedInto], Themes: u.Themes,
		Owner: t.people[u.Owner], Measure: note(u.Measure), FirstDate: u.FirstDate,
	}
	for th, theme := range u.Themes {
		t.line(theme, append(at("themes"), th)...)
	}
	for _, key := range u.NotAimed {
		for _, c := range model.Importance.Criteria() {
			if c.Key() == key {
				out.NotAimed = append(out.NotAimed, int(c))
			}
		}
	}
	if u.Origin != nil {
		out.Origin = id[model.UseCaseID](t, u.Origin.ID, append(at("origin"), "id")...)
	}
	for _, said := range u.Details {
		out.Details = append(out.Details, session.ArchivedDetail{Words: note(said.Words), By: t.people[said.Author], Lesson: model.LessonOf(said.Lesson)})
	}
	if k := u.Kept; k != nil {
		out.Figures = [3]model.Note{note(k.Baseline), note(k.Target), note(k.Actual)}
		out.Verdict, out.Doubt, out.Reason = verdictOf(k.Verdict), doubtOf(k.Wrong), note(k.Reason)
	}
	out.Claim = t.claim(u)
	if u.Page != nil {
		out.Page = t.page(n, u.Page)
	}
	return out
}

func verdictOf(word string) model.Verdict {
	for _, v := range model.Verdicts() {
		if v.String() == word {
			return v
		}
	}
	return model.NoVerdict
}

func doubtOf(word string) model.Doubt {
	for _, d := range model.Doubts() {
		if d.String() == word {
			return d
		}
	}
	return model.NoDoubt
}

func (t *taking) claim(u UseCase) *session.ArchivedClaim {
	v := u.Verification
	if v == nil {
		return nil
	}
	status, _ := model.ParseClaimStatus(v.Status) // the schema knows no other words
	out := &session.ArchivedClaim{Note: note(v.Note), Verification: model.Verification{Status: status, By: t.people[v.By], With: t.people[v.With],
		At: v.At.UnixMilli(), Minutes: u.Minutes, Others: u.Others}}
	if v.Stale {
		out.Verification.Others = -1 // it was another claim that was checked; which one, the export doesn't tell
	}
	for n, a := range v.Answers[:min(len(v.Answers), model.CallQuestions)] {
		out.Answers[n] = note(a.Answer)
	}
	return out
}

func (t *taking) page(n int, p *Page) *session.ArchivedPage {
	out := &session.ArchivedPage{Words: map[model.PageField]model.Note{}, People: map[model.PageField][]model.PersonID{}, Flags: map[model.PageField]model.Flags{},
		Live: p.Live, Months: t.bounded(p.Months, 1200, "use_cases", n, "page", "months")}
	for f, words := range map[model.PageField]string{model.PageChallenge: p.Challenge, model.PageOutcome: p.Outcome, model.PageWorkflow: p.Workflow, model.PageFactors: p.Factors} {
		if words != "" {
			out.Words[f] = note(words)
		}
	}
	for f, names := range map[model.PageField][]string{model.PageTeam: p.Team, model.PageSponsor: {p.Sponsor}, model.PageSupervisors: p.Supervisors} {
		if people := t.persons(names); len(people) > 0 {
			out.People[f] = people
		}
	}
	for f, flags := range map[model.PageField]model.Flags{model.PageComplex: flagsOf(p.Complex, model.ComplexWords()), model.PageUse: flagsOf(p.Use, model.UseWords())} {
		if flags != 0 {
			out.Flags[f] = flags
		}
	}
	out.Side, _ = model.SideOf(p.Side)
	if all := t.a.Content.Programme.Objectives; p.Objective > 0 && p.Objective <= len(all) {
		out.Objective = id[model.ObjectiveID](t, all[p.Objective-1].ID, "programme", "objectives", p.Objective-1, "id")
	}
	for h, x := range p.Health[:min(len(p.Health), len(out.Answers))] {
		out.Answers[h], _, _ = model.ParseAnswer(x.Answer)
		out.Notes[h] = note(x.Note)
	}
	known := map[model.EntryID]bool{}
	for e, x := range p.Entries {
		one := t.listed(n, e, x)
		if known[one.ID] || x.What == "" {
			t.fail("it has no id of its own, or no words", "use_cases", n, "page", "entries", e)
		}
		known[one.ID] = true
		out.Entries = append(out.Entries, one)
	}
	return out
}

func flagsOf(words, names []string) model.Flags {
	f, _ := model.FlagsOf(strings.Join(words, ","), names) // the schema knows no other words
	return f
}

func (t *taking) listed(n, e int, x Listed) session.ArchivedListed {
	out := session.ArchivedListed{ID: id[model.EntryID](t, x.ID, "use_cases", n, "page", "entries", e, "id"), Who: t.people[x.Who], By: t.people[x.By],
		DoneBy: t.people[x.DoneBy], When: x.When, Done: x.Done, Removed: x.Removed, Words: map[model.EntryField]model.Note{
			model.EntryWhat: note(x.What), model.EntryBaseline: note(x.Baseline), model.EntryTarget: note(x.Target), model.EntryActual: note(x.Actual), model.EntrySource: note(x.Source)}}
	for _, k := range model.EntryKinds() {
		if k.Key() == x.List {
			out.Kind = k
		}
	}
	var ok bool
	if out.Sort, ok = out.Kind.SortOf(x.Sort); !ok {
		t.fail(fmt.Sprintf("a %s is not %q", x.List, x.Sort), "use_cases", n, "page", "entries", e, "sort")
	}
	if x.DoneAt != nil {
		out.DoneAt = *x.DoneAt
	}
	return out
}
