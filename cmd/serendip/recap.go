package main

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/plain"
)

func recapCommand(e *Env) *cobra.Command {
	var format string
	var w leaving
	c := &cobra.Command{
		Use:   "recap SESSION NAME",
		Short: "Write somebody's recap to take home: what came of it, their own words marked",
		Long: "Write the recap of somebody who was there: what they said, asked and promised, what became of it, and what the session\n" +
			"brought. It holds what their own seat shows and nothing else. They get the same themselves by ssh CODE@HOST recap.",
		Example: "  serendip recap acme-1 \"Ada Lopez\"\n  serendip recap acme-1 ada --format html --out ada.html\n  ssh ada-7k3m9q@HOST recap --format md > recap.md",
		Args:    words(2, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return recap(ctx, e, args[0], args[1], format, w)
		}),
	}
	c.Flags().StringVar(&format, "format", "text", "`text`, md, or html: a page to keep")
	c.Flags().StringVar(&w.out, "out", "-", "the `file`, named with its ending, or the folder; - for standard output")
	c.Flags().BoolVar(&w.replace, "replace", false, "write over a file of that name")
	c.Flags().StringVar(&w.locale, "locale", "", "the `language` of the fixed words: en, de or fr (else the brand's)")
	return c
}

func recap(ctx context.Context, e Env, ref, who, format string, w leaving) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	if !e.role().Facilitates() {
		return session.Refuse(session.Denied, "a recap to take home is somebody's own; this key comes as %s", e.role())
	}
	p, err := guestNamed(l.Snapshot().State, v, who)
	if err != nil {
		return err
	}
	if format == "text" {
		if w.out != "-" {
			return usage("a file is md or html; say --format md or --format html")
		}
		if w.locale != "" && w.locale != exports.Locales()[0] {
			return usage("text is what a seat says, in English; for %q say --format md or --format html", w.locale)
		}
		args := []string{"recap"}
		if e.JSON {
			args = append(args, "--json")
		}
		seat := l.Reach(session.Actor{Role: session.Attendee, Person: p, Session: v.ID}, v.ID, session.AtSeat)
		return plain.Command(ctx, seat, args, e.Out)
	}
	r, err := w.report(ctx, e, l, v)
	if err != nil {
		return err
	}
	if r, err = w.shaped(r); err != nil {
		return err
	}
	take := exports.TakeHomeOf(r.Look, l.Snapshot().ForSeat(v.ID, p))
	write, err := takeHomeWriter(take, format)
	if err != nil {
		return err
	}
	return e.leave(ctx, []exports.File{{Name: take.FileName(r) + "." + format, Write: write}}, w)
}

func takeHomeWriter(t exports.TakeHome, format string) (func(io.Writer) error, error) {
	switch format {
	case "md":
		return t.Markdown, nil
	case "html":
		return t.HTML, nil
	}
	return nil, usage("%q is no format of a recap; choose from text, md, html", format)
}

// recapFormat finds the format that somebody's own command asks for; "text" is what a seat says by itself.
func recapFormat(args []string) (format string, asked bool) {
	if len(args) == 0 || args[0] != "recap" {
		return "", false
	}
	return flagIn(args, "--format")
}

// flagIn finds the value of a flag among the words of a seat's command.
func flagIn(args []string, flag string) (value string, given bool) {
	for i, a := range args {
		if value, is := strings.CutPrefix(a, flag+"="); is {
			return value, true
		}
		if a == flag && i+1 < len(args) {
			return args[i+1], true
		}
	}
	return "", false
}

// writeTakeHome writes somebody's own recap in a format, in the customer's language or the one that they ask for.
func writeTakeHome(out io.Writer, snap *session.Snapshot, at model.SessionID, p model.PersonID, format string, args []string) error {
	seat, look := snap.ForSeat(at, p), exports.LookOf(snap.State)
	if locale, given := flagIn(args, "--locale"); given {
		if !slices.Contains(exports.Locales(), locale) {
			return usage("%q is no language of files; choose from %s", locale, strings.Join(exports.Locales(), ", "))
		}
		look.Locale = locale
	}
	write, err := takeHomeWriter(exports.TakeHomeOf(look, seat), format)
	if format == "text" {
		_, err := io.WriteString(out, strings.Join(plain.OwnRecap(seat), "\n")+"\n")
		return err
	}
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	_, err = out.Write(b.Bytes())
	return err
}
