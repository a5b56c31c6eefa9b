package model

import "strings"

// EntryKind tells what is listed on a use case's page.
type EntryKind uint8

// The kinds of entry. The numbers are on disk.
const (
	EntryCriterion   EntryKind = 1
	EntryTask        EntryKind = 2
	EntryObstacle    EntryKind = 3
	EntryOpportunity EntryKind = 4
	EntryBarrier     EntryKind = 5
	EntryBehaviour   EntryKind = 6
)

// EntryKinds lists them in the order in which a page is read.
func EntryKinds() []EntryKind {
	return []EntryKind{EntryCriterion, EntryTask, EntryObstacle, EntryOpportunity, EntryBarrier, EntryBehaviour}
}

// Key is the kind's name in commands and files.
func (k EntryKind) Key() string {
	return [...]string{"", "criterion", "task", "obstacle", "opportunity", "barrier", "behaviour", ""}[k&7]
}

// String is the kind's name on screen.
func (k EntryKind) String() string {
	return [...]string{"", "Success criterion", "Task", "Obstacle", "Opportunity", "Barrier", "What else would change behaviour", ""}[k&7]
}

// Sorts are the words for what sort of thing an entry of the kind is; nil where there are none.
func (k EntryKind) Sorts() []string {
	switch k {
	case EntryCriterion:
		return []string{"survey", "analytics"}
	case EntryObstacle:
		return []string{"real", "perceived"}
	case EntryBarrier:
		return []string{"processes and policies", "roles and responsibilities", "routines and habits", "performance expectations"}
	case EntryTask, EntryOpportunity, EntryBehaviour:
	}
	return nil
}

// Sort is the word of a sort; 0 is none.
func (k EntryKind) Sort(n int) string {
	if all := k.Sorts(); n > 0 && n <= len(all) {
		return all[n-1]
	}
	return ""
}

// SortOf reads a sort, also by one of its words or its beginning: "habits" is routines and habits.
func (k EntryKind) SortOf(word string) (int, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "" {
		return 0, true
	}
	for i, name := range k.Sorts() {
		if name == word {
			return i + 1, true
		}
		for _, part := range strings.Fields(name) {
			if len(word) >= 4 && strings.HasPrefix(part, word) {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// EntryField is a field of an entry. The numbers are on disk.
type EntryField uint8

// The fields. Method is a criterion's sort: survey or analytics.
const (
	EntryWhat     EntryField = 1
	EntryBaseline EntryField = 2
	EntryTarget   EntryField = 3
	EntryActual   EntryField = 4
	EntrySource   EntryField = 5
	EntryWho      EntryField = 6
	EntryWhen     EntryField = 7
	EntrySort     EntryField = 8
)

// Fields are the fields that a kind has, in order.
func (k EntryKind) Fields() []EntryField {
	switch k {
	case EntryCriterion:
		return []EntryField{EntryWhat, EntrySort, EntryBaseline, EntryTarget, EntrySource, EntryActual}
	case EntryTask, EntryOpportunity:
		return []EntryField{EntryWhat, EntryWho, EntryWhen}
	case EntryObstacle, EntryBarrier:
		return []EntryField{EntryWhat, EntrySort, EntryWho, EntryWhen}
	case EntryBehaviour:
	}
	return []EntryField{EntryWhat}
}

// FieldKey is a field's name in commands, for a kind.
func (k EntryKind) FieldKey(f EntryField) string {
	if f == EntrySort && k == EntryCriterion {
		return "method"
	}
	return [...]string{"", "what", "baseline", "target", "actual", "source", "who", "when", "kind"}[f%9]
}

// FindField finds one of the kind's fields by its name in commands.
func (k EntryKind) FindField(key string) (EntryField, bool) {
	for _, f := range k.Fields() {
		if k.FieldKey(f) == strings.ToLower(key) {
			return f, true
		}
	}
	return 0, false
}

// Wants is what a new entry still lacks to be used, with how it is said: "" when it lacks nothing. It is kept all the same.
func (k EntryKind) Wants(e EntryWords) string {
	var lacks []string
	if strings.TrimSpace(e.Sort) == "" {
		switch k {
		case EntryCriterion:
			lacks = append(lacks, "a method (survey or analytics)")
		case EntryBarrier:
			lacks = append(lacks, "its kind (policies, roles, habits or expectations)")
		case EntryObstacle:
			lacks = append(lacks, "whether it is real or perceived")
		case EntryTask, EntryOpportunity, EntryBehaviour:
		}
	}
	if k == EntryCriterion && strings.TrimSpace(e.Baseline) == "" {
		lacks = append(lacks, "a baseline")
	}
	if k == EntryCriterion && strings.TrimSpace(e.Target) == "" {
		lacks = append(lacks, "a target")
	}
	return strings.Join(lacks, ", ")
}

// EntryWords is an entry as somebody says it.
type EntryWords struct {
	What, Sort, Who, When, Baseline, Target, Actual, Source string
}

// Get is what was said in a field.
func (e EntryWords) Get(f EntryField) string {
	return [...]string{"", e.What, e.Baseline, e.Target, e.Actual, e.Source, e.Who, e.When, e.Sort}[f%9]
}

// With is the words with another value in a field.
func (e EntryWords) With(f EntryField, value string) EntryWords {
	switch f {
	case EntryWhat:
		e.What = value
	case EntryBaseline:
		e.Baseline = value
	case EntryTarget:
		e.Target = value
	case EntryActual:
		e.Actual = value
	case EntrySource:
		e.Source = value
	case EntryWho:
		e.Who = value
	case EntryWhen:
		e.When = value
	case EntrySort:
		e.Sort = value
	}
	return e
}

// EntryForm is how an entry of a kind is written in one line.
func (k EntryKind) EntryForm() string {
	switch k {
	case EntryCriterion:
		return "WHAT; survey or analytics; BASELINE -> TARGET; SOURCE"
	case EntryTask, EntryOpportunity:
		return "WHAT; WHO; WHEN"
	case EntryObstacle:
		return "real or perceived: WHAT; WHO; WHEN"
	case EntryBarrier:
		return "policies, roles, habits or expectations: WHAT; WHO; WHEN"
	case EntryBehaviour:
	}
	return "WHAT"
}

// ParseEntry reads an entry from one line; parts are told apart by semicolons.
func ParseEntry(k EntryKind, line string) EntryWords {
	if k == EntryBehaviour {
		return EntryWords{What: strings.TrimSpace(line)}
	}
	parts := strings.Split(line, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	e := EntryWords{What: parts[0]}
	if word, rest, found := strings.Cut(e.What, ":"); found && k != EntryCriterion && k.Sorts() != nil {
		if n, ok := k.SortOf(word); ok && n > 0 {
			e.What, e.Sort = strings.TrimSpace(rest), k.Sort(n)
		}
	}
	if k == EntryCriterion {
		return e.measured(parts[1:])
	}
	if len(parts) > 1 {
		e.Who = parts[1]
	}
	if len(parts) > 2 {
		e.When = parts[2]
	}
	return e
}

// measured reads what comes after a criterion's name, in any order.
func (e EntryWords) measured(parts []string) EntryWords {
	for _, p := range parts {
		if n, ok := EntryCriterion.SortOf(p); ok && n > 0 && e.Sort == "" {
			e.Sort = EntryCriterion.Sort(n)
			continue
		}
		from, to, arrow := strings.Cut(p, "->")
		if !arrow {
			from, to, arrow = strings.Cut(p, "→")
		}
		switch {
		case arrow:
			e.Baseline, e.Target = strings.TrimSpace(from), strings.TrimSpace(to)
		case p != "":
			e.Source = strings.TrimPrefix(e.Source+"; "+p, "; ")
		}
	}
	return e
}
