package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
	"serendip/tui/method/letters"
)

// consoleDrafts makes the drafts of one session's letters for a screen, as `letters make` does. It is a letters.Drafter.
type consoleDrafts struct {
	env     Env
	live    *session.Live
	session model.SessionID
}

// homeDrafts makes drafts of any session's letters; nil where it is in no programme that the caller may facilitate.
func (e Env) homeDrafts(id model.SessionID) letters.Drafter {
	for _, l := range e.Programmes() {
		if l.Snapshot().State.Session(id) != nil {
			return consoleDrafts{e, l, id}
		}
	}
	return nil
}

// Drafts writes the drafts of one letter.
func (d consoleDrafts) Drafts(w letters.Wanted) getting.Exporter { return draftFiles{d, w} }

// Lacks is what a letter would say if it were told, a sentence each.
func (d consoleDrafts) Lacks(step model.LetterStep) []string {
	var out []string
	s := d.live.Snapshot().State
	for _, one := range d.env.lacking(d.live, s.Session(d.session), step, writing{locale: exports.LookOf(s).Locale}) {
		out = append(out, sentence(one.said+": "+one.key))
	}
	return out
}

// draftFiles is the drafts of one letter. It is a getting.Exporter.
type draftFiles struct {
	consoleDrafts
	wanted letters.Wanted
}

// Formats are a mail each, and a table when it is marked.
func (draftFiles) Formats() []getting.Format {
	return []getting.Format{
		{Name: "eml", About: "a mail each, not sent yet: your mail program opens it"},
		{Name: "csv", About: "one table for a mailing tool, with what is attached beside it", Asked: true},
	}
}

// Folder is that of the data folder.
func (d draftFiles) Folder() string { return d.env.Dir.Exports() }

// Fetch is the command that makes the same drafts and fetches them.
func (d draftFiles) Fetch(s model.SessionID, formats []string) string {
	ref := d.live.Ref(s)
	words := []string{consoleFiles{d.env, d.live}.ssh(), "letters", ref, "make", d.wanted.Step.Key()}
	if strings.Join(formats, ",") != "eml" {
		words = append(words, "--format", strings.Join(formats, ","))
	}
	if d.wanted.Due != "" {
		words = append(words, "--check-point", d.wanted.Due)
	}
	if d.wanted.Again != "" {
		words = append(words, "--again", quoted(d.wanted.Again))
	}
	return strings.Join(append(words, "--out", "-", ">", ref+"-"+d.wanted.Step.Key()+".tar"), " ")
}

// quoted is words for a command that passes two shells: the one here, and ssh's joining of words.
func quoted(words string) string {
	return `"'` + strings.NewReplacer("'", "", `"`, "", `\`, "", "`", "", "$", "").Replace(words) + `'"`
}

// Write writes the drafts on this machine, and keeps that they were made.
func (d draftFiles) Write(ctx context.Context, s model.SessionID, formats []string, replace bool, told func(done, n int)) (getting.Written, error) {
	var out getting.Written
	folder := d.Folder()
	if d.env.Remote() {
		_, err := d.env.Path(folder)
		return out, err
	}
	want := session.MakeDrafts{Session: s, Step: d.wanted.Step, Due: d.wanted.Due, Format: strings.Join(formats, ","), Again: d.wanted.Again != "", Why: d.wanted.Again}
	i, files, made, err := d.env.draftsFor(ctx, d.live, d.live.Snapshot().State.Session(s), want, writing{})
	if err != nil {
		return out, err
	}
	paths, err := exports.Writing{Replace: replace, Told: told}.Files(ctx, folder, files)
	var taken *exports.TakenError
	switch {
	case errors.As(err, &taken):
		out.Taken = taken.Names
		return out, nil
	case err != nil:
		return out, err
	}
	r, err := d.env.Do(context.WithoutCancel(ctx), d.live, i)
	if err != nil {
		for _, path := range paths {
			_ = os.Remove(path) // nobody was told of them
		}
		return out, err
	}
	for _, path := range paths {
		out.Files = append(out.Files, filepath.Base(path))
	}
	out.Notes = append(append(out.Notes, sentence(r.Note)), made.notes()...)
	return out, nil
}
