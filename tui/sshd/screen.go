package sshd

import (
	"io"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// studio is what all screens of a door share: the differences between pictures, and the buffers to write them with.
type studio struct {
	cache  *frame.Cache
	sheets sync.Pool // of *[]byte
}

// cacheRoom is the bytes for one generation of differences: those of a crowd at twenty sizes and three sets of colours.
const cacheRoom = 2 << 20

func newStudio() *studio {
	return &studio{
		cache:  frame.NewCache(cacheRoom),
		sheets: sync.Pool{New: func() any { b := make([]byte, 0, chunk); return &b }},
	}
}

// screen is the client's terminal, as the program's one goroutine draws on it.
type screen struct {
	studio  *studio
	painter *frame.Painter
	out     io.Writer
	w, h    int
	ready   bool   // the program has had the time to learn what to show
	ask     []byte // questions to the terminal, to be written next
}

// newScreen is for a terminal of a type.
func (s *studio) newScreen(term string, out io.Writer) *screen {
	c := &screen{studio: s, painter: frame.NewPainter(s.cache, term), out: out}
	if answersModes(term) {
		c.ask = []byte(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
	}
	return c
}

// answersModes says whether a terminal of this type is known to answer when it is asked for its modes. Others, behind a
// connection, may print the question.
func answersModes(term string) bool {
	for _, known := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(term, known) {
			return true
		}
	}
	return false
}

// hear does what Bubble Tea's renderer does on a message besides drawing.
func (c *screen) hear(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.w, c.h = msg.Width, msg.Height
		c.painter.Resize(c.w, c.h)
	case tea.ModeReportMsg:
		switch {
		case msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset:
			c.painter.Synchronise()
		case msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset:
			c.ask = c.painter.Measure(c.ask)
		}
	case lookMsg:
		c.ready = true
	case tea.KeyPressMsg: // most messages are keys, and no question
	default:
		// Its question has no public type, and the library asks it only where it reads the answer itself.
		if msg == tea.RequestBackgroundColor() {
			c.ask = c.painter.AskGround(c.ask)
		}
	}
}

// show brings the terminal to a frame. It waits for a slow client, whose own program it slows with it; when nothing
// leaves for too long the client is cut.
func (c *screen) show(f frame.Frame, t theme.Theme) {
	if !c.ready {
		c.say(c.ask)
		c.ask = nil
		return
	}
	sheet := c.studio.sheets.Get().(*[]byte)
	out := c.painter.Paint(append((*sheet)[:0], c.ask...), f, t)
	c.ask = nil
	c.say(out)
	if cap(out) <= bigSheet {
		*sheet = out
		c.studio.sheets.Put(sheet)
	}
}

// bigSheet is the largest buffer kept for others, in bytes.
const bigSheet = 64 << 10

// end gives the terminal back as it was.
func (c *screen) end() { c.say(c.painter.End()) }

// say writes what there is to write.
func (c *screen) say(out []byte) {
	if len(out) > 0 {
		_, _ = c.out.Write(out) // who is gone is noticed by the connection
	}
}

// firstLook is how long a program is waited for before it is drawn first: by then most know what there is to show, and
// what ground the terminal has.
const firstLook = 30 * time.Millisecond

// lookMsg says that the wait is over.
type lookMsg struct{}
