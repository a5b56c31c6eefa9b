package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
)

// consoleFiles lets a console write the sessions of its programme out, as `export` does. It is a getting.Exporter.
type consoleFiles struct {
	env  Env
	live *session.Live
}

// Formats are those of `export`.
func (f consoleFiles) Formats() []getting.Format {
	var out []getting.Format
	for _, one := range exports.Formats() {
		out = append(out, getting.Format{Name: one.Name, About: one.About, Asked: one.Asked})
	}
	return out
}

// Folder is that of the data folder.
func (f consoleFiles) Folder() string { return f.env.Dir.Exports() }

// Fetch names no format where those are meant that leave unasked.
func (f consoleFiles) Fetch(s model.SessionID, formats []string) string {
	ref := f.live.Ref(s)
	usual, err := exports.Find()
	same := err == nil && slices.EqualFunc(usual, formats, func(one exports.Format, name string) bool { return one.Name == name })
	words := []string{f.ssh(), "export", ref}
	if !same {
		words = append(words, "--format", strings.Join(formats, ","))
	}
	to := ref + ".tar"
	if one, err := exports.Find(formats...); err == nil && len(one) == 1 {
		to = ref + one[0].Suffix()
	}
	return strings.Join(append(words, "--out", "-", ">", to), " ")
}

// ssh is how another machine comes in.
func (f consoleFiles) ssh() string {
	if d, open := f.env.Door(); open {
		return sshTo(d, d.Host)
	}
	return "ssh HOST"
}

// Write writes on this machine for those alone who sit at it.
func (f consoleFiles) Write(ctx context.Context, s model.SessionID, formats []string, replace bool, told func(done, n int)) (getting.Written, error) {
	var out getting.Written
	if f.env.Remote() {
		_, err := f.env.Path(f.Folder())
		return out, err
	}
	r, formats, notes, err := f.possible(ctx, s, formats)
	if err != nil {
		return out, err
	}
	made, err := exports.Files(r, formats...)
	if err != nil {
		return out, err
	}
	out, err = f.put(ctx, made, exports.Writing{Replace: replace, Told: told})
	out.Notes = append(out.Notes, notes...)
	return out, err
}

// possible is the report in as many of the formats as there is something for: why there are no ballots or no film is a note, unless nothing
// else was asked for.
func (f consoleFiles) possible(ctx context.Context, s model.SessionID, formats []string) (r exports.Report, _ []string, notes []string, err error) {
	v := f.live.Snapshot().State.Session(s)
	r, err = leaving{formats: formats}.made(ctx, f.env, f.live, v)
	for _, one := range []string{"ballots", "cast"} {
		rest := slices.DeleteFunc(slices.Clone(formats), func(name string) bool { return name == one })
		if err == nil || len(rest) == 0 || len(rest) == len(formats) {
			continue
		}
		if _, why := (leaving{formats: []string{one}}).made(ctx, f.env, f.live, v); why != nil {
			formats, notes = rest, append(notes, "Without "+one+": "+sentence(why.Error()))
			r, err = leaving{formats: formats}.made(ctx, f.env, f.live, v)
		}
	}
	return r, formats, notes, err
}

// put writes files into the folder, or names those that are in the way.
func (f consoleFiles) put(ctx context.Context, made []exports.File, w exports.Writing) (out getting.Written, err error) {
	paths, err := w.Files(ctx, f.Folder(), made)
	var taken *exports.TakenError
	if errors.As(err, &taken) {
		out.Taken = taken.Names
		return out, nil
	}
	for _, path := range paths {
		out.Files = append(out.Files, filepath.Base(path))
	}
	return out, err
}
