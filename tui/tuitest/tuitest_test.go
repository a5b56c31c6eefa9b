package tuitest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

// echo is a small program: a line to type in, what was said above it, and a clock.
type echo struct {
	w, h  int
	said  []string
	line  widget.Editor
	ticks int
}

type tick struct{}

func newEcho() echo { return echo{line: widget.NewEditor("> ")} }

func (e echo) Init() tea.Cmd { return next() }

func next() tea.Cmd { return tea.Tick(time.Minute, func(time.Time) tea.Msg { return tick{} }) }

func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.w, e.h = msg.Width, msg.Height
	case tick:
		e.ticks++
		return e, next()
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter":
			e.said, e.line = append(e.said[:len(e.said):len(e.said)], e.line.Text()), e.line.Clear()
			return e, nil
		case "esc":
			return e, tea.Quit
		}
	}
	e.line, _ = e.line.Update(msg)
	return e, nil
}

func (e echo) View() tea.View {
	t := theme.New(false, colorprofile.TrueColor)
	top, bottom := frame.Of(e.w, e.h).Bottom(1)
	line, x := e.line.SetWidth(e.w).View(t)
	said := append([]string{t.Title.Render(fmt.Sprintf("%dx%d, %d min", e.w, e.h, e.ticks))}, e.said...)
	return frame.New(e.w, e.h, frame.NewPane("said", top, said...), frame.NewPane("line", bottom, line)).At(x, bottom.Y).View(t)
}

func TestAProgramIsDrivenThroughATerminal(t *testing.T) {
	term := tuitest.Run(t, newEcho(), 40, 6)
	term.Until("40x6")
	term.Type("hello 世界")
	term.Until("> hello 世界")
	term.UntilTrue("the cursor behind the wide letters", func(string) bool {
		x, y := term.Cursor()
		return x == 12 && y == 5
	})
	term.Press("backspace", "enter")
	term.Until("\nhello 世\n")
	term.Gone("> hello")
	term.Paste("two\nlines")
	term.Until("> two lines")
	term.Resize(60, 10)
	term.Until("60x10")
	term.Press("esc")
	term.Ended()
}

func TestTimeIsTheTestsOwnInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := tuitest.Run(t, newEcho(), 40, 6)
		time.Sleep(3*time.Minute + time.Second)
		synctest.Wait()
		term.Until("3 min")
		term.Press("esc")
		term.Ended()
		time.Sleep(time.Minute) // the last tick, which nobody takes any more, must run out within the bubble
	})
}

func TestKeyNamesAreThoseOfTheKeyMaps(t *testing.T) {
	for _, name := range []string{"enter", "esc", "tab", "shift+tab", "ctrl+n", "pgdown", "pgup", "f1", "up", "space", "s", "?", "é", "A", "0", "ctrl+left", "alt+backspace", "home", "end", "delete", "世", "👩‍🚀", "+", "-"} {
		if got := tuitest.Key(name).String(); got != name {
			t.Errorf("Key(%q) is %q to a program", name, got)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a name that is none must not pass")
		}
	}()
	tuitest.Key("pagedown")
}

func TestKeysGoStraightIntoAModel(t *testing.T) {
	m := tuitest.Keys(newEcho(), "a", "space", "b", "enter").(echo)
	if len(m.said) != 1 || m.said[0] != "a b" {
		t.Errorf("said %q", m.said)
	}
}

// asker is a screen that sends the key it was given as an intent.
type asker struct{}

func (asker) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	k := msg.(tea.KeyPressMsg).String()
	return asker{}, tea.Batch(screen.Send("key "+k), screen.Back())
}
func (asker) View() frame.Frame                { return frame.New(1, 1) }
func (a asker) SetSize(int, int) screen.Screen { return a }
func (asker) Keys() keys.Map                   { return nil }

func TestWhatAScreensCommandsGiveIsCollected(t *testing.T) {
	_, msgs := tuitest.Press(asker{}, "x", "enter")
	if len(msgs) != 4 {
		t.Errorf("%d messages, want 4", len(msgs))
	}
	_, more := tuitest.Type(asker{}, "é")
	if got := fmt.Sprint(tuitest.Intents(append(msgs, more...))); got != "[key x key enter key é]" {
		t.Errorf("got %s", got)
	}
}

func TestDrawShowsWhatATerminalShows(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := theme.New(dark, colorprofile.TrueColor)
		f := frame.New(20, 3,
			frame.NewPane("a", frame.Rect{W: 8, H: 3}, th.OK.Render("✓")+" 世界", th.Selected.Render("chosen  ")),
			frame.NewPane("b", frame.Rect{X: 10, Y: 1, W: 10, H: 1}, th.Title.Render("right")),
		)
		if got, want := tuitest.Draw(f, th, 20, 3), "✓ 世界\nchosen    right\n"; got != want {
			t.Errorf("dark %v: %q, want %q", dark, got, want)
		}
		if got, want := tuitest.Draw(f, th, 20, 3), frame.Plain(f); got != want {
			t.Errorf("the terminal shows %q, the frame says %q", got, want)
		}
		tuitest.Golden(t, fmt.Sprintf("dark %v", dark), tuitest.Styles(f, th, 22, 3))
	}
}

func TestATerminalAndAFrameAgreeOnEveryPart(t *testing.T) {
	th := theme.New(true, colorprofile.TrueColor)
	list := widget.NewList(widget.Column{Title: "who", W: 8}).SetSize(40, 8).SetItems([]widget.Item{
		{ID: "1", Lead: "1", Title: "班组长把当天的安全照片置顶 🙌", Cells: []string{"李雷"}},
		{ID: "2", Lead: "2", Title: "e\u0301tude", Cells: []string{"Zoë"}},
	})
	f := frame.New(60, 12,
		frame.NewPane("list", frame.Rect{X: 1, Y: 1, W: 40, H: 8}, list.View(th, true, "")...),
		frame.NewPane("big", frame.Rect{X: 42, Y: 1, W: 18, H: 3}, widget.Styled(widget.NewType().Big("05:2", 1), th.Big)...),
	)
	if got, want := tuitest.Draw(f, th, 60, 12), frame.Plain(f); got != want {
		t.Errorf("the terminal shows\n%s\nthe frame says\n%s", got, want)
	}
	if strings.TrimSpace(frame.Plain(f)) == "" {
		t.Error("the frame is empty")
	}
}
