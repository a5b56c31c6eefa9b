package exports

import (
	"encoding/json"
	"slices"

	"serendip/session"
)

// archived is the report of a session that came back from its export: what that said, without what leaves only when it
// is asked for. Nil for every other session.
func archived(snapshot *session.Snapshot, v *session.Session, source Source, extras []Extra) (*Report, error) {
	raw, err := snapshot.State.Archived(v)
	if raw == nil || err != nil {
		return nil, err
	}
	r := &Report{Source: source, Look: LookOf(snapshot.State), Paper: snapshot.State.AfterQuestions(v), guests: snapshot.Guests(v.ID).People}
	if err := json.Unmarshal(raw, &r.Content); err != nil {
		return nil, &session.Error{Code: session.Damaged, Cause: err, Message: "the content of " + v.Title + " cannot be read; restore the newest backup with `serendip restore FILE`"}
	}
	if !slices.Contains(extras, Contacts) {
		for i := range r.Content.People {
			r.Content.People[i].Email, r.Content.People[i].Extra = nil, nil
		}
	}
	if !slices.Contains(extras, Notes) {
		for i := range r.Content.Session.Agenda {
			r.Content.Session.Agenda[i].Note = nil
		}
	}
	r.unnamed(r.Content.Without)
	return r, nil
}

// unnamed takes away what a look would tell of a content from which names or organisations were left out.
func (r *Report) unnamed(without []string) {
	if slices.Contains(without, LeaveNames) || slices.Contains(without, LeaveOrganisations) {
		r.Look.Logo = nil // a picture cannot be read here
	}
	if slices.Contains(without, LeaveOrganisations) {
		r.Look.Name = ""
	}
}
