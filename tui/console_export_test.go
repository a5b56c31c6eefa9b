package tui

import (
	"context"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// noFiles is an exporter of which nothing is asked but to be there.
type noFiles struct{}

func (noFiles) Formats() []getting.Format { return []getting.Format{{Name: "md", About: "the recap"}} }

func (noFiles) Folder() string { return "exports" }

func (noFiles) Fetch(model.SessionID, []string) string { return "ssh HOST export" }

func (noFiles) Write(context.Context, model.SessionID, []string, bool, func(done, n int)) (getting.Written, error) {
	return getting.Written{}, nil
}

// wholeFiles is one that writes the programme too.
type wholeFiles struct{ noFiles }

func (wholeFiles) Whole() getting.Exporter { return noFiles{} }

func TestTheSeriesOfAConsoleWritesTheProgramme(t *testing.T) {
	for _, c := range []struct {
		files getting.Exporter
		opens int
	}{{wholeFiles{}, 1}, {noFiles{}, 0}, {nil, 0}} {
		s := newConsole(look(true), "")
		s.files = c.files
		f := facetest.Console(0)
		f.Series = &session.SeriesFace{Programme: f.Programme}
		next, _ := s.SetSize(120, 35).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
		_, cmd := next.Update(keys.ActionMsg{Action: actSeries})
		var page screen.Screen
		for _, m := range tuitest.Messages(cmd) {
			if open, is := m.(screen.OpenMsg); is {
				page = open.Screen
			}
		}
		if page == nil {
			t.Fatal("the series does not open")
		}
		if _, msgs := tuitest.Press(page.SetSize(120, 35), "e"); len(msgs) != c.opens {
			t.Errorf("%T: e opens %v", c.files, msgs)
		}
	}
}

func TestExportIsALetterAfterTheEndAndByNameBefore(t *testing.T) {
	for _, c := range []struct {
		state model.SessionState
		role  session.Role
		files getting.Exporter
		key   bool // e opens it
		named bool // the palette does
	}{
		{model.Closed, session.Lead, noFiles{}, true, true},
		{model.Closed, session.CoFacilitator, noFiles{}, true, true},
		{model.Closed, session.Observer, noFiles{}, false, false},
		{model.Closed, session.Lead, nil, false, false},
		{model.Live, session.Lead, noFiles{}, false, true},
		{model.Draft, session.Lead, noFiles{}, false, true},
	} {
		f := facetest.Console(0)
		f.State, f.Role = c.state, c.role
		s := newConsole(look(true), "")
		s.files = c.files
		next, _ := s.SetSize(120, 35).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
		for _, wrong := range next.Keys().Check() {
			t.Errorf("%v, %v: %s", c.state, c.role, wrong)
		}
		b, _ := next.Keys().Find(actExport)
		if key := len(b.Keys) == 1 && b.Keys[0] == "e" && !b.Off; key != c.key {
			t.Errorf("%v, %v: e opens it: %v", c.state, c.role, key)
		}
		_, cmd := next.Update(keys.ActionMsg{Action: actExport})
		opens := false
		for _, m := range tuitest.Messages(cmd) {
			_, isOpen := m.(screen.OpenMsg)
			opens = opens || isOpen
		}
		if opens != c.named {
			t.Errorf("%v, %v: by name it opens: %v", c.state, c.role, opens)
		}
	}
}

// TestAfterTheEndLettersAndFilesStandInTheFooter at every width.
func TestAfterTheEndLettersAndFilesStandInTheFooter(t *testing.T) {
	f := facetest.Console(0)
	f.State, f.Role, f.Series = model.Closed, session.CoFacilitator, &session.SeriesFace{}
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		s := newConsole(look(true), "")
		s.files = noFiles{}
		next, _ := s.SetSize(size[0], size[1]).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
		if got := seen(next); strings.Count(got, "d letters   e export") != 1 {
			t.Errorf("%v:\n%s", size, got)
		}
	}
}
