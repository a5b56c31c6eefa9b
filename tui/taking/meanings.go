package taking

import (
	"slices"
	"strings"

	"serendip/tui/keys"
)

// meaning is what a column can be given by hand.
type meaning struct {
	word  string // as the reader takes it
	label string
	key   string
}

// meanings are all, in the order of a form.
func meanings() []meaning {
	return []meaning{
		{"name", "name", "n"}, {"first", "first name", "f"}, {"last", "last name", "l"}, {"email", "e-mail", "e"}, {"organisation", "organisation", "o"},
		{"role", "job title", "j"}, {"status", "status", "s"}, {"checked-in", "checked in", "c"}, {"side", "side", "d"}, {"part", "role in the mix", "r"},
		{"photo", "photos", "p"}, {"social", "social posts", "x"},
	}
}

const actMeans = "taking.means "

// meaningKeys is a key for each meaning, and one that takes it away.
func meaningKeys() keys.Map {
	const group = "This column is"
	var m keys.Map
	for _, one := range meanings() {
		m = append(m, keys.Binding{Action: keys.Action(actMeans + one.word), Keys: []string{one.key}, Label: one.label, Group: group, Where: keys.List, Fixed: true, Quiet: true,
			About: "This column is: " + one.label})
	}
	return append(m, keys.Binding{Action: actNone, Keys: []string{"space"}, Label: "only kept", Group: group, Where: keys.List, Fixed: true, Quiet: true,
		About: "This column is only kept, under its own name"})
}

// meaningOf is the word of the meaning that an action gives; "" for the one that takes it away.
func meaningOf(a keys.Action) (string, bool) {
	if a == actNone {
		return "", true
	}
	return strings.CutPrefix(string(a), actMeans)
}

// labelOf is a meaning as it is read; "" for none.
func labelOf(word string) string {
	if i := slices.IndexFunc(meanings(), func(m meaning) bool { return m.word == word }); i >= 0 {
		return meanings()[i].label
	}
	return ""
}

// mean gives the column under the cursor a meaning, takes it from the one that had it, and goes to the next.
func (x taking) mean(word string) taking {
	it, ok := x.list.Selected()
	if !ok {
		return x
	}
	x.p.Columns = slices.Clone(x.p.Columns)
	for c := range x.p.Columns {
		switch {
		case c == it.Ref:
			x.p.Columns[c].As, x.p.Columns[c].Kept = word, word == ""
		case x.p.Columns[c].As == word:
			x.p.Columns[c].As = ""
		}
	}
	x.said = ""
	x = x.listed()
	x.list = x.list.Move(1)
	return x
}

// hand is what the columns mean as they stand.
func (x taking) hand() ByHand {
	by := ByHand{Headless: x.by.Headless, Columns: map[string]string{}}
	for _, c := range x.p.Columns {
		if c.As != "" {
			by.Columns[c.As] = c.Name
		}
		if c.Kept {
			by.Kept = append(by.Kept, c.Name)
		}
	}
	return by
}
