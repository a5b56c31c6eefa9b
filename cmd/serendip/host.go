package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/screen"
	"serendip/tui/testcard"
	"serendip/tui/theme"
)

// hosting is what `host` was told.
type hosting struct {
	door DoorOptions
	as   string // "stage", "console", or "" to be asked for with the test card
}

// The faces that this machine's own terminal can have.
const (
	asStage   = "stage"
	asConsole = "console"
	asPlain   = "plain" // lines on its streams, which need be no terminal
)

func hostCommand(e *Env) *cobra.Command {
	var h hosting
	c := &cobra.Command{
		Use:   "host SESSION",
		Short: "Open the door, and run a session on this terminal",
		Long: "Open the SSH door and the session's lobby, and draw on this terminal: the stage where the room sees it, the\n" +
			"console where only you do. Without --as a test card asks. Leaving is not closing: the session stays live, and\n" +
			"the same command brings it back. --as plain runs it by lines that one types and hears, from the draft on; there\n" +
			"the session may be left out.",
		Args: words(0, 1),
	}
	plainly := e.inHouse(func(ctx context.Context, e Env, args []string) error { return hostPlainly(ctx, e, args, h) })
	drawn := e.onScreen(func(ctx context.Context, e Env, args []string) error {
		l, v, err := e.lobby(ctx, args[0])
		if err != nil {
			return err
		}
		if err := host(ctx, e, l, v, h); err != nil {
			return err
		}
		return (&showing{env: e, live: l, session: v.ID}).farewell()
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case h.as != "" && h.as != asStage && h.as != asConsole && h.as != asPlain:
			return usage("--as is stage, console or plain, not %q", h.as)
		case h.as == asPlain:
			return plainly(c, args)
		case len(args) == 0:
			return usage("something is missing: %s", c.UseLine())
		}
		return drawn(c, args)
	}
	doorFlags(c, &h.door)
	c.Flags().StringVar(&h.as, "as", "", "`stage` (the room sees this screen), console (only you do) or plain (lines); else the test card asks")
	c.Flags().Bool("no-supervise", false, "draw in this process, without a parent that brings a crashed one back")
	return c
}

// host opens the door, unless it is open, and shows a session on the caller's terminal until they end it.
func host(ctx context.Context, e Env, l *session.Live, v *session.Session, h hosting) (err error) {
	if e.Screen == nil {
		return usage("this needs a terminal; over SSH the console opens with: ssh -t HOST")
	}
	s := showing{env: e, live: l, session: v.ID, as: h.as}
	if _, open := e.Door(); !open {
		h.door.Login = e.login()
		d, err := OpenDoor(e.Premises, h.door)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, d.Close()) }()
		s.door = true
	}
	s.comeBack()
	if s.as == "" {
		if err := s.ask(ctx); err != nil || s.as == "" {
			return err
		}
	}
	return s.run(ctx)
}

// showing is one session on a terminal of this machine, with one face after the other.
type showing struct {
	env     Env
	live    *session.Live
	session model.SessionID
	as      string
	door    bool   // closes when this ends
	moved   func() // goes to the session that was asked for meanwhile; nil for none
}

// resume is what a child leaves to the next one in case it crashes.
type resume struct {
	Session string `json:"session"`
	As      string `json:"as"`
	Door    bool   `json:"door"`
}

// resumed is what a crashed process left, or nothing.
func (e Env) resumed() (r resume) {
	if e.Child != nil && json.Unmarshal([]byte(e.Child.Resume), &r) != nil {
		return resume{}
	}
	return r
}

// comeBack takes the face that a crashed process had.
func (s *showing) comeBack() {
	if r := s.env.resumed(); r.Session == s.session.String() {
		s.as = r.As
	}
}

// ask shows the test card, and keeps what it found of a projected screen.
func (s *showing) ask(ctx context.Context) error {
	var chosen *testcard.Choice
	look := screen.Env{Theme: theme.New(false, s.env.Screen.Profile), Now: s.live.Now, Zone: s.zone()}
	card := testcard.NewProgram(look, func(c testcard.Choice) tea.Cmd {
		chosen = &c
		return tea.Quit
	})
	if _, err := s.env.Screen.Show(ctx, card); err != nil || chosen == nil {
		return err
	}
	s.as = asConsole
	if !chosen.Stage {
		return nil
	}
	s.as = asStage
	_, err := s.env.Do(ctx, s.live, session.TestWall{Session: s.session, Dark: chosen.Dark, Columns: chosen.Columns, Rows: chosen.Rows})
	return err
}

// run shows the face, and after it what was asked for next, until nothing more is.
func (s *showing) run(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := s.remember(); err != nil {
			s.env.Log.Warn("a crash would not find back to this screen", "error", err)
		}
		next, err := s.face(ctx)
		if err != nil {
			return err
		}
		if next == "" {
			if next, err = s.outside(ctx); err != nil || next == "" {
				return err
			}
		}
		s.as = next
	}
	return nil
}

func (s *showing) remember() error {
	state, err := json.Marshal(resume{s.session.String(), s.as, s.door})
	if err != nil {
		return err
	}
	return s.env.Child.SetResume(string(state))
}

// face shows the present face until its actor leaves it, and says which one was asked for instead.
func (s *showing) face(ctx context.Context) (next string, err error) {
	audience := session.AtConsole
	if s.as == asStage {
		audience = session.AtStage
	}
	room := s.live.Enter(s.env.Actor, s.session, audience)
	defer room.Leave()
	env := s.env.equipped(s.live, s.session, tui.Env{Profile: s.env.Screen.Profile, Detect: audience == session.AtConsole, Zone: s.zone()})
	asked := make(chan string, 1)
	if audience == session.AtConsole {
		env.Elsewhere = s.elsewhere(asked)
	}
	env.Private = func() tea.Msg {
		select {
		case asked <- asConsole:
		default:
		}
		return tui.LeaveMsg{}
	}
	_, err = s.env.Screen.Show(ctx, face(room, audience, env))
	select {
	case next = <-asked:
	default:
	}
	if s.moved != nil {
		s.moved()
		s.moved = nil
	}
	return next, err
}

// outside is shown when the face was left and the door is still open, which would close with the program.
func (s *showing) outside(ctx context.Context) (next string, err error) {
	if !s.door {
		return "", nil
	}
	face := s.live.Snapshot().ForWall(s.session).SessionFace
	p := &page{
		look: theme.New(false, s.env.Screen.Profile), title: face.Programme + " · " + face.Title,
		lines: []string{"The session is " + stands(face.State) + ", and the door is open.", face.Join.Command},
		keys: []pageKey{
			{"enter", "back to it"},
			{"q", "close the door; the session stays " + stands(face.State) + ", and `serendip host " + s.live.Ref(s.session) + "` brings it back"},
		},
	}
	if _, err := s.env.Screen.Show(ctx, p); err != nil || p.pressed != "enter" {
		return "", err
	}
	return s.as, nil
}

// farewell says how to come back.
func (s *showing) farewell() error {
	v := s.live.Snapshot().State.Session(s.session)
	if v.State == model.Closed {
		return s.env.Say("%s is closed. What was said is kept; `serendip export %s` writes it out.", v.Title, s.live.Ref(v.ID))
	}
	return s.env.Say("%s stays %s; `serendip host %s` brings it back.", v.Title, stands(v.State), s.live.Ref(v.ID))
}

// stands is how a session is: "live", "in its lobby".
func stands(s model.SessionState) string {
	switch s {
	case model.Draft:
		return "a draft"
	case model.Lobby:
		return "in its lobby"
	}
	return s.String()
}

func (s *showing) zone() *time.Location { return zoneOf(s.live.Snapshot().State.Session(s.session)) }
