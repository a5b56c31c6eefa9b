package session

import (
	"bytes"
	"maps"
	"slices"
	"time"
	"unicode/utf8"

	"serendip/model"
)

// archive takes a whole session in. The same export again brings no event.
func (d *decision) archive(i ArchiveSession) error {
	d.out.Result.Session, d.out.Result.Rows = i.Session, len(i.Cases)
	if v := d.s.Session(i.Session); v != nil {
		return d.archivedAgain(v, i)
	}
	source, err := clean(i.Source, "the file's name")
	if err != nil {
		return err
	}
	if err := i.check(d.s); err != nil {
		return err
	}
	if i.Found != "" {
		if err := d.found(FoundProgramme{Name: i.Found}); err != nil {
			return err
		}
	}
	a := &archiving{decision: d, ArchiveSession: i}
	a.own()
	a.agenda()
	a.guests()
	for _, c := range i.Cases {
		a.useCase(c)
	}
	for _, it := range i.Items {
		a.item(it)
	}
	e := model.SessionArchived{Session: i.Session, Source: source, ClosedAt: i.End.UnixMilli(), Selected: a.selected}
	for piece := range pieces(string(i.Content), archivedPiece) {
		e.Content = append(e.Content, d.text(piece))
	}
	for _, b := range i.Blocks {
		e.Spent, e.Extra = append(e.Spent, b.Spent), append(e.Extra, b.Extra)
	}
	d.emit(e)
	d.out.Result.New = len(i.Cases)
	d.note(i.Title + " is here as a record")
	return nil
}

// archivedAgain answers an import of what is there.
func (d *decision) archivedAgain(v *Session, i ArchiveSession) error {
	if v.Archive == nil {
		return Refuse(Conflict, "%s is here already, as the session itself; nothing was taken from the file", v.Title)
	}
	have, err := d.s.Archived(v)
	switch {
	case err != nil:
		return err
	case !bytes.Equal(have, i.Content):
		return Refuse(Conflict, "%s is here already, from another export (%s); import this one into another data folder, with --data", v.Title, v.Archive.Source)
	}
	d.note(v.Title + " is here already")
	return nil
}

// check refuses what could not be folded in: the readers of a state rely on it.
func (i ArchiveSession) check(s *State) error {
	switch {
	case s.ID == InstanceStream:
		return Refuse(Invalid, "the data folder's own stream takes no session")
	case s.Name == "" && i.Found == "":
		return Refuse(Invalid, "say the name of the programme that begins with this session")
	case i.Session.IsZero() || i.Title == "":
		return Refuse(Invalid, "the session has no id or no title")
	case len(i.Content) == 0 || len(i.Content) > mostArchived || !utf8.Valid(i.Content):
		return Refuse(Invalid, "the content is empty, over %d MB, or no text", mostArchived>>20)
	}
	if _, err := time.LoadLocation(i.Zone); err != nil || i.Zone == "" || i.Zone == "Local" {
		return Refuse(Invalid, "%q is no time zone; write it as Europe/London", i.Zone)
	}
	into := make(map[model.UseCaseID]model.UseCaseID, len(i.Cases))
	for _, c := range i.Cases {
		if _, twice := into[c.ID]; twice || c.ID.IsZero() || c.Title.IsZero() || c.Number < 1 {
			return Refuse(Invalid, "#%d has no id of its own, or no title", c.Number)
		}
		into[c.ID] = c.Into
	}
	for _, c := range i.Cases {
		for at, steps := c.Into, 0; !at.IsZero(); steps++ {
			next, there := into[at]
			if !there || steps > len(i.Cases) {
				return Refuse(Invalid, "#%d was merged into a use case that is not there, or into itself", c.Number)
			}
			at = next
		}
	}
	return nil
}

// archiving is one run of archive.
type archiving struct {
	*decision
	ArchiveSession
	blocks   []model.BlockID
	selected []model.UseCaseID
}

// own takes what the programme itself lacks.
func (a *archiving) own() {
	if a.Own == nil {
		return
	}
	if a.s.Vision.IsZero() && !a.Own.Vision.IsZero() {
		a.emit(model.VisionSaid{Vision: a.text(a.Own.Vision.String())})
	}
	if a.s.Terms == (model.Terms{}) && a.Own.Terms != (model.Terms{}) {
		a.emit(model.ValueSet{Terms: a.Own.Terms})
	}
	for _, o := range a.Own.Objectives {
		if _, n := a.s.Objective(o.ID); n > 0 || o.Words.IsZero() {
			continue
		}
		a.emit(model.ObjectiveSet{Objective: o.ID, Words: a.text(o.Words.String())})
		if o.Withdrawn {
			a.emit(model.ObjectiveWithdrawn{Objective: o.ID})
		}
	}
	for _, e := range a.Own.Library {
		if !a.s.cases.has(e.ID) && !a.s.external.has(externalKey(e.External)) {
			a.emit(model.UseCaseImported{Case: e.ID, Kind: e.Kind, Title: a.text(e.Title.String()), Summary: a.textOrNone(e.Summary.String()),
				Extra: a.textOrNone(extraJSON(e.Extra)), External: e.External, Source: e.Source})
		}
	}
}

// agenda plans the session.
func (a *archiving) agenda() {
	e := model.SessionPlanned{Session: a.Session, Title: a.Title, Start: a.Start.UnixMilli(), Zone: a.Zone, Template: a.Template, Kind: a.Kind}
	for _, b := range a.Blocks {
		b.Block.ID = model.Derive[model.BlockID](a.Command.ID, a.next())
		a.blocks, e.Blocks = append(a.blocks, b.Block.ID), append(e.Blocks, b.Block)
	}
	a.emit(e)
	for n, b := range a.Blocks {
		if !b.Note.IsZero() {
			a.emit(model.NoteWritten{Session: a.Session, Block: a.blocks[n], Note: a.text(b.Note.String())})
		}
	}
}

func (a *archiving) block(n int) model.BlockID {
	if n < 0 || n >= len(a.blocks) {
		return model.BlockID{}
	}
	return a.blocks[n]
}

// guests puts people on file who are not there, and on the session's list who stood on it.
func (a *archiving) guests() {
	for _, p := range a.People {
		if !a.s.people.has(p.ID) {
			if p.Details.Handle == "" {
				p.Details.Handle = model.NamePrefix(p.Details.Name)
			}
			a.putPerson(p.ID, p.Details)
			a.emit(model.PersonAdded{Person: p.ID})
		}
		switch {
		case p.Status == 0:
		case p.Status == model.GuestCheckedIn:
			a.emit(model.CheckedIn{Session: a.Session, Person: p.ID, Remote: p.Remote})
		default:
			a.emit(model.GuestInvited{Session: a.Session, Person: p.ID, Status: p.Status})
		}
	}
}

// useCase takes one in. One that another session has, which can be of the library only, stays there: the content tells it.
func (a *archiving) useCase(c ArchivedCase) {
	if old := a.s.UseCase(c.ID); old != nil && !old.Session.IsZero() {
		return
	}
	if c.Selected {
		a.selected = append(a.selected, c.ID)
	}
	a.emit(model.CaseArchived{
		Case: c.ID, Session: a.Session, Block: a.block(c.Block), Number: c.Number, Kind: c.Kind, Stage: c.Stage, Title: a.text(c.Title.String()),
		Summary: a.textOrNone(c.Summary.String()), Extra: a.textOrNone(extraJSON(c.Extra)), External: c.External, Source: c.Source, By: c.By,
		At: c.At.UnixMilli(), Remote: c.Remote, Unfinished: c.Unfinished, Hidden: c.Hidden, Held: c.Held, Withdrawn: c.Withdrawn,
		Minutes: c.Minutes, Others: c.Others, Counted: c.Counted, Same: c.Same, Into: a.into(c.Into), Themes: c.Themes, NotAimed: c.NotAimed,
		Origin: c.Origin, Owner: c.Owner, Measure: a.textOrNone(c.Measure.String()), FirstDate: c.FirstDate,
	})
	for _, said := range c.Details {
		a.emit(model.DetailAdded{Case: c.ID, Detail: a.text(said.Words.String()), By: said.By, Lesson: said.Lesson})
	}
	if c.Claim != nil {
		v := c.Claim.Verification
		v.Note = a.textOrNone(c.Claim.Note.String())
		for q, answer := range c.Claim.Answers {
			v.Answers[q] = a.textOrNone(answer.String())
		}
		a.emit(model.ClaimVerified{Case: c.ID, Now: v})
	}
	if c.Page != nil {
		a.page(c.ID, c.Page)
	}
	a.judged(c)
}

// into is the use case that one was merged into, unless another session has that.
func (a *archiving) into(id model.UseCaseID) model.UseCaseID {
	if old := a.s.UseCase(id); old != nil && !old.Session.IsZero() {
		return model.UseCaseID{}
	}
	return id
}

// judged takes a promise's figures, and what was decided.
func (a *archiving) judged(c ArchivedCase) {
	for n, words := range c.Figures {
		if !words.IsZero() {
			a.emit(model.FigureSet{Case: c.ID, Session: a.Session, Kind: model.FigureKinds()[n], Words: a.text(words.String())})
		}
	}
	if c.Verdict != model.NoVerdict {
		a.emit(model.VerdictGiven{Case: c.ID, Session: a.Session, Now: model.Judgement{Verdict: c.Verdict, Doubt: c.Doubt,
			Reason: a.textOrNone(c.Reason.String()), Stage: c.Stage, In: a.Session}})
	}
}

func (a *archiving) page(id model.UseCaseID, p *ArchivedPage) {
	for _, f := range slices.Sorted(maps.Keys(p.Words)) {
		a.emit(model.PageWritten{Case: id, Field: f, Words: a.textOrNone(p.Words[f].String())})
	}
	for _, f := range slices.Sorted(maps.Keys(p.People)) {
		a.emit(model.PagePeopled{Case: id, Field: f, People: p.People[f]})
	}
	for _, f := range slices.Sorted(maps.Keys(p.Flags)) {
		a.emit(model.PageFlagged{Case: id, Field: f, Flags: p.Flags[f]})
	}
	if p.Side != model.SideUnsaid {
		owner := a.Cases[slices.IndexFunc(a.Cases, func(c ArchivedCase) bool { return c.ID == id })].Owner
		a.emit(model.OwnerSided{Case: id, Owner: owner, Side: p.Side})
	}
	if a.Own != nil && !p.Objective.IsZero() {
		a.emit(model.CaseAligned{Case: id, Objective: p.Objective})
	}
	if p.Live != "" {
		a.emit(model.LiveDated{Case: id, Date: p.Live})
	}
	if p.Months > 0 {
		a.emit(model.WindowSet{Case: id, Months: p.Months})
	}
	for n, answer := range p.Answers {
		if answer != model.Unsaid {
			a.emit(model.HealthAnswered{Case: id, Statement: n, Answer: answer, Note: a.textOrNone(p.Notes[n].String())})
		}
	}
	for _, x := range p.Entries {
		a.entry(id, x)
	}
}

func (a *archiving) entry(id model.UseCaseID, x ArchivedListed) {
	a.emit(model.EntryAdded{Case: id, Entry: x.ID, Kind: x.Kind, Words: a.textOrNone(x.Words[model.EntryWhat].String()), By: x.By})
	for _, f := range slices.Sorted(maps.Keys(x.Words)) {
		if f != model.EntryWhat && !x.Words[f].IsZero() {
			a.emit(model.EntryWritten{Case: id, Entry: x.ID, Field: f, Words: a.text(x.Words[f].String())})
		}
	}
	if x.Sort > 0 {
		a.emit(model.EntrySorted{Case: id, Entry: x.ID, Sort: x.Sort})
	}
	if !x.Who.IsZero() {
		a.emit(model.EntryGiven{Case: id, Entry: x.ID, Who: x.Who})
	}
	if x.When != "" {
		a.emit(model.EntryDated{Case: id, Entry: x.ID, Date: x.When})
	}
	if x.Done {
		a.emit(model.TaskTicked{Case: id, Entry: x.ID, Done: true, By: x.DoneBy, At: x.DoneAt.UnixMilli()})
	}
	if x.Removed {
		a.emit(model.EntryRemoved{Case: id, Entry: x.ID})
	}
}

func (a *archiving) item(it ArchivedItem) {
	if a.s.items.has(it.ID) {
		return
	}
	a.emit(model.ItemArchived{Item: it.ID, Session: a.Session, Block: a.block(it.Block), Kind: it.Kind, Words: a.text(it.Words.String()), By: it.By,
		At: it.At.UnixMilli(), Withdrawn: it.Withdrawn, Who: it.Who, Day: it.Until, Done: it.Done})
}

// pieces parts text into pieces of at most so many bytes, never within a character.
func pieces(s string, size int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for s != "" {
			end := min(size, len(s))
			for end < len(s) && !utf8.RuneStart(s[end]) {
				end--
			}
			if !yield(s[:end]) {
				return
			}
			s = s[end:]
		}
	}
}
