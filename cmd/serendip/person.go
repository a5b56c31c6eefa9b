package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"serendip/exports"
)

func personCommand(e *Env) *cobra.Command {
	person := &cobra.Command{
		Use:   "person",
		Short: "Hand somebody what is held about them, forget who wants out, see who should be kept no longer",
		Args:  words(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	person.AddCommand(personExportCommand(e), forgetCommand(e), retentionCommand(e))
	return person
}

func personExportCommand(e *Env) *cobra.Command {
	var w leaving
	c := &cobra.Command{
		Use:   "export PROGRAMME NAME|ADDRESS",
		Short: "Write out everything that is held about a person, to hand it to them",
		Long: "Write everything that a programme holds about somebody as a page (Markdown) and as JSON: who they are, what they\n" +
			"agreed to, their sessions, what they have in hand, every word of theirs, where they said the same, letters drafted\n" +
			"for them, and each event that names them. What others said and names them is in it without who said it, and without\n" +
			"names of others. Marks and questions without a name are nobody's and can't be in it. With --out - the page goes to\n" +
			"standard output, with --json the JSON.",
		Example: "  serendip person export Acme ada@example.com\n  ssh HOST person export Acme \"'Ada Lovelace'\" --json > ada.json",
		Args:    words(2, 2),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return exportPerson(ctx, e, args, w) }),
	}
	c.Flags().StringVar(&w.out, "out", "", outFlag)
	c.Flags().BoolVar(&w.replace, "replace", false, "write over files of the same names in the folder")
	return c
}

func exportPerson(ctx context.Context, e Env, args []string, w leaving) error {
	l, err := e.Programme(args[0])
	if err != nil {
		return err
	}
	if err := e.aboutPeople(l, nil, "what is held about somebody is in confidence"); err != nil {
		return err
	}
	_, p, err := e.onFile(args[0], args[1])
	if err != nil {
		return err
	}
	held, err := l.Dossier(ctx, p)
	if err != nil {
		return err
	}
	d := exports.DossierOf(held, time.Now(), versionOf().Version)
	switch {
	case w.piped(e) && e.JSON:
		return d.JSON(e.Out)
	case w.piped(e):
		return d.Markdown(e.Out)
	}
	return e.leave(ctx, d.Files(), w)
}
