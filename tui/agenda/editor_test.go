package agenda

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

// draft is a session that is still being prepared.
func draft() session.ConsoleFace {
	f := facetest.Console(0)
	f.State, f.Clock = model.Draft, session.Clock{Stopped: true}
	for i := range f.Agenda {
		f.Agenda[i].Current, f.Agenda[i].Done, f.Agenda[i].Spent = false, false, 0
	}
	return f
}

// run presses keys; dialogs that open take those that follow.
func run(s screen.Screen, script ...string) []any {
	stack := []screen.Screen{s}
	var out []any
	for _, k := range script {
		var msgs []tea.Msg
		top := len(stack) - 1
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			stack[top], msgs = tuitest.Type(stack[top], text)
		} else {
			stack[top], msgs = tuitest.Press(stack[top], k)
		}
		for _, m := range flat(msgs) {
			switch m := m.(type) {
			case screen.OpenMsg:
				stack = append(stack, m.Screen.SetSize(120, 35))
			case screen.BackMsg:
				if len(stack) == 1 {
					return append(out, m)
				}
				stack = stack[:len(stack)-1]
			case screen.IntentMsg:
				out = append(out, m.Intent)
			}
		}
	}
	return out
}

// flat runs the sequences among messages.
func flat(msgs []tea.Msg) (out []tea.Msg) {
	for _, m := range msgs {
		v := reflect.ValueOf(m)
		if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
			out = append(out, m)
			continue
		}
		for i := range v.Len() {
			out = append(out, flat(tuitest.Messages(v.Index(i).Interface().(tea.Cmd)))...)
		}
	}
	return out
}

func TestEveryKeyUttersItsIntent(t *testing.T) {
	f := draft()
	s, first, third := f.Session, f.Agenda[0].Block, f.Agenda[2].Block
	with := func(b model.Block, change func(*model.Block)) model.Block {
		change(&b)
		return b
	}
	for _, tc := range []struct {
		name string
		keys []string
		want any
	}{
		{"more", []string{"+"}, session.ChangeBlock{Session: s, Block: with(first, func(b *model.Block) { b.Timebox += step })}},
		{"less", []string{"-"}, session.ChangeBlock{Session: s, Block: with(first, func(b *model.Block) { b.Timebox -= step })}},
		{"later", []string{"J"}, session.MoveBlock{Session: s, Block: first.ID, To: 1}},
		{"earlier", []string{"down", "down", "K"}, session.MoveBlock{Session: s, Block: third.ID, To: 1}},
		{"remove asks", []string{"x", "y"}, session.RemoveBlock{Session: s, Block: first.ID}},
		{"rename", []string{"e", "ctrl+u", "type:Hello", "enter", "ctrl+u", "type:25", "enter", "enter", "enter"},
			session.ChangeBlock{Session: s, Block: with(first, func(b *model.Block) { b.Title, b.Timebox = "Hello", 25*time.Minute })}},
		{"add", []string{"n", "type:break", "enter", "ctrl+u", "type:Tea", "enter", "enter", "enter", "enter"},
			session.AddBlock{Session: s, At: 1, Block: model.Block{Method: model.Break, Title: "Tea", Timebox: 10 * time.Minute}}},
		{"session", []string{"t", "enter", "ctrl+u", "type:2026-10-15", "enter", "ctrl+u", "type:13:30", "enter", "enter"},
			session.ChangeSession{Session: s, Title: f.Title, Zone: "Europe/Berlin", Start: time.Date(2026, 10, 15, 13, 30, 0, 0, facetest.Zone())}},
		{"back", []string{"esc"}, screen.BackMsg{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := run(New(env(), f).SetSize(120, 35), tc.keys...)
			if len(got) != 1 || !reflect.DeepEqual(normal(got[0]), normal(tc.want)) {
				t.Errorf("got  %#v\nwant %#v", got, tc.want)
			}
		})
	}
}

// normal makes moments comparable.
func normal(i any) any {
	if c, ok := i.(session.ChangeSession); ok {
		c.Start = c.Start.UTC()
		return c
	}
	return i
}

func TestWhatWasGivenDuringTheSessionIsNotPlannedTwice(t *testing.T) {
	f := facetest.Console(2)
	f.Agenda[2].Extra = 5 * time.Minute
	f.Agenda[2].Block.Timebox = 25 * time.Minute
	got := run(New(env(), f).SetSize(120, 35), "+")
	change, ok := got[0].(session.ChangeBlock)
	if !ok || change.Block.Timebox != 25*time.Minute {
		t.Errorf("20 planned and 5 given became %v", got)
	}
}

// boxes are the timeboxes that some keys ask for, in minutes.
func boxes(t *testing.T, s screen.Screen, press ...string) (screen.Screen, []int, []session.ChangeBlock) {
	t.Helper()
	s, msgs := tuitest.Press(s, press...)
	var out []int
	var changes []session.ChangeBlock
	for _, i := range tuitest.Intents(msgs) {
		change, ok := i.(session.ChangeBlock)
		if !ok {
			t.Fatalf("asked for %+v", i)
		}
		out, changes = append(out, minutes(change.Block.Timebox)), append(changes, change)
	}
	return s, out, changes
}

func TestFastPressesAllCount(t *testing.T) {
	f := draft()
	f.Agenda[0].Block.Timebox = 10 * time.Minute
	s, got, asked := boxes(t, New(env(), f).SetSize(120, 35), "+", "+")
	f.Agenda[0].Block.Timebox = 15 * time.Minute // the face of the first press comes between
	s, _ = s.Update(screen.ResultMsg{Intent: asked[0]})
	s, _ = s.Update(screen.SnapshotMsg{Projection: f})
	s, more, _ := boxes(t, s, "+", "+")
	if got = append(got, more...); !slices.Equal(got, []int{15, 20, 25, 30}) {
		t.Errorf("four presses asked for %v", got)
	}
	s, _ = s.Update(screen.ResultMsg{Intent: asked[1], Err: session.Refuse(session.Conflict, "no")})
	if _, got, _ = boxes(t, s, "+"); !slices.Equal(got, []int{20}) {
		t.Errorf("after a refusal + asked for %v", got)
	}
}

func TestAnAnsweredTimeboxIsTheFacesAgain(t *testing.T) {
	f := draft()
	f.Agenda[0].Block.Timebox = 10 * time.Minute
	s, _, asked := boxes(t, New(env(), f).SetSize(120, 35), "+")
	s, _ = s.Update(screen.ResultMsg{Intent: asked[0]})
	f.Agenda[0].Block.Timebox = 40 * time.Minute // somebody else changed it
	s, _ = s.Update(screen.SnapshotMsg{Projection: f})
	if _, got, _ := boxes(t, s, "+"); !slices.Equal(got, []int{45}) {
		t.Errorf("asked for %v", got)
	}
}

func TestStepsLandOnMultiples(t *testing.T) {
	for _, tc := range []struct{ from, more, less int }{{1, 5, 1}, {5, 10, 1}, {7, 10, 5}, {10, 15, 5}, {12, 15, 10}} {
		f := draft()
		f.Agenda[0].Block.Timebox = time.Duration(tc.from) * time.Minute
		s := New(env(), f).SetSize(120, 35)
		_, more, _ := boxes(t, s, "+")
		_, less, _ := boxes(t, s, "-")
		if !slices.Equal(more, []int{tc.more}) || !slices.Equal(less, []int{tc.less}) {
			t.Errorf("from %d, + asks for %v and - for %v", tc.from, more, less)
		}
	}
}

func TestTheAgendaSumsItself(t *testing.T) {
	view := frame.Plain(New(env(), draft()).SetSize(80, 24).View())
	for _, want := range []string{"150 min in all, ends 11:35", "09:05", "11:25"} {
		if !strings.Contains(view, want) {
			t.Errorf("no %q in\n%s", want, view)
		}
	}
}

func TestABlockThatIsBehindStaysWhereItIs(t *testing.T) {
	e := New(env(), facetest.Console(2)).SetSize(120, 35)
	if got := run(e, "up", "x"); len(got) != 0 {
		t.Errorf("a block that is done was taken out: %v", got)
	}
	if got := run(e, "J"); len(got) != 0 {
		t.Errorf("the running block was moved: %v", got)
	}
}

func TestBadValuesAreNamed(t *testing.T) {
	good := dialog.Values{"title": "A", "minutes": "20", "short": "a / b"}
	if b, no := read(model.Block{}, good); no.Sentence != "" || b.Short != "a\nb" || b.Timebox != 20*time.Minute {
		t.Errorf("got %+v, %+v", b, no)
	}
	for _, tc := range []struct{ field, value string }{
		{"minutes", "soon"}, {"minutes", "0"}, {"minutes", "-3"}, {"short", "fifteen letters"}, {"short", "a/b/c/d"}, {"goal", "many"}, {"top", "-1"},
	} {
		v := dialog.Values{"title": "A", "minutes": "20", "goal": "", "top": ""}
		v[tc.field] = tc.value
		if _, no := read(model.Block{Method: model.Scoring}, v); no.Field != tc.field {
			t.Errorf("%s %q: refused %+v", tc.field, tc.value, no)
		}
	}
}

func TestThePaletteOpensAndReachesTheEditor(t *testing.T) {
	s := New(env(), draft()).SetSize(80, 24)
	if a, _ := s.Keys().Action(tuitest.Key("ctrl+p"), keys.List); a != keys.Palette {
		t.Errorf("ctrl+p is %q", a)
	}
	_, cmd := s.Update(keys.ActionMsg{Action: actLater})
	want := session.MoveBlock{Session: draft().Session, Block: draft().Agenda[0].Block.ID, To: 1}
	if got := tuitest.Intents(tuitest.Messages(cmd)); len(got) != 1 || got[0] != want {
		t.Errorf("later, chosen by name, utters %+v", got)
	}
}

func TestKeyMapIsSound(t *testing.T) {
	for _, wrong := range New(env(), draft()).SetSize(80, 24).Keys().Check() {
		t.Error(wrong)
	}
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
		s := New(env(), draft()).SetSize(size[0], size[1])
		tuitest.Golden(t, "draft-"+map[int]string{60: "60", 80: "80", 120: "120", 200: "200"}[size[0]], tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
	}
	for name, dark := range map[string]bool{"dark": true, "light": false} {
		look := env()
		look.Theme = theme.New(dark, colorprofile.TrueColor)
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s := New(look, facetest.Console(2)).SetSize(size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("styles-%s-%d", name, size[0]), tuitest.Styles(s.View(), look.Theme, size[0], size[1]))
		}
	}
}

func TestANewBlockHasTheCursor(t *testing.T) {
	for _, first := range []string{"the answer", "the face"} {
		f := draft()
		s := New(env(), f).SetSize(120, 35)
		block := model.Block{ID: facetest.ID[model.BlockID](99), Title: "Tea", Method: model.Break, Timebox: 10 * time.Minute}
		f.Agenda = slices.Insert(slices.Clone(f.Agenda), 1, session.AgendaRow{Block: block})
		answer, face := screen.ResultMsg{Intent: session.AddBlock{Session: f.Session, At: 1, Block: block}}, screen.SnapshotMsg{Projection: f}
		news := []tea.Msg{face, answer}
		if first == "the answer" {
			news = []tea.Msg{answer, face}
		}
		for _, m := range news {
			s, _ = s.Update(m)
		}
		if view := frame.Plain(s.View()); !strings.Contains(view, "▸  2  Tea") {
			t.Errorf("%s first: the cursor is elsewhere:\n%s", first, view)
		}
	}
}
