package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// GuestMeant is the one guest of a session whom words mean: by place on the list as "#3", by address, name, "name,
// organisation", or the only beginning of a name. It is Missing for nobody, and a Conflict that lists them for several of one name.
func (s *State) GuestMeant(v *Session, typed string) (model.PersonID, error) {
	typed = strings.TrimPrefix(strings.TrimSpace(typed), "@")
	here := v.guestIDs()
	if n, err := strconv.Atoi(strings.TrimPrefix(typed, "#")); err == nil && strings.HasPrefix(typed, "#") && n >= 1 && n <= len(here) {
		return here[n-1], nil
	}
	for _, p := range here {
		if typed != "" && strings.EqualFold(s.Details(p).Email, typed) {
			return p, nil
		}
	}
	if same := s.called(here, typed); len(same) > 0 {
		return s.only(v, same)
	}
	for _, begins := range []func(typed, name string) bool{beginsAlike, model.BeginsName} {
		if found := s.whose(here, func(d model.Details) bool { return begins(typed, d.Name) }); len(found) == 1 {
			return found[0], nil
		}
	}
	return model.PersonID{}, Refuse(Missing, "no one guest of %s is called %q; `serendip guests` lists them", v.Title, typed)
}

func beginsAlike(typed, name string) bool {
	want := model.Skeleton(typed)
	return want != "" && strings.HasPrefix(model.Skeleton(name), want)
}

func (v *Session) guestIDs() []model.PersonID {
	var out []model.PersonID
	for _, g := range v.Guests {
		out = append(out, g.Person)
	}
	return out
}

// called are those of people whose name it is, or whose name with the organisation after a comma. Who was matched with
// somebody else is that one.
func (s *State) called(people []model.PersonID, name string) []model.PersonID {
	want := model.Skeleton(name)
	if want == "" {
		return nil
	}
	return s.whose(people, func(d model.Details) bool {
		return model.Skeleton(d.Name) == want || d.Organisation != "" && model.Skeleton(d.Name+", "+d.Organisation) == want
	})
}

// whose are those of people, each once, whose details fit. Who turned out to be somebody else is that one, and who was forgotten
// has no name.
func (s *State) whose(people []model.PersonID, fits func(model.Details) bool) []model.PersonID {
	var out []model.PersonID
	for _, p := range people {
		if d := s.details.at(p); d != nil && d.Became.IsZero() && fits(*d) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// only is the one of people of one name, or a refusal that says what tells them apart. Addresses stay out: not everybody who types a name may read them.
func (s *State) only(v *Session, same []model.PersonID) (model.PersonID, error) {
	if len(same) == 1 {
		return same[0], nil
	}
	var each []string
	for n, p := range same {
		d := s.Details(p)
		words := d.Name
		if d.Organisation != "" {
			words += ", " + d.Organisation
		}
		if v == nil {
			words = fmt.Sprintf("#%d %s", n+1, words)
		} else {
			if at := slices.Index(v.guestIDs(), p); at >= 0 {
				words = fmt.Sprintf("#%d %s", at+1, words)
			}
		}
		each = append(each, words)
	}
	return model.PersonID{}, Refuse(Conflict, "%d people are called %s: %s. Say which by the number, the address, or the organisation after a comma",
		len(same), s.Details(same[0]).Name, strings.Join(each, "; "))
}
