package session_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// writes is a field of the page of the selected use case.
func writes(f model.PageField, words string, based ...session.Based) func(*place) session.Intent {
	return func(p *place) session.Intent {
		i := session.WriteField{Case: p.cases[0], Field: f, Words: words}
		if len(based) > 0 {
			i.Based = based[0]
		}
		return i
	}
}

// planning is a selected use case that Mei owns, with a challenge by Ada, a task of Olu's and an objective.
func planning(t *testing.T) *place {
	p := selecting(t)
	p.Do(session.NameOwner{Case: p.cases[0], Name: "Mei"})
	p.By("Ada", writes(model.PageChallenge, "lorries wait")(p))
	p.Do(session.AddEntry{Case: p.cases[0], Kind: model.EntryTask, Entry: model.ParseEntry(model.EntryTask, "call the depot; Olu; 2030-02-01")})
	p.Do(session.SetObjective{Session: p.ID, Words: "Nobody waits at a gate"})
	return p
}

// complete is all that readiness asks for.
func complete(t *testing.T) *place {
	p := planning(t)
	for _, i := range []func(*place) session.Intent{
		writes(model.PageOutcome, "ten minutes less"), writes(model.PageWorkflow, "photo, bay, release"), writes(model.PageFactors, "train the gate"),
		writes(model.PageObjective, "1"), writes(model.PageLive, "2030-03-01"), criterion("wait; analytics; 40 -> 25; gate log"),
	} {
		p.Do(i(p))
	}
	return p
}

func ready(t *testing.T) *place {
	p := complete(t)
	p.Do(session.MarkReady{Case: p.cases[0]})
	return p
}

func planningClosed(t *testing.T) *place {
	p := planning(t)
	p.Do(session.Close{Session: p.ID})
	return p
}

func criterion(line string) func(*place) session.Intent {
	return func(p *place) session.Intent {
		return session.AddEntry{Case: p.cases[0], Kind: model.EntryCriterion, Entry: model.ParseEntry(model.EntryCriterion, line)}
	}
}

func changes(answer string) func(*place) session.Intent {
	return func(p *place) session.Intent {
		return session.AddEntry{Case: p.cases[0], Kind: model.EntryBehaviour, Entry: model.ParseEntry(model.EntryBehaviour, answer)}
	}
}

func (p *place) firstEntry() model.EntryID { return p.state().UseCase(p.cases[0]).Page.Entries[0].ID }

func ticks(p *place) session.Intent {
	return session.Tick{Case: p.cases[0], Entry: p.firstEntry(), Done: true}
}

func marksReady(p *place) session.Intent { return session.MarkReady{Case: p.cases[0]} }

// entry draws something listed on the first page that lists anything.
func entry(t *rapid.T, p *place) (model.UseCaseID, model.EntryID) {
	for _, id := range p.Session().Cases {
		if c := p.state().UseCase(id); c.Page != nil && len(c.Page.Entries) > 0 {
			return id, rapid.SampledFrom(c.Page.Entries).Draw(t, "entry").ID
		}
	}
	return model.UseCaseID{1}, model.EntryID{1}
}

func pageRules() []rule {
	unmark := func(p *place) session.Intent { return session.UnmarkReady{Case: p.cases[0]} }
	health := func(n int) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.AnswerHealth{Case: p.cases[0], Statement: n, Answer: model.No, Note: "the sponsor is away"}
		}
	}
	field := func(f model.EntryField, words string, based session.Based) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.WriteEntry{Case: p.cases[0], Entry: p.firstEntry(), Field: f, Words: words, Based: based}
		}
	}
	removes := func(p *place) session.Intent {
		return session.RemoveEntry{Case: p.cases[0], Entry: p.firstEntry()}
	}
	edits := func(n int) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.Editing{Case: p.Case(n).ID, Part: "Challenge"} }
	}
	return []rule{
		{"an attendee writes on a selected page", selecting, "Ada", writes(model.PageWorkflow, "photo, bay"), "PageWritten"},
		{"nothing new is no event", planning, "Ada", writes(model.PageChallenge, "lorries wait"), ""},
		{"one's own words may be written over", planning, "Ada", writes(model.PageChallenge, "lorries wait long"), "PageWritten"},
		{"another's words are not", planning, "Olu", writes(model.PageChallenge, "phones ring"), "!conflict"},
		{"but knowingly", planning, "Olu", writes(model.PageChallenge, "phones ring", session.On("lorries wait")), "PageWritten"},
		{"not from an older text", planning, "Ada", writes(model.PageChallenge, "phones ring", session.On("lorries")), "!conflict"},
		{"or over all", planning, "", writes(model.PageChallenge, "phones ring", session.Based{Over: true}), "PageWritten"},
		{"the owner's field is not everybody's", planning, "Ada", writes(model.PageSponsor, "Ada"), "!denied"},
		{"the owner names a sponsor", planning, "Mei", writes(model.PageSponsor, "Ada"), "PagePeopled"},
		{"one sponsor only", planning, "", writes(model.PageSponsor, "Ada, Olu"), "!invalid"},
		{"a new name joins the team", planning, "", writes(model.PageTeam, "Ada, Kim"), "PersonAdded PagePeopled"},
		{"the owner's side", planning, "", writes(model.PageSide, "IT"), "OwnerSided"},
		{"a side needs an owner", selecting, "", writes(model.PageSide, "IT"), "!conflict"},
		{"no third side", planning, "", writes(model.PageSide, "both"), "!invalid"},
		{"what is complex", planning, "", writes(model.PageComplex, "technology, case"), "PageFlagged"},
		{"how it is used", planning, "Ada", writes(model.PageUse, "idle, bad data"), "PageFlagged"},
		{"no such use", planning, "Ada", writes(model.PageUse, "well"), "!invalid"},
		{"an objective by its number", planning, "", writes(model.PageObjective, "1"), "CaseAligned"},
		{"an objective by its beginning", planning, "", writes(model.PageObjective, "nobody"), "CaseAligned"},
		{"no such objective", planning, "", writes(model.PageObjective, "2"), "!missing"},
		{"live from a day, for three months at first", planning, "", writes(model.PageLive, "1 Mar 2030"), "LiveDated WindowSet"},
		{"no such day", planning, "", writes(model.PageLive, "soon"), "!invalid"},
		{"months are counted", planning, "", writes(model.PageMonths, "many"), "!invalid"},
		{"an owner by the page", planning, "", writes(model.PageOwner, "Ada", session.On("Mei")), "OwnerNamed"},
		{"what is not selected has no page on seats", revealed, "Ada", writes(model.PageOutcome, "less"), "!conflict"},
		{"the owner writes on after the session", planningClosed, "Mei", writes(model.PageOutcome, "less"), "PageWritten"},
		{"others do not", planningClosed, "Ada", writes(model.PageOutcome, "less"), "!conflict"},

		{"a criterion in one line", planning, "Ada", criterion("wait; analytics; 40 -> 25; gate log"), "EntryAdded EntrySorted EntryWritten EntryWritten EntryWritten"},
		{"a task in one line", planning, "", func(p *place) session.Intent {
			return session.AddEntry{Case: p.cases[0], Kind: model.EntryTask, Entry: model.ParseEntry(model.EntryTask, "ask; Ada; 2030-01-02")}
		}, "EntryAdded EntryGiven EntryDated"},
		{"nothing is no entry", planning, "", criterion(" "), "!invalid"},
		{"what changes behaviour", planning, "Ada", changes("the foreman asks for it every morning"), "EntryAdded"},
		{"training does not", planning, "Ada", changes("one more course"), "!invalid"},
		{"technology does not", planning, "Ada", changes("a better app"), "!invalid"},
		{"a target on a task", planning, "", field(model.EntryWhen, "2030-02-02", session.On("2030-02-01")), "EntryDated"},
		{"from an older text", planning, "", field(model.EntryWhen, "2030-02-02", session.On("2030-01-01")), "!conflict"},
		{"nothing is no task", planning, "", field(model.EntryWhat, "", session.Based{}), "!invalid"},
		{"the owner takes an entry off", planning, "Mei", removes, "EntryRemoved"},
		{"another seat does not", planning, "Ada", removes, "!denied"},
		{"who does a task ticks it off", planning, "Olu", ticks, "TaskTicked"},
		{"so does the owner", planning, "Mei", ticks, "TaskTicked"},
		{"nobody else", planning, "Ada", ticks, "!denied"},
		{"the health check", planning, "Ada", health(3), "HealthAnswered"},
		{"has five statements", planning, "Ada", health(5), "!missing"},

		{"ready with all of it", complete, "", marksReady, "CaseReadied"},
		{"not ready without", planning, "", marksReady, "!conflict"},
		{"a serendipitous one is never ready", planning, "", func(p *place) session.Intent { return session.MarkReady{Case: p.Case(1).ID} }, "!invalid"},
		{"and back", ready, "", unmark, "CaseUnreadied"},
		{"only what is ready", complete, "", unmark, "!conflict"},
		{"ready stays selected", ready, "", func(p *place) session.Intent { return session.Deselect{Session: p.ID, Case: p.cases[0]} }, "!conflict"},

		{"an objective", selecting, "", func(p *place) session.Intent {
			return session.SetObjective{Session: p.ID, Words: "Fewer calls"}
		}, "ObjectiveSet"},
		{"the same again", planning, "", func(p *place) session.Intent {
			return session.SetObjective{Session: p.ID, Words: "Nobody waits at a gate"}
		}, "!conflict"},
		{"withdrawn", planning, "", func(p *place) session.Intent {
			return session.SetObjective{Session: p.ID, Objective: p.state().Objectives()[0].ID}
		}, "ObjectiveWithdrawn"},
		{"a page that is open", planning, "Ada", func(p *place) session.Intent { return session.Editing{Case: p.cases[0], Part: "Challenge"} }, ""},
		{"what has no page on a seat is not opened", planning, "Ada", edits(1), "!conflict"},
		{"a page on the wall", planning, "", func(p *place) session.Intent {
			return session.TurnWall{Session: p.ID, View: model.ViewPage, Case: p.cases[0]}
		}, "WallTurned"},
		{"no page of what only was said", planning, "", func(p *place) session.Intent {
			return session.TurnWall{Session: p.ID, View: model.ViewPage, Case: p.Case(1).ID}
		}, "!missing"},
	}
}

// TestNotReadySaysWhatIsMissing names all that PRODUCT asks for, and a team where something is complex.
func TestNotReadySaysWhatIsMissing(t *testing.T) {
	p := selecting(t)
	p.Do(writes(model.PageComplex, "organisation")(p))
	_, err := p.Try(sessiontest.Host(), session.MarkReady{Case: p.cases[0]})
	for _, want := range []string{"an owner in the business", "a team, because it is complex", "part a", "part b", "part c: a success criterion with method, baseline and target",
		"part d", "alignment to an objective", "at least three months of active use"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	short := complete(t)
	short.Do(writes(model.PageMonths, "2", session.Based{Over: true})(short))
	if _, err := short.Try(sessiontest.Host(), marksReady(short)); err == nil || !strings.Contains(err.Error(), "three months") {
		t.Errorf("two months of use: %v", err)
	}
}

// TestPageUndo takes back what was written, also who ticked a task, and tells that readiness came after.
func TestPageUndo(t *testing.T) {
	p := planning(t)
	p.By("Olu", ticks(p))
	p.By("Olu", session.Undo{Session: p.ID})
	if e := p.state().UseCase(p.cases[0]).Page.Entries[0]; e.Done || !e.DoneBy.IsZero() || e.DoneAt != 0 {
		t.Errorf("the tick is still there: %+v", e)
	}
	p.By("Ada", session.Undo{Session: p.ID})
	page, _ := p.state().PageOf(p.cases[0])
	if page.Value(model.PageChallenge) != "" {
		t.Errorf("the challenge reads %q", page.Value(model.PageChallenge))
	}
	late := complete(t)
	late.By("Ada", writes(model.PageOutcome, "much less", session.On("ten minutes less"))(late))
	late.Do(marksReady(late))
	if u := late.state().UndoFor(late.ID, late.As("Ada").Person); !strings.Contains(u.Blocked, "is ready came after it") {
		t.Errorf("undo of what readiness counted on: %+v", u)
	}
}

// TestOwnerInIT is warned of, also when only the role on file says it, and does not stop readiness.
func TestOwnerInIT(t *testing.T) {
	p := complete(t)
	p.Do(session.Describe{Person: p.As("Mei").Person, Organisation: "Acme", Role: "IT manager"})
	page, _ := p.state().PageOf(p.cases[0])
	if len(page.Warnings) != 1 || page.Side != "IT" {
		t.Errorf("warned %q, side %q", page.Warnings, page.Side)
	}
	if r := p.Do(marksReady(p)); !strings.Contains(r.Note, "IT") {
		t.Errorf("ready without a warning: %q", r.Note)
	}
}

// TestPagesOnSeats hold no name that was not agreed to, but the owner's.
func TestPagesOnSeats(t *testing.T) {
	p := planning(t)
	p.Do(writes(model.PageTeam, "Lena Ott")(p))
	snap := p.Live.Snapshot()
	seat := snap.ForSeat(p.ID, p.As("Ada").Person)
	if len(seat.Pages) != len(snap.ForWall(p.ID).Pages) || len(seat.Pages) == 0 {
		t.Fatalf("%d pages on the seat", len(seat.Pages))
	}
	if got := seat.Pages[0].Shown(model.PageTeam); got != "1 person" {
		t.Errorf("the team on a seat reads %q", got)
	}
	if got := snap.ForConsole(p.ID, sessiontest.Host().Person).Pages[0].Shown(model.PageTeam); got != "Lena Ott" {
		t.Errorf("the team on the console reads %q", got)
	}
}

// TestEditingIsSeen until it ends or is forgotten, and wakes who minds.
func TestEditingIsSeen(t *testing.T) {
	p := planning(t)
	console := p.Live.Enter(sessiontest.Host(), p.ID, session.AtConsole)
	seat := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
	defer console.Leave()
	defer seat.Leave()
	editing := func() []session.EditingFace { return console.Face().(session.ConsoleFace).Editing }
	do := func(i session.Editing) {
		t.Helper()
		if _, err := seat.Do(context.Background(), i); err != nil {
			t.Fatal(err)
		}
	}
	seq := p.state().Seq
	do(session.Editing{Case: p.cases[0], Part: "Challenge"})
	if got := editing(); len(got) != 1 || got[0].Who != "Ada" || got[0].Part != "Challenge" {
		t.Errorf("the console sees %+v", got)
	}
	do(session.Editing{Case: p.cases[0], Part: "Challenge", Close: true})
	if got := editing(); len(got) != 0 {
		t.Errorf("still there: %+v", got)
	}
	do(session.Editing{Case: p.cases[0], Part: "Outcome"})
	p.Clock.Turn(3 * time.Minute)
	p.By("Mei", writes(model.PageOutcome, "less")(p))
	if got := editing(); len(got) != 0 {
		t.Errorf("forgotten, and still there: %+v", got)
	}
	if p.state().Seq != seq+1 {
		t.Errorf("editing left %d events", p.state().Seq-seq-1)
	}
}

// TestEverybodyWhoEditsIsSeen has three people in one part of a page: each is told of the other two, whoever runs the
// session by the part that they play.
func TestEverybodyWhoEditsIsSeen(t *testing.T) {
	p := planning(t)
	co := session.Actor{Person: session.FacilitatorID("SHA256:co"), Role: session.CoFacilitator}
	rooms := []session.Room{
		p.Live.Enter(sessiontest.Host(), p.ID, session.AtConsole), p.Live.Enter(co, p.ID, session.AtConsole), p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat),
	}
	for _, r := range rooms {
		defer r.Leave()
		if _, err := r.Do(context.Background(), session.Editing{Case: p.cases[0], Part: "Challenge"}); err != nil {
			t.Fatal(err)
		}
	}
	names := func(all []session.EditingFace) string {
		var out []string
		for _, e := range all {
			out = append(out, e.Who)
		}
		slices.Sort(out)
		return strings.Join(out, ", ")
	}
	if got := names(rooms[0].Face().(session.ConsoleFace).Editing); got != "Ada, a co-facilitator" {
		t.Errorf("the lead sees %q", got)
	}
	if got := names(rooms[1].Face().(session.ConsoleFace).Editing); got != "Ada, the facilitator" {
		t.Errorf("the co-facilitator sees %q", got)
	}
	order := rooms[2].Face().(*session.SeatFace).Editing
	for range 20 { // they lie in a map
		if got := session.Anew(p.Live).ForSeat(p.ID, p.As("Ada").Person).Editing; !slices.Equal(got, order) {
			t.Fatalf("the same who edit are told in another order: %+v, then %+v", order, got)
		}
	}
	seat, _ := session.AsSeat(rooms[2].Face())
	if got := names(seat.Editing); !strings.Contains(got, "a co-facilitator, the facilitator") {
		t.Errorf("the seat sees %q", got)
	}
}

// TestARefusalTellsNoName writes over people who did not agree that the room reads their names.
func TestARefusalTellsNoName(t *testing.T) {
	p := planning(t)
	p.Do(writes(model.PageSupervisors, "Lena Ott")(p))
	p.Do(session.WriteEntry{Case: p.cases[0], Entry: p.firstEntry(), Field: model.EntryWho, Words: "Lena Ott"})
	for name, i := range map[string]session.Intent{
		"unseen": writes(model.PageSupervisors, "Olu")(p),
		"seen":   writes(model.PageSupervisors, "Olu", session.On("Ada"))(p),
		"a task": session.WriteEntry{Case: p.cases[0], Entry: p.firstEntry(), Field: model.EntryWho, Words: "Olu", Based: session.On("Olu")},
	} {
		if _, err := p.Try(p.As("Mei"), i); refusal(t, err) != "!conflict" || strings.Contains(err.Error(), "Lena") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.Try(sessiontest.Host(), writes(model.PageSupervisors, "Olu", session.On("Ada"))(p)); err == nil || !strings.Contains(err.Error(), "Lena Ott") {
		t.Errorf("the facilitator is told %v", err)
	}
}

// TestNobodyWritesOverAnEntryUnseen: what another wrote is written over only when it was seen, or said to be.
func TestNobodyWritesOverAnEntryUnseen(t *testing.T) {
	p := planning(t)
	p.By("Ada", session.AddEntry{Case: p.cases[0], Kind: model.EntryTask, Entry: model.ParseEntry(model.EntryTask, "ring the depot; ; 2026-04-02")})
	c := p.state().UseCase(p.cases[0])
	last := c.Page.Entries[len(c.Page.Entries)-1].ID
	write := func(based session.Based) session.Intent {
		return session.WriteEntry{Case: c.ID, Entry: last, Field: model.EntryWhat, Words: "ring the yard", Based: based}
	}
	for _, who := range []session.Actor{p.As("Mei"), sessiontest.Host()} {
		if _, err := p.Try(who, write(session.Based{})); refusal(t, err) != "!conflict" || !strings.Contains(err.Error(), "ring the depot") {
			t.Errorf("%v writes over it unseen: %v", who.Role, err)
		}
	}
	if _, err := p.Try(p.As("Ada"), write(session.Based{})); err != nil {
		t.Errorf("one's own: %v", err)
	}
	if _, err := p.Try(p.As("Mei"), write(session.On("ring the yard"))); err != nil {
		t.Errorf("seen: %v", err)
	}
	if _, err := p.Try(sessiontest.Host(), session.WriteEntry{Case: c.ID, Entry: last, Field: model.EntryWhat, Words: "ring nobody", Based: session.Based{Over: true}}); err != nil {
		t.Errorf("on purpose: %v", err)
	}
}

// TestASeatPutsNobodyOnFile has a seat give a task to somebody on the list, and to nobody else; who leads may name others.
func TestASeatPutsNobodyOnFile(t *testing.T) {
	p := planning(t)
	before := len(p.state().People())
	gives := func(name string) session.Intent {
		return session.WriteEntry{Case: p.cases[0], Entry: p.firstEntry(), Field: model.EntryWho, Words: name, Based: session.Based{Over: true}}
	}
	add := session.AddEntry{Case: p.cases[0], Kind: model.EntryTask, Entry: model.ParseEntry(model.EntryTask, "ring the depot; Zoe Quill")}
	ada := p.As("Ada")
	for _, i := range []session.Intent{gives("Zoe Quill"), add} {
		if _, err := p.Try(ada, i); refusal(t, err) != "!missing" {
			t.Errorf("%T: %v", i, err)
		}
	}
	if _, err := p.Try(ada, gives("Mei")); err != nil {
		t.Error(err)
	}
	if n := len(p.state().People()); n != before {
		t.Errorf("%d people came on file", n-before)
	}
	if _, err := p.Try(p.As("Mei"), gives("Zoe Quill")); err != nil {
		t.Errorf("the owner: %v", err)
	}
}

// TestEditingEndsWithTheConsole has a facilitator leave with a part of a page open: nobody is told that they still write.
func TestEditingEndsWithTheConsole(t *testing.T) {
	p := planning(t)
	first, second := p.Live.Enter(sessiontest.Host(), p.ID, session.AtConsole), p.Live.Enter(sessiontest.Host(), p.ID, session.AtStage)
	look := p.Live.Enter(session.Actor{Role: session.CoFacilitator, Person: model.PersonID{7}}, p.ID, session.AtConsole)
	defer look.Leave()
	if _, err := first.Do(context.Background(), session.Editing{Case: p.cases[0], Part: "Challenge"}); err != nil {
		t.Fatal(err)
	}
	first.Leave()
	if got := look.Face().(session.ConsoleFace).Editing; len(got) != 1 {
		t.Errorf("with a stage still open: %+v", got)
	}
	second.Leave()
	if got := look.Face().(session.ConsoleFace).Editing; len(got) != 0 {
		t.Errorf("gone, and still editing: %+v", got)
	}
}

// TestEditingThatIsForgottenTellsThoseWhoWait opens a part of a page and goes away: the console learns without any other news.
func TestEditingThatIsForgottenTellsThoseWhoWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := planning(t)
		console := p.Live.Enter(sessiontest.Host(), p.ID, session.AtConsole)
		seat := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
		if _, err := seat.Do(context.Background(), session.Editing{Case: p.cases[0], Part: "Challenge"}); err != nil {
			t.Fatal(err)
		}
		for len(console.Wake()) > 0 {
			<-console.Wake()
		}
		p.Clock.Turn(3 * time.Minute)
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		if len(console.Wake()) != 1 || len(console.Face().(session.ConsoleFace).Editing) != 0 {
			t.Errorf("woken %d times, and sees %+v", len(console.Wake()), console.Face().(session.ConsoleFace).Editing)
		}
		console.Leave()
		seat.Leave()
		p.Live.Close()
	})
}

// TestThePlusOneIsTheLastStatement lets people call it as the screen does, in quotes too, as entries may be.
func TestThePlusOneIsTheLastStatement(t *testing.T) {
	i, err := session.PageIntent(session.PageFace{}, []string{"health", "+1 no, she is away"})
	if a, ok := i.(session.AnswerHealth); err != nil || !ok || a.Statement != 4 || a.Answer != model.No || a.Note != "she is away" {
		t.Errorf("+1 is %+v, %v", i, err)
	}
	p := session.PageFace{Entries: []session.EntryFace{{Kind: model.EntryCriterion, Number: 1}}}
	if i, err := session.PageIntent(p, []string{"criterion", "1 target 30 a day"}); err != nil || i != (session.WriteEntry{Field: model.EntryTarget, Words: "30 a day"}) {
		t.Errorf("in quotes it is %+v, %v", i, err)
	}
}
