package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// leaving is what `export` was told.
type leaving struct {
	formats         []string
	out             string
	contacts, notes bool
	replace         bool
	copies          int
	without, fonts  []string
	locale          string
}

func exportCommand(e *Env) *cobra.Command {
	var w leaving
	programme, listed := "", func(all []exports.Format) (out []string) {
		for _, f := range all {
			asked := ""
			if f.Asked {
				asked = "; only when named"
			}
			out = append(out, "  "+f.Name+strings.Repeat(" ", max(12-len(f.Name), 1))+f.About+asked)
		}
		return out
	}
	about, whole := listed(exports.Formats()), listed(exports.WholeFormats())
	c := &cobra.Command{
		Use:   "export SESSION | export --programme PROGRAMME",
		Short: "Write out what was said and chosen, as files to share",
		Long: "Write a session into a folder:\n\n" + strings.Join(about, "\n") + "\n\n" +
			"With --out - one format goes to standard output, and several go there as one tar archive.\n\n" +
			"With --programme it is a customer's whole programme, with the library of its use cases, in these formats:\n\n" + strings.Join(whole, "\n"),
		Example: "  serendip export acme-1 --format md,csv,json --out acme\n  ssh HOST export acme-1 --format json > acme.json\n  serendip export acme-1 --format ballots --copies 12\n  serendip export --programme acme --format html,csv --out acme",
		Args:    words(0, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			switch {
			case programme != "" && len(args) == 0:
				return exportProgramme(ctx, e, programme, w)
			case programme != "" || len(args) == 0:
				return usage("say which session, or --programme and whose; one of them")
			}
			return export(ctx, e, args[0], w)
		}),
	}
	c.Flags().StringVar(&programme, "programme", "", "the `customer` whose whole programme is written, instead of a session")
	c.Flags().StringSliceVar(&w.formats, "format", nil, "the `formats`, with commas (else all)")
	c.Flags().StringVar(&w.out, "out", "", outFlag)
	c.Flags().BoolVar(&w.contacts, "contacts", false, "with e-mail addresses and the further columns of the guest list")
	c.Flags().BoolVar(&w.notes, "notes", false, "with the facilitators' private notes")
	c.Flags().StringSliceVar(&w.without, "without", nil, "what is left out, to share it: `names`, organisations, notes")
	c.Flags().StringVar(&w.locale, "locale", "", localeFlag)
	c.Flags().StringSliceVar(&w.fonts, "font", nil, "a font `file` for letters that the PDF's own font lacks")
	c.Flags().BoolVar(&w.replace, "replace", false, "write over files of the same names in the folder")
	c.Flags().IntVar(&w.copies, "copies", 1, "how many paper ballots")
	return c
}

func export(ctx context.Context, e Env, ref string, w leaving) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	r, err := w.made(ctx, e, l, v)
	if err != nil {
		return err
	}
	if w.piped(e) {
		return w.pipe(e, r)
	}
	made, err := exports.Files(r, w.formats...)
	if err != nil {
		return err
	}
	folder, made, err := e.placed(w.out, made)
	if err != nil {
		return err
	}
	files, err := exports.Writing{Replace: w.replace}.Files(ctx, folder, made)
	if err != nil {
		return notExported(err)
	}
	if e.JSON {
		return e.Tell(struct {
			Session string   `json:"session"`
			Files   []string `json:"files"`
		}{l.Ref(v.ID), files})
	}
	return e.Say("%s", strings.Join(files, "\n"))
}

// personal says whether people's details or notes in confidence leave with it.
func (w leaving) personal() bool {
	return w.contacts || w.notes || slices.ContainsFunc(w.formats, func(name string) bool {
		name = strings.ToLower(strings.TrimSpace(name))
		return slices.Contains([]string{"guests", "calls", "series", "attendees", "attendance"}, name)
	})
}

// made is the report with all that was asked for.
func (w leaving) made(ctx context.Context, e Env, l *session.Live, v *session.Session) (exports.Report, error) {
	if w.personal() {
		if err := e.aboutPeople(l, v, "addresses, guest lists and private notes are in confidence"); err != nil {
			return exports.Report{}, err
		}
	}
	r, err := w.report(ctx, e, l, v)
	if err != nil {
		return r, err
	}
	if !l.RoleIn(e.Actor, v.ID).Facilitates() {
		r = r.ForCrew()
	}
	if slices.Contains(w.formats, "ballots") {
		r.Ballot = exports.BallotOf(l.Snapshot(), v.ID)
		r.Ballot.Copies = w.copies
		if why := noBallot(l, v, r.Ballot); why != nil {
			return r, why
		}
	}
	if slices.Contains(w.formats, "cast") {
		if r.Film, err = filmOf(ctx, l, v); err != nil {
			return r, err
		}
	}
	return w.shaped(r)
}

// noBallot says why there is nothing to print for a vote, and what to do instead; nil where there is.
func noBallot(l *session.Live, v *session.Session, b exports.Ballot) error {
	switch ref := l.Ref(v.ID); {
	case v.State == model.Closed:
		return session.Refuse(session.Conflict, "%s is closed, so nobody votes in it any more. Those who were not there can mark its shortlist (serendip survey %s); for ballots plan a session like it: serendip new %q --like %s --date YYYY-MM-DD",
			v.Title, ref, l.Snapshot().State.Name, ref)
	case len(b.Cases) > 0:
		return nil
	case len(v.Rounds) > 0:
		return session.Refuse(session.Conflict, "everything that could be voted on was, so the ballots would be empty; open a second round first, and print then")
	}
	return session.Refuse(session.Conflict, "there is nothing to vote on yet, so the ballots would be empty; capture planned use cases first")
}

// shaped is a report in the language that was asked for, without what shall not leave.
func (w leaving) shaped(r exports.Report) (exports.Report, error) {
	if w.locale != "" {
		if err := knownLocale(w.locale); err != nil {
			return r, err
		}
		r.Look.Locale = w.locale
	}
	for _, one := range [...]struct{ format, what string }{{"calls", "a call sheet"}, {"guests", "a guest list"}} {
		if slices.Contains(w.without, exports.LeaveNames) && slices.Contains(w.formats, one.format) {
			return r, usage("%s names people; leave out --without names, or --format %s", one.what, one.format)
		}
	}
	r.Look.Fonts = w.fonts
	return r.Without(w.without...)
}

// someLocales is the languages of files, for help.
var someLocales = strings.Join(model.Locales(), ", ")

// localeFlag is the help of --locale where files are written.
var localeFlag = "the `language` of fixed words, dates and numbers: " + someLocales + " (else the brand's)"

// knownLocale refuses a language that files don't speak.
func knownLocale(locale string) error {
	if !slices.Contains(model.Locales(), locale) {
		return usage("%q is no language of files; choose from %s", locale, someLocales)
	}
	return nil
}

// themOf is a word for so many files.
func themOf(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// notExported gives what could not be written its exit code; the sentence stays.
func notExported(err error) error {
	var place *session.Error
	var taken *exports.TakenError
	switch {
	case errors.As(err, &taken):
		return &exit.Error{Code: exit.CantCreate, Message: taken.Error() + "; --replace writes over " + themOf(len(taken.Names)) + ", --out chooses another folder", Cause: err}
	case !errors.As(err, &place) || place.Code != session.Unavailable:
		return err
	case errors.Is(err, syscall.ENOSPC):
		return &exit.Error{Code: exit.IOErr, Message: place.Message, Cause: err}
	}
	return &exit.Error{Code: exit.CantCreate, Message: place.Message, Cause: err}
}

// report draws a session at one moment, with the hash of the last event that it tells of.
func (w leaving) report(ctx context.Context, e Env, l *session.Live, v *session.Session) (exports.Report, error) {
	var extras []exports.Extra
	if w.contacts {
		extras = append(extras, exports.Contacts)
	}
	if w.notes {
		extras = append(extras, exports.Notes)
	}
	const tries = 100 // while people speak, the store runs ahead of a snapshot for a moment
	for n := 0; ; n++ {
		snap := l.Snapshot()
		head, err := e.Store.Head(ctx, snap.State.ID)
		if err != nil {
			return exports.Report{}, err
		}
		if head.Seq == snap.State.Seq {
			return exports.NewReport(snap, v.ID, exports.NewSource(snap.State, head.Hash, time.Now(), versionOf().Version), extras...)
		}
		if n == tries {
			return exports.Report{}, session.Refuse(session.Conflict, "too much is being said at this moment; try again")
		}
		time.Sleep(time.Millisecond)
	}
}

// pipe writes one format as it is, and several files as an archive.
func (w leaving) pipe(e Env, r exports.Report) error {
	if len(w.formats) == 1 {
		one, err := exports.Find(w.formats...)
		if err != nil {
			return err
		}
		if err := one[0].Write(e.Out, r); err != nil {
			return err
		}
		return w.sayRest(e, r)
	}
	files, err := exports.Files(r, w.formats...)
	if err != nil {
		return err
	}
	return archive(e.Out, files, r.Source.Time)
}

// sayRest says that a format has more files than the one that went through the pipe.
func (w leaving) sayRest(e Env, r exports.Report) error {
	files, err := exports.Files(r, w.formats...)
	if err != nil || len(files) < 2 {
		return err
	}
	_, err = fmt.Fprintf(e.Err, "That was the main file of %s; it has %d more: name a second format, such as json, for a tar of all.\n", w.formats[0], len(files)-1)
	return err
}

// archive writes files one after another as a tar.
func archive(to io.Writer, files []exports.File, at time.Time) error {
	archive := tar.NewWriter(to)
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return err
		}
		head := &tar.Header{Name: f.Name, Mode: 0o600, Size: int64(b.Len()), ModTime: at}
		if err := archive.WriteHeader(head); err != nil {
			return err
		}
		if _, err := archive.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return archive.Close()
}
