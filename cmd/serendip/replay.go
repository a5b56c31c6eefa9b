package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// replaying is what `replay` was told.
type replaying struct {
	at   string
	as   string
	text bool
}

func replayCommand(e *Env) *cobra.Command {
	var r replaying
	c := &cobra.Command{
		Use:   "replay SESSION [NAME]",
		Short: "Look at a session again, at any minute of it",
		Long: "Look at a session again: the wall, the console, or somebody's seat, at any minute since it went live. Space plays\n" +
			"and stops, + and - change the speed, arrows go from event to event, PgUp and PgDn by a minute, / finds words, and\n" +
			"q ends it. Nothing is changed by looking. Ballots stay sealed. What was erased since then is not\n" +
			"shown, and wall and seats show nothing that was hidden or taken back since.\n" +
			"Without a terminal, or with --text, the screen is printed once.",
		Example: "  serendip replay acme-1 --at 00:42:10\n  serendip replay acme-1 --as seat Mei\n  ssh HOST replay acme-1 --at 42m --as console --text",
		Args:    words(1, 2),
	}
	c.Flags().StringVar(&r.at, "at", "", "the `time` since it went live: 00:42:10, 42:10 or 42m (else the beginning, and with --text the end)")
	c.Flags().StringVar(&r.as, "as", "wall", "wall, console, or seat with the NAME of a guest")
	c.Flags().BoolVar(&r.text, "text", false, "print the screen once")
	c.RunE = func(c *cobra.Command, args []string) error {
		if r.text || e.JSON || e.Screen == nil {
			return e.inHouse(func(ctx context.Context, e Env, args []string) error { return r.print(ctx, e, args) })(c, args)
		}
		return e.onScreen(func(ctx context.Context, e Env, args []string) error { return r.show(ctx, e, args) })(c, args)
	}
	return c
}

// film finds what is looked at. Console and seats are for those who facilitate.
func (r replaying) film(ctx context.Context, e Env, args []string) (tui.Film, *session.Session, error) {
	if (len(args) == 2) != (r.as == "seat") {
		return tui.Film{}, nil, usage("say whose seat: `serendip replay %s --as seat NAME`; wall and console take no name", args[0])
	}
	l, v, err := e.Session(args[0])
	if err != nil {
		return tui.Film{}, nil, err
	}
	if role := l.RoleIn(e.Actor, v.ID); r.as != "wall" && !role.Facilitates() {
		return tui.Film{}, nil, session.Refuse(session.Denied, "this key comes as %s, and console and seats are for those who facilitate; look at the wall", role)
	}
	var person model.PersonID
	if r.as == "seat" {
		if person, err = guestNamed(l.Snapshot().State, v, args[1]); err != nil {
			return tui.Film{}, nil, err
		}
	}
	eyes := map[string]session.Audience{"wall": session.AtWall, "console": session.AtConsole, "seat": session.AtSeat}
	past, err := l.Past(ctx, v.ID, eyes[r.as])
	if err != nil {
		return tui.Film{}, nil, err
	}
	faces := map[string]func(int) any{
		"wall":    func(m int) any { return past.Wall(m) },
		"console": func(m int) any { return past.Console(m) },
		"seat":    func(m int) any { return past.Seat(m, person) },
	}
	if faces[r.as] == nil {
		return tui.Film{}, nil, usage("%q is nothing to look at; choose from wall, console, seat", r.as)
	}
	film := tui.Film{Past: past, Face: faces[r.as], At: past.Began(), End: endOf(past, v)}
	if r.at != "" {
		since, err := sinceLive(r.at)
		if err != nil {
			return tui.Film{}, nil, err
		}
		if last := past.Time(past.Len() - 1); since > last.Sub(past.Began()).Truncate(time.Second) {
			lasted := film.End.Sub(past.Began())
			_, _ = fmt.Fprintf(e.Err, "%s lasted %s, and %s is after that: this is its end.\n", args[0], tui.Elapsed(lasted), tui.Elapsed(since))
		}
		film.At = past.Began().Add(since)
	}
	return film, v, nil
}

// show plays the film on the caller's terminal.
func (r replaying) show(ctx context.Context, e Env, args []string) error {
	film, v, err := r.film(ctx, e, args)
	if err != nil {
		return err
	}
	room := e.House.Instance().Enter(session.Actor{Role: session.Observer}, model.SessionID{}, session.AtWall) // for its clock
	defer room.Leave()
	_, err = e.Screen.Show(ctx, tui.NewFilm(room, tui.Env{Profile: e.Screen.Profile, Detect: r.as != "wall", Zone: zoneOf(v)}, film))
	return err
}

// print says one moment as text.
func (r replaying) print(ctx context.Context, e Env, args []string) error {
	film, v, err := r.film(ctx, e, args)
	if err != nil {
		return err
	}
	past := film.Past
	last := past.Time(past.Len() - 1)
	if r.at == "" || film.At.After(last) {
		film.At = last
	}
	moment := past.At(film.At)
	look := screen.Env{Theme: theme.New(false, colorprofile.NoTTY), Zone: zoneOf(v)}
	text := frame.Plain(tui.Still(film.Face(moment), look, film.At, filmWidth, filmHeight))
	if e.JSON {
		return e.Tell(struct {
			At     string   `json:"at"`
			Of     string   `json:"of"`
			As     string   `json:"as"`
			Screen []string `json:"screen"`
		}{tui.Elapsed(film.At.Sub(past.Began())), tui.Elapsed(film.End.Sub(past.Began())), r.as, strings.Split(text, "\n")})
	}
	return e.Say("%s%s\n%s", tui.Elapsed(film.At.Sub(past.Began())), film.Of(film.At), text)
}

// endOf is when a session was closed; of one that is not, when something happened in it last.
func endOf(past *session.Past, v *session.Session) time.Time {
	last := past.Time(past.Len() - 1)
	if closed := time.UnixMilli(v.ClosedAt); v.State == model.Closed && closed.Before(last) {
		return closed
	}
	return last
}

// sinceLive reads a time since a session went live: 00:42:10, 42:10, or 42m.
func sinceLive(words string) (time.Duration, error) {
	if d, err := time.ParseDuration(words); err == nil && d >= 0 {
		return d, nil
	}
	var h, m, s int
	parts := strings.Split(words, ":")
	if len(parts) == 2 {
		parts = append([]string{"0"}, parts...)
	}
	if n, err := fmt.Sscanf(strings.Join(parts, ":")+"$", "%d:%d:%d$", &h, &m, &s); n != 3 || err != nil || len(parts) != 3 || min(h, m, s) < 0 || max(m, s) > 59 {
		return 0, usage("%q is no time since the session went live; write it as 00:42:10, 42:10 or 42m", words)
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second, nil
}
