package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
)

// Run does what a command line says and returns its exit code. What went wrong is said on Err in a sentence, or with
// --json as {"error":{"code":…,"message":…}}.
func Run(ctx context.Context, e Env) int {
	err := execute(ctx, e)
	if err != nil {
		e.JSON = e.JSON || slices.Contains(e.Args, "--json")
		e.complain(err)
	}
	return codeOf(err)
}

// execute does what a command line says.
func execute(ctx context.Context, e Env) error {
	root := rootCommand(&e)
	root.SetArgs(e.Args)
	root.SetIn(e.In)
	root.SetOut(e.Out)
	root.SetErr(e.Err)
	return root.ExecuteContext(ctx)
}

// rootCommand builds the command line anew, so that nothing of one caller's is left for the next. What is parsed goes
// into e, and the verbs get e as it is then.
func rootCommand(e *Env) *cobra.Command {
	root := &cobra.Command{
		Use:   "serendip",
		Short: "Find what people really do with a platform, choose the few worth pushing, and leave with it in writing.",
		Long: "Serendip runs live workshops from a terminal: you facilitate, people join with the ssh they have.\n" +
			"Without a command it opens the first screen.\n\n" +
			"Sessions are named by their programme and a number (acme-1), or by the programme alone, which means its\n" +
			"session that is live, else the next one.",
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              noSuchCommand,
		RunE:              e.onScreen(openHome),
	}
	root.PersistentFlags().StringVar(&e.Data, "data", e.Data, "the data `folder` (else $SERENDIP_DATA, else the user's data folder)")
	root.PersistentFlags().BoolVar(&e.JSON, "json", e.JSON, "answer in JSON")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v; `%s --help` shows what there is", err, c.CommandPath())
	})
	for _, add := range commands() {
		root.AddCommand(add(e))
	}
	root.SetHelpCommand(helpCommand())
	return root
}

// helpCommand is --help for those who type a word.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show what there is, or what a command does",
		RunE: func(c *cobra.Command, args []string) error {
			of, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(c.Root(), args)
			}
			return of.Help()
		},
	}
}

// commands makes one command for each verb.
func commands() []func(*Env) *cobra.Command {
	return slices.Concat([]func(*Env) *cobra.Command{
		newCommand, templateCommand, listCommand, showCommand, importCommand, exportCommand, tallyCommand, joinCommand, checkCommand,
		itemsCommand, becameCommand, todoCommand, wordsCommand, verdictCommand, championCommand,
		hostCommand, serveCommand, keysCommand, leadCommand, doCommand, verifyCommand, backupCommand, restoreCommand,
		claimCommand, claimsCommand, valueCommand, surveyCommand,
		caseCommand, readyCommand, objectiveCommand,
		demoCommand, benchCommand, benchServerCommand, versionCommand,
		agendaCommand, rankCommand, personCommand,
	}, seriesCommands(), guestsCommands(), invitesCommands(), topicsCommands(), speakersCommands(), questionsCommands(), leavingCommands())
}

// noSuchCommand refuses words that are no command, and offers the one that was meant.
func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return usage("there is no command %q; did you mean %s?", args[0], strings.Join(near, " or "))
	}
	return usage("there is no command %q; `serendip --help` shows what there is", args[0])
}

// words refuses a wrong number of words after a command.
func words(from, to int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < from:
			return usage("something is missing: %s", c.UseLine())
		case len(args) > to:
			return usage("%q is too much: %s", args[to], c.UseLine())
		}
		return nil
	}
}

func usage(format string, args ...any) error {
	return &exit.Error{Code: exit.Usage, Message: fmt.Sprintf(format, args...)}
}
