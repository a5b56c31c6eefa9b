package exports

import (
	"cmp"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Extra is what leaves only when it is asked for.
type Extra uint8

// The extras. Without them a report holds no e-mail address and no private note.
const (
	Contacts Extra = iota // people's e-mail addresses and the further columns of the guest list
	Notes                 // the facilitators' private notes on the blocks
)

// drawing is one run of NewReport.
type drawing struct {
	state  *session.State
	on     *session.Session
	extras []Extra
	named  []model.PersonID // of whom the report speaks, in the order of their first mention
}

// NewReport draws what may leave of a session out of a snapshot. The error is a *session.Error: the programme has no
// such session.
func NewReport(snapshot *session.Snapshot, id model.SessionID, source Source, extras ...Extra) (Report, error) {
	s := snapshot.State
	v := s.Session(id)
	if v == nil {
		return Report{}, session.Refuse(session.Missing, "there is no such session in this programme; `serendip list` shows what there is")
	}
	if r, err := archived(snapshot, v, source, extras); r != nil || err != nil {
		return *cmp.Or(r, &Report{}), err
	}
	d := &drawing{state: s, on: v, extras: extras}
	c := Content{
		Format:    contentFormat,
		Programme: Programme{ID: s.ID.String(), Name: s.Name, Vision: s.Words(s.Vision), Objectives: d.objectives()},
		Session:   d.session(),
		Rule:      drawnRule(v.RuleNow()),
		UseCases:  d.useCases(),
		Items:     d.items(),
		Talk:      d.talk(),
		Run:       d.run(),
		Rounds:    d.rounds(),
		Dots:      d.dots(),
		Speakers:  d.speakers(),
		Questions: d.roomQuestions(),
		Topics:    d.topics(),
		Surveys:   d.surveys(),
		Library:   d.library(),
		Askings:   d.askings(),
		Promises:  d.promises(),
		Champions: d.champions(),
		Forced:    d.forced(),
		Letters:   d.letters(),
		After:     d.after(),
		Meetup:    d.meetup(),
	}
	d.reckoned(c.UseCases)
	c.People = d.people() // last: everybody who was named is known by now
	c.Recap = recapOf(c, s.Terms)
	guests := snapshot.Guests(id)
	c.Composition = mixOf(guests.Mix)
	return Report{Source: source, Content: c, Paper: s.AfterQuestions(v), Next: nextAfter(s, v), guests: guests.People, Look: LookOf(s)}, nil
}

func (d *drawing) wants(e Extra) bool { return slices.Contains(d.extras, e) }

// name is a person's name, remembered as one that the report speaks of; "" for nobody.
func (d *drawing) name(p model.PersonID) string {
	if p.IsZero() {
		return ""
	}
	if _, at := d.on.Guest(p); at < 0 && !slices.Contains(d.named, p) {
		d.named = append(d.named, p)
	}
	return d.state.Details(p).Name
}

// block is the title of one of the session's blocks; "" when it was taken out of the agenda.
func (d *drawing) block(id model.BlockID) string {
	b, _ := d.on.Block(id)
	return b.Title
}

func at(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

func (d *drawing) session() Session {
	v := d.on
	out := Session{ID: v.ID.String(), Title: v.Title, StartAt: at(v.Start), Zone: v.Zone, State: v.State.String(), Template: v.Template,
		PlannedMinutes: minutes(model.Total(v.Blocks)), Agenda: []Block{}}
	for _, b := range v.Blocks {
		one := Block{Title: b.Title, Method: string(b.Method), Prompt: b.Prompt, PlannedMinutes: minutes(b.Timebox),
			ExtendedMinutes: minutes(v.Extra[b.ID]), SpentMinutes: minutes(v.SpentOn(b.ID)), Weigh: b.Weigh,
			FeatureMinutes: minutes(v.FeatureTalk(b.ID)), DeepWork: v.DeepWork(b.ID)}
		if words := d.state.Words(v.Notes[b.ID]); words != "" && d.wants(Notes) {
			one.Note = &words
		}
		out.Agenda = append(out.Agenda, one)
	}
	return out
}

func (d *drawing) people() []Person {
	out := []Person{}
	for _, g := range d.on.Guests {
		p := d.person(g.Person)
		p.Status, p.FromAfar = g.Status.String(), g.Remote
		if d.on.State == model.Closed && g.Status == model.GuestAttending {
			p.Status = "no-show"
		}
		out = append(out, p)
	}
	for _, id := range d.named {
		out = append(out, d.person(id))
	}
	return out
}

func (d *drawing) person(id model.PersonID) Person {
	on := d.state.Details(id)
	p := Person{ID: id.String(), Name: on.Name, Organisation: on.Organisation, Role: on.Role, Consent: on.Consent}
	if d.wants(Contacts) {
		p.Email, p.Extra = &on.Email, on.Extra
	}
	return p
}

// typist is who wrote words down for somebody else: by name, or as one of those who ran the session.
func (d *drawing) typist(p model.PersonID) string {
	switch {
	case p.IsZero():
		return ""
	case d.state.Details(p).Name == "":
		return facilitatorUnnamed
	}
	return d.name(p)
}

func (d *drawing) items() []Item {
	out := []Item{}
	for _, id := range d.on.Items {
		it := d.state.Item(id)
		one := Item{ID: it.ID.String(), Kind: it.Kind.String(), Words: d.state.Words(it.Words), Author: d.name(it.By),
			Block: d.block(it.Block), NotedAt: at(it.At), NotedBy: d.typist(it.Typed), Withdrawn: it.Withdrawn,
			Became: d.became(it), Who: d.name(it.Who), Until: it.Day, Done: it.Done, Unseen: d.state.Unseen(it)}
		if c := d.state.UseCase(it.From); c != nil {
			one.From = c.Number
		}
		out = append(out, one)
	}
	return out
}

// library is what the programme imported and this session didn't take up.
func (d *drawing) library() []Entry {
	out := []Entry{}
	for _, c := range d.state.Library() {
		if c.Session != d.on.ID {
			out = append(out, Entry{ID: c.ID.String(), Kind: c.Kind.String(), Title: d.state.Words(c.Title), Summary: d.state.Words(c.Summary),
				External: c.External, File: c.Source, Extra: d.state.Extra(c)})
		}
	}
	return out
}

// recapOf counts what the room could see.
func recapOf(c Content, terms model.Terms) Recap {
	r := Recap{Shortlisted: []int{}, Selected: []int{}}
	for _, p := range c.People {
		if p.Status == model.GuestCheckedIn.String() {
			r.People++
		}
	}
	for _, u := range c.UseCases {
		if !u.Shown() {
			if !u.Withdrawn && u.MergedInto == 0 {
				r.NotShown++
			}
			continue
		}
		r.Sames += u.SameInAll
		if u.Kind == model.Serendipitous.String() {
			r.Serendipitous++
		} else if u.Kind == model.Planned.String() {
			r.Planned++
		}
		if u.Selected {
			r.Selected = append(r.Selected, u.Number)
		}
		if stageOf(u) >= model.StageShortlisted {
			r.Shortlisted = append(r.Shortlisted, u.Number)
		}
	}
	value, total := valueOf(terms, c.UseCases)
	var hours model.Frac
	if r.Claims, hours = total.Counted(); r.Claims > 0 {
		r.HoursAYear = exactly(hours)
	}
	r.Value = value
	return r
}

func stageOf(u UseCase) model.Stage {
	for s := model.StageCaptured; s <= model.StageShared; s++ {
		if s.String() == u.Stage {
			return s
		}
	}
	return model.StageCaptured
}

// byReach orders use cases for reading: those that concern most people first, then in the order of their numbers.
func byReach(cases []UseCase) []UseCase {
	sorted := slices.Clone(cases)
	slices.SortStableFunc(sorted, func(a, b UseCase) int { return cmp.Or(cmp.Compare(b.Reach, a.Reach), cmp.Compare(a.Number, b.Number)) })
	return sorted
}
