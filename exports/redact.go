package exports

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"serendip/model"
	"serendip/session"
)

// What can be left out of a report.
const (
	LeaveNames         = "names"
	LeaveOrganisations = "organisations"
	LeaveNotes         = "notes"
)

// Without is a report that leaves out names, organisations or notes, before any format writes it. Each name becomes the same "person 3"
// everywhere, also inside sentences, so that what belongs together can still be seen; roles stay. With names or organisations e-mail addresses go. Ballots have no names in any report. What
// else a sentence tells of somebody cannot be known here: the report says that it was shortened, and should be read before it is passed on.
// The error is a *session.Error.
func (r Report) Without(what ...string) (Report, error) {
	known := []string{LeaveNames, LeaveOrganisations, LeaveNotes}
	var leave []string
	for _, w := range what {
		w = strings.ToLower(strings.TrimSpace(w))
		if !slices.Contains(known, w) {
			return Report{}, session.Refuse(session.Invalid, "%q cannot be left out; choose from %s", w, strings.Join(known, ", "))
		}
		if !slices.Contains(leave, w) && !slices.Contains(r.Content.Without, w) { // what a record came without stays away
			leave = append(leave, w)
		}
	}
	if len(leave) == 0 {
		return r, nil
	}
	slices.Sort(leave)
	c, err := copied(r.Content)
	if err != nil {
		return Report{}, err
	}
	r.Content = c
	d := &redaction{voice: voiceOf(r.Look.Locale), content: &r.Content}
	if slices.Contains(leave, LeaveNotes) {
		d.notes()
	}
	if slices.Contains(leave, LeaveNames) || slices.Contains(leave, LeaveOrganisations) {
		d.zones()
	}
	if slices.Contains(leave, LeaveNames) {
		d.names(slices.Clone(r.beside))
		r.Look.Logo, r.guests = nil, nil // a picture cannot be read here, and a guest list is nothing but people
	}
	if slices.Contains(leave, LeaveOrganisations) {
		d.organisations(r.Look.Name, slices.Clone(r.beside))
		r.Look.Name, r.Look.Logo = "", nil
	}
	if slices.Contains(leave, LeaveNames) || slices.Contains(leave, LeaveOrganisations) {
		r.Content.Run.unplaced() // the name of a computer is often its owner's
	}
	d.replace(reflect.ValueOf(d.content).Elem())
	r.Ballot.Cases = slices.Clone(r.Ballot.Cases)
	for i := range r.Ballot.Cases { // what was written by hand into a title
		r.Ballot.Cases[i].Title = d.words(r.Ballot.Cases[i].Title)
	}
	r.Next = slices.Clone(r.Next)
	for i := range r.Next {
		r.Next[i].Title, r.Next[i].Place = d.words(r.Next[i].Title), d.words(r.Next[i].Place)
	}
	r.Content.Without = append(r.Content.Without, leave...)
	slices.Sort(r.Content.Without)
	return r, nil
}

// copied is a report's content that shares nothing with it.
func copied(c Content) (Content, error) {
	raw, err := json.Marshal(c)
	if err != nil {
		return Content{}, err
	}
	var out Content
	err = json.Unmarshal(raw, &out)
	return out, err
}

// redaction is one run of Without.
type redaction struct {
	voice
	content *Content
	swaps
}

// address is an e-mail address, of whomever: it tells a name or an organisation.
var address = regexp.MustCompile(`[^\s<>"'(),;:\[\]]+@[^\s<>"'(),;:\[\]@]+\.[\pL\d-]*[\pL\d]`)

func (d *redaction) notes() {
	c := d.content
	for i := range c.Session.Agenda {
		c.Session.Agenda[i].Note = nil
	}
	for i := range c.UseCases {
		u := &c.UseCases[i]
		u.Extra = nil
		if v := u.Verification; v != nil {
			v.Note = ""
			for n := range v.Answers {
				v.Answers[n].Answer = ""
			}
		}
		if u.Page != nil {
			for n := range u.Page.Health {
				u.Page.Health[n].Note = ""
			}
		}
	}
	for i := range c.Library {
		c.Library[i].Extra = nil
	}
}

// names swaps who is in the content, and who is in the reports beside it.
func (d *redaction) names(beside []known) {
	c := d.content
	c.Run.unnamed()
	numbers := make(map[string]int)
	for _, p := range append(beside, inContent(*c)...) {
		if numbers[p.id] == 0 {
			numbers[p.id] = len(numbers) + 1
		}
		d.nameless(p.name, d.say("person %d", numbers[p.id]))
	}
	anew := func(id string) string { return d.renamed(len(beside) > 0, numbers[id]) }
	for i := range c.People {
		p := &c.People[i]
		p.ID, p.Email, p.Extra, p.Consent = anew(p.ID), nil, nil, true
	}
	if c.Meetup != nil {
		for i := range c.Meetup.People {
			c.Meetup.People[i].ID = anew(c.Meetup.People[i].ID)
		}
	}
}

// renamed is an id in somebody's stead: it tells their number, and begins as what they are numbered in does, so that those whom two
// sessions call by the same number are never taken for one.
func (d *redaction) renamed(together bool, number int) string {
	const digits = 6
	in := d.content.Session.ID
	if together {
		in = d.content.Programme.ID
	}
	return fmt.Sprintf("%.*s%0*d", len(in)-digits, in, digits, number)
}

// known is somebody whose name can stand in a sentence.
type known struct{ id, name, of string }

// inContent are the people of a session, and those of its whole series: some of them are on no list here.
func inContent(c Content) []known {
	var out []known
	for _, p := range c.People {
		out = append(out, known{p.ID, p.Name, p.Organisation})
	}
	if c.Meetup != nil {
		for _, p := range c.Meetup.People {
			out = append(out, known{p.ID, p.Name, p.Organisation})
		}
	}
	return out
}

// Together are the reports of one programme, whose people [Report.Without] calls by the same numbers in all of them.
func Together(reports []Report) []Report {
	var all []known
	for _, r := range reports {
		all = append(all, inContent(r.Content)...)
	}
	out := slices.Clone(reports)
	for i := range out {
		out[i].beside = all
	}
	return out
}

// ownWords are those that the schema lists: where a string is one of them it is the program's, such as the agreement "low".
var ownWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	var within func(any)
	within = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				within(one)
			}
		case map[string]any:
			listed, _ := v["enum"].([]any)
			for _, one := range listed {
				if word, is := one.(string); is {
					words[word] = true
				}
			}
			for _, one := range v {
				within(one)
			}
		}
	}
	var all any
	if json.Unmarshal(schema, &all) == nil { // it is our own
		within(all)
	}
	return words
})

// replace swaps in every word of the content, whatever field it stands in.
func (d *redaction) replace(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(d.words(v.String()))
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			d.replace(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			d.replace(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Exact]() || v.Type() == reflect.TypeFor[model.Frac]() {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Zone" { // a time zone is no place of anybody's
				d.replace(v.Field(i))
			}
		}
	default:
	}
}
