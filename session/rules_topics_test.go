package session_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// proposing: Ada proposes 6 and 7, Mei 8; two slots of ten minutes in one room. 6 is wanted by Olu.
func proposing(t *testing.T) *place {
	p := capturing(t)
	b := model.Block{Title: "Talk", Method: model.Topics, Timebox: 30 * 60e9, Grid: &model.Grid{Slots: 2, Minutes: 10, Rooms: []string{"Hall", "Library"}}}
	p.Do(session.AddBlock{Session: p.ID, Block: b, At: len(p.Session().Blocks)})
	p.To(model.Topics)
	p.Says("Ada", "How we lost a quarter to bad data")
	p.Says("Ada", "Who should own the master list")
	p.Says("Mei", "What the night shift does differently")
	p.By("Olu", session.SaySame{Case: p.Case(6).ID})
	return p
}

func scheduled(t *testing.T) *place {
	p := proposing(t)
	p.Do(session.ScheduleTopics{Session: p.ID})
	return p
}

func topicRules() []rule {
	move := func(n int, to model.TopicStage) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.MoveTopic{Session: p.ID, Topic: p.Case(n).ID, To: to}
		}
	}
	at := func(n, slot, room int) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.PlaceTopic{Session: p.ID, Topic: p.Case(n).ID, Spot: model.Spot{Slot: slot, Room: room}}
		}
	}
	conclude := func(n int, words string) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.ConcludeTopic{Session: p.ID, Topic: p.Case(n).ID, Words: words}
		}
	}
	schedule := func(p *place) session.Intent { return session.ScheduleTopics{Session: p.ID} }
	rows := []session.TopicRow{{Title: model.MustLine("Jenkins"), People: []string{"Kohsuke Kawaguchi", "Ada"}, When: "Saturday, 11:00, Janson"}, {Title: model.MustLine("Who should own the master list")}}
	taken := func(p *place) session.Intent {
		return session.ImportTopics{Session: p.ID, Source: "fosdem.xml", Rows: rows}
	}
	return []rule{
		{"a schedule", proposing, "", schedule, "TopicsScheduled"},
		{"the same schedule again", scheduled, "", schedule, ""},
		{"no schedule of nothing", capturing, "", schedule, "!conflict"},
		{"a seat schedules nothing", proposing, "Ada", schedule, "!denied"},
		{"a topic by hand", proposing, "", at(7, 2, 1), "TopicPlaced"},
		{"into a place that is taken: they change", scheduled, "", at(7, 1, 1), "TopicPlaced TopicPlaced"},
		{"out of the schedule", scheduled, "", at(6, 0, 0), "TopicPlaced"},
		{"no such slot", scheduled, "", at(7, 3, 1), "!invalid"},
		{"no such room", scheduled, "", at(7, 1, 3), "!invalid"},
		{"a use case is no topic", scheduled, "", at(1, 1, 1), "!invalid"},
		{"a topic is discussed, by its clock", proposing, "", move(6, model.Discussing), "TopicMoved TopicTaken"},
		{"it is over", func(t *testing.T) *place {
			p := proposing(t)
			p.Do(move(6, model.Discussing)(p))
			return p
		}, "", move(6, model.Discussed), "TopicMoved TopicTaken"},
		{"the next one in the same room ends it", func(t *testing.T) *place {
			p := proposing(t)
			p.Do(move(6, model.Discussing)(p))
			return p
		}, "", move(7, model.Discussing), "TopicMoved TopicMoved TopicTaken"},
		{"no such stage", proposing, "", move(6, 3), "!invalid"},
		{"a conclusion", proposing, "", conclude(6, "We name an owner for each list"), "TopicConcluded"},
		{"no conclusion of nothing", proposing, "", conclude(6, ""), ""},
		{"a seat concludes nothing", proposing, "Ada", conclude(6, "mine"), "!denied"},
		{"a file of topics, without those that are there", proposing, "", taken, "PersonAdded UseCaseCaptured DetailAdded SaidSame"},
		{"no block of topics", capturing, "", taken, "!conflict"},
		{"no slots", proposing, "", func(p *place) session.Intent {
			b, _ := p.Session().Block(p.Session().Current)
			b.Grid = &model.Grid{Minutes: 5, Rooms: []string{"Hall"}}
			return session.ChangeBlock{Session: p.ID, Block: b}
		}, "!invalid"},
	}
}

// TestTheBoardIsTheSameAfterACrash holds the schedule, the stages and the conclusions in what is on disk.
func TestTheBoardIsTheSameAfterACrash(t *testing.T) {
	p := scheduled(t)
	p.Do(session.MoveTopic{Session: p.ID, Topic: p.Case(6).ID, To: model.Discussing})
	p.Do(session.ConcludeTopic{Session: p.ID, Topic: p.Case(6).ID, Words: "We name an owner"})
	before := p.Live.Snapshot().ForWall(p.ID).Topics
	p.Reopen()
	after := p.Live.Snapshot().ForWall(p.ID).Topics
	for i, x := range before.All {
		if y := after.All[i]; x.Spot != y.Spot || x.Stage != y.Stage || x.Concluded != y.Concluded || x.Case.ID != y.Case.ID {
			t.Errorf("%+v became %+v", x, y)
		}
	}
	if len(before.All) != 3 || before.All[0].Case.Number != 6 || before.All[0].Concluded != "We name an owner" {
		t.Errorf("%+v", before.All)
	}
}

// TestWhatATopicCameToIsInTheRecap, also where nobody marked it as discussed, before the close and after it.
func TestWhatATopicCameToIsInTheRecap(t *testing.T) {
	p := scheduled(t)
	p.Do(session.ConcludeTopic{Session: p.ID, Topic: p.Case(6).ID, Words: "We name an owner"})
	for _, closed := range []bool{false, true} {
		if closed {
			p.Do(session.Close{Session: p.ID})
		}
		f := p.Live.Snapshot().ForWall(p.ID)
		if got := f.Recap.Discussed; len(got) != 1 || got[0].Concluded != "We name an owner" || closed && got[0].Stage != model.Discussed {
			t.Errorf("closed %v: %+v", closed, got)
		}
		if n := len(f.Topics.In(model.ToDiscuss)); closed && n != 2 {
			t.Errorf("%d topics that nobody talked about", n)
		}
	}
}

// TestNobodyIsInTwoPlaces: Ada proposes two, of which the most wanted gets a place by itself and the other one by hand;
// undoing the schedule leaves none.
func TestNobodyIsInTwoPlaces(t *testing.T) {
	p := scheduled(t)
	of := func(n int) model.Spot {
		x, _ := p.Live.Snapshot().ForWall(p.ID).Topics.Of(p.Case(n).ID)
		return x.Spot
	}
	if of(6) != (model.Spot{Slot: 1, Room: 1}) || !of(7).IsZero() || of(8) != (model.Spot{Slot: 1, Room: 2}) {
		t.Errorf("6 at %v, 7 at %v, 8 at %v", of(6), of(7), of(8))
	}
	clashes := func() []session.Clash { return p.Live.Snapshot().ForConsole(p.ID, session.FacilitatorID("")).Clashes }
	if c := clashes(); len(c) != 1 || c[0].Number != 7 || c[0].Words != "has no place: Ada already hosts 6" {
		t.Errorf("%+v", c)
	}
	p.Do(session.PlaceTopic{Session: p.ID, Topic: p.Case(7).ID, Spot: model.Spot{Slot: 2, Room: 1}})
	if c := clashes(); len(c) != 0 || of(7).IsZero() {
		t.Errorf("by hand at %v, %+v", of(7), c)
	}
	p.Do(session.PlaceTopic{Session: p.ID, Topic: p.Case(8).ID, Spot: model.Spot{Slot: 2, Room: 2}})
	p.By("Ada", session.SaySame{Case: p.Case(8).ID})
	if c := clashes(); len(c) != 1 || c[0].Number != 8 || c[0].Words != "and 7 are at the same time, and both want Ada" {
		t.Errorf("%+v", c)
	}
	for range 3 {
		p.Do(session.Undo{Session: p.ID})
	}
	if !of(6).IsZero() || !of(8).IsZero() {
		t.Errorf("after undo 6 at %v, 8 at %v", of(6), of(8))
	}
}

// TestWhatIsDiscussedNeedsNoPlace: a topic that began without one is not said to have none, then or afterwards.
func TestWhatIsDiscussedNeedsNoPlace(t *testing.T) {
	p := scheduled(t)
	b, _ := p.Session().Block(p.Session().Current)
	g := *b.Grid
	b.Grid = &g
	b.Grid.Slots, b.Grid.Rooms = 1, []string{"Hall"}
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	without := func() (numbers []int) {
		for _, x := range p.Live.Snapshot().ForWall(p.ID).Topics.All {
			if x.NoPlace != "" {
				numbers = append(numbers, x.Case.Number)
			}
		}
		slices.Sort(numbers)
		var warned []int
		for _, c := range p.Live.Snapshot().ForConsole(p.ID, session.FacilitatorID("")).Clashes {
			warned = append(warned, c.Number)
		}
		if slices.Sort(warned); !slices.Equal(warned, numbers) {
			t.Errorf("the console warns of %v, the room reads it of %v", warned, numbers)
		}
		return numbers
	}
	if got := without(); !slices.Equal(got, []int{7, 8}) {
		t.Fatalf("%v have no place", got)
	}
	for _, stage := range []model.TopicStage{model.Discussing, model.Discussed} {
		p.Do(session.MoveTopic{Session: p.ID, Topic: p.Case(7).ID, To: stage})
		if got := without(); !slices.Equal(got, []int{8}) {
			t.Errorf("%s: %v have no place", stage, got)
		}
	}
	p.Do(session.MoveTopic{Session: p.ID, Topic: p.Case(7).ID, To: model.ToDiscuss})
	if got := without(); !slices.Equal(got, []int{7, 8}) {
		t.Errorf("put back: %v have no place", got)
	}
}

// TestMergedTopicsKeepBothProposers: a schedule knows of both.
func TestMergedTopicsKeepBothProposers(t *testing.T) {
	p := proposing(t)
	p.Do(session.Merge{Into: p.Case(6).ID, From: p.Case(8).ID})
	p.Do(session.ScheduleTopics{Session: p.ID})
	f := p.Live.Snapshot().ForWall(p.ID).Topics
	if x, ok := f.Of(p.Case(6).ID); !ok || len(f.All) != 2 || x.Case.Reach != 3 {
		t.Errorf("%+v", f.All)
	}
}

// TestDotsOverAWholeConference: of more topics than one round takes, the most wanted get dots, and all are scheduled.
func TestDotsOverAWholeConference(t *testing.T) {
	p := proposing(t)
	var rows []session.TopicRow
	for n := range 487 {
		rows = append(rows, session.TopicRow{Title: model.MustLine(fmt.Sprintf("Talk %d of the conference", n)), People: []string{fmt.Sprintf("Speaker %d", n/2)}})
	}
	if r := p.Do(session.ImportTopics{Session: p.ID, Source: "schedule.xml", Rows: rows}); !strings.Contains(r.Note, "244 people propose more than one") {
		t.Errorf("somebody proposes several: %q", r.Note)
	}
	p.By("Mei", session.SaySame{Case: p.Case(400).ID})
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Vote", Method: model.Dots, Kind: model.TopicKind, Timebox: 5 * 60e9, Top: 9}, At: len(p.Session().Blocks)})
	p.To(model.Dots)
	p.Do(session.OpenDots{Session: p.ID})
	d := p.Live.Snapshot().ForWall(p.ID).Dots
	if len(d.Cases) != 200 || !slices.ContainsFunc(d.Cases, func(c session.CaseFace) bool { return c.Number == 400 }) || !slices.IsSortedFunc(d.Cases, func(a, b session.CaseFace) int { return a.Number - b.Number }) {
		t.Fatalf("%d topics get dots", len(d.Cases))
	}
	for _, who := range []string{"Ada", "Mei", "Olu"} {
		p.By(who, session.GiveDots{Round: d.ID, Case: p.Case(120).ID, Dots: 2})
	}
	p.Do(session.Reveal{Round: d.ID})
	p.Do(session.ScheduleTopics{Session: p.ID})
	f := p.Live.Snapshot().ForWall(p.ID).Topics
	if n, _ := f.NoPlace(); len(f.All) != 490 || f.All[0].Case.Number != 120 || f.All[0].Spot != (model.Spot{Slot: 1, Room: 1}) || n != 486 {
		t.Errorf("%d topics, %d first at %v, %d without a place", len(f.All), f.All[0].Case.Number, f.All[0].Spot, n)
	}
}

// TestATopicWithoutAPlaceSaysWhy: the grid is full, its people are elsewhere where there is room, or its proposer hosts
// another; nobody is named to all.
func TestATopicWithoutAPlaceSaysWhy(t *testing.T) {
	p := proposing(t)
	b, _ := p.Session().Block(p.Session().Current)
	g := *b.Grid
	b.Grid = &g
	b.Grid.Several = true
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	p.Says("Ada", "A third of mine")
	p.Do(session.ScheduleTopics{Session: p.ID})
	f := p.Live.Snapshot().ForWall(p.ID).Topics
	if x, _ := f.Of(p.Case(9).ID); x.NoPlace != "somebody in it is elsewhere in each free slot" {
		t.Errorf("%+v", x)
	}
	if c := p.Live.Snapshot().ForConsole(p.ID, session.FacilitatorID("")).Clashes; len(c) != 1 || c[0].Words != "has no place: Ada is elsewhere in each free slot" {
		t.Errorf("%+v", c)
	}
	p.Says("Olu", "One more for the last room")
	if x, _ := p.Live.Snapshot().ForWall(p.ID).Topics.Of(p.Case(10).ID); x.NoPlace != "not in the schedule yet" {
		t.Errorf("%+v", x)
	}
	p.Do(session.ScheduleTopics{Session: p.ID})
	f = p.Live.Snapshot().ForWall(p.ID).Topics
	if n, why := f.NoPlace(); n != 1 || len(why) != 1 || why[0] != "every place is taken" {
		t.Errorf("%d, %q", n, why)
	}
	once := g
	once.Several, b.Grid = false, &once
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	p.Do(session.ScheduleTopics{Session: p.ID})
	if x, _ := p.Live.Snapshot().ForWall(p.ID).Topics.Of(p.Case(7).ID); x.NoPlace != "who proposed it hosts another already" {
		t.Errorf("%+v", x)
	}
}

// TestAfterTheTopicsUseCasesAreTold: what is said in a block that asks for no topics is none.
func TestAfterTheTopicsUseCasesAreTold(t *testing.T) {
	p := proposing(t)
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Customers speak", Method: model.Speakers, Timebox: 10 * 60e9}, At: len(p.Session().Blocks)})
	p.To(model.Speakers)
	p.Says("Mei", "The night shift films each fault")
	if c := p.Case(9); c.Kind == model.TopicKind {
		t.Errorf("it is %v", c.Kind)
	}
}

// TestTopicsAreProposedBeforeTheBeginning: by seats in the lobby and by the facilitator in a draft, and nothing else is.
func TestTopicsAreProposedBeforeTheBeginning(t *testing.T) {
	p := lobby(t)
	if _, err := p.Try(p.As("Ada"), session.Say{Session: p.ID, Line: "Too early"}); !conflict(err) {
		t.Fatalf("without a block of topics: %v", err)
	}
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Propose", Method: model.Topics, Timebox: 30 * 60e9, Hold: true}, At: 2})
	p.By("Ada", session.Say{Session: p.ID, Line: "Who owns the master list?"})
	p.Do(session.Say{Session: p.ID, Line: "What the night shift does differently @Mei"})
	p.By("Ada", session.SaySame{Case: p.Case(2).ID})
	for _, line := range []string{"! call them", "# we begin", "? who pays", "~ a plan"} {
		if _, err := p.Try(p.As("Ada"), session.Say{Session: p.ID, Line: line}); !conflict(err) {
			t.Errorf("%q: %v", line, err)
		}
	}
	b, _ := p.Session().Block(p.Case(1).Block)
	if c := p.Case(1); c.Kind != model.TopicKind || b.Title != "Propose" || !c.Held || len(p.Session().Cases) != 2 {
		t.Errorf("%+v in %s", c, b.Title)
	}
	if f := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person); !f.Ahead || f.Block.Title != "Propose" || f.Kind != model.TopicKind || len(f.Mine) != 1 {
		t.Errorf("a seat is asked for %q", f.Block.Title)
	}
	p.By("Ada", session.Undo{Session: p.ID})
	p.By("Ada", session.Undo{Session: p.ID})
	p.Reopen()
	p.Do(session.GoLive{Session: p.ID})
	if f := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person); f.Ahead || f.Block.Title == "Propose" || !p.Case(1).Withdrawn || len(p.Case(2).Same) != 0 || p.Case(2).Withdrawn {
		t.Errorf("after undo %+v, %+v", p.Case(1), p.Case(2))
	}
}

// TestASeatReadsThatNobodyIsCalledSo: the topic is kept as its own, and who is on the list stays with facilitators.
func TestASeatReadsThatNobodyIsCalledSo(t *testing.T) {
	p := lobby(t)
	p.As("Mei")
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Propose", Method: model.Topics, Timebox: 30 * 60e9}, At: 2})
	for line, want := range map[string]string{"Bad data @Zoe": "as yours: nobody who is here is called Zoe", "Night shifts @Mei": "kept as"} {
		r, err := p.Try(p.As("Ada"), session.Say{Session: p.ID, Line: line})
		if err != nil || !strings.Contains(r.Note, want) || strings.Contains(r.Note, "yours") != strings.Contains(line, "Zoe") {
			t.Errorf("%s: %q, %v", line, r.Note, err)
		}
	}
}

func conflict(err error) bool {
	var refused *session.Error
	return errors.As(err, &refused) && refused.Code == session.Conflict
}

// TestClashesOfOneKindAreToldTogether, each kind once and in the order in which it first comes.
func TestClashesOfOneKindAreToldTogether(t *testing.T) {
	full, hosts := "has no place: every place is taken", "has no place: Ada already hosts 1"
	got := session.Together([]session.Clash{{Number: 5, Words: full}, {Number: 2, Words: hosts}, {Number: 6, Words: full}, {Number: 7, Words: full}, {Number: 9, Words: full}, {Number: 12, Words: full},
		{Number: 3, Words: "and 4 are at the same time, and both want Ada"}, {Number: 8, Words: "and 4 are at the same time, and both want Ada"}})
	want := []session.Alike{{Numbers: "5, 6, 7 and 2 more", Several: true, Words: full}, {Numbers: "2", Words: hosts},
		{Numbers: "3", Words: "and 4 are at the same time, and both want Ada"}, {Numbers: "8", Words: "and 4 are at the same time, and both want Ada"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	for i, said := range []string{"each of 5, 6, 7 and 2 more has no place: every place is taken", "2 has no place: Ada already hosts 1"} {
		if got[i].Sentence() != said {
			t.Errorf("%q", got[i].Sentence())
		}
	}
}
