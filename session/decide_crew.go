package session

import (
	"slices"
	"time"

	"serendip/model"
)

var crewFamily = family{decide: decideCrew, apply: applyCrew, rights: crewRights}

func crewRights() []Right { return []Right{lead(GiveLead{})} }

func decideCrew(d *decision, i Intent) (bool, error) {
	switch i := i.(type) {
	case GiveLead:
		return true, d.giveLead(i)
	case TakeLead:
		return true, d.takeLead(i)
	}
	return false, nil
}

func applyCrew(s *State, env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.LeadGiven:
		s.withSession(e.Session, func(v *Session) {
			v.Lead, v.Led = e.To, append(slices.Clip(v.Led), HandOver{e.Name, e.Taken, env.At})
		})
	case model.KeyRoleGiven:
		s.keys = slices.Clone(s.keys)
		for i := range s.keys {
			if s.keys[i].Fingerprint == e.Fingerprint {
				s.keys[i].Role = e.Role
			}
		}
	default:
		return false
	}
	return true
}

func (d *decision) giveLead(i GiveLead) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(d.Lead.Members, func(m CrewMember) bool { return m.ID == i.To })
	if at < 0 {
		return Refuse(Missing, "nobody of that name may facilitate here; `serendip keys` shows who may")
	}
	to := d.Lead.Members[at]
	switch {
	case i.To == v.LedBy():
		return nil
	case !roleOf(to.Role).Facilitates():
		return Refuse(Conflict, "%s comes as %s; give the key another role first: `serendip keys role`", to.Name, aRole(to.Role))
	}
	d.emit(model.LeadGiven{Session: v.ID, To: i.To, From: v.LedBy(), Name: d.text(to.Name)})
	d.note(to.Name + " leads now")
	return nil
}

func (d *decision) takeLead(i TakeLead) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if v.LedBy() == d.Actor.Person {
		return nil
	}
	if err := mayTake(d.listed, v, d.Lead); err != nil {
		return err
	}
	e := model.LeadGiven{Session: v.ID, To: d.Actor.Person, From: v.LedBy(), Taken: true}
	if at := slices.IndexFunc(d.Lead.Members, func(m CrewMember) bool { return m.ID == e.To }); at >= 0 {
		e.Name = d.text(d.Lead.Members[at].Name)
	}
	d.emit(e)
	d.note("you lead now")
	return nil
}

// mayTake says why an actor, in the role that they came with, may not take the lead now; nil when they may.
func mayTake(a Actor, v *Session, facts LeadFacts) error {
	switch {
	case !a.Role.Facilitates():
		return Refuse(Denied, "%s never leads", a.Role)
	case v.LedBy() == a.Person:
		return Refuse(Conflict, "you lead already")
	case a.Role == Lead || facts.Away >= LeadPatience: // the host, and keys of leads
		return nil
	case facts.Away == 0:
		return Refuse(Denied, "%s leads and is here; ask them to hand it over", facts.Name)
	}
	return Refuse(Denied, "%s leads and has been away for %s; after %d minutes it can be taken", facts.Name, facts.Away.Round(time.Second), int(LeadPatience.Minutes()))
}

// aRole is a key's role with its article.
func aRole(r model.CrewRole) string {
	if r == model.CrewObserver {
		return "an " + r.String()
	}
	return "a " + r.String()
}
