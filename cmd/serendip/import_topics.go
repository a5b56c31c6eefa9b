package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/session"
	"serendip/session/intake"
)

func importTopicsCommand(e *Env) *cobra.Command {
	var ref string
	var dry bool
	c := &cobra.Command{
		Use:   "topics FILE --session SESSION",
		Short: "Take the sessions of an agenda as topics of an unconference",
		Long: "Take the sessions of an agenda as topics of an unconference: Sessionize's JSON (API, view All), the XML of a Pentabarf\n" +
			"schedule, or a calendar (.ics). Who speaks proposes; where and when it was stands with the description. A title that is there is not taken twice.",
		Example: "  serendip import topics schedule.xml --session acme-2 --dry-run",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if ref == "" {
				return usage("say whose topics these are: --session SESSION; `serendip list` shows what there is")
			}
			return importTopics(ctx, e, args[0], ref, dry)
		}),
	}
	c.Flags().StringVar(&ref, "session", "", "the `session` that they are proposed to")
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

// importedTopics says what became of a file of topics, or would.
type importedTopics struct {
	File   string   `json:"file"`
	Format string   `json:"format"`
	Rows   int      `json:"rows"`
	New    int      `json:"new"`
	DryRun bool     `json:"dry_run"`
	Notes  []string `json:"notes"`
	Titles []string `json:"titles"`
}

// mostPreviewed is how many titles a preview in words lists.
const mostPreviewed = 10

func importTopics(ctx context.Context, e Env, file, ref string, dry bool) error {
	p, err := readTopics(e, file)
	if err != nil {
		return err
	}
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	out := importedTopics{File: p.File, Format: p.Format, Rows: len(p.Items), DryRun: dry, Notes: append([]string{}, p.Notes...)}
	i := session.ImportTopics{Session: v.ID, Source: p.File}
	for _, x := range p.Items {
		out.Titles = append(out.Titles, x.Title.String())
		i.Rows = append(i.Rows, session.TopicRow{Title: x.Title, About: x.About, People: x.People, When: x.When})
	}
	if !dry {
		r, err := e.Do(ctx, l, i)
		if err != nil {
			return err
		}
		out.New = r.New
		if _, more, any := strings.Cut(r.Note, "; "); any {
			out.Notes = append(out.Notes, more)
		}
	}
	if e.JSON {
		return e.Tell(out)
	}
	return sayTopics(e, out)
}

func sayTopics(e Env, out importedTopics) error {
	if err := e.Say("%s: %s read (%s)", out.File, count(out.Rows, "session"), out.Format); err != nil {
		return err
	}
	for _, n := range out.Notes {
		if err := e.Say("%s", sentence(n)); err != nil {
			return err
		}
	}
	if !out.DryRun {
		return e.Say("Kept: %s; %d were there.", count(out.New, "topic"), out.Rows-out.New)
	}
	for n, title := range out.Titles {
		if n == mostPreviewed {
			if err := e.Say("  and %d more", out.Rows-n); err != nil {
				return err
			}
			break
		}
		if err := e.Say("  %s", title); err != nil {
			return err
		}
	}
	return e.Say("Nothing was kept; without --dry-run it will be.")
}

// readTopics reads a file of the caller's, or standard input for "-".
func readTopics(e Env, name string) (intake.TopicPreview, error) {
	var r io.Reader = e.In
	if name != "-" {
		path, err := e.Path(name)
		if err != nil {
			return intake.TopicPreview{}, err
		}
		f, err := os.Open(path)
		if err != nil {
			return intake.TopicPreview{}, notOpened(name, err)
		}
		defer f.Close() // it was only read
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return intake.TopicPreview{}, &exit.Error{Code: exit.NoInput, Message: fmt.Sprintf("%q is a folder; name a file in it", name)}
		}
		r = f
	}
	return intake.Topics(name, r)
}
