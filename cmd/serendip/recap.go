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
	c.Flags().StringVar(&w.locale, "locale", "", localeFlag)
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
	if format == "text" && w.out != "-" {
		return usage("a file is md or html; say --format md or --format html")
	}
	if e.JSON && format == "text" {
		seat := l.Reach(session.Actor{Role: session.Attendee, Person: p, Session: v.ID}, v.ID, session.AtSeat)
		return plain.Command(ctx, seat, []string{"recap", "--json"}, e.Out)
	}
	r, err := w.report(ctx, e, l, v)
	if err != nil {
		return err
	}
	if r, err = w.shaped(r); err != nil {
		return err
	}
	seat := l.Snapshot().ForSeat(v.ID, p)
	write, err := takeHomeWriter(r.Look, seat, format)
	switch {
	case err != nil:
		return err
	case format == "text":
		return leftTo(e.Out, write)
	}
	return e.leave(ctx, []exports.File{{Name: exports.TakeHomeOf(r.Look, seat).FileName(r) + "." + format, Write: write}}, w)
}

// takeHomeWriter writes a recap in a format. Text in English is what the seat itself says.
func takeHomeWriter(look exports.Look, seat session.SeatFace, format string) (func(io.Writer) error, error) {
	t := exports.TakeHomeOf(look, seat)
	switch {
	case format == "text" && look.Lang() == model.Locales()[0]:
		return func(w io.Writer) error {
			_, err := io.WriteString(w, strings.Join(plain.OwnRecap(seat), "\n")+"\n")
			return err
		}, nil
	case format == "text":
		return t.Text, nil
	case format == "md":
		return t.Markdown, nil
	case format == "html":
		return t.HTML, nil
	}
	return nil, usage("%q is no format of a recap; choose from text, md, html", format)
}

// recapFormat finds the format in which somebody's own recap is asked for as a file. Text in English, and JSON, is what the
// seat says by itself.
func recapFormat(args []string, look exports.Look) (format string, asked bool) {
	format, asked = flagIn(args, "--format")
	switch {
	case slices.Contains(args, "--json") && (!asked || format == "text"):
		return "", false
	case asked:
		return format, true
	}
	_, asked = flagIn(args, "--locale")
	return "text", asked || len(args) == 1 && look.Lang() != model.Locales()[0]
}

// inJSON is a command for a recap without what is said of a file: JSON is the same in every language.
func inJSON(args []string) []string {
	if !slices.Contains(args, "--json") {
		return args
	}
	var out []string
	for i, a := range args {
		name, _, _ := strings.Cut(a, "=")
		if ofFile(name) || i > 0 && ofFile(args[i-1]) {
			continue
		}
		out = append(out, a)
	}
	return out
}

func ofFile(flag string) bool { return flag == "--format" || flag == "--locale" }

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
	look := exports.LookOf(snap.State)
	if locale, given := flagIn(args, "--locale"); given {
		if err := knownLocale(locale); err != nil {
			return err
		}
		look.Locale = locale
	}
	write, err := takeHomeWriter(look, snap.ForSeat(at, p), format)
	if err != nil {
		return err
	}
	return leftTo(out, write)
}

// leftTo writes a file that is whole in memory first.
func leftTo(out io.Writer, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	_, err := out.Write(b.Bytes())
	return err
}
