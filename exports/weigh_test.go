package exports_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// TestOtherWaysToChoose holds that a matrix, a second one, weighted criteria, a rule of one's own and RICE all leave: in the
// JSON as its schema says, in the tables and in the recap.
func TestOtherWaysToChoose(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	for _, line := range []string{"~ send the gate photo ahead", "~ reorder with one touch", "~ play music at the dock"} {
		r.hosts(line)
	}
	block := func(m model.Method, w *model.Weighing) {
		r.Do(session.AddBlock{Session: r.ID, Block: model.Block{Title: string(m), Method: m, Timebox: time.Minute, Weigh: w}, At: 99})
		r.Do(session.JumpTo{Session: r.ID, Block: r.Session().Blocks[len(r.Session().Blocks)-1].ID})
	}
	ask := func(round model.RoundID, number int, marks ...model.Mark) {
		for _, name := range []string{"Ada", "Mei", "Olu"} {
			for i, m := range marks {
				r.By(name, session.Mark{Round: round, Case: r.Case(number).ID, Own: i + 1, Mark: m})
			}
		}
	}
	block(model.Matrix, nil)
	round := r.open(1, 2)
	ask(round, 1, model.High, model.NoMark)
	ask(round, 2, model.Little, model.High)
	r.Do(session.Reveal{Round: round})
	round = r.open(2)
	ask(round, 2, model.High, model.High)
	r.Do(session.Reveal{Round: round})
	block(model.Weighted, &model.Weighing{PassAt: 250, Criteria: []model.OwnCriterion{{Name: "margin|x", Weight: 3}, {Name: "joy", Weight: 1}}})
	round = r.open(1, 3)
	ask(round, 1, model.High, model.Little)
	ask(round, 3, model.Little, model.High)
	r.Do(session.Reveal{Round: round})
	r.Do(session.Reckon{Case: r.Case(1).ID, By: model.ReckonRICE, Numbers: model.Numbers{450_00, 3_00, 100_00, 2_00}})
	report := r.report()
	valid(t, written(t, report, "json"))
	md := string(written(t, report, "md"))
	for _, want := range []string{"impact and effort", "quick win", "was: not now, is: big bet; impact from 1.0 to 3.0; at least 3 people answered otherwise",
		"weighted mean of 2.5", "Ranked by RICE", "675"} {
		if !strings.Contains(md, want) {
			t.Errorf("the recap has no %q:\n%s", want, md)
		}
	}
	files, err := exports.Files(report)
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	names := ""
	for _, f := range files {
		names += f.Name + " "
		if err := f.Write(&all); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"-weighed.csv", "-moved.csv", "-ranked.csv"} {
		if !strings.Contains(names, want) {
			t.Errorf("there is no %s among %s", want, names)
		}
	}
	if !strings.Contains(all.String(), "margin|x") {
		t.Error("a criterion's name does not leave")
	}
}

// TestWhatMovedIsWithheldAloud: a round of one, then one of three; the recap says that what moved is not told.
func TestWhatMovedIsWithheldAloud(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	r.hosts("~ send the gate photo ahead")
	r.Do(session.AddBlock{Session: r.ID, Block: model.Block{Title: "Effort", Method: model.Matrix, Timebox: time.Minute}, At: 99})
	r.Do(session.JumpTo{Session: r.ID, Block: r.Session().Blocks[len(r.Session().Blocks)-1].ID})
	var said []bool
	for _, names := range [][]string{{"Ada"}, {"Ada", "Mei", "Olu"}} {
		round := r.open(1)
		for _, name := range names {
			for i := range 2 {
				r.By(name, session.Mark{Round: round, Case: r.Case(1).ID, Own: i + 1, Mark: model.High})
			}
		}
		r.Do(session.Reveal{Round: round})
		said = append(said, strings.Contains(string(written(t, r.report(), "md")), "What moved since the round before is not told"))
	}
	if said[0] || !said[1] {
		t.Errorf("said after the first and the second round: %v", said)
	}
}

// TestALaptopCountsOnEverySheet: who marked a matrix at a passed laptop is told of, as in blind scoring.
func TestALaptopCountsOnEverySheet(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	r.hosts("~ send the gate photo ahead")
	r.Do(session.AddBlock{Session: r.ID, Block: model.Block{Title: "matrix", Method: model.Matrix, Timebox: time.Minute}, At: 99})
	r.Do(session.JumpTo{Session: r.ID, Block: r.Session().Blocks[len(r.Session().Blocks)-1].ID})
	round := r.open(1)
	for voter := range byte(3) {
		for i := range 2 {
			r.Do(session.OnLaptop{Voter: session.VoterID{voter + 1}, Vote: session.Mark{Round: round, Case: r.Case(1).ID, Own: i + 1, Mark: model.High}})
		}
	}
	r.Do(session.Reveal{Round: round})
	if got := r.report().Content.Rounds[0]; got.Laptop != 3 || got.Withheld != "" || got.UseCases[0].Weighed.Rank != 1 {
		t.Errorf("got %+v", got)
	}
}
