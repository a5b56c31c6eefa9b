package main

import (
	"context"
	"slices"
	"strings"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
)

// exportProgramme writes a customer's whole programme: its sessions, its library and what came of what was chosen.
func exportProgramme(ctx context.Context, e Env, ref string, w leaving) error {
	l, err := e.Programme(ref)
	if err != nil {
		return err
	}
	files, err := w.programme(ctx, e, l)
	if err != nil {
		return err
	}
	return e.leave(ctx, files, w)
}

// programme is the files of a programme in the formats that were asked for.
func (w leaving) programme(ctx context.Context, e Env, l *session.Live) ([]exports.File, error) {
	if w.personal() || slices.Contains(w.formats, "series") {
		if err := e.aboutPeople(l, nil, "addresses, private notes and who came are in confidence"); err != nil {
			return nil, err
		}
	}
	var reports []exports.Report
	for _, v := range l.Snapshot().State.Sessions() {
		r, err := w.report(ctx, e, l, v)
		if err != nil {
			return nil, err
		}
		if !l.RoleIn(e.Actor, v.ID).Facilitates() {
			r = r.ForCrew()
		}
		reports = append(reports, r)
	}
	reports = exports.Together(reports)
	for i := range reports {
		var err error
		if reports[i], err = w.shaped(reports[i]); err != nil {
			return nil, err
		}
	}
	whole, err := exports.NewWhole(reports, l.Snapshot().State.Champions())
	if err != nil {
		return nil, err
	}
	return whole.Files(w.formats...)
}

// programmeFiles lets a screen write the programme of a session out, as `export --programme` does. It is a getting.Exporter.
type programmeFiles struct{ consoleFiles }

// Whole makes consoleFiles a getting.Wholes.
func (f consoleFiles) Whole() getting.Exporter { return programmeFiles{f} }

// homeProgramme writes the programme of any session; nil where it is none that the caller may facilitate.
func (e Env) homeProgramme(id model.SessionID) getting.Exporter {
	for _, l := range e.Programmes() {
		if l.Snapshot().State.Session(id) != nil {
			return consoleFiles{e, l}.Whole()
		}
	}
	return nil
}

// Formats are those of a programme.
func (programmeFiles) Formats() []getting.Format {
	var out []getting.Format
	for _, one := range exports.WholeFormats() {
		out = append(out, getting.Format{Name: one.Name, About: one.About, Asked: one.Asked})
	}
	return out
}

// Fetch is the command that fetches the programme in these formats.
func (f programmeFiles) Fetch(_ model.SessionID, formats []string) string {
	words := []string{f.ssh(), "export", "--programme", f.live.Slug(), "--format", strings.Join(formats, ","), "--out", "-", ">", f.live.Slug() + "-programme.tar"}
	if len(formats) == 1 && !slices.Contains([]string{"csv", "series"}, formats[0]) {
		words[len(words)-1] = f.live.Slug() + "-programme." + formats[0]
	}
	return strings.Join(words, " ")
}

// Write writes on this machine for those alone who sit at it.
func (f programmeFiles) Write(ctx context.Context, _ model.SessionID, formats []string, replace bool, told func(done, n int)) (getting.Written, error) {
	if f.env.Remote() {
		_, err := f.env.Path(f.Folder())
		return getting.Written{}, err
	}
	made, err := leaving{formats: formats}.programme(ctx, f.env, f.live)
	if err != nil {
		return getting.Written{}, err
	}
	return f.put(ctx, made, exports.Writing{Replace: replace, Told: told})
}
