package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// Film is a session that is over, or the past of one that goes on, to look at again.
type Film struct {
	Past *session.Past
	Face func(moment int) any // a WallFace, ConsoleFace or SeatFace
	At   time.Time            // where it begins
	End  time.Time            // of the session: what was said after its close is in the film too
}

// filmTick is how often a film that plays moves on.
const filmTick = 100 * time.Millisecond

// longestSilence is how long a film waits for the next thing to happen, in the session's time.
const longestSilence = 2 * time.Minute

// fastestFilm is the highest speed.
const fastestFilm = 64

// NewFilm shows a film, with a row about where it is. The room is any that gives the time; nothing is asked of it.
func NewFilm(room session.Room, env Env, film Film) Shell {
	return NewShell(room, env, func(look screen.Env) Root {
		return Root{First: newFilm(look, film), Tick: func(any, time.Time) time.Duration { return filmTick }}
	})
}

// filmScreen is where one is in a film.
type filmScreen struct {
	env     screen.Env
	film    Film
	at      time.Time // in the session
	clock   time.Time // of the terminal, when at was moved last
	playing bool
	speed   int
	sought  string // what was looked for last
	said    string // until the next key
	w, h    int
	shown   frame.Frame
}

func newFilm(env screen.Env, film Film) filmScreen {
	f := filmScreen{env: env, film: film, speed: 1}
	return f.to(film.At)
}

// soughtMsg is words that somebody looks for.
type soughtMsg string

// Update takes time, keys and what is looked for.
func (f filmScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return f.pass(msg.Now).drawn()
	case screen.EnvMsg:
		f.env = msg.Env
		f.shown = f.draw()
		return f, nil
	case soughtMsg:
		f.sought = string(msg)
		return f.find().drawn()
	case tea.KeyPressMsg, keys.ActionMsg:
		if a, ok := f.Keys().Action(msg, keys.List); ok {
			f.said = ""
			return f.do(a)
		}
	}
	return f, nil
}

// pass lets as much of the session go by as the terminal's clock and the speed say. Silences are cut short.
func (f filmScreen) pass(now time.Time) filmScreen {
	gone := now.Sub(f.clock)
	f.clock = now
	if !f.playing || gone <= 0 || gone > time.Minute { // a machine that slept plays nothing
		return f
	}
	f = f.to(f.at.Add(gone * time.Duration(f.speed)))
	p, next := f.film.Past, f.moment()+1
	if next >= p.Len() {
		f.playing = false
	} else if p.Time(next).Sub(f.at) > longestSilence {
		f = f.to(p.Time(next))
	}
	return f
}

// moment is the newest at this time.
func (f filmScreen) moment() int { return f.film.Past.At(f.at) }

// to goes to a time, no further than the film.
func (f filmScreen) to(at time.Time) filmScreen {
	p := f.film.Past
	if last := p.Time(p.Len() - 1); at.After(last) {
		at = last
	}
	if at.Before(p.Began()) {
		at = p.Began()
	}
	f.at = at
	return f
}

// find goes to where words were said next.
func (f filmScreen) find() filmScreen {
	if f.sought == "" {
		return f
	}
	m, found := f.film.Past.Find(f.sought, f.moment())
	if !found {
		f.said = "nobody said “" + f.sought + "”"
		return f
	}
	f.playing = false
	return f.to(f.film.Past.Time(m))
}

// do is one key.
func (f filmScreen) do(a keys.Action) (screen.Screen, tea.Cmd) {
	p := f.film.Past
	switch a {
	case filmPlay:
		f.playing = !f.playing
		if f.playing && f.moment() == p.Len()-1 {
			f = f.to(p.Began())
		}
	case filmFaster:
		f.speed = min(f.speed*2, fastestFilm)
	case filmSlower:
		f.speed = max(f.speed/2, 1)
	case filmNext:
		f = f.to(p.Time(min(f.moment()+1, p.Len()-1)))
	case filmBefore:
		f = f.to(p.Time(p.At(f.at.Add(-time.Millisecond))))
	case filmMinute:
		f = f.to(f.at.Add(time.Minute))
	case filmMinuteBack:
		f = f.to(f.at.Add(-time.Minute))
	case keys.First:
		f = f.to(p.Began())
	case keys.Last:
		f = f.to(p.Time(p.Len() - 1))
	case filmAgain:
		f = f.find()
	case filmSearch:
		return f, screen.Open(dialog.Find(f.env, "Find where it was said", f.sought, "gate photo", func(words string) tea.Cmd {
			return func() tea.Msg { return soughtMsg(words) }
		}))
	case keys.Quit:
		return f, Leave
	}
	return f.drawn()
}

// SetSize gives the layout.
func (f filmScreen) SetSize(w, h int) screen.Screen {
	f.w, f.h = w, h
	f.shown = f.draw()
	return f
}

// View is the picture.
func (f filmScreen) View() frame.Frame { return f.shown }
