package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/exports"
)

// carding is what `card` was told.
type carding struct {
	kinds    []string
	template bool
	leaving
}

func cardCommand(e *Env) *cobra.Command {
	var w carding
	c := &cobra.Command{
		Use:   "card SESSION [NUMBER]",
		Short: "Make the success card of a use case: its story in a picture",
		Long: "Make the success card of a use case: who, the challenge, what they did, and the result in one large number.\n" +
			"A planned use case needs a measured result: its page's criterion takes it, or `serendip verdict`. A serendipitous one\n" +
			"says who reported it, and that it is not measured.\n" +
			"With --template the card is empty, for people to fill in.",
		Example: "  serendip card acme-1 7 --format png --out acme.png\n  serendip card acme-1 --template --format pdf",
		Args:    words(1, 2),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return card(ctx, e, args, w) }),
	}
	c.Flags().StringSliceVar(&w.kinds, "format", []string{"svg"}, "the `formats`, with commas: svg, png, square (a PNG of 1200x1200), pdf")
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
	n := 0
	if !w.template {
		if n, err = strconv.Atoi(strings.TrimPrefix(args[1], "#")); err != nil || n == 0 {
			return usage("%q is no number of a use case", args[1])
		}
	}
	files, err := exports.CardFiles(r, n, w.kinds...)
	if err != nil {
		return err
	}
	if err := e.leave(ctx, files, w.leaving); err != nil || w.template || e.JSON || w.piped(e) {
		return err
	}
	return errors.Join(e.sayBoxed(r, n), e.sayLacks(r, n, args[0]))
}

// sayBoxed says which letters stand as boxes, and what helps.
func (e Env) sayBoxed(r exports.Report, n int) error {
	c, err := exports.CardOf(r, n)
	if err != nil {
		return err
	}
	if boxed := c.Boxed(); len(boxed) > 0 {
		_, err = fmt.Fprintf(e.Err, "No font on this machine has %s: a box stands there in PNG and PDF. --font FILE takes another font.\n", strings.Join(strings.Split(string(boxed), ""), " "))
	}
	return err
}

// sayLacks says what a card could tell besides, and how to write it; it is on no card.
func (e Env) sayLacks(r exports.Report, n int, ref string) error {
	lacks := exports.CardLacks(r, n)
	if len(lacks) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(e.Err, "The card could still tell %s: serendip case set %s %d challenge|workflow|criterion ... writes them.\n", strings.Join(lacks, ", "), ref, n)
	return err
}

// leave writes files: to standard output, as a file of that name, or into a folder; nothing is written over unasked.
func (e Env) leave(ctx context.Context, files []exports.File, w leaving) error {
	if w.piped(e) && len(files) == 1 {
		return files[0].Write(e.Out)
	}
	if w.piped(e) {
		return archive(e.Out, files, time.Now())
	}
	folder, files, err := e.placed(w.out, files)
	if err != nil {
		return err
	}
	written, err := exports.Writing{Replace: w.replace}.Files(ctx, folder, files)
	if err != nil {
		return notExported(err)
	}
	if !e.JSON {
		return e.Say("%s", strings.Join(written, "\n"))
	}
	if len(written) == 1 {
		return e.Tell(map[string]string{"file": written[0]})
	}
	return e.Tell(map[string][]string{"files": written})
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
	c.Flags().StringSliceVar(&w.kinds, "format", []string{"html"}, "the `formats`, with commas: html, pdf")
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
	var files []exports.File
	for _, kind := range w.kinds {
		write := map[string]func(io.Writer) error{"html": html, "pdf": pdf}[kind]
		if write == nil {
			return usage("%q is no format of a one-pager; choose from html, pdf", kind)
		}
		files = append(files, exports.File{Name: fmt.Sprintf("%s-onepager-%d.%s", exports.BaseName(r), n, kind), Write: write})
	}
	return e.leave(ctx, files, w.leaving)
}

// flags are those that all files of one use case have.
func (w *carding) flags(c *cobra.Command) {
	c.Flags().StringVar(&w.out, "out", "", outFlag)
	c.Flags().BoolVar(&w.replace, "replace", false, "write over files of the same names")
	c.Flags().StringSliceVar(&w.without, "without", nil, "what is left out, to share it: `names`, organisations, notes")
	c.Flags().StringVar(&w.locale, "locale", "", localeFlag)
	c.Flags().StringSliceVar(&w.fonts, "font", nil, "a font `file` (TTF, OTF or TTC) for letters that the Go fonts lack")
}
