package sshd

import (
	"context"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Wakeful is a root model that says itself where its news come from. News is the channel that gets a value when there
// are some, and the message to update the model with then; nil when there never are any. Others wait in a command, which
// costs a goroutine and three turns of the scheduler more.
type Wakeful interface {
	News() (<-chan struct{}, tea.Msg)
	Came() time.Time // when the news came that were taken last out of the channel
}

// loop runs a Bubble Tea model as Bubble Tea's own program does: one message after the other, commands beside it. It is
// as small as a room with very many programs needs it.
type loop struct {
	ctx    context.Context // ends with the program
	model  *guard
	msgs   chan tea.Msg
	every  func() time.Duration // the least time between two looks at the news
	looked time.Time            // when the last news were taken
	came   time.Time            // when they had come
	late   *lateness            // told how late the picture of them was
}

// A facilitator sees thirty pictures a second, and so do attendees while they are few: nobody reads more. The more
// attendees there are, the rarer their pictures become while much happens, so that all of them together leave the machine
// to the facilitator. What happens in a quiet room is seen at once by everybody.
const (
	lookEvery   = time.Second / 30
	lookForEach = 200 * time.Microsecond // more between two pictures for each seat
	lookSeldom  = 500 * time.Millisecond
)

// lookEvery is the least time between two pictures of this session.
func (s *session) lookEvery() time.Duration {
	if s.id.Facilitator {
		return lookEvery
	}
	return min(max(lookEvery, time.Duration(s.door.slots.seated.Load())*lookForEach), lookSeldom)
}

// Send hands a message to the program. It waits while the program is busy, and does nothing when it has ended.
func (l *loop) Send(msg tea.Msg) {
	if msg == nil {
		return
	}
	select {
	case l.msgs <- msg:
	case <-l.ctx.Done():
	}
}

// run runs the model, which hears some messages first, until it quits or until the context ends; then the error is the
// cause.
func (l *loop) run(heard ...tea.Msg) error {
	l.do(l.model.Init())
	for _, msg := range heard {
		if !l.take(msg) {
			return nil
		}
	}
	first := time.NewTimer(firstLook)
	defer first.Stop()
	var late <-chan time.Time // of news that came too soon after the last ones
	for {
		news, woken := l.model.News()
		if late != nil {
			news = nil
		}
		var msg tea.Msg
		looks := false // at news
		select {
		case <-l.ctx.Done():
			return context.Cause(l.ctx)
		case msg = <-l.msgs:
		case <-first.C:
			msg = lookMsg{}
		case <-news:
			l.came = l.model.Came()
			if early := l.every() - time.Since(l.looked); early > 0 {
				l.came = l.came.Add(early) // to be rarer is not to be late
				late = time.After(early)
				continue
			}
			msg, looks = woken, true
		case <-late:
			late, msg, looks = nil, woken, true
		}
		if looks {
			l.looked = time.Now()
		}
		if !l.take(msg) {
			return nil
		}
		if looks {
			l.late.note(time.Since(l.came))
		}
	}
}

// take updates the model with a message and draws it; false when the message ends the program.
func (l *loop) take(msg tea.Msg) bool {
	switch msg = l.model.sift(translated(msg)); msg.(type) {
	case nil, tea.SuspendMsg: // a remote program cannot suspend this process
		return true
	case tea.QuitMsg, tea.InterruptMsg:
		return false
	}
	cmd := l.model.Update(msg)
	l.model.Draw()
	l.do(cmd)
	return true
}

// do runs a command beside the program, which gets what comes of it.
func (l *loop) do(cmd tea.Cmd) {
	if cmd != nil {
		go l.perform(cmd)
	}
}

// perform runs a command, and those that it returns, to their end.
func (l *loop) perform(cmd tea.Cmd) {
	defer l.model.catch()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		var all sync.WaitGroup
		for _, one := range msg {
			all.Go(func() { l.perform(one) })
		}
		all.Wait()
	default:
		for _, step := range sequence(msg) {
			l.perform(step)
		}
		if sequence(msg) == nil {
			l.Send(msg)
		}
	}
}

// sequence is the steps of what tea.Sequence returns, whose type has no public name; nil for any other message.
func sequence(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil
	}
	steps := make([]tea.Cmd, v.Len())
	for i := range steps {
		steps[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return steps
}

// translated is what the decoder found as Bubble Tea's messages. A size that comes in the keys is none: only window
// changes are, which are bounded.
func translated(e tea.Msg) tea.Msg {
	switch e := e.(type) {
	case uv.KeyPressEvent:
		return tea.KeyPressMsg(e)
	case uv.KeyReleaseEvent:
		return tea.KeyReleaseMsg(e)
	case uv.PasteEvent:
		return tea.PasteMsg(e)
	case uv.MouseClickEvent:
		return tea.MouseClickMsg(e)
	case uv.MouseMotionEvent:
		return tea.MouseMotionMsg(e)
	case uv.MouseReleaseEvent:
		return tea.MouseReleaseMsg(e)
	case uv.MouseWheelEvent:
		return tea.MouseWheelMsg(e)
	case uv.FocusEvent:
		return tea.FocusMsg(e)
	case uv.BlurEvent:
		return tea.BlurMsg(e)
	case uv.BackgroundColorEvent:
		return tea.BackgroundColorMsg(e)
	case uv.ModeReportEvent:
		return tea.ModeReportMsg(e)
	case uv.KeyboardEnhancementsEvent:
		return tea.KeyboardEnhancementsMsg(e)
	case uv.WindowSizeEvent:
		return nil
	}
	return e
}
