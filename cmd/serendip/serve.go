package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/holder"
	"serendip/model"
	"serendip/session"
)

func serveCommand(e *Env) *cobra.Command {
	var o DoorOptions
	c := &cobra.Command{
		Use:   "serve [SESSION]",
		Short: "Open the door without drawing here, until told to stop",
		Long: "Open the SSH door without a local screen. A session that is named gets its lobby opened. The console opens\n" +
			"over SSH for a listed key, the wall by its token. The program ends when it is told to (ctrl+c, SIGTERM):\n" +
			"everybody hears that the door closes, the session stays as it is.",
		Example: "  serendip serve acme-1 --listen :23234 --advertise workshop.example.org:22",
		Args:    words(0, 1),
		RunE: e.alone(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
			hold, err := holder.Acquire(dir, holder.Options{What: e.what(), Getenv: e.Getenv})
			if err != nil {
				return err
			}
			return e.stay(ctx, hold, dir, func(ctx context.Context, e Env) error { return serve(ctx, e, args, o) })
		}),
	}
	doorFlags(c, &o)
	return c
}

// doorFlags are the flags of everything that opens the door.
func doorFlags(c *cobra.Command, o *DoorOptions) {
	c.Flags().StringArrayVar(&o.Listen, "listen", nil, "`HOST:PORT` or :PORT to let people in at; may be repeated (default "+defaultListen+")")
	c.Flags().StringVar(&o.Advertise, "advertise", "", "`HOST:PORT` that people are told (else this machine's best address)")
	c.Flags().StringVar(&o.Via, "via", "", "`USER@HOST` of an SSH server of your own, where the door opens too: people come in there, and the line is kept")
}

// opened is what serve says in JSON once people can come.
type opened struct {
	Host        string   `json:"host"`
	Port        int      `json:"port"`
	Fingerprint string   `json:"fingerprint"`
	Others      []string `json:"others,omitempty"`
	Session     string   `json:"session,omitempty"`
	Code        string   `json:"code,omitempty"`
	Join        string   `json:"join,omitempty"`
	Wall        string   `json:"wall,omitempty"`
	State       string   `json:"-"` // of the session
}

func serve(ctx context.Context, e Env, args []string, o DoorOptions) (err error) {
	var l *session.Live
	var v *session.Session
	if len(args) > 0 {
		if l, v, err = e.lobby(ctx, args[0]); err != nil {
			return err
		}
	}
	o.Login = e.login()
	d, err := OpenDoor(e.Premises, o)
	if err != nil {
		return err
	}
	if err := sayOpened(e, d.Announced, l, v); err != nil {
		return errors.Join(err, d.Close())
	}
	select {
	case <-ctx.Done():
		err = d.Close()
	case err = <-d.served:
		d.served <- nil
		err = errors.Join(fmt.Errorf("the door cannot be kept open: %w", err), d.Close())
	}
	if err == nil && !e.JSON {
		err = e.Say("The door is closed; what was confirmed is kept.")
	}
	return err
}

// lobby finds a session and lets people in who come early.
func (e Env) lobby(ctx context.Context, ref string) (*session.Live, *session.Session, error) {
	l, v, err := e.Session(ref)
	if err != nil || v.State != model.Draft {
		return l, v, err
	}
	if _, err := e.Do(ctx, l, session.OpenLobby{Session: v.ID}); err != nil {
		return nil, nil, err
	}
	return l, l.Snapshot().State.Session(v.ID), nil
}

func sayOpened(e Env, d session.Door, l *session.Live, v *session.Session) error {
	o := opened{Host: d.Host, Port: d.Port, Fingerprint: d.Fingerprint, Others: d.Others}
	if v != nil {
		s := l.Snapshot()
		o.Session, o.Code = l.Ref(v.ID), s.SessionCode(v)
		o.State, o.Join, o.Wall = v.State.String(), lineFor(d, o.Code), wallAt(d, s.WallToken(v))
	}
	if e.JSON {
		return e.Tell(o)
	}
	return table(e.Out, o.rows(lineFor(d, "console")))
}

// rows are what serve says to people. Console is how one comes in as a facilitator.
func (o opened) rows(console string) [][]string {
	rows := [][]string{{"door", fmt.Sprintf("open at %s, port %d", o.Host, o.Port)}, {"fingerprint", o.Fingerprint}}
	if o.Session != "" {
		rows = append(rows, []string{"session", o.Session + ", " + o.State}, []string{"join", o.Join})
	}
	if o.Wall != "" {
		rows = append(rows, []string{"wall", o.Wall})
	}
	rows = append(rows, []string{"console", console + "   (for a listed key; `serendip keys`)"})
	for _, other := range o.Others {
		rows = append(rows, []string{"or at", other})
	}
	return append(rows, []string{"stop", "ctrl+c"})
}

// wallAt is what a second projector connects with; "" once the session is closed, as its token ended with it.
func wallAt(d session.Door, token string) string {
	if token == "" {
		return ""
	}
	return lineFor(d, "wall+"+token)
}
