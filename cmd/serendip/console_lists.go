package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
	"serendip/tui/taking"
)

// consoleLists reads lists of guests for a console, as `import guests` does. It is a taking.Reader.
type consoleLists struct {
	env  Env
	live *session.Live
}

// Pipe is the command of another machine.
func (c consoleLists) Pipe(s model.SessionID) string {
	return consoleFiles{c.env, c.live}.ssh() + " import guests - --session " + c.live.Ref(s) + " < guests.csv"
}

// Read reads a file of this machine for those alone who sit at it.
func (c consoleLists) Read(_ context.Context, s model.SessionID, path string, by taking.ByHand) (taking.Preview, error) {
	path, err := c.env.typed(path)
	if err != nil {
		return taking.Preview{}, err
	}
	var data []byte
	if err := withFile(c.env, path, func(from io.Reader) (err error) {
		data, err = io.ReadAll(io.LimitReader(from, intake.MaxBytes+1))
		return err
	}); err != nil {
		return taking.Preview{}, err
	}
	mapped, err := intake.MappingOf(by.Columns, by.Kept)
	if err != nil {
		return taking.Preview{}, err
	}
	table, untabled := intake.Read(path, bytes.NewReader(data))
	p, err := guestFile(path, bytes.NewReader(data), mapped, by.Headless)
	if untabled == nil && by.Headless {
		table = table.Numbered()
	}
	switch {
	case err != nil && untabled == nil && len(mapped) == 0:
		return taking.Preview{File: table.File, Columns: headsOf(table, nil), Unfit: unfit(err)}, nil
	case err != nil:
		return taking.Preview{}, err
	}
	out := taking.Preview{File: p.File, Kind: intake.ReadAs(p.Encoding, p.Separator), Notes: p.Notes}
	if untabled == nil {
		out.Columns = headsOf(table, p.Columns)
	}
	return c.known(s, p, out)
}

// typed is the path of a file as it is typed into a screen: a home folder is meant, a pipe is not.
func (e Env) typed(path string) (string, error) {
	if path == "-" {
		return "", usage("name a file; nothing comes through a pipe here")
	}
	if home := e.Getenv("HOME"); strings.HasPrefix(path, "~/") && home != "" {
		path = filepath.Join(home, path[2:])
	}
	return path, nil
}

// unfit is why no guests were read, without what one would do on a command line.
func unfit(err error) string {
	if e := (*intake.Error)(nil); errors.As(err, &e) {
		return e.Place() + ": " + e.What
	}
	return err.Error()
}

// headsOf are a table's columns, with what they were read as.
func headsOf(t *intake.Table, read []intake.Column) []taking.Column {
	var out []taking.Column
	for n, h := range t.Heads() {
		c := taking.Column{Name: h.Name, Shown: h.Shown, First: h.First}
		if n < len(read) && (read[n].Name == h.Shown || strings.HasPrefix(h.Name, "#")) {
			c.As = intake.MappingWord(read[n].As)
		}
		out = append(out, c)
	}
	return out
}

// known says of every row what it is to what is on file.
func (c consoleLists) known(s model.SessionID, p intake.Preview[intake.GuestRow], out taking.Preview) (taking.Preview, error) {
	state := c.live.Snapshot().State
	rows, err := guestRows(p)
	if err != nil {
		return out, err
	}
	out.Rows, out.Questions = rows, state.Namesakes(state.Session(s), rows)
	if early := state.Session(s).TooEarly(rows, c.live.Now()); early != "" {
		out.Notes = append(out.Notes, early)
	}
	for i, c := range state.GuestChanges(state.Session(s), rows) {
		one := rowChanged(p.Items[i].Line, rows[i], c)
		out.Changes = append(out.Changes, taking.Change{Is: string(one.Change), In: strings.Join(one.fields(), "; ")})
		if c.Called != "" {
			out.Doubts = append(out.Doubts, fmt.Sprintf("line %d: %s", one.Line, calledWords(c.Called)))
		}
	}
	for _, d := range p.Doubtful {
		out.Doubts = append(out.Doubts, fmt.Sprintf("line %d: %s", d.Line, strings.Join(d.Reasons, "; ")))
	}
	return out, nil
}
