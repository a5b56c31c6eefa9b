package main

import (
	"context"
	"fmt"
	"strings"

	"serendip/exports"
	"serendip/model"
	"serendip/tui/getting"
)

// Card is what writes the success card of a use case, as `card` does. It makes consoleFiles a getting.Cards.
func (f consoleFiles) Card(s model.SessionID, number int) (getting.Exporter, error) {
	r, err := exports.NewReport(f.live.Snapshot(), s, exports.Source{})
	if err != nil {
		return nil, err
	}
	if _, err := exports.CardOf(r, number); err != nil {
		return nil, err
	}
	return consoleCard{f, number}, nil
}

// consoleCard lets a console write one card. It is a getting.Exporter.
type consoleCard struct {
	consoleFiles
	number int
}

// Formats are those of `card`.
func (consoleCard) Formats() []getting.Format {
	var out []getting.Format
	for _, one := range exports.CardFormats() {
		out = append(out, getting.Format{Name: one.Name, About: one.About})
	}
	return out
}

// Fetch is the command that fetches the card in these formats.
func (c consoleCard) Fetch(s model.SessionID, formats []string) string {
	ref := c.live.Ref(s)
	to := fmt.Sprintf("%s-card-%d.tar", ref, c.number)
	if len(formats) == 1 {
		to = strings.TrimSuffix(to, ".tar") + exports.CardEnding(formats[0])
	}
	return fmt.Sprintf("%s card %s %d --format %s --out - > %s", c.ssh(), ref, c.number, strings.Join(formats, ","), to)
}

// Write writes on this machine for those alone who sit at it.
func (c consoleCard) Write(ctx context.Context, s model.SessionID, formats []string, replace bool, told func(done, n int)) (getting.Written, error) {
	if c.env.Remote() {
		_, err := c.env.Path(c.Folder())
		return getting.Written{}, err
	}
	r, err := leaving{}.report(ctx, c.env, c.live, c.live.Snapshot().State.Session(s))
	if err != nil {
		return getting.Written{}, err
	}
	made, err := exports.CardFiles(r, c.number, formats...)
	if err != nil {
		return getting.Written{}, err
	}
	out, err := c.put(ctx, made, exports.Writing{Replace: replace, Told: told})
	if lacks := exports.CardLacks(r, c.number); err == nil && len(out.Files) > 0 && len(lacks) > 0 {
		out.Notes = append(out.Notes, "It could still tell "+strings.Join(lacks, ", ")+": the page of the use case takes them.")
	}
	return out, err
}
