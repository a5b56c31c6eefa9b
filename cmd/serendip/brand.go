package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/session"
)

func brandCommand(e *Env) *cobra.Command {
	var name, colour, logo, locale string
	c := &cobra.Command{
		Use:   "brand PROGRAMME",
		Short: "Say how a customer's files look: name, colour, logo, language",
		Long: "Say how report, card and pages look that go to a customer. A colour that could not be read is made darker or lighter where\n" +
			"words stand in it. A logo is a PNG, or an SVG of which only shapes and colours stay.\n" +
			"The language is that of fixed words, dates and numbers in all that leaves: files, letters, recaps, join sheets. What was said\n" +
			"stays as it was said. Names that programs read, columns of tables and keys of JSON, stay English: they come back in from anywhere.\n" +
			"An empty value goes back to the house's look. Without flags it says how files look now.",
		Example: "  serendip brand acme --colour '#005A8C' --logo acme.png --locale de\n  ssh HOST brand acme --logo - < acme.png",
		Args:    words(1, 1),
	}
	c.RunE = e.inHouse(func(ctx context.Context, e Env, args []string) error {
		given := func(flag string, value *string) *string {
			if c.Flags().Changed(flag) {
				return value
			}
			return nil
		}
		i := session.SetBrand{Name: given("name", &name), Colour: given("colour", &colour), Locale: given("locale", &locale)}
		return brand(ctx, e, args[0], i, given("logo", &logo))
	})
	c.Flags().StringVar(&name, "name", "", "the customer's `name` on files (else the programme's)")
	c.Flags().StringVar(&colour, "colour", "", "the `colour`, as #005A8C")
	c.Flags().StringVar(&logo, "logo", "", "the logo's `file`, or - for standard input")
	c.Flags().StringVar(&locale, "locale", "", "the `language` of fixed words, dates and numbers: "+someLocales)
	return c
}

func brand(ctx context.Context, e Env, ref string, i session.SetBrand, logo *string) error {
	l, err := e.Programme(ref)
	if err != nil {
		return err
	}
	if i.Colour != nil && *i.Colour != "" {
		colour, err := exports.ParseColour(*i.Colour)
		if err != nil {
			return usage("%v", err)
		}
		i.Colour = &colour
	}
	if logo != nil {
		text, err := e.logo(*logo)
		if err != nil {
			return err
		}
		i.Logo = &text
	}
	if i != (session.SetBrand{}) {
		if _, err := e.Do(ctx, l, i); err != nil {
			return err
		}
	}
	return e.sayBrand(l)
}

// logo is a logo's file, cleaned, as text; "" for none.
func (e Env) logo(file string) (string, error) {
	const most = 4 << 20
	if file == "" {
		return "", nil
	}
	from := e.In
	if file != "-" {
		path, err := e.Path(file)
		if err != nil {
			return "", err
		}
		opened, err := os.Open(path) //nolint:gosec // the caller's own file
		if err != nil {
			return "", usage("the logo cannot be read: %v", err)
		}
		defer opened.Close()
		from = opened
	}
	raw, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return "", usage("the logo cannot be read: %v", err)
	}
	if len(raw) > most {
		return "", session.Refuse(session.Invalid, "the logo's file is larger than 4 MB; export it smaller, as a PNG of some hundred pixels")
	}
	clean, lost, err := exports.CleanLogo(raw)
	if err != nil {
		return "", session.Refuse(session.Invalid, "%v", err)
	}
	if len(lost) > 0 {
		if _, err := fmt.Fprintf(e.Err, "Only shapes and colours of the logo stay; these went: %s. If it lacks something now, give a PNG.\n", strings.Join(lost, ", ")); err != nil {
			return "", err
		}
	}
	return base64.StdEncoding.EncodeToString(clean), nil
}

func (e Env) sayBrand(l *session.Live) error {
	s := l.Snapshot().State
	b, logo := s.Brand()
	if e.JSON {
		return e.Tell(map[string]any{"programme": s.Name, "name": b.Name, "colour": b.Colour, "locale": b.Locale, "logo": logo != ""})
	}
	has := "no logo"
	if logo != "" {
		has = "a logo"
	}
	or := func(s, none string) string {
		if s == "" {
			return none
		}
		return s
	}
	return e.Say("%s: files are in %s, %s, with %s.", or(b.Name, s.Name), or(b.Colour, "the house's colour"), or(b.Locale, "en"), has)
}
