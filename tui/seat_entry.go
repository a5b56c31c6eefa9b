package tui

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/entry"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// JoinFunc makes a newcomer of a name, and gives the hold on the seat with the personal code. A refusal is a
// *session.Error; its words are shown beside the name.
type JoinFunc func(ctx context.Context, name string) (session.Room, string, error)

// Entry is the root of a newcomer's terminal. It asks for name and consent, shows the way back, and then is a [Seat].
type Entry struct {
	asking Shell
	door   *entryRoom
	env    Env
	size   tea.WindowSizeMsg
	plain  bool
}

// NewEntry is the root for somebody with the session's code. The model is an Entry.
func NewEntry(face session.SessionFace, env Env, now func() time.Time, join JoinFunc) tea.Model {
	door := &entryRoom{face: face, now: now, join: join}
	return Entry{door: door, env: env, asking: NewShell(door, env, func(look screen.Env) Root {
		return Root{First: entry.New(look, face), Silent: true}
	})}
}

// AgreeFunc keeps the consent of somebody on file and gives the hold on their seat. A refusal is a *session.Error.
type AgreeFunc func(ctx context.Context) (session.Room, error)

// NewGuest is the root for somebody on file who was never asked whether they agree: it asks, and then is a [Seat]. The
// model is an Entry.
func NewGuest(face session.SessionFace, guest model.PersonID, name string, env Env, now func() time.Time, agree AgreeFunc) tea.Model {
	door := &entryRoom{face: face, now: now, join: func(ctx context.Context, _ string) (session.Room, string, error) {
		room, err := agree(ctx)
		return room, "", err
	}}
	return Entry{door: door, env: env, asking: NewShell(door, env, func(look screen.Env) Root {
		return Root{First: entry.NewGuest(look, face, guest, name), Silent: true}
	})}
}

// Plain says that the newcomer asked for the plain face. The program has ended then, and nobody has joined.
func (e Entry) Plain() bool { return e.plain }

// Parting is how the plain face is opened, for who asked for it.
func (e Entry) Parting() (words string, code int) {
	if e.plain && e.door.face.Join.Command != "" {
		return "The plain face, for screen readers, opens with:\n  " + entry.PlainWay(e.door.face.Join.Command), 0
	}
	return "", 0
}

// Init asks for the first picture.
func (e Entry) Init() tea.Cmd { return e.asking.Init() }

// Update is the entry's until the newcomer is in; then the model is a Seat.
func (e Entry) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		e.size = size
	}
	switch msg := msg.(type) {
	case entry.PlainMsg:
		e.plain = true
		return e, tea.Quit
	case entry.LeaveMsg:
		return e.ask(LeaveMsg{})
	case entry.InMsg:
		return e.sit()
	case screen.ResultMsg:
		next, cmd := e.ask(msg)
		if msg.Err != nil {
			return next, cmd
		}
		if _, known := msg.Intent.(session.Agree); known {
			return next.(Entry).sit()
		}
		return next, tea.Batch(cmd, e.door.way)
	}
	return e.ask(msg)
}

// ask gives a message to the screens of the entry.
func (e Entry) ask(msg tea.Msg) (tea.Model, tea.Cmd) {
	m, cmd := e.asking.Update(msg)
	e.asking = m.(Shell)
	return e, cmd
}

// sit makes the newcomer's terminal a seat, in the look that it has.
func (e Entry) sit() (tea.Model, tea.Cmd) {
	room := e.door.taken()
	if room == nil {
		return e, nil
	}
	e.asking.end()
	env := e.env
	env.Dark, env.Detect = e.asking.Theme().Dark, false
	seat := NewSeat(room, env)
	init := seat.Init()
	seat, sized := seat.Update(e.size)
	return seat, tea.Batch(init, sized)
}

// View is what asks for name and consent.
func (e Entry) View() tea.View { return e.asking.View() }

// Frame is the same, for a painter.
func (e Entry) Frame() frame.Frame { return e.asking.Frame() }

// Theme is the look that it is drawn in now.
func (e Entry) Theme() theme.Theme { return e.asking.Theme() }

// News are those of the shell that asks.
func (e Entry) News() (<-chan struct{}, tea.Msg) { return e.asking.News() }

// Came is when the seat's news came.
func (e Entry) Came() time.Time { return e.asking.Came() }

// entryRoom is the hold of somebody who has no seat yet: it can join, and nothing else.
type entryRoom struct {
	face session.SessionFace
	now  func() time.Time
	join JoinFunc

	mu   sync.Mutex
	room session.Room // of the seat, once joined
	code string
	sat  bool
}

// Do joins, or agrees.
func (r *entryRoom) Do(ctx context.Context, i session.Intent) (session.Result, error) {
	name := ""
	switch i := i.(type) {
	case session.Join:
		name = i.Name
	case session.Agree:
	default:
		return session.Result{}, session.Refuse(session.Denied, "say your name first")
	}
	room, code, err := r.join(ctx, name)
	if err != nil {
		var told *session.Error
		if !errors.As(err, &told) {
			return session.Result{}, session.Refuse(session.NotSaved, "that did not work: %s. Please press enter again.", err)
		}
		return session.Result{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.room, r.code = room, code
	return session.Result{}, nil
}

// way is the way back of somebody who has joined, as a message.
func (r *entryRoom) way() tea.Msg {
	r.mu.Lock()
	room, code := r.room, r.code
	r.mu.Unlock()
	if room == nil {
		return nil
	}
	f, _ := session.AsSeat(room.Face())
	return entry.JoinedMsg{Name: f.Me.Name, Code: code, Command: f.Personal}
}

// taken is the hold on the seat, from now on the seat's own.
func (r *entryRoom) taken() session.Room {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sat = true
	return r.room
}

// Leave gives a seat back that was joined and never sat on.
func (r *entryRoom) Leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.room != nil && !r.sat {
		r.room.Leave()
	}
}

// Face, Wake, Came, WakeIn, Draft, SetDraft, Gone and Now are those of a hold in which nothing happens.
func (r *entryRoom) Face() any             { return r.face }
func (r *entryRoom) Wake() <-chan struct{} { return nil }
func (r *entryRoom) Came() time.Time       { return time.Time{} }
func (r *entryRoom) WakeIn(time.Duration)  {}
func (r *entryRoom) Draft() string         { return "" }
func (r *entryRoom) SetDraft(string)       {}
func (r *entryRoom) Gone() string          { return "" }
func (r *entryRoom) Now() time.Time        { return r.now() }
