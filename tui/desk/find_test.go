package desk_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

// TestAListNarrowsAsOneTypes finds one of three hundred use cases by a few letters, and the cursor goes there.
func TestAListNarrowsAsOneTypes(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	f := facetest.Console(2)
	one := f.Cases[0]
	f.Cases = nil
	for n := range 300 {
		c := one
		c.ID, c.Number, c.Title = facetest.ID[model.UseCaseID](1000+n), n+1, "Shift leads pin the photo"
		if n == 250 {
			c.Title = "Zebra crossings are counted"
		}
		f.Cases = append(f.Cases, c)
	}
	var s screen.Screen = desk.NewBoard(env, f, desk.Plan{})
	s = s.SetSize(80, 18)
	s, _ = s.Update(desk.FocusMsg{List: true})
	_, msgs := tuitest.Press(s, "/")
	open, _ := msgs[0].(screen.OpenMsg)
	if open.Screen == nil {
		t.Fatalf("nothing opens: %v", msgs)
	}
	pick, _ := tuitest.Type(open.Screen.SetSize(80, 24), "zebra")
	if seen := frame.Plain(pick.View()); !strings.Contains(seen, "Zebra") || strings.Contains(seen, "Shift leads") {
		t.Fatalf("the list does not narrow:\n%s", seen)
	}
	_, msgs = tuitest.Press(pick, "enter")
	for _, m := range msgs {
		if found, ok := m.(desk.FoundMsg); ok {
			s, _ = s.Update(found)
		}
	}
	if seen := frame.Plain(s.View()); !strings.Contains(seen, "251  Zebra crossings") {
		t.Fatalf("the cursor did not go there:\n%s", seen)
	}
}

// TestAnyListIsSought finds an entry of a plain list by the same key.
func TestAnyListIsSought(t *testing.T) {
	list := widget.NewList().SetSize(60, 10).SetItems([]widget.Item{{ID: "a", Lead: "1", Title: "Gate photo"}, {ID: "b", Lead: "2", Title: "Clause library"}})
	m := keys.Map{desk.FindKey(list.Len())}
	list, cmd, ok := desk.Seek(screen.Env{}, list, m, tuitest.Key("/"))
	if !ok || cmd == nil {
		t.Fatal("the key is not taken")
	}
	pick, _ := tuitest.Type(tuitest.Messages(cmd)[0].(screen.OpenMsg).Screen.SetSize(80, 24), "clause")
	_, msgs := tuitest.Press(pick, "enter")
	for _, msg := range msgs {
		list, _, _ = desk.Seek(screen.Env{}, list, m, msg)
	}
	if at, _ := list.Selected(); at.ID != "b" {
		t.Errorf("the cursor is on %q", at.ID)
	}
	if _, _, ok := desk.Seek(screen.Env{}, list, m, tuitest.Key("x")); ok {
		t.Error("another key is taken")
	}
}
