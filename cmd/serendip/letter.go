package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
)

// letterFolder is where letters of one's own are kept, beside the templates.
func (e Env) letterFolder() fs.FS { return os.DirFS(e.Dir.Templates()) }

func letterCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "letter",
		Short: "See, check and add the texts of letters",
		Long: "The texts of letters are text files that you can read, change and share: write one out, change it, check it, add it.\n" +
			"What stands in braces is filled in for each reader; a paragraph whose braces have nothing to say is left out.\n" +
			"Each comes in English, German and French. A text of yours with a line like \"locale: de\" stands for that language, and one\n" +
			"without for all; either comes before the built-in one.",
		Example: "  serendip letter show invitation > mine.txt\n  serendip letter check mine.txt\n  serendip letter add mine.txt",
		Args:    noSuchCommand,
		RunE: func(*cobra.Command, []string) error {
			return usage("say what to do: `serendip letter list`, show LETTER, check FILE or add FILE")
		},
	}
	var replace bool
	var locale string
	add := &cobra.Command{
		Use: "add FILE", Short: "Take a letter's text into the data folder", Args: words(1, 1),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return letterAdd(e, args[0], replace) }),
	}
	add.Flags().BoolVar(&replace, "replace", false, "in place of one of your own")
	show := &cobra.Command{Use: "show LETTER", Short: "Write a letter's text out as it is", Args: words(1, 1),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return letterShow(e, args[0], locale) })}
	show.Flags().StringVar(&locale, "locale", model.Locales()[0], "in which `language`: "+someLocales)
	c.AddCommand(
		&cobra.Command{Use: "list", Short: "List the letters, and what can stand in braces", Args: words(0, 0),
			RunE: e.inHouse(func(_ context.Context, e Env, _ []string) error { return letterList(e) })},
		show,
		&cobra.Command{Use: "check FILE", Short: "Say what is wrong in a letter's text, or that nothing is", Args: words(1, 1),
			RunE: func(_ *cobra.Command, args []string) error { return letterCheck(*e, args[0]) }},
		add)
	return c
}

// aboutLetter is a letter's text in JSON.
type aboutLetter struct {
	Letter    string   `json:"letter"`
	Name      string   `json:"name"`
	Subject   string   `json:"subject"`
	Locale    string   `json:"locale,omitempty"` // none for a text that serves all
	Audiences []string `json:"audiences"`
	Own       bool     `json:"own"`
}

func aboutText(t letters.Text) aboutLetter {
	return aboutLetter{t.Step.Key(), t.Step.String(), t.Subject, t.Locale, t.Audiences(), t.Own}
}

func letterList(e Env) error {
	var bad []error
	out, rows := []aboutLetter{}, [][]string{}
	for _, step := range letters.Steps() {
		var all []letters.Text
		for _, locale := range model.Locales() {
			t, err := letters.Named(e.letterFolder(), step, locale)
			if err != nil {
				// a text that serves all languages fails for each
				if !slices.ContainsFunc(bad, func(said error) bool { return said.Error() == err.Error() }) {
					bad = append(bad, err)
				}
				continue
			}
			all, out = append(all, t), append(out, aboutText(t))
		}
		if len(all) > 0 {
			rows = append(rows, []string{step.Key(), step.String(), strings.Join(all[0].Audiences(), ", "), yours(all)})
		}
	}
	if e.JSON {
		return errors.Join(e.Tell(out), errors.Join(bad...))
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if err := e.Say("\nIn braces:"); err != nil {
		return err
	}
	rows = nil
	for _, f := range letters.Fields() {
		rows = append(rows, []string{"  {" + f.Name + "}", f.About})
	}
	return errors.Join(table(e.Out, rows), errors.Join(bad...))
}

// yours says which of a letter's texts are the facilitator's own.
func yours(all []letters.Text) string {
	var own []string
	for _, t := range all {
		if t.Own && !slices.Contains(own, language(t)) {
			own = append(own, language(t))
		}
	}
	if len(own) == 0 {
		return ""
	}
	return "your own, " + strings.Join(own, ", ")
}

func letterShow(e Env, name, locale string) error {
	step, err := letters.StepNamed(name)
	if err != nil {
		return err
	}
	if err := knownLocale(locale); err != nil {
		return err
	}
	t, err := letters.Named(e.letterFolder(), step, locale)
	if err != nil {
		return err
	}
	_, err = e.Out.Write(t.Source)
	return err
}

// readLetter reads a letter's text from a file of the caller's, or from the pipe.
func readLetter(e Env, name string) (letters.Text, error) {
	from := e.In
	if name == "-" {
		name = "standard input"
	} else {
		path, err := e.Path(name)
		if err != nil {
			return letters.Text{}, err
		}
		f, err := os.Open(path)
		if err != nil {
			return letters.Text{}, notOpened(name, err)
		}
		defer f.Close() // it was only read
		from = f
	}
	raw, err := io.ReadAll(io.LimitReader(from, letters.MostBytes+1))
	if err != nil {
		return letters.Text{}, &exit.Error{Code: exit.IOErr, Cause: err, Message: fmt.Sprintf("%s cannot be read: %v", name, err)}
	}
	return letters.Parse(name, raw)
}

func letterCheck(e Env, name string) error {
	t, err := readLetter(e, name)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(aboutText(t))
	}
	return e.Say("%s is good: the %s, for %s, %s", t.Step.Key(), t.Step, strings.Join(t.Audiences(), ", "), language(t))
}

func letterAdd(e Env, name string, replace bool) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	t, err := readLetter(e, name)
	if err != nil {
		return err
	}
	file := letters.FileName(t.Step, t.Locale)
	path := filepath.Join(e.Dir.Templates(), file)
	if _, err := os.Lstat(path); err == nil && !replace {
		return session.Refuse(session.Conflict, "you have a text for the %s %s already; --replace puts this one in its place", t.Step, language(t))
	}
	if err := keepFile(path, t.Source); err != nil {
		return notWritten(file, err)
	}
	if e.JSON {
		t.Own = true
		return e.Tell(aboutText(t))
	}
	return e.Say("Kept. Drafts of the %s are written with it from now on, %s.", t.Step, language(t))
}

// language is which drafts a text serves.
func language(t letters.Text) string {
	if t.Locale == "" {
		return "in every language"
	}
	return "in " + t.Locale
}
