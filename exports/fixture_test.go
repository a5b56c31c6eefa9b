package exports_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// room is a workshop that a test drives.
type room struct {
	*sessiontest.Workshop
	t testing.TB
}

func live(t testing.TB) room {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	return room{w, t}
}

// hosts lets the facilitator say a line in the current block.
func (r room) hosts(line string) session.Result {
	r.t.Helper()
	return r.Do(session.Say{Session: r.ID, Block: r.Session().Current, Line: line})
}

// open opens a round over the use cases of these numbers.
func (r room) open(numbers ...int) model.RoundID {
	r.t.Helper()
	var cases []model.UseCaseID
	for _, n := range numbers {
		cases = append(cases, r.Case(n).ID)
	}
	r.Do(session.OpenRound{Session: r.ID, Cases: cases})
	rounds := r.Session().Rounds
	return rounds[len(rounds)-1]
}

// marks lets everybody named give one mark to each group of a use case.
func (r room) marks(round model.RoundID, number int, marks map[string][3]model.Mark) {
	r.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(marks)) {
		for g, m := range marks[name] {
			r.By(name, session.Mark{Round: round, Case: r.Case(number).ID, Group: model.Group(g), Mark: m})
		}
	}
}

// report draws the report with a fixed source.
func (r room) report(extras ...exports.Extra) exports.Report {
	r.t.Helper()
	snapshot := r.Live.Snapshot()
	hash, err := r.Live.HashAt(r.t.Context(), snapshot.State)
	if err != nil {
		r.t.Fatal(err)
	}
	source := exports.NewSource(snapshot.State, hash, time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC), "test")
	report, err := exports.NewReport(snapshot, r.ID, source, extras...)
	if err != nil {
		r.t.Fatal(err)
	}
	return report
}

// workshop is a whole session with everything in it that a report can tell.
func workshop(t testing.TB) room {
	r := live(t)
	r.Do(session.SetVision{Vision: "Nobody waits at a gate.\nEvery driver knows why."})
	r.Do(session.ImportUseCases{Source: "inventory.csv", Rows: []session.UseCaseRow{
		{External: "id a-1", Kind: model.Planned, Title: model.MustLine("Route planning"), Summary: model.MustLine("Plans the routes").Note(),
			Extra: []model.Field{{Name: "Agency", Value: "Roads"}, {Name: "Title", Value: "a title of its own"}}},
		{External: "id a-2", Kind: model.Serendipitous, Title: model.MustLine("Photo archive"), Extra: []model.Field{{Name: "Agency", Value: "=cmd()"}}},
	}})
	r.capture()
	r.score()
	r.finish()
	return r
}

func (r room) capture() {
	r.Do(session.InviteGuests{Session: r.ID, Rows: []session.GuestRow{
		{Name: model.MustLine("Jo Absent"), Email: model.MustLine("jo@example.org"), Status: model.GuestAttending, Extra: []model.Field{{Name: "Diet", Value: "none"}}}}})
	r.By("Ada", session.Describe{Person: r.As("Ada").Person, Organisation: "Acme", Role: "dispatch"})
	r.To(model.Capture)
	r.Do(session.WriteNote{Session: r.ID, Block: r.Session().Current, Note: "Mei is tired of the gate."})
	r.Says("Ada", "Drivers send the gate photo ahead")
	r.Says("Mei", "Drivers send the gate photos ahead of time")
	r.Says("Ada", "+2 in all three stores")
	r.hosts("Night shift shares one sheet @Ka")
	r.Says("Olu", "secret thing that is hidden")
	r.Says("Olu", "stub")
	r.Says("Olu", "a slip of the tongue")
	r.By("Olu", session.Withdraw{Case: r.Case(6).ID})
	r.By("Olu", session.SaySame{Case: r.Case(1).ID})
	r.Do(session.CountSame{Case: r.Case(1).ID, People: 3})
	r.Do(session.Hide{Case: r.Case(4).ID})
	r.Says("Mei", "? who pays for phones")
	r.hosts("! ask IT about the sheet @Ka")
	r.To(model.Minutes)
	r.By("Ada", session.Say{Session: r.ID, Block: r.Session().Current, Line: "No second typing of orders", Minutes: 15, Others: 6})
	r.Says("Mei", "Plan routes with the weather")
	r.Says("Kwame", "Count pallets by camera")
	r.Do(session.DoElsewhere{Session: r.ID, Case: r.Case(3).ID})
	library := r.Live.Snapshot().State.Library()
	r.Do(session.BringIn{Session: r.ID, Cases: []model.UseCaseID{library[0].ID}})
	r.Clock.Turn(7*time.Minute + 30*time.Second)
	r.To(model.Grouping)
	r.Do(session.Merge{Into: r.Case(1).ID, From: r.Case(2).ID})
	r.Do(session.SetThemes{Case: r.Case(7).ID, Themes: []string{"orders", "less typing"}})
}

func (r room) score() {
	r.To(model.Scoring)
	r.Do(session.AimLens{Case: r.Case(8).ID, Lens: int(model.FinancialLens), Not: true})
	first := r.open(7, 8, 9, 10)
	r.marks(first, 7, map[string][3]model.Mark{"Ada": {3, 3, 2}, "Mei": {3, 2, 2}, "Olu": {2, 3, 3}, "Kwame": {2, 2, 1}, "Jo": {1, 3, model.CantSay}})
	r.marks(first, 8, map[string][3]model.Mark{"Ada": {3, 3, 3}, "Mei": {3, 3, 3}, "Olu": {3, 3, 3}, "Kwame": {0, 0, 0}, "Jo": {0, 0, 0}})
	r.marks(first, 9, map[string][3]model.Mark{"Ada": {1, 1, 1}, "Mei": {1, 2, 1}})
	for i, name := range []string{"Olu", "Kwame", "Jo"} {
		for _, c := range model.Feasibility.Criteria() {
			r.By(name, session.Mark{Round: first, Case: r.Case(10).ID, Criterion: int(c) + 1, Mark: model.Mark(i + 1)})
		}
	}
	r.By("Ada", session.Mark{Round: first, Case: r.Case(10).ID, Group: model.Feasibility, Mark: 1})
	r.By("Mei", session.GiveReason{Round: first, Case: r.Case(8).ID, Reason: "the forecast is wrong every second day"})
	r.By("Ada", session.GiveReason{Round: first, Case: r.Case(8).ID, Reason: "it pays in winter"})
	r.Do(session.CountHands{Round: first, Case: r.Case(7).ID, Group: model.Importance, Counts: [5]int{0, 1, 2, 3, 0}})
	r.To(model.Discuss)
	r.Do(session.Reveal{Round: first})
	second := r.open(8)
	r.marks(second, 8, map[string][3]model.Mark{"Ada": {3, 3, 3}, "Mei": {2, 2, 2}})
	r.Do(session.Reveal{Round: second})
	r.Do(session.Override{Round: second, Case: r.Case(8).ID, Progresses: true, Reason: "The board asked for it.\nWe try it for one winter."})
}

func (r room) finish() {
	r.To(model.Shortlist)
	r.Do(session.Select{Session: r.ID, Case: r.Case(7).ID})
	r.Do(session.Select{Session: r.ID, Case: r.Case(8).ID})
	r.To(model.FirstSteps)
	r.Do(session.NameOwner{Case: r.Case(7).ID, Name: "Ada"})
	r.Do(session.SetMeasure{Case: r.Case(7).ID, Measure: "minutes an order"})
	r.Do(session.SetFirstDate{Case: r.Case(7).ID, Date: "2026-04-01"})
	r.pages()
	r.Do(session.Note{Session: r.ID, Kind: model.ItemDecision, Words: "We meet again in June"})
	r.open(7, 8)
	r.To(model.Recap)
	r.Do(session.Close{Session: r.ID})
}

// pages writes on the page of a selected use case, in every sort of field.
func (r room) pages() {
	r.Do(session.SetObjective{Session: r.ID, Words: "Nobody types an order twice"})
	r.Do(session.SetObjective{Session: r.ID, Words: "=1+1 | an objective"})
	write := func(f model.PageField, words string) {
		r.Do(session.WriteField{Case: r.Case(7).ID, Field: f, Words: words, Based: session.Based{Over: true}})
	}
	write(model.PageOutcome, "Orders are right\nthe first time")
	write(model.PageTeam, "Mei, Olu")
	write(model.PageSide, "IT")
	write(model.PageComplex, "technology")
	write(model.PageObjective, "1")
	write(model.PageLive, "2026-05-01")
	write(model.PageUse, "idle, bad data")
	for kind, line := range []string{model.EntryCriterion: "wrong orders a week; analytics; 12 -> 3; order log", model.EntryTask: "ask the desk; Mei; 2026-04-02",
		model.EntryObstacle: "perceived: the desk loves paper", model.EntryBehaviour: "the desk leader reads the list aloud"} {
		if line != "" {
			k := model.EntryKind(kind)
			r.Do(session.AddEntry{Case: r.Case(7).ID, Kind: k, Entry: model.ParseEntry(k, line)})
		}
	}
	r.By("Ada", session.WriteField{Case: r.Case(7).ID, Field: model.PageChallenge, Words: "Every order is typed twice"})
	r.By("Mei", session.Tick{Case: r.Case(7).ID, Entry: r.Case(7).Page.Entries[1].ID, Done: true})
	r.Do(session.RemoveEntry{Case: r.Case(7).ID, Entry: r.Case(7).Page.Entries[2].ID})
	r.By("Ada", session.AnswerHealth{Case: r.Case(7).ID, Statement: 3, Answer: model.No, Note: "nobody says so aloud"})
}
