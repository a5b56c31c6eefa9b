package main

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/home"
)

// openHome is what `serendip` alone shows: the first start, or what is next. A terminal that was lent to a running host
// gets the session that is live there.
func openHome(ctx context.Context, e Env, _ []string) error {
	if e.Screen == nil {
		return usage("the first screen needs a terminal; `serendip --help` shows what there is")
	}
	if r := e.resumed(); r.Session != "" {
		if err := e.goOn(ctx, r); err != nil {
			return err
		}
	} else if _, open := e.Door(); open {
		if l, v := mostUrgent(e.Programmes(), e.House); v != nil && rank(v) < rankDraft {
			return (&showing{env: e, live: l, session: v.ID, as: asConsole}).run(ctx)
		}
	}
	for ctx.Err() == nil {
		chosen, err := e.askHome(ctx)
		if err != nil || chosen.Kind == home.Quit {
			return err
		}
		if err := e.follow(ctx, chosen); err != nil {
			if died := status(0); errors.As(err, &died) {
				return err
			}
			if err := e.trouble(ctx, "That was not possible", err); err != nil {
				return err
			}
		}
	}
	return nil
}

// goOn is back on the screen on which a process crashed.
func (e Env) goOn(ctx context.Context, r resume) error {
	l, v, err := e.Session(r.Session)
	if err != nil {
		return err
	}
	if r.Door {
		return host(ctx, e, l, v, hosting{as: r.As})
	}
	return (&showing{env: e, live: l, session: v.ID, as: r.As}).run(ctx)
}

// askHome shows the home screen until something is chosen.
func (e Env) askHome(ctx context.Context) (home.Choice, error) {
	var chosen home.Choice
	room := e.House.EnterHome(e.Actor)
	defer room.Leave()
	if err := e.Child.SetResume(""); err != nil {
		return chosen, err
	}
	model := tui.NewHome(room, tui.Env{Profile: e.Screen.Profile, Detect: true, Zone: hereZone(e)}, home.Options{
		Drafts: e.homeDrafts, Programme: e.homeProgramme,
		Folder: datadir.Shown(e.Dir.Path(), e.Getenv("HOME")), Zone: localZone(e.Getenv), Templates: e.templates(),
		Chosen: func(c home.Choice) tea.Cmd {
			chosen = c
			return tea.Quit
		},
	})
	_, err := e.Screen.Show(ctx, model)
	return chosen, err
}

// templates lists what a session can be made from. What cannot be taken is named by `serendip template list`.
func (e Env) templates() []home.Template {
	all, _ := e.House.Templates()
	var out []home.Template
	for _, t := range all {
		out = append(out, home.Template{Name: t.Name, About: t.About})
	}
	return out
}

// follow does what was chosen, and returns to the home screen.
func (e Env) follow(ctx context.Context, c home.Choice) error {
	if c.Kind == home.Watch {
		e.Args, e.Premises = []string{"demo"}, Premises{} // it has a house of its own
		return execute(ctx, e)
	}
	l, v, err := e.Session(c.Ref)
	if err != nil {
		return err
	}
	s := &showing{env: e, live: l, session: v.ID, as: asConsole}
	switch {
	case c.Kind == home.TestWall:
		return s.ask(ctx)
	case c.Kind == home.GoLive:
		if l, v, err = e.lobby(ctx, c.Ref); err != nil {
			return err
		}
		return host(ctx, e, l, v, hosting{})
	case v.State == model.Draft:
		if v, err = s.prepare(ctx); err != nil || v.State == model.Draft {
			return err
		}
		l = s.live // it may have gone to another one
	}
	if v.State == model.Closed {
		return s.run(ctx)
	}
	return host(ctx, e, l, v, hosting{as: asConsole})
}

// prepare shows the console of a draft until it is left, or until its lobby opens there: then there has to be a door.
func (s *showing) prepare(ctx context.Context) (*session.Session, error) {
	now := func() *session.Session { return s.live.Snapshot().State.Session(s.session) }
	ctx, opened := context.WithCancel(ctx)
	defer opened()
	watch := s.live.Enter(session.Actor{Role: session.Observer}, s.session, session.AtWall)
	defer watch.Leave()
	go func() {
		for {
			select {
			case <-watch.Wake():
				if now().State != model.Draft {
					opened()
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	err := s.run(ctx)
	return now(), err
}
