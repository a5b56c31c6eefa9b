package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

func wordsCommand(e *Env) *cobra.Command {
	var write bool
	c := &cobra.Command{
		Use:   "words [--write]",
		Short: "Check the words by which requests and plans are suspected, or write them out to be edited",
		Args:  words(0, 0),
		RunE: e.inHouse(func(_ context.Context, e Env, _ []string) error {
			if write {
				return writeWords(e)
			}
			return checkWords(e)
		}),
	}
	c.Flags().BoolVar(&write, "write", false, "write the built-in words into the data folder, to be edited")
	return c
}

// readLexicon is the data folder's words, or the built-in ones. A file with a mistake in it keeps no session from running.
func readLexicon(dir datadir.Dir, log *slog.Logger) *model.Lexicon {
	l, _, err := lexiconOf(dir)
	if err != nil {
		log.Warn("the words for suspicions are not used; the built-in ones are", "error", err)
		return intake.DefaultLexicon()
	}
	return l
}

// lexiconOf reads the words of a data folder; own says that the folder has some.
func lexiconOf(dir datadir.Dir) (l *model.Lexicon, own bool, err error) {
	path := filepath.Join(dir.Path(), intake.LexiconName)
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return intake.DefaultLexicon(), false, nil
	}
	if err != nil {
		return nil, true, err
	}
	l, err = intake.Lexicon(path, raw)
	return l, true, err
}

func checkWords(e Env) error {
	l, own, err := lexiconOf(e.Dir)
	if err != nil {
		return &session.Error{Code: session.Invalid, Message: err.Error(), Cause: err}
	}
	n := len(l.Feature.Strong) + len(l.Feature.Weak) + len(l.Plan.Strong) + len(l.Plan.Weak) + len(l.Deep)
	if e.JSON {
		proofs := map[string]any{}
		for _, p := range intake.Proved(l) {
			proofs[p.Kind.String()] = map[string]int{"lines": p.There, "suspected": p.Said, "right": p.Right}
		}
		return e.Tell(map[string]any{"own": own, "words": n, "proved": proofs})
	}
	if own {
		err = e.Say("The %d words of %s are used from the next start on.", n, filepath.Join(e.Dir.Path(), intake.LexiconName))
	} else {
		err = e.Say("The %d built-in words are used; `serendip words --write` puts them into the data folder, to be edited.", n)
	}
	return errors.Join(err, e.Say("%s", proved(l)))
}

// proved says how good words are: they suggest, and never decide.
func proved(l *model.Lexicon) string {
	out := "On 100 lines of our own that were labelled by hand:"
	for _, p := range intake.Proved(l) {
		out += fmt.Sprintf("\n  %s: %d lines are one, %d are suspected, %d of them rightly (precision %d%%, recall %d%%)", p.Kind, p.There, p.Said, p.Right, p.Precision(), p.Recall())
	}
	return out + "\nOn the lines of your own workshops they will do less well. They only ever suggest."
}

func writeWords(e Env) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	path := filepath.Join(e.Dir.Path(), intake.LexiconName)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return session.Refuse(session.Conflict, "%s is there already; nothing was changed", path)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(intake.DefaultWords())
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return e.Say("The words are in %s, to be edited; they are read at the next start.", path)
}
