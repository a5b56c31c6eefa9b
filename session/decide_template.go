package session

import (
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session/templates"
)

func templateFamily() family {
	return family{decide: func(d *decision, i Intent) (bool, error) {
		if like, ok := i.(PlanLike); ok {
			return true, d.planLike(like)
		}
		return false, nil
	}}
}

// titles is what a session is called that nobody named, by its kind.
var titles = [...]string{"Value workshop", "Meetup"}

// agendaOf is the blocks of a plan, its template, its kind and what a session made from it is called. A plan without blocks means a
// template that comes with the program.
func agendaOf(i PlanSession) (blocks []model.Block, template, title string, kind model.SessionKind, err error) {
	if len(i.Blocks) > 0 {
		return i.Blocks, i.Template, titles[i.Kind&1], i.Kind, nil
	}
	t, ok := templates.BuiltinNamed(first(i.Template, templates.Default))
	if !ok {
		_, err := templates.Folder{}.Named(i.Template)
		return nil, "", "", 0, Refuse(Missing, "%v", err)
	}
	return t.Blocks, t.Name, t.Title, t.Kind, nil
}

// planLike plans again what was done before.
func (d *decision) planLike(i PlanLike) error {
	old := d.s.Session(i.Session)
	if old == nil {
		return Refuse(Missing, "there is no such session")
	}
	title := old.Title
	if old.Kind == model.Meetup { // it gets its own place in the series
		title = model.WithoutNumber(title)
	}
	plan := PlanSession{Title: first(strings.TrimSpace(i.Title), title), Start: i.Start, Zone: first(i.Zone, old.Zone), Template: old.Template, Kind: old.Kind, Blocks: old.held()}
	if len(i.Blocks) > 0 {
		plan.Title, plan.Template, plan.Kind, plan.Blocks = i.Title, i.Template, i.Kind, i.Blocks
	}
	if err := d.plan(plan); err != nil {
		return err
	}
	id := d.out.Result.Session
	if old.Names {
		d.emit(model.NamesTurned{Session: id, On: true})
	}
	if plan.Kind == old.Kind {
		d.lettersLike(id, old.letters().Set)
	}
	if !i.Guests {
		return nil
	}
	for _, g := range old.Guests {
		if d.s.remembers(g.Person) { // who wanted out stays out
			d.emit(model.GuestInvited{Session: id, Person: g.Person, Status: model.GuestAdded})
			d.out.Result.New++
		}
	}
	return nil
}

// lettersLike gives a session what an earlier one's letters say. A survey's form stays with the day whose answers it holds.
func (d *decision) lettersLike(id model.SessionID, set model.LetterSettings) {
	set.Form = ""
	if !set.Same(model.LetterSettings{}) {
		d.emit(model.LettersSet{Session: id, Now: set})
	}
}

// held is the agenda as it is to be done again: switches that were turned during the session stay as they were left.
func (v *Session) held() []model.Block {
	blocks := slices.Clone(v.Blocks)
	for n := range blocks {
		blocks[n].Hold, blocks[n].Deep = v.Holds(blocks[n].ID), v.DeepWork(blocks[n].ID)
	}
	return blocks
}

// Template finds a template by its name, those of the data folder before those that come with the program.
func (h *House) Template(name string) (templates.Template, error) { return h.cfg.Templates.Named(name) }

// Templates lists what a session can be made from. Files that cannot be taken are named.
func (h *House) Templates() ([]templates.Template, []error) { return h.cfg.Templates.List() }

// intentOf is what planning a prepared session comes to.
func (h *House) intentOf(p PrepareWorkshop) (Intent, error) {
	if !p.Like.IsZero() {
		return PlanLike{Session: p.Like, Title: p.Title, Start: p.Start, Zone: p.Zone, Guests: p.Guests}, nil
	}
	t, err := h.Template(p.Template)
	if err != nil {
		return nil, err
	}
	return PlanSession{Title: first(p.Title, t.Title), Start: p.Start, Zone: p.Zone, Template: t.Name, Kind: t.Kind, Blocks: t.Blocks}, nil
}

// checkMoment refuses a session that could not be found in a calendar.
func checkMoment(start time.Time, zone string) error {
	if _, err := time.LoadLocation(zone); err != nil || zone == "" || start.IsZero() {
		return Refuse(Invalid, "a session needs a date and a time zone like Europe/London")
	}
	return nil
}
