package tui

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
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

func look(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

// at is the console in the n-th block, in the list.
func at(n int) screen.Screen { return showing(facetest.Console(n), 120, 35) }

func showing(f session.ConsoleFace, w, h int) screen.Screen {
	s := newConsole(look(true), "").SetSize(w, h)
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	if hasLine(f) {
		s, _ = tuitest.Press(s, "esc")
	}
	return s
}

// run presses keys and follows what opens: dialogs take the keys that come after. It returns the intents.
func run(t *testing.T, s screen.Screen, script ...string) (screen.Screen, []any) {
	t.Helper()
	stack := []screen.Screen{s}
	var intents []any
	for _, k := range script {
		var msgs []tea.Msg
		top := len(stack) - 1
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			stack[top], msgs = tuitest.Type(stack[top], text)
		} else {
			stack[top], msgs = tuitest.Press(stack[top], k)
		}
		for _, m := range followed(msgs) {
			switch m := m.(type) {
			case screen.OpenMsg:
				stack = append(stack, m.Screen.SetSize(120, 35))
			case screen.BackMsg:
				stack = stack[:len(stack)-1]
			case screen.IntentMsg:
				intents = append(intents, m.Intent)
			case LeaveMsg:
				intents = append(intents, m)
			}
		}
	}
	return stack[0], intents
}

// followed runs the sequences among messages.
func followed(msgs []tea.Msg) []tea.Msg {
	var out []tea.Msg
	for _, m := range msgs {
		v := reflect.ValueOf(m)
		if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
			out = append(out, m)
			continue
		}
		for i := range v.Len() {
			out = append(out, followed(tuitest.Messages(v.Index(i).Interface().(tea.Cmd)))...)
		}
	}
	return out
}

func TestEveryKeyUttersItsIntent(t *testing.T) {
	f := facetest.Console(2)
	s, block := f.Session, f.Block.ID
	last, held, merged := f.Cases[11], f.Cases[8], f.Cases[3]
	person := func(name string) session.PersonFace {
		i := slices.IndexFunc(f.People, func(p session.PersonFace) bool { return p.Name == name })
		return f.People[i]
	}
	discuss, steps := facetest.Console(8), facetest.Console(10)
	contested := discuss.Reveal.Contested[0].Case
	reveal := discuss.Reveal.Round
	before := facetest.BeforeRound()
	var entering []model.UseCaseID
	for _, c := range before.Suggested {
		entering = append(entering, c.ID)
	}
	round := facetest.Round(true).ID
	scored := facetest.Console(7).Round.Cases[0].ID
	up := func(n int) []string { return slices.Repeat([]string{"up"}, n) }
	for _, tc := range []struct {
		name string
		on   screen.Screen
		keys []string
		want []any
	}{
		{"next, twice", at(2), []string{"ctrl+n", "ctrl+n"}, []any{session.Advance{Session: s, From: block}}},
		{"next by clicker, twice", at(2), []string{"pgdown", "pgdown"}, []any{session.Advance{Session: s, From: block}}},
		{"next once is nothing", at(2), []string{"ctrl+n"}, nil},
		{"another key between is nothing", at(2), []string{"ctrl+n", "up", "ctrl+n"}, nil},
		{"back", at(2), []string{"pgup"}, []any{session.GoBack{Session: s, From: block}}},
		{"jump", at(2), []string{"g", "type:score", "enter"}, []any{session.JumpTo{Session: s, Block: f.Agenda[7].Block.ID}}},
		{"one minute more", at(2), []string{"+"}, []any{session.Extend{Session: s, By: time.Minute}}},
		{"five more", at(2), []string{"5"}, []any{session.Extend{Session: s, By: 5 * time.Minute}}},
		{"one less", at(2), []string{"-"}, []any{session.Extend{Session: s, By: -time.Minute}}},
		{"pause", at(2), []string{"p"}, []any{session.Pause{Session: s}}},
		{"lights", at(2), []string{"ctrl+l"}, []any{session.SwitchLights{Session: s, Dark: true}}},
		{"wall view", at(2), []string{"ctrl+t", "type:trap", "enter"}, []any{session.TurnWall{Session: s, View: model.ViewTrap}}},
		{"wall parked", at(2), []string{"ctrl+t", "type:parking", "enter"}, []any{session.TurnWall{Session: s, View: model.ViewParked}}},
		{"names", at(2), []string{"y"}, []any{session.TurnNames{Session: s, On: true}}},
		{"hold", at(2), []string{"b"}, []any{session.TurnHold{Session: s, Block: block, On: true}}},
		{"undo", at(2), []string{"u"}, []any{session.Undo{Session: s, Command: f.Undo.Command}}},
		{"note", at(2), []string{"n", "ctrl+u", "type:look at the clock", "enter"}, []any{session.WriteNote{Session: s, Block: block, Note: "look at the clock"}}},
		{"park", at(2), []string{"P", "type:who pays?", "enter"}, []any{session.Note{Session: s, Block: block, Kind: model.ItemParked, Words: "who pays?"}}},
		{"park a number", at(2), []string{"P", "type:" + strconv.Itoa(last.Number), "enter"}, []any{session.ParkCase{Case: last.ID}}},
		{"park no number", at(2), []string{"P", "type:999", "enter"}, nil},
		{"action", at(2), []string{"A", "type:Mei asks", "enter", "enter", "enter"}, []any{session.NoteAction{Session: s, Block: block, Words: "Mei asks"}}},
		{"decision", at(2), []string{"D", "type:Hamburg", "enter"}, []any{session.Note{Session: s, Block: block, Kind: model.ItemDecision, Words: "Hamburg"}}},
		{"outcome", at(2), []string{"O", "type:one library", "enter"}, []any{session.Note{Session: s, Block: block, Kind: model.ItemOutcome, Words: "one library"}}},
		{"next time", at(2), []string{"N", "type:figures", "enter"}, []any{session.Note{Session: s, Block: block, Kind: model.ItemNext, Words: "figures"}}},
		{"take off", at(2), []string{"X", "type:scanner", "enter"}, []any{session.WithdrawItem{Item: f.Items[1].ID}}},
		{"check in by three letters", at(2), []string{"i", "type:zoë", "enter"}, []any{session.CheckIn{Session: s, Person: person("Zoë van der Meer-Østergård").ID}}},
		{"check in a newcomer", at(2), []string{"i", "type:Wei", "enter"}, []any{session.CheckIn{Session: s, Name: "+Wei"}}},
		{"check in one after the other", at(2), []string{"i", "type:zoë", "enter", "type:Zsófia", "enter", "esc", "p"}, []any{
			session.CheckIn{Session: s, Person: person("Zoë van der Meer-Østergård").ID}, session.CheckIn{Session: s, Name: "+Zsófia"}, session.Pause{Session: s}}},
		{"lower a hand", at(2), []string{"l"}, []any{session.RaiseHand{Session: s, Person: person("Ada").ID}}},
		{"leave", at(2), []string{"q", "down", "enter"}, []any{LeaveMsg{}}},
		{"stay", at(2), []string{"q", "enter"}, nil},
		{"close", at(2), []string{"q", "type:close", "enter", "y", "y"}, []any{session.Close{Session: s}}},
		{"close asks twice", at(2), []string{"q", "type:close", "enter", "y", "n"}, nil},

		{"same for somebody", at(2), []string{"s", "type:pri", "enter"}, []any{session.SaySame{Case: last.ID, Person: person("Priya").ID}}},
		{"same by hands", at(2), []string{"s", "type:7", "enter"}, []any{session.CountSame{Case: last.ID, People: 7}}},
		{"merge, suggestion first", at(2), slices.Concat(up(4), []string{"m", "enter"}), []any{session.Merge{Into: f.Cases[1].ID, From: f.Cases[7].ID}}},
		{"part", at(2), slices.Concat(up(8), []string{"x"}), []any{session.Part{From: merged.MergedIDs[0]}}},
		{"edit", at(2), []string{"e", "type:!", "enter"}, []any{session.EditTitle{Case: last.ID, Title: last.Title + "!"}}},
		{"kind", at(2), []string{"k"}, []any{session.ChangeKind{Case: last.ID}}},
		{"hide", at(2), []string{"h"}, []any{session.Hide{Case: last.ID}}},
		{"show", at(2), slices.Concat(up(5), []string{"h"}), []any{session.Show{Case: f.Cases[6].ID}}},
		{"release", at(2), slices.Concat(up(3), []string{"r"}), []any{session.Release{Case: held.ID}}},
		{"speaker", at(2), []string{"w", "type:Nils", "enter"}, []any{session.NameSpeaker{Case: last.ID, Name: "Nils"}}},
		{"themes", at(2), []string{"t", "ctrl+u", "type:gate, shelf", "enter"}, []any{session.SetThemes{Case: last.ID, Themes: []string{"gate", "shelf"}}}},
		{"elsewhere", at(2), []string{"d"}, []any{session.DoElsewhere{Session: s, Case: last.ID}}},
		{"minutes", at(2), []string{"v", "type:15", "enter", "type:6", "enter"}, []any{session.ClaimMinutes{Case: last.ID, Minutes: 15, Others: 6}}},
		{"minutes refuse words", at(2), []string{"v", "type:some", "enter", "enter"}, nil},

		{"connect: describe", at(0), []string{"e", "enter", "ctrl+u", "type:Acme East", "enter", "enter", "enter"},
			[]any{session.Describe{Person: f.People[0].ID, Name: "Ada", Organisation: "Acme East", Role: "dispatcher"}}},
		{"connect: is here", at(0), []string{"end", "enter"}, []any{session.CheckIn{Session: s, Person: f.People[11].ID}}},
		{"purpose: vision", at(1), []string{"v", "ctrl+u", "type:On time", "enter"}, []any{session.SetVision{Vision: "On time", Session: s}}},
		{"purpose: trap", at(1), []string{"t"}, []any{session.TurnWall{Session: s, View: model.ViewTrap}}},
		{"purpose: show", at(1), []string{"s"}, []any{session.TurnWall{Session: s, View: model.ViewVision}}},

		{"score: open", showing(before, 120, 35), []string{"o"}, []any{session.OpenRound{Session: s, Cases: entering}}},
		{"score: leave one out", showing(before, 120, 35), []string{"space", "o"}, []any{session.OpenRound{Session: s, Cases: entering[1:]}}},
		{"score: take one in", showing(before, 120, 35), []string{"down", "down", "down", "space", "o"},
			[]any{session.OpenRound{Session: s, Cases: slices.Insert(slices.Clone(entering), 3, before.Cases[15].ID)}}},
		{"score: lens", showing(before, 120, 35), []string{"z", "type:fin", "enter"},
			[]any{session.AimLens{Case: before.Cases[12].ID, Lens: int(model.FinancialLens), Not: true}}},
		{"a second round is scored in discuss", showing(again(discuss), 120, 35), []string{"o"}, []any{session.CloseRound{Round: round}}},
		{"match", showing(newcomer(f), 120, 35), []string{"M", "enter"},
			[]any{session.ConfirmGuest{Session: s, Joined: f.People[4].ID, Guest: f.People[11].ID}}},
		{"score: close", at(7), []string{"o"}, []any{session.CloseRound{Round: round}}},
		{"score: hands", at(7), []string{"f", "ctrl+u", "type:0 1 4 5 0", "enter", "enter", "enter"},
			[]any{session.CountHands{Round: round, Case: scored, Group: model.Importance, Counts: [5]int{0, 1, 4, 5, 0}}}},
		{"score: reveal asks", at(7), []string{"v", "y"}, []any{session.Reveal{Round: round}}},
		{"score: drop asks", at(7), []string{"d", "y"}, []any{session.DropRound{Round: round}}},
		{"a second round is dropped in discuss", showing(again(discuss), 120, 35), []string{"d", "y"}, []any{session.DropRound{Round: round}}},
		{"score: reveal, no", at(7), []string{"v", "n"}, nil},

		{"discuss: sheet", at(8), []string{"enter"}, []any{session.TurnWall{Session: s, View: model.ViewReason, Case: contested.ID}}},
		{"discuss: override", at(8), []string{"o", "enter", "type:by law", "enter"},
			[]any{session.Override{Round: reveal, Case: contested.ID, Progresses: true, Reason: "by law"}}},
		{"discuss: override wants a reason", at(8), []string{"o", "enter", "enter"}, nil},
		{"discuss: lens", at(8), []string{"z", "type:customer", "enter"}, []any{session.AimLens{Case: contested.ID, Lens: int(model.CustomerLens), Not: true}}},
		{"discuss: second round", at(8), []string{"2", "enter"}, []any{session.OpenRound{Session: s, Cases: []model.UseCaseID{contested.ID}}}},

		{"shortlist: deselect", at(9), []string{"space"}, []any{session.Deselect{Session: s, Case: facetest.Console(9).Shortlist[0].ID}}},
		{"shortlist: override", at(9), []string{"o", "enter", "tab", "type:it is the law", "enter"},
			[]any{session.Override{Round: reveal, Case: discuss.Reveal.Rest[0].Case.ID, Progresses: true, Reason: "it is the law"}}},
		{"shortlist: a fifth asks", at(9), []string{"end", "space", "y"},
			[]any{session.Select{Session: s, Case: facetest.Console(9).Shortlist[5].ID, Confirmed: true}}},
		{"steps: owner", at(10), []string{"o", "type:lena", "enter"}, []any{session.NameOwner{Case: steps.Steps[0].Case.ID, Name: "Lena"}}},
		{"steps: measure", at(10), []string{"m", "ctrl+u", "type:queue at six", "enter"}, []any{session.SetMeasure{Case: steps.Steps[0].Case.ID, Measure: "queue at six"}}},
		{"steps: date", at(10), []string{"d", "ctrl+u", "type:3.11.", "enter"}, []any{session.SetFirstDate{Case: steps.Steps[0].Case.ID, Date: "2026-11-03"}}},

		{"lobby: go live", showing(facetest.ConsoleLobby(), 120, 35), []string{"g", "y"}, []any{session.GoLive{Session: s}}},
		{"lobby: go live by a clicker", showing(facetest.ConsoleLobby(), 120, 35), []string{"pgdown", "y"}, []any{session.GoLive{Session: s}}},
		{"lobby: renew codes", showing(facetest.ConsoleLobby(), 120, 35), []string{"C", "y"}, []any{session.RenewCodes{Session: s}}},
		{"agenda: five more", at(2), []string{"a", "+"}, []any{session.ChangeBlock{Session: s, Block: longer(f.Block)}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, got := run(t, tc.on, tc.keys...)
			if fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", tc.want) {
				t.Errorf("got  %#v\nwant %#v", got, tc.want)
			}
		})
	}
}

// TestTheConsoleSaysWhatIsOpenBeforeItGoesOn, whole, on every width.
func TestTheConsoleSaysWhatIsOpenBeforeItGoesOn(t *testing.T) {
	for n, warns := range map[int]bool{7: true, 8: false} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s, _ := tuitest.Press(showing(facetest.Console(n), size[0], size[1]), "ctrl+n")
			view := strings.Join(strings.Fields(frame.Plain(s.View())), " ")
			if !strings.Contains(view, "Press it again to go there; any other key stays.") || strings.Contains(view, "Still open: a round takes marks,") != warns {
				t.Errorf("block %d at %v:\n%s", n, size, frame.Plain(s.View()))
			}
		}
	}
}

// again is a face with a second round open.
func again(f session.ConsoleFace) session.ConsoleFace {
	r := facetest.Round(true)
	r.Again = true
	f.Round = &r
	return f
}

func newcomer(f session.ConsoleFace) session.ConsoleFace {
	f.Newcomers = []session.Newcomer{{Joined: f.People[4], Guest: f.People[11]}}
	return f
}

func longer(b model.Block) model.Block {
	b.Timebox += 5 * time.Minute
	return b
}

func TestPaletteReachesWhatHasNoKey(t *testing.T) {
	for _, tc := range []struct {
		action keys.Action
		want   any
	}{
		{actPause, session.Pause{Session: facetest.Console(2).Session}},
		{keys.Lights, session.SwitchLights{Session: facetest.Console(2).Session, Dark: true}},
		{"kind", session.ChangeKind{Case: facetest.Console(2).Cases[11].ID}},
	} {
		_, cmd := at(2).Update(keys.ActionMsg{Action: tc.action})
		if got := tuitest.Intents(tuitest.Messages(cmd)); len(got) != 1 || got[0] != tc.want {
			t.Errorf("%s by name: got %#v", tc.action, got)
		}
	}
	_, cmd := at(2).Update(keys.ActionMsg{Action: actRenew})
	if msgs := tuitest.Messages(cmd); len(msgs) != 1 {
		t.Errorf("renewing codes by name opened %d screens", len(msgs))
	}
}

func TestKeyMapsAreSoundInEveryBlock(t *testing.T) {
	faces := []session.ConsoleFace{facetest.ConsoleLobby(), facetest.ConsoleEmpty(), facetest.BeforeRound()}
	for n := range facetest.Agenda() {
		faces = append(faces, facetest.Console(n))
	}
	for _, f := range faces {
		for _, wrong := range showing(f, 120, 35).Keys().Check() {
			t.Errorf("%s, %s: %s", f.State, f.Block.Title, wrong)
		}
	}
}

func TestInTheLineEveryLetterIsText(t *testing.T) {
	s := showing(facetest.Console(2), 120, 35)
	s, _ = tuitest.Press(s, "c")
	s, msgs := tuitest.Type(s, "smekhu cq?+-5")
	if len(tuitest.Intents(msgs)) != 0 {
		t.Fatalf("letters in the line acted: %v", msgs)
	}
	if got := s.(console).Draft(); got != "smekhu cq?+-5" {
		t.Errorf("the line holds %q", got)
	}
	s, _ = tuitest.Press(s, "ctrl+c")
	if got := s.(console).Draft(); got != "" {
		t.Errorf("ctrl+c left %q", got)
	}
}

func TestTheLineCompletesNamesAndWarnsOfDuplicates(t *testing.T) {
	s, _ := tuitest.Press(showing(facetest.Console(2), 120, 35), "c")
	s, _ = tuitest.Type(s, "drivers photograph the load at the gate @kw")
	view := frame.Plain(s.View())
	for _, want := range []string{"@Kwame   tab takes it", `write =1 for "same"`} {
		if !strings.Contains(view, want) {
			t.Errorf("no %q in\n%s", want, view)
		}
	}
	s, _ = tuitest.Press(s, "tab")
	if got := s.(console).Draft(); got != "drivers photograph the load at the gate @Kwame " {
		t.Errorf("tab made %q", got)
	}
	s, _ = tuitest.Press(s, "ctrl+c")
	s, _ = tuitest.Type(s, "night shift @zo")
	s, _ = tuitest.Press(s, "tab")
	if got := s.(console).Draft(); got != `night shift @"Zoë van der Meer-Østergård" ` {
		t.Errorf("tab made %q", got)
	}
	s, _ = tuitest.Press(s, "ctrl+c")
	s, _ = tuitest.Type(s, "=7")
	if view := frame.Plain(s.View()); !strings.Contains(view, "same as 7") || !strings.Contains(view, "7  Planners read") {
		t.Errorf("=7 does not say what it points at:\n%s", view)
	}
}

func TestRefusedWordsStayInTheLine(t *testing.T) {
	s, _ := tuitest.Press(showing(facetest.Console(2), 120, 35), "c")
	s, _ = tuitest.Type(s, "one idea")
	s, sent := tuitest.Press(s, "enter")
	if view := frame.Plain(s.View()); !strings.Contains(view, "… one idea") {
		t.Errorf("what is on its way is not seen:\n%s", view)
	}
	s, _ = tuitest.Type(s, "another")
	say := tuitest.Intents(sent)[0]
	s, _ = s.Update(screen.ResultMsg{Intent: say, Err: errors.New("not saved: the disk is full")})
	view := frame.Plain(s.View())
	if s.(console).Draft() != "another" || !strings.Contains(view, "comes back when the line is free: one idea") {
		t.Errorf("the line holds %q, and the screen says\n%s", s.(console).Draft(), view)
	}
	s, _ = tuitest.Press(s, "enter")
	if got := s.(console).Draft(); got != "one idea" {
		t.Errorf("the unsaved words did not come back: %q", got)
	}
	if view := frame.Plain(s.View()); !strings.Contains(view, "✗ not saved") {
		t.Errorf("nothing says that it was not saved:\n%s", view)
	}
}

func TestWordsAreFiledWhereTheyWereBegun(t *testing.T) {
	f := facetest.Console(2)
	s, _ := tuitest.Press(showing(f, 120, 35), "c")
	s, _ = tuitest.Type(s, "half")
	s, _ = s.Update(screen.SnapshotMsg{Projection: facetest.Console(7), Now: facetest.Now()})
	s, _ = tuitest.Type(s, " typed")
	if view := frame.Plain(s.View()); !strings.Contains(view, "the room moved on to Score; enter still files this in Serendipitous") {
		t.Errorf("nothing says where it goes:\n%s", view)
	}
	_, msgs := tuitest.Press(s, "enter")
	want := session.Say{Session: f.Session, Block: f.Block.ID, Line: "half typed"}
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
		t.Errorf("got %#v", got)
	}
}

func TestTheCursorStaysWithItsUseCase(t *testing.T) {
	f := facetest.Console(2)
	s, _ := tuitest.Press(showing(f, 120, 35), "up", "up")
	f.Cases = append(slices.Clone(f.Cases), facetest.Cases()[20])
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	_, msgs := tuitest.Press(s, "k")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != (session.ChangeKind{Case: f.Cases[9].ID}) {
		t.Errorf("the cursor left its use case: %#v", got)
	}
}

func TestEveryPartHasItsPlace(t *testing.T) {
	for _, w := range frame.Widths() {
		for _, h := range frame.Heights() {
			for _, line := range []bool{true, false} {
				l := layConsole(w, h, line)
				if l.centre.H < 10 || l.centre.W < 50 {
					t.Errorf("%dx%d: the centre has %dx%d", w, h, l.centre.W, l.centre.H)
				}
				parts := []frame.Rect{l.header, l.headRule, l.strip, l.agenda, l.centre, l.lineRule, l.sent, l.line, l.notice, l.footRule, l.foot}
				if l.hints != l.notice {
					parts = append(parts, l.hints, l.grammar)
				}
				for i, a := range parts {
					for _, b := range parts[i+1:] {
						if !a.Empty() && !b.Empty() && a.Overlaps(b) {
							t.Errorf("%dx%d: %v lies on %v", w, h, a, b)
						}
					}
				}
			}
		}
	}
}

func TestBlockedUndoSaysWhatDependsOnIt(t *testing.T) {
	f := facetest.Console(2)
	f.Undo.Blocked = "4 was scored since"
	s, msgs := tuitest.Press(showing(f, 120, 35), "u")
	if len(msgs) != 0 || !strings.Contains(frame.Plain(s.View()), "cannot be taken back: 4 was scored since") {
		t.Errorf("got %v and\n%s", msgs, frame.Plain(s.View()))
	}
}

func TestTheConsoleSaysThatNothingIsLeftToUndo(t *testing.T) {
	f := facetest.Console(2)
	f.Undo = session.UndoFace{}
	s, msgs := tuitest.Press(showing(f, 120, 35), "u")
	if len(msgs) != 0 || !strings.Contains(frame.Plain(s.View()), "nothing to undo") {
		t.Errorf("got %v and\n%s", msgs, frame.Plain(s.View()))
	}
}

func TestClosingShowsWhatIsUnfinished(t *testing.T) {
	f := facetest.Console(10)
	got := strings.Join(unfinished(f), "\n")
	for _, want := range []string{"not yet done: Recap", "1 use case is still held", "21  Video handover, all sites has no owner, no measure, no first date", "1 hand is up"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestWhatComesInMovesNoCursorInTheList(t *testing.T) {
	f := facetest.Console(2)
	last := f.Cases[len(f.Cases)-1]
	s := at(2)
	fresh := f
	fresh.Cases = append(slices.Clone(f.Cases), session.CaseFace{ID: model.UseCaseID{1}, Number: last.Number + 1, Title: "Came in just now"})
	s, _ = s.Update(screen.SnapshotMsg{Projection: fresh, Now: facetest.Now()})
	if _, got := run(t, s, "h"); !slices.Equal(got, []any{session.Hide{Case: last.ID}}) {
		t.Errorf("with the cursor on %d, a key acted on %v", last.Number, got)
	}
	s, _ = run(t, s, "c", "esc")
	if _, got := run(t, s, "h"); !slices.Equal(got, []any{session.Hide{Case: fresh.Cases[len(fresh.Cases)-1].ID}}) {
		t.Errorf("back from the line the cursor is not at the newest, but %v", got)
	}
}

func TestAPlanAmongWhatWorksAlreadyIsSaid(t *testing.T) {
	strange := func(n int, k model.Kind) screen.Screen {
		f := facetest.Console(n)
		f.Cases = slices.Clone(f.Cases)
		f.Cases[len(f.Cases)-1].Kind = k
		return showing(f, 80, 24)
	}
	for _, tc := range []struct {
		name string
		on   screen.Screen
		want bool
	}{
		{"planned among serendipitous", strange(2, model.Planned), true},
		{"serendipitous where they are asked for", strange(2, model.Serendipitous), false},
		{"planned where plans are asked for", strange(4, model.Planned), false},
	} {
		if got := strings.Contains(tuitest.Draw(tc.on.View(), look(true).Theme, 80, 24), "~ planned"); got != tc.want {
			t.Errorf("%s: the kind is said: %v", tc.name, got)
		}
	}
}

func TestLeavingADraftPromisesNoOpenDoor(t *testing.T) {
	f := facetest.ConsoleLobby()
	f.State = model.Draft
	_, msgs := tuitest.Press(showing(f, 80, 24), "q")
	shown := tuitest.Draw(msgs[0].(screen.OpenMsg).Screen.SetSize(80, 24).View(), look(true).Theme, 80, 24)
	if !strings.Contains(shown, "all of it is kept") || strings.Contains(shown, "door stays open") {
		t.Errorf("leaving a draft says\n%s", shown)
	}
}
