package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/sshd"
)

func joinCommand(e *Env) *cobra.Command {
	var o DoorOptions
	var who, format, locale string
	c := &cobra.Command{
		Use:     "join SESSION",
		Example: "  serendip join acme-1 > join.txt\n  serendip join acme-1 --format html > join.html",
		Short:   "Write the join sheet: how to come in from Windows, macOS and Linux",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if format != "text" && format != "html" {
				return usage("--format is text or html, not %q", format)
			}
			if locale != "" {
				if err := knownLocale(locale); err != nil {
					return err
				}
			}
			return join(ctx, e, args[0], joining{who, format == "html", locale, o})
		}),
	}
	c.Flags().StringVar(&who, "for", "", "the sheet of one guest by `name` or e-mail address, with their personal code")
	c.Flags().StringVar(&format, "format", "text", "`text`, or html: a page to print or to send")
	c.Flags().StringVar(&locale, "locale", "", localeFlag)
	c.Flags().StringVar(&o.Advertise, "advertise", "", "`HOST:PORT` to print (else the open door's, or this machine's best address)")
	return c
}

// joining is what `join` was told.
type joining struct {
	who    string // a guest by name or e-mail address; "" for everybody
	page   bool
	locale string // "" for the brand's
	door   DoorOptions
}

// sheet is what somebody needs to come in.
type sheet struct {
	Session     string `json:"session"`
	Title       string `json:"title"`
	When        string `json:"when"`
	Guest       string `json:"guest,omitempty"`
	Line        string `json:"line"` // to paste
	Plain       string `json:"plain"`
	Host        string `json:"host"`
	Port        int    `json:"port"`
	Fingerprint string `json:"fingerprint"`
	Open        bool   `json:"open"` // the door, now

	exports.Voice `json:"-"`
}

func join(ctx context.Context, e Env, ref string, j joining) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	d, open, err := e.doorOrPlan(j.door)
	if err != nil {
		return err
	}
	user, err := e.codeOf(ctx, l, v)
	if err != nil {
		return err
	}
	snap, name := l.Snapshot(), ""
	if j.who != "" && !e.role().Facilitates() {
		return session.Refuse(session.Denied, "a personal code is somebody's seat; this key comes as %s", e.role())
	}
	if j.who != "" {
		p, err := guestNamed(snap.State, v, j.who)
		if err != nil {
			return err
		}
		user, name = snap.PersonCode(p), snap.State.Details(p).Name
	}
	s := sheetOf(l, v, d, user, j.locale)
	s.Guest, s.Open = name, open
	if e.JSON {
		return e.Tell(s)
	}
	if j.page {
		return s.page(e.Out)
	}
	return s.write(e.Out)
}

// sheetOf is what a user name needs to come in by a door.
func sheetOf(l *session.Live, v *session.Session, d session.Door, user, locale string) sheet {
	state, speaks := l.Snapshot().State, exports.VoiceOf(locale)
	if locale == "" {
		speaks = exports.VoiceOf(exports.LookOf(state).Locale)
	}
	return sheet{Session: l.Ref(v.ID), Title: state.Name + " · " + v.Title, When: speaks.Span(span(v)), Voice: speaks, Line: lineFor(d, user),
		Plain: lineFor(d, "plain+"+user), Host: d.Host, Port: d.Port, Fingerprint: d.Fingerprint, Open: true}
}

// codeOf is a session's code, which is made now if nobody has needed it before.
func (e Env) codeOf(ctx context.Context, l *session.Live, v *session.Session) (string, error) {
	if v.State == model.Closed {
		return "", session.Refuse(session.Conflict, "%s is closed: nobody joins any more, and who was there comes back with their own code", v.Title)
	}
	if v.Codes == 0 {
		if _, err := e.Do(ctx, l, session.RenewCodes{Session: v.ID}); err != nil {
			return "", err
		}
	}
	snap := l.Snapshot()
	return snap.SessionCode(snap.State.Session(v.ID)), nil
}

// doorOrPlan is the open door as it is announced, or how it would be. What o advertises wins over both.
func (e Env) doorOrPlan(o DoorOptions) (d session.Door, open bool, err error) {
	host, port, err := advertised(o.Advertise)
	if err != nil {
		return d, false, err
	}
	if d, open := e.Door(); open {
		d.Host, d.Port = cmp.Or(host, d.Host), cmp.Or(port, d.Port)
		return d, true, nil
	}
	key, err := hostKey(e.Dir)
	if err != nil {
		return d, false, err
	}
	address, err := firstAddress(o.Listen)
	if err != nil {
		return d, false, err
	}
	d = announcement(host, port, address, sshd.Addresses())
	d.Fingerprint = sshd.Fingerprint(key.PublicKey())
	return d, false, nil
}

// guestNamed finds one guest by name, first name or e-mail address.
func guestNamed(s *session.State, v *session.Session, who string) (model.PersonID, error) {
	var several *session.Error
	p, err := s.GuestMeant(v, who)
	if err == nil || errors.As(err, &several) && several.Code == session.Conflict {
		return p, err
	}
	var found []model.PersonID
	for _, g := range v.Guests {
		d := s.Details(g.Person)
		if first, _, _ := strings.Cut(d.Name, " "); model.Skeleton(first) == model.Skeleton(who) {
			found = append(found, g.Person)
		}
	}
	switch len(found) {
	case 0:
		return model.PersonID{}, session.Refuse(session.Missing, "%q is not on the list of %s; `serendip show` lists who is", who, v.Title)
	case 1:
		return found[0], nil
	}
	return model.PersonID{}, session.Refuse(session.Conflict, "several guests are called %q; give the e-mail address", who)
}

// write writes the sheet as text.
func (s sheet) write(to io.Writer) error {
	lines := []string{s.Heading(), s.When, ""}
	if !s.Open {
		lines = append(lines, s.Say("The door is closed at the moment; it opens shortly before the beginning."), "")
	}
	lines = append(lines, s.Say("You need nothing but this line, and the terminal that your computer has:"), "", "    "+s.Line, "")
	for _, system := range s.Systems() {
		lines = append(lines, system.Name)
		for n, step := range system.Steps {
			lines = append(lines, fmt.Sprintf("  %d. %s", n+1, step))
		}
		lines = append(lines, "")
	}
	lines = append(lines, s.Say("The first time, your computer asks whether you know this host:"), "")
	for _, asked := range s.Asked() {
		lines = append(lines, "    "+asked)
	}
	lines = append(lines, "", s.Say("Compare the fingerprint with this sheet, then type yes and press enter.")+" "+s.Next(), "",
		s.Say("The window is frozen: press enter, then type ~. (a tilde and a full stop)."), s.Say("The same line brings you back, and nothing is lost."),
		s.Say("With a screen reader, use this line instead:"), "", "    "+s.Plain)
	_, err := io.WriteString(to, strings.Join(lines, "\n")+"\n")
	return err
}
