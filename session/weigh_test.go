package session_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// in goes to a block of a method that is put behind the last one, with its settings.
func (p *place) in(m model.Method, w *model.Weighing) *place {
	b := model.Block{Title: string(m), Method: m, Timebox: 10 * time.Minute, Weigh: w}
	p.Do(session.AddBlock{Session: p.ID, Block: b, At: 99})
	p.Do(session.JumpTo{Session: p.ID, Block: p.Session().Blocks[len(p.Session().Blocks)-1].ID})
	return p
}

func (p *place) open() *place {
	p.Do(session.OpenRound{Session: p.ID})
	p.round = p.Session().Rounds[len(p.Session().Rounds)-1]
	p.cases = p.state().Round(p.round).Cases
	return p
}

// marks gives everybody's marks for a use case, one after the other of what is asked.
func (p *place) marks(c model.UseCaseID, by map[string][]model.Mark) {
	for name, marks := range by {
		for i, m := range marks {
			p.By(name, session.Mark{Round: p.round, Case: c, Own: i + 1, Mark: m})
		}
	}
}

func weighRules() []rule {
	reckon := func(n model.Numbers) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.Reckon{Case: p.Case(3).ID, By: model.ReckonRICE, Numbers: n}
		}
	}
	matrix := func(t *testing.T) *place { return capturing(t).in(model.Matrix, nil).open() }
	return []rule{
		{"numbers to rank by", capturing, "", reckon(model.Numbers{450_00, 3_00, 100_00, 2_00}), "CaseReckoned"},
		{"no effort at all", capturing, "", reckon(model.Numbers{450_00, 3_00, 100_00, 0}), "!invalid"},
		{"numbers for nothing", capturing, "", func(*place) session.Intent { return session.Reckon{By: model.ReckonRICE} }, "!missing"},
		{"no numbers from a seat", capturing, "Ada", reckon(model.Numbers{1, 1, 1, 1}), "!denied"},
		{"a matrix takes no mark for a group", matrix, "Ada", func(p *place) session.Intent {
			return session.Mark{Round: p.round, Case: p.cases[0], Group: model.Importance, Mark: model.High}
		}, "!invalid"},
		{"a mark of a matrix leaves no event", matrix, "Ada", func(p *place) session.Intent {
			return session.Mark{Round: p.round, Case: p.cases[0], Own: 2, Mark: model.High}
		}, ""},
		{"a matrix asks two things", matrix, "", func(p *place) session.Intent {
			return session.CountHands{Round: p.round, Case: p.cases[0], Group: 2, Counts: [5]int{1}}
		}, "!missing"},
		{"weights for a coffee break", capturing, "", func(p *place) session.Intent {
			b := p.block(model.Break)
			b.Weigh = &model.Weighing{PassAt: 250}
			return session.ChangeBlock{Session: p.ID, Block: b}
		}, "!invalid"},
		{"a weighted round without criteria", func(t *testing.T) *place { return capturing(t).in(model.Weighted, nil) }, "", func(p *place) session.Intent {
			return session.OpenRound{Session: p.ID}
		}, "!conflict"},
	}
}

// TestMatrix holds a blind matrix round through a crash: nothing shows before the reveal, marks survive, and hands count.
func TestMatrix(t *testing.T) {
	p := capturing(t).in(model.Matrix, nil).open()
	a, b := p.cases[0], p.cases[1]
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		p.marks(a, map[string][]model.Mark{name: {model.High, model.NoMark}})
		p.marks(b, map[string][]model.Mark{name: {model.Little, model.High}})
	}
	p.By("Jo", session.Mark{Round: p.round, Case: b, Own: 1, Mark: model.CantSay})
	p.Do(session.CountHands{Round: p.round, Case: b, Group: 1, Counts: [5]int{4, 0, 0, 0, 0}})
	p.Do(session.CountHands{Round: p.round, Case: b, Group: 0, Counts: [5]int{0, 0, 4, 0, 0}})
	p.Reopen()
	seat := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person)
	if own := seat.Round.Scores[0].Own; len(own) != 2 || own[0] != (session.SeatMark{Given: true, Mark: model.High}) {
		t.Fatalf("after a crash Ada's marks are %+v", own)
	}
	for who, face := range map[string]*session.WeighedFace{"wall": p.Live.Snapshot().ForWall(p.ID).Weighed, "seat": seat.Weighed, "console": p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Weighed} {
		if face != nil {
			t.Errorf("the %s shows marks before they are revealed", who)
		}
	}
	p.Do(session.Reveal{Round: p.round})
	f := p.Live.Snapshot().ForWall(p.ID).Weighed
	if f == nil || f.Cases[0].Case.ID != a || f.Cases[0].Result.Quadrant != model.QuickWin || f.Cases[1].Case.ID == a {
		t.Fatalf("revealed is %+v", f)
	}
	for _, x := range f.Cases {
		if x.Case.ID == b { // impact (1+1+4x2)/6, effort (3x3+4x0)/7
			if got := x.Result.Asks; got[0].Mean.Cmp(model.NewFrac(10, 6)) != 0 || got[1].Mean.Cmp(model.NewFrac(9, 7)) != 0 || got[0].Abstained != 1 {
				t.Errorf("the means are %s and %s", got[0].Mean, got[1].Mean)
			}
		}
	}
	if p.Case(3).Stage != model.StageShortlisted {
		t.Errorf("a quick win that nothing else decides is %s", p.Case(3).Stage)
	}
	p.Do(session.Select{Session: p.ID, Case: a})
	if face := p.Live.Snapshot().ForWall(p.ID); face.Reveal != nil || len(face.Shortlist) == 0 {
		t.Errorf("reveal %+v, shortlist %+v", face.Reveal, face.Shortlist)
	}
}

// TestMatrixLeavesScoringAlone places what the groups have decided: it stays decided.
func TestMatrixLeavesScoringAlone(t *testing.T) {
	p := revealed(t)
	was := p.state().UseCase(p.cases[0]).Stage
	p.in(model.Matrix, nil).open()
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		p.marks(p.cases[0], map[string][]model.Mark{name: {model.NoMark, model.High}})
	}
	p.Do(session.Reveal{Round: p.round})
	if now := p.state().UseCase(p.cases[0]).Stage; now != was || was != model.StageShortlisted {
		t.Errorf("it was %s and is %s", was, now)
	}
	if f := p.Live.Snapshot().ForWall(p.ID); f.Reveal == nil || f.Weighed == nil || f.Weighed.Cases[0].Moved != nil {
		t.Error("the reveal of the groups is gone, or a first matrix moved")
	}
}

// TestWeightedCriteria weighs by criteria of one's own; changing them later changes nothing of what was decided.
func TestWeightedCriteria(t *testing.T) {
	own := []model.OwnCriterion{{Name: "margin", Weight: 3}, {Name: "joy", Weight: 1}}
	p := capturing(t).in(model.Weighted, &model.Weighing{Criteria: own, PassAt: 250}).open()
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		p.marks(p.cases[0], map[string][]model.Mark{name: {model.High, model.Little}})
		p.marks(p.cases[1], map[string][]model.Mark{name: {model.Good, model.High}})
	}
	b := p.Session().Blocks[len(p.Session().Blocks)-1]
	other := b
	other.Weigh = &model.Weighing{Criteria: []model.OwnCriterion{{Name: "x", Weight: 1}, {Name: "y", Weight: 1}}, PassAt: 250}
	p.Do(session.ChangeBlock{Session: p.ID, Block: other})
	p.Do(session.Reveal{Round: p.round})
	check := func() {
		t.Helper()
		f := p.Live.Snapshot().ForWall(p.ID).Weighed
		if f.Sheet.Asks()[0].Title != "margin" || f.Cases[0].Result.Score.Cmp(model.NewFrac(5, 2)) != 0 || !f.Cases[0].Progresses || f.Cases[1].Progresses {
			t.Errorf("the outcome is %+v", f.Cases[:2])
		}
	}
	check()
	other.Weigh = &model.Weighing{Criteria: own, PassAt: 300}
	p.Do(session.ChangeBlock{Session: p.ID, Block: other})
	check()
	p.Reopen()
	check()
}

// TestALaterScoringTakesOffTheShortlist what passed by groups: what the list shows can be selected.
func TestALaterScoringTakesOffTheShortlist(t *testing.T) {
	p := revealed(t)
	passed := p.cases[0]
	p.in(model.Weighted, &model.Weighing{Criteria: []model.OwnCriterion{{Name: "margin", Weight: 3}, {Name: "joy", Weight: 1}}, PassAt: 250}).open()
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		p.marks(passed, map[string][]model.Mark{name: {model.NoMark, model.NoMark}})
	}
	listed := func() bool {
		return slices.ContainsFunc(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Shortlist, func(c session.CaseFace) bool { return c.ID == passed })
	}
	if !listed() {
		t.Fatal("it didn't pass by groups, so this proves nothing")
	}
	p.Do(session.Reveal{Round: p.round})
	if listed() || p.state().UseCase(passed).Stage != model.StageScored {
		t.Errorf("it is on the shortlist and %s", p.state().UseCase(passed).Stage)
	}
}

// TestRuleIsKept sets another rule after a reveal; the one in force then still holds, also for what would have changed it.
func TestRuleIsKept(t *testing.T) {
	p := scoring(t)
	set := func(w *model.Weighing) {
		b := p.block(model.Scoring)
		b.Weigh = w
		p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	}
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		for _, g := range model.Groups() {
			p.By(name, session.Mark{Round: p.round, Case: p.cases[0], Group: g, Mark: model.Good})
		}
	}
	set(&model.Weighing{PassAt: 250, Need: 3, Fine: true})
	if r := p.Live.Snapshot().ForWall(p.ID).Round; !r.Fine || r.Rule.Need != 3 {
		t.Errorf("the round's rule is %+v", r.Rule)
	}
	p.Do(session.Reveal{Round: p.round})
	set(nil)
	find := func() session.Scored {
		f := p.Live.Snapshot().ForWall(p.ID).Reveal
		if f.Rule.Need != 3 || f.Rule.Pass.Cmp(model.NewFrac(5, 2)) != 0 {
			t.Errorf("the rule in force was %+v", f.Rule)
		}
		i := slices.IndexFunc(f.Rest, func(x session.Scored) bool { return x.Case.ID == p.cases[0] })
		if i < 0 {
			t.Fatalf("it passed at 2.0 of 2.5: %+v", f.Passed)
		}
		return f.Rest[i]
	}
	if x := find(); len(x.WouldPass) != 3 || x.WouldPass[0].Points <= 0 {
		t.Errorf("what would have changed it: %+v", x.WouldPass)
	}
	p.Reopen()
	find()
}

// TestWhatMoved compares a second round with the first.
func TestWhatMoved(t *testing.T) {
	p := scoring(t)
	p.Do(session.Reveal{Round: p.round})
	first := p.Live.Snapshot().ForWall(p.ID).Reveal
	for _, x := range append(first.Passed, first.Rest...) {
		if x.Moved != nil {
			t.Fatal("a first round moved")
		}
	}
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	p.round = p.Session().Rounds[1]
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		for _, g := range model.Groups() {
			p.By(name, session.Mark{Round: p.round, Case: p.cases[0], Group: g, Mark: model.NoMark})
		}
	}
	p.Do(session.Reveal{Round: p.round})
	f := p.Live.Snapshot().ForWall(p.ID).Reveal
	for _, x := range append(f.Passed, f.Rest...) {
		if x.Case.ID != p.cases[0] {
			if x.Moved != nil {
				t.Errorf("%d was not in the second round", x.Case.Number)
			}
			continue
		}
		if m := x.Moved; m == nil || m.Now != "did not pass" || m.Answers < 1 || len(m.Asks) != 3 || !m.Asks[0].HasAfter {
			t.Errorf("moved is %+v", m)
		}
	}
}

// TestWhatMovedIsKeptBackAloud: two scorers, then three; what moved would tell the marks of the two, and the room is told so.
func TestWhatMovedIsKeptBackAloud(t *testing.T) {
	p := capturing(t)
	p.To(model.Scoring)
	mark := func(names ...string) {
		p.round = p.Session().Rounds[len(p.Session().Rounds)-1]
		p.cases = p.state().Round(p.round).Cases
		for _, name := range names {
			for _, g := range model.Groups() {
				p.By(name, session.Mark{Round: p.round, Case: p.cases[0], Group: g, Mark: model.High})
			}
		}
		p.Do(session.Reveal{Round: p.round})
	}
	said := func() bool {
		return slices.Contains(p.Live.Snapshot().ForWall(p.ID).Reveal.Untold(), session.UnmovedWords())
	}
	p.Do(session.OpenRound{Session: p.ID})
	mark("Ada", "Mei")
	if said() {
		t.Error("nothing could have moved in a first round")
	}
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	mark("Ada", "Mei", "Olu")
	if !said() {
		t.Errorf("the room reads %q", p.Live.Snapshot().ForWall(p.ID).Reveal.Untold())
	}
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	mark("Ada", "Mei", "Olu")
	if said() {
		t.Error("the third round stands beside the second, which is told")
	}
}

// TestStories scores serendipitous ones too: they are told, and never shortlisted.
func TestStories(t *testing.T) {
	p := capturing(t)
	b := p.block(model.Scoring)
	b.Weigh = &model.Weighing{Stories: true}
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	p.To(model.Scoring)
	p.open()
	story := p.Case(1).ID
	if !slices.Contains(p.cases, story) {
		t.Fatal("no serendipitous use case is in the round")
	}
	for _, name := range []string{"Ada", "Mei", "Jo"} {
		for _, g := range model.Groups() {
			p.By(name, session.Mark{Round: p.round, Case: story, Group: g, Mark: model.High})
		}
	}
	p.Do(session.Reveal{Round: p.round})
	f := p.Live.Snapshot().ForWall(p.ID)
	if len(f.Reveal.Stories) == 0 || f.Reveal.Stories[0].Case.ID != story || p.Case(1).Stage != model.StageScored {
		t.Errorf("stories are %+v, it is %s", f.Reveal.Stories, p.Case(1).Stage)
	}
	for _, c := range f.Shortlist {
		if c.Kind == model.Serendipitous {
			t.Errorf("%d is shortlisted", c.Number)
		}
	}
}

// TestReckoningIsRankedAndUndone enters numbers and takes them back.
func TestReckoningIsRankedAndUndone(t *testing.T) {
	p := capturing(t).in(model.RICE, nil)
	p.Do(session.Reckon{Case: p.Case(3).ID, By: model.ReckonRICE, Numbers: model.Numbers{450_00, 3_00, 100_00, 2_00}})
	p.Do(session.Reckon{Case: p.Case(4).ID, By: model.ReckonRICE, Numbers: model.Numbers{2000_00, 1_00, 80_00, 1_00}})
	rows := func() []session.ReckonedRow { return p.Live.Snapshot().ForWall(p.ID).Reckoned.Rows }
	if got := rows(); len(got) != 2 || got[0].Case.Number != 4 || got[0].Score.String() != "1600.0" || got[1].Score.String() != "675.0" {
		t.Fatalf("ranked %+v", got)
	}
	if undo := p.Live.Snapshot().ForStage(p.ID, session.FacilitatorID("")).Undo; !strings.HasPrefix(undo.Label, "RICE of") && undo.Label != "" {
		t.Errorf("undo is called %q", undo.Label)
	}
	p.Do(session.Undo{Session: p.ID})
	if got := rows(); len(got) != 1 || got[0].Case.Number != 3 {
		t.Errorf("after undo %+v", got)
	}
	p.Reopen()
	if got := rows(); len(got) != 1 {
		t.Errorf("after a crash %+v", got)
	}
}

// TestFewMarksAreNotShown withholds a matrix of two people, whose means would tell both.
func TestFewMarksAreNotShown(t *testing.T) {
	p := capturing(t).in(model.Matrix, nil).open()
	for _, name := range []string{"Ada", "Mei"} {
		p.marks(p.cases[0], map[string][]model.Mark{name: {model.High, model.NoMark}})
	}
	p.Do(session.Reveal{Round: p.round})
	f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Weighed
	if !f.Withheld || f.Cases[0].Marks != nil || f.Cases[0].Result.HasScore {
		t.Errorf("shows %s", fmt.Sprint(f.Cases[0].Result))
	}
}

// TestAMatrixOnAPassedLaptop counts the people at a passed laptop when it says whether enough have marked, and shows each
// of them their own marks.
func TestAMatrixOnAPassedLaptop(t *testing.T) {
	p := capturing(t).in(model.Matrix, nil).open()
	var kept session.Passed
	face := p.Live.Snapshot().ForWall(p.ID).Round
	for n := range 3 {
		for own := range 2 {
			vote := session.Mark{Round: p.round, Case: p.cases[0], Own: own + 1, Mark: model.High}
			p.Do(session.OnLaptop{Voter: session.VoterID{byte(n + 1)}, Vote: vote})
			kept = kept.With(face.Cases, face.Sheet, vote)
		}
	}
	if own := kept.Round(face).Scores[0].Own; len(own) != 2 || !own[1].Given || own[1].Mark != model.High {
		t.Errorf("the laptop shows %+v", own)
	}
	if own := (session.Passed{}).Round(face).Scores[0].Own; len(own) != 2 || own[0].Given {
		t.Errorf("the next person begins with %+v", own)
	}
	p.Do(session.Reveal{Round: p.round})
	if f := p.Live.Snapshot().ForWall(p.ID).Weighed; f.Withheld || len(f.Cases[0].Marks) != 2 {
		t.Errorf("three people marked, and the wall has %+v", f)
	}
}
