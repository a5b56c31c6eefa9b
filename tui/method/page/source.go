package page

import (
	"serendip/model"
	"serendip/session"
	"serendip/tui/widget"
)

// source is what a page is drawn from, whoever looks at it.
type source struct {
	page    session.PageFace
	editing []session.EditingFace // by others
	session model.SessionID
	view    model.WallView
	onWall  model.UseCaseID // whose page is on the wall
	me      model.PersonID
	host    bool // a facilitator
	writes  bool // files, likewise
	names   []string
	undo    session.UndoFace
	state   model.SessionState
}

// read finds a use case's page in a face.
func read(face any, id model.UseCaseID) (source, bool) {
	if f, ok := face.(session.ConsoleFace); ok {
		s := source{session: f.Session, view: f.Wall.View, host: true, writes: f.Role.Facilitates(), undo: f.Undo, state: f.State}
		if f.Wall.Page != nil {
			s.onWall = f.Wall.Page.Case.ID
		}
		for _, p := range f.People {
			s.names = append(s.names, p.Name)
		}
		return s.of(f.Pages, f.Editing, id)
	}
	if f, ok := session.AsSeat(face); ok {
		s := source{session: f.Session, me: f.Me.ID, names: f.Complete, undo: f.Undo, state: f.State}
		return s.of(f.Pages, f.Editing, id)
	}
	return source{}, false
}

func (s source) of(pages []session.PageFace, editing []session.EditingFace, id model.UseCaseID) (source, bool) {
	for _, p := range pages {
		if p.Case.ID != id {
			continue
		}
		s.page = p
		for _, e := range editing {
			if e.Case == id && e.By != s.me {
				s.editing = append(s.editing, e)
			}
		}
		return s, true
	}
	return s, false
}

// leads says whether the reader may write what only those may who lead the use case.
func (s source) leads() bool { return s.host || s.page.Leads(s.me) }

// writers are who has a part open, in words of at most w columns; "" when nobody else has. Names that have no room are
// counted: "Ada, Kwame and 2 more edit this".
func (s source) writers(part string, w int) string {
	var names []string
	for _, e := range s.editing {
		if e.Part == part {
			names = append(names, e.Who)
		}
	}
	return widget.Named(names, "edits this", "edit this", w)
}
