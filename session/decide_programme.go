package session

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

func (d *decision) programme(i Intent) (bool, error) {
	switch i := i.(type) {
	case FoundProgramme:
		return true, d.found(i)
	case SetVision:
		return true, d.setVision(i)
	case ListKey:
		return true, d.listKey(i)
	case StrikeKey:
		return true, d.strikeKey(i)
	case GiveRole:
		return true, d.giveRole(i)
	case ImportUseCases:
		return true, d.importUseCases(i)
	case InviteGuests:
		return true, d.inviteGuests(i)
	}
	return false, nil
}

func (d *decision) found(i FoundProgramme) error {
	switch {
	case d.s.ID == InstanceStream:
		return Refuse(Invalid, "the data folder's own stream is no programme")
	case d.s.Name != "":
		return Refuse(Conflict, "this programme exists already: %s", d.s.Name)
	}
	name, err := clean(i.Name, "the customer's name")
	if err != nil {
		return err
	}
	d.emit(model.ProgrammeFounded{Name: name})
	d.note("programme " + name)
	return nil
}

// during is the session in which something of the programme is said, so that it can be undone there: the one that was named,
// or the one that is live; zero for none.
func (d *decision) during(id model.SessionID) model.SessionID {
	if d.s.Session(id) != nil {
		return id
	}
	for _, v := range d.s.Sessions() {
		if v.State == model.Live {
			return v.ID
		}
	}
	return model.SessionID{}
}

func (d *decision) setVision(i SetVision) error {
	vision, err := cleanNote(i.Vision, "the vision")
	if err != nil {
		return err
	}
	if vision == d.s.Words(d.s.Vision) {
		return nil
	}
	d.emit(model.VisionSaid{Vision: d.textOrNone(vision), Was: d.s.Vision, Session: d.during(i.Session)})
	d.note("vision kept")
	return nil
}

func (d *decision) listKey(i ListKey) error {
	if d.s.ID != InstanceStream {
		return Refuse(Invalid, "keys are listed for the data folder, not in a programme")
	}
	name, err := clean(i.Name, "the name")
	if err != nil {
		return err
	}
	if !strings.HasPrefix(i.Fingerprint, "SHA256:") {
		return Refuse(Invalid, "that is no SSH public key; give the line of a .pub file")
	}
	d.emit(model.KeyListed{Fingerprint: i.Fingerprint, Name: name, Programme: i.Programme})
	may := " may facilitate with this key"
	if i.Role != model.CrewCoFacilitator {
		d.emit(model.KeyRoleGiven{Fingerprint: i.Fingerprint, Role: i.Role})
		may = " may come with this key, as " + aRole(i.Role)
	}
	d.note(name + may)
	return nil
}

func (d *decision) giveRole(i GiveRole) error {
	at := slices.IndexFunc(d.s.keys, func(k FacilitatorKey) bool { return k.Fingerprint == i.Fingerprint })
	switch {
	case at < 0:
		return Refuse(Missing, "no such key is listed; `serendip keys` shows those that are")
	case d.s.keys[at].Role == i.Role:
		return nil
	}
	d.emit(model.KeyRoleGiven{Fingerprint: i.Fingerprint, Role: i.Role})
	d.note(d.s.keys[at].Name + " is " + aRole(i.Role) + " from now on")
	return nil
}

func (d *decision) strikeKey(i StrikeKey) error {
	if !slices.ContainsFunc(d.s.keys, func(k FacilitatorKey) bool { return k.Fingerprint == i.Fingerprint }) {
		return Refuse(Missing, "no such key is listed; `serendip keys` shows those that are")
	}
	d.emit(model.KeyStruck{Fingerprint: i.Fingerprint})
	d.note("the key may no longer facilitate")
	return nil
}

// importUseCases takes every row or none: an unchanged row brings no event.
func (d *decision) importUseCases(i ImportUseCases) error {
	source, err := clean(i.Source, "the file's name")
	if err != nil {
		return err
	}
	d.out.Result.Rows = len(i.Rows)
	taken := make(map[externalID]bool, len(i.Rows))
	for n, row := range i.Rows {
		key := externalKey(row.External)
		if taken[key] {
			return Refuse(Invalid, "%s: row %d has the same id as an earlier one: %s", source, n+1, row.External)
		}
		taken[key] = true
		switch old := d.s.cases.at(d.s.external.at(key)); {
		case old == nil:
			d.out.Result.New++
			d.emit(model.UseCaseImported{
				Case: model.Derive[model.UseCaseID](d.ID, d.next()), Kind: row.Kind, Title: d.text(row.Title.String()),
				Summary: d.textOrNone(row.Summary.String()), Extra: d.textOrNone(extraJSON(row.Extra)), External: row.External, Source: source,
			})
		case !d.sameRow(old, row):
			d.out.Result.Changed++
			d.emit(model.UseCaseReimported{
				Case: old.ID, Kind: row.Kind, Title: d.text(row.Title.String()), Summary: d.textOrNone(row.Summary.String()),
				Extra: d.textOrNone(extraJSON(row.Extra)), Source: source,
			})
		}
	}
	return nil
}

func (d *decision) sameRow(c *UseCase, row UseCaseRow) bool {
	return c.Kind == row.Kind && d.s.Words(c.Title) == row.Title.String() &&
		d.s.Words(c.Summary) == row.Summary.String() && d.s.Words(c.Extra) == extraJSON(row.Extra)
}

// ExternalKnown finds the use case that an earlier import made of a row, for a preview.
func (s *State) ExternalKnown(row UseCaseRow) (known, same bool) {
	c := s.cases.at(s.external.at(externalKey(row.External)))
	if c == nil {
		return false, false
	}
	return true, (&decision{s: s}).sameRow(c, row)
}

func (d *decision) textOrNone(words string) model.Text {
	if words == "" {
		return model.Text{}
	}
	return d.text(words)
}

// extraJSON keeps the columns that have no place of their own, in the file's order.
func extraJSON(fields []model.Field) string {
	if len(fields) == 0 {
		return ""
	}
	raw, err := json.Marshal(fields)
	if err != nil {
		return ""
	}
	return string(raw)
}

// Extra is the columns of a use case's file that have no place of their own.
func (s *State) Extra(c *UseCase) []model.Field {
	var fields []model.Field
	if raw := s.Words(c.Extra); raw != "" {
		_ = json.Unmarshal([]byte(raw), &fields) // erased words are no JSON and leave nothing
	}
	return fields
}

func (d *decision) inviteGuests(i InviteGuests) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if err := d.s.KeptApart(v, i.Rows); err != nil {
		return err
	}
	d.out.Result.Rows, d.out.Result.Session = len(i.Rows), v.ID
	added := make(map[string]model.PersonID) // by this very command
	for n, m := range d.s.meant(v, i.Rows) {
		row, p := i.Rows[n], m.person()
		if model.Reserved(row.Name.String()) {
			return Refuse(Invalid, "guest %d is called %s, which is a word of the program; write the person's own name", n+1, row.Name)
		}
		if p.IsZero() {
			p = added[guestKey(row)]
		}
		details := d.s.Details(p)
		merged := mergeGuest(details, row)
		switch {
		case p.IsZero():
			d.out.Result.New++
			p = d.addPerson(merged)
			added[guestKey(row)] = p
		case !sameDetails(details, merged):
			d.out.Result.Changed++
			d.putPerson(p, merged)
			d.emit(model.PersonDetailed{Person: p})
		}
		g, at := v.Guest(p)
		status := row.Status
		if status == 0 {
			status = model.GuestAdded
		}
		if at < 0 || (row.Status != 0 && g.Status != status && g.Status < model.GuestCheckedIn) {
			d.emit(model.GuestInvited{Session: v.ID, Person: p, Status: status, Was: g.Status})
		}
	}
	return nil
}

func sameDetails(a, b model.Details) bool {
	return a.Name == b.Name && a.Email == b.Email && a.Organisation == b.Organisation && a.Role == b.Role &&
		a.Consent == b.Consent && a.Known() == b.Known() && a.Handle == b.Handle && slices.Equal(a.Extra, b.Extra) && slices.Equal(a.Keys, b.Keys)
}

func (d *decision) addPerson(details model.Details) model.PersonID {
	p := model.Derive[model.PersonID](d.ID, d.next())
	if details.Handle == "" {
		details.Handle = model.NamePrefix(details.Name)
	}
	d.putPerson(p, details)
	d.emit(model.PersonAdded{Person: p})
	return p
}

func (d *decision) putPerson(p model.PersonID, details model.Details) {
	d.out.Puts = append(d.out.Puts, Record{personKey(p), d.codec.value(details)})
}

// PlannedEnd is when people may leave: as it was planned, whatever the blocks add up to by now, or by the blocks' sum.
func (v *Session) PlannedEnd() time.Time {
	return time.UnixMilli(v.Start).Add(v.length())
}
