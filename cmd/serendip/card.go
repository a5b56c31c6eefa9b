package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/exports"
)

// carding is what `card` was told.
type carding struct {
	format, to string
	template   bool
	leaving
}

func cardCommand(e *Env) *cobra.Command {
	var w carding
	c := &cobra.Command{
		Use:   "card SESSION [NUMBER]",
		Short: "Make the success card of a use case: its story in a picture",
		Long: "Make the success card of a use case: who, the challenge, what they did, and the result in one large number.\n" +
			"A planned use case needs a measured result; a serendipitous one says who reported it, and that it is not measured.\n" +
			"With --template the card is empty, for people to fill in.",
		Example: "  serendip card acme-1 7 --format png --out acme.png\n  serendip card acme-1 --template --format pdf",
		Args:    words(1, 2),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return card(ctx, e, args, w) }),
	}
	c.Flags().StringVar(&w.format, "format", "svg", "svg, png, square (a PNG of 1200x1200) or pdf")
	c.Flags().BoolVar(&w.template, "template", false, "an empty card, to fill in")
	w.flags(c)
	return c
}

func card(ctx context.Context, e Env, args []string, w carding) error {
	if w.template == (len(args) == 2) {
		return usage("say the number of a use case, or --template")
	}
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	r, err := w.report(ctx, e, l, v)
	if err != nil {
		return err
	}
	if r, err = w.shaped(r); err != nil {
		return err
	}
	made, name := exports.TemplateCard(r), "template"
	if !w.template {
		name = strings.TrimPrefix(args[1], "#")
		n, err := strconv.Atoi(name)
		if err != nil {
			return usage("%q is no number of a use case", args[1])
		}
		if made, err = exports.CardOf(r, n); err != nil {
			return err
		}
	}
	write, ending := made.Writer(w.format)
	if write == nil {
		return usage("%q is no format of a card; choose from svg, png, square, pdf", w.format)
	}
	return e.leave(w.to, fmt.Sprintf("%s-card-%s%s", exports.BaseName(r), name, ending), write)
}

// leave writes one file: to standard output, to a named file, or into the folder of exports.
func (e Env) leave(out, name string, write func(io.Writer) error) error {
	if out == "-" {
		return write(e.Out)
	}
	path := filepath.Join(e.Dir.Exports(), name)
	if out != "" || e.Remote() {
		var err error
		if path, err = e.Path(out); err != nil {
			return err
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			path = filepath.Join(path, name)
		}
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if err := exports.WriteFile(path, b.Bytes()); err != nil {
		return notExported(err)
	}
	if e.JSON {
		return e.Tell(map[string]string{"file": path})
	}
	return e.Say("%s", path)
}

func onePagerCommand(e *Env) *cobra.Command {
	var w carding
	c := &cobra.Command{
		Use:     "onepager SESSION NUMBER",
		Short:   "Write a use case on one page: its four parts, who, when, and what is missing",
		Example: "  serendip onepager acme-1 7 --format pdf",
		Args:    words(2, 2),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return onePager(ctx, e, args, w) }),
	}
	c.Flags().StringVar(&w.format, "format", "html", "html or pdf")
	w.flags(c)
	return c
}

func onePager(ctx context.Context, e Env, args []string, w carding) error {
	n, err := strconv.Atoi(strings.TrimPrefix(args[1], "#"))
	if err != nil {
		return usage("%q is no number of a use case", args[1])
	}
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	r, err := w.report(ctx, e, l, v)
	if err != nil {
		return err
	}
	if r, err = w.shaped(r); err != nil {
		return err
	}
	html, pdf, err := exports.OnePager(r, n)
	if err != nil {
		return err
	}
	write := map[string]func(io.Writer) error{"html": html, "pdf": pdf}[w.format]
	if write == nil {
		return usage("%q is no format of a one-pager; choose from html, pdf", w.format)
	}
	return e.leave(w.to, fmt.Sprintf("%s-onepager-%d.%s", exports.BaseName(r), n, w.format), write)
}

// flags are those that all files of one use case have.
func (w *carding) flags(c *cobra.Command) {
	c.Flags().StringVar(&w.to, "out", "", "the `file`, or - for standard output (else exports in the data folder)")
	c.Flags().StringSliceVar(&w.without, "without", nil, "what is left out, to share it: `names`, organisations, notes")
	c.Flags().StringVar(&w.locale, "locale", "", "the `language` of the fixed words: en, de or fr (else the brand's)")
	c.Flags().StringSliceVar(&w.fonts, "font", nil, "a font `file` (TTF, OTF or TTC) for letters that the Go fonts lack")
}
