package session

import (
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// Forget takes people and words out of a programme for good: their records go, and the events that point at them stay, so
// that counts and votes do. Traces says what is to go. Only who sits at the machine may, since the files of the store have
// to be written anew behind it.
type Forget struct {
	People []model.PersonID
	Words  []model.TextID
}

func (Forget) intent() {}

// forgetFamily is somebody who wants out. It is for good.
func forgetFamily() family {
	return family{
		decide: func(d *decision, i Intent) (bool, error) {
			f, is := i.(Forget)
			if !is {
				return false, nil
			}
			return true, d.forget(f)
		},
		rights: func() []Right { return []Right{lead(Forget{})} },
	}
}

func (d *decision) forget(i Forget) error {
	if d.Actor.Remote {
		return Refuse(Denied, "people are forgotten at the machine itself, where the files are")
	}
	for _, p := range i.People {
		if !d.s.people.has(p) {
			return Refuse(Missing, "nobody of that id is on file")
		}
		d.out.Deletes = append(d.out.Deletes, personKey(p))
		d.emit(model.PersonDetailed{Person: p})
	}
	for _, id := range i.Words {
		d.out.Deletes = append(d.out.Deletes, textKey(id))
	}
	return nil
}

// OnFile finds whom a whole name, a name with its organisation, or an address means; never a beginning of one. Of several
// of one name "Ada #2" is the second. As in a line of capture, @ may stand in front and _ between the words. Who was
// forgotten is nobody any more.
func (s *State) OnFile(who string) (model.PersonID, error) {
	name, n := numbered(who)
	same := s.called(s.People(), name)
	for _, p := range s.People() {
		if d := s.Details(p); d.Email != "" && d.Became.IsZero() && strings.EqualFold(d.Email, name) && !slices.Contains(same, p) {
			same = append(same, p)
		}
	}
	switch {
	case len(same) == 0 || n > len(same):
		return model.PersonID{}, Refuse(Missing, "nobody in %s is called %q; give the whole name as it is on file, or the address", s.Name, who)
	case n > 0:
		return same[n-1], nil
	}
	return s.only(nil, same)
}

// numbered parts a name from the number behind it, which is 0 where there is none.
func numbered(who string) (name string, n int) {
	who = strings.TrimSpace(who)
	if handle, is := strings.CutPrefix(who, "@"); is {
		who = strings.ReplaceAll(handle, "_", " ")
	}
	name, digits, _ := strings.Cut(who, " #")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 {
		return name, n
	}
	return who, 0
}
