package tui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// onStage is a stage of 120x35 that shows a wall.
func onStage(f session.WallFace) screen.Screen { return stageAt(f, facetest.Now, 120, 35) }

func stageAt(f session.WallFace, now func() time.Time, w, h int) screen.Screen {
	env := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Now: now, Zone: facetest.Zone()}
	var s screen.Screen = newStage(env, "", func() tea.Msg { return "console" })
	s, _ = s.SetSize(w, h).Update(screen.SnapshotMsg{Projection: facetest.Stage(f), Now: now()})
	return s
}

// line is what stands in the facilitator's row.
func line(s screen.Screen) string {
	rows := strings.Split(frame.Plain(s.View()), "\n")
	return strings.TrimSpace(rows[len(rows)-1])
}

func TestStageKeysBecomeIntents(t *testing.T) {
	f := facetest.Stage(facetest.Wall(2))
	id, block := f.Session, f.Block.ID
	score, reveal, few := facetest.Wall(7), facetest.Wall(8), facetest.Wall(9)
	case12, dotted := f.Numbers[12], facetest.WallDots(facetest.Dots(true))
	for _, c := range []struct {
		name string
		wall session.WallFace
		keys string // names of keys; "=text" types it
		want session.Intent
	}{
		{"a line is said in its block", facetest.Wall(2), "=gate photo @Ada|enter", session.Say{Session: id, Block: block, Line: "gate photo @Ada"}},
		{"tab completes a name of those here", facetest.Wall(2), "=gate @kw|tab|enter", session.Say{Session: id, Block: block, Line: "gate @Kwame"}},
		{"next twice", facetest.Wall(2), "ctrl+n|ctrl+n", session.Advance{Session: id, From: block}},
		{"a clicker's next twice", facetest.Wall(2), "pgdown|pgdown", session.Advance{Session: id, From: block}},
		{"back", facetest.Wall(2), "pgup", session.GoBack{Session: id, From: block}},
		{"lights", facetest.Wall(2), "ctrl+l", session.SwitchLights{Session: id, Dark: true}},
		{"lights back", facetest.Dark(), "ctrl+l", session.SwitchLights{Session: id}},
		{"wall view", facetest.Wall(2), "ctrl+t", session.TurnWall{Session: id, View: model.ViewTrap}},
		{"wall view comes round", facetest.Viewed(model.ViewParked), "ctrl+t", session.TurnWall{Session: id}},
		{"pause", facetest.Wall(2), "esc|p", session.Pause{Session: id}},
		{"resume", facetest.Find("capture-paused"), "esc|p", session.Resume{Session: id}},
		{"five minutes more", facetest.Wall(2), "esc|5", session.Extend{Session: id, By: 5 * time.Minute}},
		{"one minute less", facetest.Wall(2), "esc|-", session.Extend{Session: id, By: -time.Minute}},
		{"undo is named before it is done", facetest.Wall(2), "esc|u", nil},
		{"undo", facetest.Wall(2), "esc|u|u", session.Undo{Session: id, Command: f.Undo.Command}},
		{"merge", facetest.Wall(2), "esc|m|=9|enter|=12|enter", session.Merge{From: f.Numbers[9], Into: case12}},
		{"hands", facetest.Wall(2), "esc|s|=12|enter|=6|enter", session.CountSame{Case: case12, People: 6}},
		{"hide", facetest.Wall(2), "esc|h|=#12|enter", session.Hide{Case: case12}},
		{"edit begins with the words", facetest.Wall(2), "esc|e|=12|enter|=!|enter", session.EditTitle{Case: case12, Title: "Store managers photograph shelf gaps!"}},
		{"go to a block by its name", facetest.Wall(2), "esc|g|=sco|tab|enter", session.JumpTo{Session: id, Block: f.Agenda[7].ID}},
		{"check in", facetest.Wall(0), "i|=Olu|enter", session.CheckIn{Session: id, Name: "Olu"}},
		{"close a round", score, "o", session.CloseRound{Round: score.Round.ID}},
		{"reopen a round", facetest.Find("score-closed"), "o", session.ReopenRound{Round: score.Round.ID}},
		{"dots first", facetest.WallDots(nil), "x", session.OpenDots{Session: id}},
		{"close the dots", dotted, "o", session.CloseRound{Round: dotted.Dots.ID}},
		{"tally dots", dotted, "t|=18|enter|=7|enter|enter", session.TallyDots{Round: dotted.Dots.ID, Case: dotted.Dots.Cases[5].ID, Dots: 7}},
		{"pass the laptop after a question", dotted, "L", nil},
		{"fingers", score, "f|=18|enter|=f|enter|=0 1 4 3|enter", session.CountHands{Round: score.Round.ID, Case: score.Round.Cases[0].ID,
			Group: model.Feasibility, Counts: [5]int{0, 1, 4, 3, 0}}},
		{"reveal after a question", facetest.Find("score-closed"), "r", nil},
		{"a reason sheet", reveal, "down|down|enter", session.TurnWall{Session: id, View: model.ViewReason, Case: reveal.Reveal.Passed[1].Case.ID}},
		{"back from it", viewed(reveal), "esc", session.TurnWall{Session: id}},
		{"select", few, "s|=18|enter", session.Select{Session: id, Case: few.Shortlist[0].ID}},
		{"owner", facetest.Wall(10), "o|=18|enter|=Mei|enter", session.NameOwner{Case: few.Shortlist[0].ID, Name: "Mei"}},
		{"date", facetest.Wall(10), "d|=18|enter|=21.10.|enter", session.SetFirstDate{Case: few.Shortlist[0].ID, Date: "2026-10-21"}},
		{"the lobby goes live at the second press", facetest.Lobby(), "pgdown|pgdown", session.GoLive{Session: id}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, sent := play(onStage(c.wall), c.keys)
			var want []any
			if c.want != nil {
				want = []any{c.want}
			}
			if !reflect.DeepEqual(sent, want) {
				t.Errorf("%s uttered %+v, not %+v", c.keys, sent, want)
			}
		})
	}
}

// TestAStageUndoesAtOnceWhereItsRowNamesIt has room for it at 200 columns, and asks for a second press where it has not.
func TestAStageUndoesAtOnceWhereItsRowNamesIt(t *testing.T) {
	wide, sent := play(stageAt(facetest.Wall(0), facetest.Now, 400, 60), "esc|u")
	if len(sent) != 1 {
		t.Errorf("the row has %q, and u uttered %v", line(wide), sent)
	}
	narrow, sent := play(stageAt(facetest.Wall(0), facetest.Now, 80, 24), "esc|u")
	if len(sent) != 0 || !strings.HasPrefix(line(narrow), "u once more takes back") {
		t.Errorf("the row has %q, and u uttered %v", line(narrow), sent)
	}
}

// TestAClosedStageExports, for it may be all that there is.
func TestAClosedStageExports(t *testing.T) {
	for _, closed := range []bool{true, false} {
		f := facetest.Stage(facetest.Wall(2))
		if closed {
			f.State = model.Closed
		}
		s := newStage(look(true), "", nil)
		s.files = noFiles{}
		next, _ := s.SetSize(120, 35).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
		b, _ := next.Keys().Find(actExport)
		_, cmd := next.Update(keys.ActionMsg{Action: actExport})
		if opens := len(tuitest.Messages(cmd)) == 1; opens != closed || (len(b.Keys) == 1 && b.Keys[0] == "e" && !b.Off) != closed {
			t.Errorf("closed %v: %v, and it opens: %v", closed, b, opens)
		}
	}
}

// play presses keys, parted by bars, and gives the intents that came of it.
func play(s screen.Screen, script string) (screen.Screen, []any) {
	var sent []any
	for _, k := range strings.Split(script, "|") {
		var msgs []tea.Msg
		if text, typed := strings.CutPrefix(k, "="); typed {
			s, msgs = tuitest.Type(s, text)
		} else {
			s, msgs = tuitest.Press(s, k)
		}
		sent = append(sent, tuitest.Intents(msgs)...)
	}
	return s, sent
}

func TestStageChecksInOneAfterTheOther(t *testing.T) {
	for _, f := range []session.WallFace{facetest.Wall(0), facetest.Lobby()} {
		s, sent := play(onStage(f), "i|=Kwame|enter|=Zsófia|enter")
		want := []any{session.CheckIn{Session: f.Session, Name: "Kwame"}, session.CheckIn{Session: f.Session, Name: "Zsófia"}}
		if !reflect.DeepEqual(sent, want) {
			t.Errorf("two names uttered %+v", sent)
		}
		if got := line(s); !strings.HasPrefix(got, "who is here?") || !strings.HasSuffix(got, "esc when all are in") {
			t.Errorf("after two names the row says %q", got)
		}
		if s, sent = play(s, "enter|esc"); len(sent) != 0 || strings.Contains(line(s), "who is here?") {
			t.Errorf("esc leaves %q in the row, and uttered %v", line(s), sent)
		}
	}
}

func viewed(f session.WallFace) session.WallFace {
	f.View, f.Reason = model.ViewReason, &f.Reveal.Passed[0]
	return f
}

func TestStageNamesWhatComesBeforeItGoesThere(t *testing.T) {
	s, sent := play(onStage(facetest.Wall(2)), "=half a word|ctrl+n")
	if len(sent) != 0 || !strings.HasPrefix(line(s), "next: 15 min a day") {
		t.Errorf("after one press: %q, sent %v", line(s), sent)
	}
	s, sent = play(s, "=s|ctrl+n")
	if len(sent) != 0 {
		t.Errorf("a key between two presses of next did not part them: %v", sent)
	}
	if s, _ = play(s, "left"); !strings.HasPrefix(line(s), "> half a words") {
		t.Errorf("the half-typed line is %q", line(s))
	}
}

func TestStageSaysThatNothingIsLeftToUndo(t *testing.T) {
	f := facetest.Stage(facetest.Wall(2))
	f.Undo = session.UndoFace{}
	s, _ := onStage(facetest.Wall(2)).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	s, sent := play(s, "esc|u")
	if len(sent) != 0 || line(s) != "nothing to undo" {
		t.Errorf("u says %q and utters %v", line(s), sent)
	}
}

func TestStageForgetsAFirstPressAfterAWhile(t *testing.T) {
	now := facetest.Now()
	s, _ := play(stageAt(facetest.Wall(2), func() time.Time { return now }, 120, 35), "ctrl+n")
	now = now.Add(armed)
	if _, sent := play(s, "ctrl+n"); len(sent) != 0 {
		t.Errorf("a press from long ago counted: %v", sent)
	}
}

func TestStageKeepsALineWhenTheRoomGoesOn(t *testing.T) {
	s, _ := play(onStage(facetest.Wall(2)), "=half a word")
	s, _ = s.Update(screen.SnapshotMsg{Projection: facetest.Stage(facetest.Wall(7)), Now: facetest.Now()})
	if !strings.Contains(line(s), "half a word") || !strings.Contains(line(s), "now: Score") {
		t.Fatalf("the line is %q", line(s))
	}
	_, sent := play(s, "enter")
	want := session.Say{Session: facetest.Wall(2).Session, Block: facetest.Agenda()[2].ID, Line: "half a word"}
	if len(sent) != 1 || sent[0] != want {
		t.Errorf("enter filed %+v", sent)
	}
}

func TestStageBringsBackWhatWasNotSaved(t *testing.T) {
	s, sent := play(onStage(facetest.Wall(2)), "=an idea|enter")
	s, _ = s.Update(screen.ResultMsg{Intent: sent[0], Err: session.Refuse(session.NotSaved, "the disk is full")})
	if got := line(s); !strings.Contains(got, "an idea") || !strings.Contains(got, "not saved") {
		t.Errorf("the line is %q", got)
	}
}

func TestAnyKeySkipsTheMotionAndDoesNothingElse(t *testing.T) {
	f := facetest.Find("reveal-moving")
	last := f.Reveal.Passed[0].Case.Title
	s := onStage(f)
	if strings.Contains(frame.Plain(s.View()), last) {
		t.Fatal("the first one stands there before its turn")
	}
	s, sent := play(s, "enter")
	if len(sent) != 0 || !strings.Contains(frame.Plain(s.View()), last) {
		t.Errorf("a key did not draw the end of the motion, or did more: %v", sent)
	}
	if _, sent = play(s, "enter"); len(sent) != 1 {
		t.Errorf("the next key uttered %v", sent)
	}
}

func TestStageNamesWhatTheRoomWouldSeeBeforeTheConsole(t *testing.T) {
	s := onStage(facetest.Wall(2))
	_, cmd := s.Update(keys.ActionMsg{Action: actPrivate})
	open, ok := tuitest.Messages(cmd)[0].(screen.OpenMsg)
	if !ok {
		t.Fatal("nothing was asked")
	}
	q := open.Screen.SetSize(120, 35)
	for _, words := range []string{"private notes", "silent", "hidden from the wall"} {
		if seen := frame.Plain(q.View()); !strings.Contains(seen, words) {
			t.Errorf("%q is not named in\n%s", words, seen)
		}
	}
	q, msgs := tuitest.Press(q, "y")
	if len(msgs) != 0 {
		t.Errorf("one yes was enough: %v", msgs)
	}
	if _, msgs = tuitest.Press(q, "y"); len(msgs) == 0 {
		t.Error("two were not")
	}
}

func TestStageAsksBeforeMoreThanTheBlockForesees(t *testing.T) {
	few := facetest.Wall(9) // four are selected, four are foreseen
	_, cmd := play(onStage(few), "s|=22|enter")
	if len(cmd) != 0 {
		t.Errorf("a fifth was selected without a question: %v", cmd)
	}
}

// TestStageOffersATallyOnlyWhereOneCounts: no round of dots is open, and what is revealed takes no more hands.
func TestStageOffersATallyOnlyWhereOneCounts(t *testing.T) {
	round, open := facetest.Round(true), facetest.Wall(7)
	done := round
	done.Revealed = true
	after := open
	open.Round, after.Round = &round, &done
	after.Reveal = facetest.Reveal()
	dots := facetest.WallDots(facetest.Dots(true))
	for _, c := range []struct {
		name, key string
		wall      session.WallFace
		asks      bool
	}{{"dots in a round of marks", "t", open, false}, {"fingers in it", "f", open, true}, {"fingers after the reveal", "f", after, false},
		{"dots after the reveal", "t", after, false}, {"dots in a round of dots", "t", dots, true}} {
		s, _ := play(onStage(c.wall), "esc|"+c.key)
		if got := strings.Contains(line(s), " for"); got != c.asks {
			t.Errorf("%s: %q", c.name, line(s))
		}
	}
}

func TestStageSaysWhatIsWrongWithAnAnswer(t *testing.T) {
	for script, want := range map[string]string{
		"esc|h|=77|enter": "there is no 77", "esc|h|=abc|enter": `"abc" is no number`,
	} {
		s, sent := play(onStage(facetest.Wall(2)), script)
		if len(sent) != 0 || !strings.Contains(line(s), want) {
			t.Errorf("%s: %q, sent %v", script, line(s), sent)
		}
	}
}

func TestStageAsksBeforeASecondRoundAndBeforeADrop(t *testing.T) {
	after, second := facetest.Stage(facetest.Wall(8)), facetest.Wall(8)
	first := facetest.Round(false)
	first.Revealed = true
	open := facetest.Round(true)
	open.ID = facetest.ID[model.RoundID](2)
	second.Round = &open
	revealed := facetest.Wall(8)
	revealed.Round = &first
	scored := facetest.Wall(7)
	scored.Round, scored.Reveal = &first, facetest.Reveal()
	over := []model.UseCaseID{after.Numbers[24], after.Numbers[21]}
	for _, c := range []struct {
		name, key string
		wall      session.WallFace
		says      string
		want      session.Intent
	}{
		{"a second round in discuss", "2", revealed, "The outcome of the first stays in the record; the newest counts.",
			session.OpenRound{Session: after.Session, Cases: divided(after.Reveal)}},
		{"a second round in score", "2", scored, "The outcome of the first stays in the record; the newest counts.",
			session.OpenRound{Session: after.Session, Cases: divided(after.Reveal)}},
		{"one over chosen numbers", "", revealed, "over 2 use cases?", session.OpenRound{Session: after.Session, Cases: over}},
		{"drop it", "d", second, "Its marks and its hands are gone", session.DropRound{Round: open.ID}},
		{"drop the first", "d", facetest.Wall(7), "Drop this round?", session.DropRound{Round: facetest.Wall(7).Round.ID}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := onStage(c.wall)
			var msgs []tea.Msg
			if c.key == "" {
				s, _ = s.Update(keys.ActionMsg{Action: "round of"})
				s, _ = tuitest.Type(s, "24 21")
				c.key = "enter"
			}
			if _, msgs = tuitest.Press(s, c.key); len(msgs) != 1 {
				t.Fatalf("%s gives %v", c.key, msgs)
			}
			open, ok := msgs[0].(screen.OpenMsg)
			if !ok {
				t.Fatalf("%s does %v without a question", c.key, msgs[0])
			}
			q := open.Screen.SetSize(120, 35)
			if seen := frame.Plain(q.View()); !strings.Contains(seen, c.says) {
				t.Errorf("%q does not stand in\n%s", c.says, seen)
			}
			_, msgs = tuitest.Press(q, "y")
			if got := tuitest.Intents(msgs); !reflect.DeepEqual(got, []any{c.want}) {
				t.Errorf("yes uttered %+v", got)
			}
		})
	}
	for _, f := range []session.WallFace{revealed, scored} {
		if s, sent := play(onStage(f), "o"); len(sent) != 0 || strings.Contains(line(s), "open round") {
			t.Errorf("after the reveal o does %v, and the row says %q", sent, line(s))
		}
	}
	if _, sent := play(onStage(second), "o"); !reflect.DeepEqual(sent, []any{session.CloseRound{Round: open.ID}}) {
		t.Errorf("a second round is not closed in discuss: %v", sent)
	}
}

func TestStageSaysThatARoundIsOpenBeforeItGoesOn(t *testing.T) {
	for n, warns := range map[int]bool{7: true, 8: false} {
		if s, _ := play(onStage(facetest.Wall(n)), "ctrl+n"); strings.Contains(line(s), "a round takes marks") != warns {
			t.Errorf("block %d: the row says %q", n, line(s))
		}
	}
}

func TestTheHandsRowShowsNoMark(t *testing.T) {
	s, _ := play(onStage(facetest.Wall(7)), "f|=18|enter|=imp|enter")
	if got := line(s); !strings.HasPrefix(got, "how many gave 0 1 2 3, and can't say?") || strings.ContainsAny(strings.TrimPrefix(got, "how many gave 0 1 2 3"), "0123456789") {
		t.Errorf("the row where hands are counted shows %q", got)
	}
}

func TestStageMapsAreSoundInEveryBlock(t *testing.T) {
	for _, n := range facetest.Walls() {
		for _, wrong := range onStage(n.Face).Keys().Check() {
			t.Errorf("%s: %s", n.Name, wrong)
		}
	}
}

func TestEveryActionOfAFacilitatorIsInThePalette(t *testing.T) {
	have := map[keys.Action]bool{}
	for _, n := range facetest.Walls() {
		for _, e := range onStage(n.Face).Keys().Entries() {
			have[e.Action] = true
		}
	}
	for _, a := range []keys.Action{keys.Next, keys.Previous, keys.Lights, keys.WallView, keys.Undo, actPause, actFiveMore, actNames, actHold,
		actJump, actCheckIn, actPark, actAction, actDecision, actOutcome, actNextTime, actItems, actRenew, actClose, actLeave, actPrivate,
		actTestCard, actOpenRound, actCloseRound, actReopen, actReveal, actDropRound, actSecond, "merge", "part", "edit", "kind", "hide", "show", "release",
		"speaker", "minutes", "themes", "elsewhere", "fingers", "round of", "aim", "reason sheet", "select", "deselect", "override", "owner",
		"measure", "date", "vision", "prompt", "goal", "add block", "move block", "remove block", "session title"} {
		if !have[a] && a != actReopen {
			t.Errorf("%q can be reached in no block", a)
		}
	}
}

func TestStageGoldens(t *testing.T) {
	for _, c := range []struct{ name, wall, keys string }{
		{"line", "capture", "=drivers send the gate photo @kw"}, {"next", "capture", "ctrl+n"}, {"list", "capture", "esc"},
		{"asking", "capture", "esc|m|=9|enter"}, {"lobby", "lobby", "left"}, {"score", "score", "f"}, {"chosen", "reveal", "down|down"},
		{"many", "reveal-many", "down|down|down|down|down|down|down|down"}, {"dark", "dark", "left"}, {"first-steps", "first-steps", "left"},
	} {
		var b strings.Builder
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s, _ := play(stageAt(facetest.Find(c.wall), facetest.Now, size[0], size[1]), c.keys)
			fmt.Fprintf(&b, "== %d x %d\n%s\n", size[0], size[1], frame.Plain(s.View()))
			for _, dark := range []bool{false, true} {
				e := screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: time.UTC}
				seen, _ := s.Update(screen.EnvMsg{Env: e})
				fmt.Fprintf(&b, "== seen, dark %v\n%s\n", dark, tuitest.Styles(seen.View(), e.Theme, size[0], size[1]))
			}
		}
		tuitest.Golden(t, c.name, b.String())
	}
}
