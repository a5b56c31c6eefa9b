package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
	"serendip/session/templates"
)

func templateCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "See, check and add the agendas that sessions are made from",
		Long: "Templates are text files (TOML) that you can read, change and share: write one out, change it, check it, add it.\n" +
			"`serendip new CUSTOMER --template NAME` makes a session from one.",
		Example: "  serendip template show quarterly-review > my.toml\n  serendip template check my.toml\n  serendip template add my.toml",
		Args:    noSuchCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return usage("say what to do: `serendip template list`, show NAME, check FILE or add FILE")
		},
	}
	c.AddCommand(
		&cobra.Command{
			Use: "list", Short: "List the templates", Args: words(0, 0),
			RunE: e.inHouse(func(_ context.Context, e Env, _ []string) error { return templateList(e) }),
		},
		&cobra.Command{
			Use: "show NAME", Short: "Write a template out as it is", Args: words(1, 1),
			RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return templateShow(e, args[0]) }),
		},
		&cobra.Command{
			Use: "check FILE", Short: "Say what is wrong in a template, or that nothing is", Args: words(1, 1),
			RunE: func(_ *cobra.Command, args []string) error { return templateCheck(*e, args[0]) },
		},
		templateAddCommand(e))
	return c
}

func templateAddCommand(e *Env) *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use: "add FILE", Short: "Take a template into the data folder", Args: words(1, 1),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return templateAdd(e, args[0], replace) }),
	}
	c.Flags().BoolVar(&replace, "replace", false, "in place of one of that name: your own, or one that comes with the program")
	return c
}

// aboutTemplate is a template in JSON.
type aboutTemplate struct {
	Template string `json:"template"`
	Title    string `json:"title"`
	About    string `json:"about,omitempty"`
	Minutes  int    `json:"minutes"`
	Blocks   int    `json:"blocks"`
	Own      bool   `json:"own"`
}

func aboutOf(t templates.Template) aboutTemplate {
	return aboutTemplate{t.Name, t.Title, t.About, int(model.Total(t.Blocks).Minutes()), len(t.Blocks), t.Own}
}

// templateList lists all, and says of each file of the folder that cannot be taken why.
func templateList(e Env) error {
	all, bad := e.House.Templates()
	if e.JSON {
		out := []aboutTemplate{}
		for _, t := range all {
			out = append(out, aboutOf(t))
		}
		return errors.Join(e.Tell(out), errors.Join(bad...))
	}
	for _, t := range all {
		own := ""
		if t.Own {
			own = "   your own"
		}
		if err := e.Say("%s   %s, %d min%s\n%s\n", t.Name, t.Title, int(model.Total(t.Blocks).Minutes()), own, indented(t.About, 76)); err != nil {
			return err
		}
	}
	return errors.Join(bad...)
}

// indented is a text in lines of at most so many cells, each with a margin.
func indented(text string, width int) string {
	var b strings.Builder
	at := 0
	for _, word := range strings.Fields(text) {
		switch {
		case at == 0:
			b.WriteString("  ")
		case at+1+len(word) > width:
			b.WriteString("\n  ")
			at = 0
		default:
			b.WriteString(" ")
			at++
		}
		b.WriteString(word)
		at += len(word)
	}
	return b.String()
}

func templateShow(e Env, name string) error {
	t, err := e.House.Template(name)
	if err != nil {
		return err
	}
	_, err = e.Out.Write(t.Source)
	return err
}

// readTemplate reads a template from a file of the caller's, or from the pipe.
func readTemplate(e Env, name string) (templates.Template, error) {
	if name == "-" {
		return parseTemplate("standard input", e.In)
	}
	path, err := e.Path(name)
	if err != nil {
		return templates.Template{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return templates.Template{}, notOpened(name, err)
	}
	defer f.Close() // it was only read
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return templates.Template{}, &exit.Error{Code: exit.NoInput, Message: fmt.Sprintf("%q is a folder; name a file in it", name)}
	}
	return parseTemplate(name, f)
}

func parseTemplate(name string, from io.Reader) (templates.Template, error) {
	raw, err := io.ReadAll(io.LimitReader(from, templates.MostBytes+1))
	if err != nil {
		return templates.Template{}, &exit.Error{Code: exit.IOErr, Cause: err, Message: fmt.Sprintf("%s cannot be read: %v", name, err)}
	}
	return templates.Parse(name, raw)
}

func templateCheck(e Env, name string) error {
	t, err := readTemplate(e, name)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(aboutOf(t))
	}
	if err := e.Say("%s is good: %s, %d min", t.Name, count(len(t.Blocks), "block"), int(model.Total(t.Blocks).Minutes())); err != nil {
		return err
	}
	var rows [][]string
	for _, b := range t.Blocks {
		rows = append(rows, []string{" ", fmt.Sprintf("%3d min", int(b.Timebox.Minutes())), b.Title, string(b.Method)})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if _, builtin := templates.BuiltinNamed(t.Name); builtin {
		return e.Say("\n%q comes with the program: add takes yours only with --replace, or under another name in its first line.", t.Name)
	}
	return nil
}

// templateAdd keeps a template in the data folder. One of one's own is replaced only when asked.
func templateAdd(e Env, name string, replace bool) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	t, err := readTemplate(e, name)
	if err != nil {
		return err
	}
	file := t.Name + templates.Ext
	path := filepath.Join(e.Dir.Templates(), file)
	if _, err := os.Lstat(path); err == nil && !replace {
		return session.Refuse(session.Conflict, "you have a template %q already; --replace puts this one in its place, or give it another name in its first line", t.Name)
	}
	if _, builtin := templates.BuiltinNamed(t.Name); builtin && !replace {
		return session.Refuse(session.Conflict, "%q comes with the program; --replace lets yours be taken in its place, or give it another name in its first line", t.Name)
	}
	if err := keepFile(path, t.Source); err != nil {
		return notWritten(file, err)
	}
	if e.JSON {
		t.Own = true
		return e.Tell(aboutOf(t))
	}
	return e.Say("Kept. `serendip new CUSTOMER --template %s` makes a session from it.", t.Name)
}

// keepFile writes a file whole or not at all.
func keepFile(path string, raw []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // what is left of it is nobody's template: its name does not end so
		}
	}()
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
