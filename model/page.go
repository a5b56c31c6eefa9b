package model

import "strings"

// PageField is one field of a use case's page. The numbers are on disk and never reused.
type PageField uint8

// The fields. Owner, measure and first date are those of the first steps.
const (
	PageChallenge   PageField = 1
	PageOutcome     PageField = 2
	PageWorkflow    PageField = 3
	PageFactors     PageField = 4
	PageOwner       PageField = 5
	PageSide        PageField = 6
	PageTeam        PageField = 7
	PageSponsor     PageField = 8
	PageSupervisors PageField = 9
	PageComplex     PageField = 10
	PageObjective   PageField = 11
	PageLive        PageField = 12
	PageMonths      PageField = 13
	PageUse         PageField = 14
	PageMeasure     PageField = 15
	PageFirst       PageField = 16
)

// PageFields lists them in the order in which a page is read.
func PageFields() []PageField {
	return []PageField{PageChallenge, PageOutcome, PageWorkflow, PageFactors, PageOwner, PageSide, PageTeam, PageSponsor, PageSupervisors,
		PageComplex, PageObjective, PageLive, PageMonths, PageMeasure, PageFirst, PageUse}
}

// pageWord is how a field is called: in commands, on screen, and what is asked for in it.
type pageWord struct{ key, label, asks string }

func (f PageField) words() pageWord {
	switch f {
	case PageChallenge:
		return pageWord{"challenge", "Challenge", "what is hard today, and what do we want instead?"}
	case PageOutcome:
		return pageWord{"outcome", "Expected outcome", "what will be better, and for whom?"}
	case PageWorkflow:
		return pageWord{"workflow", "Workflow", "which steps or functions do we focus on?"}
	case PageFactors:
		return pageWord{"factors", "Success factors", "training on it, change management, support"}
	case PageOwner:
		return pageWord{"owner", "Owner", "who in the business leads it?"}
	case PageSide:
		return pageWord{"side", "Owner is", "business or IT"}
	case PageTeam:
		return pageWord{"team", "Team", "who does it with the owner? names, parted by commas"}
	case PageSponsor:
		return pageWord{"sponsor", "Executive sponsor", "who supports it where everybody sees it?"}
	case PageSupervisors:
		return pageWord{"supervisors", "Direct supervisors", "to whom do its users report? names, parted by commas"}
	case PageComplex:
		return pageWord{"complex", "Complex", "technology, organisation, case; or no"}
	case PageObjective:
		return pageWord{"objective", "Objective", "which of the programme's objectives does it serve?"}
	case PageLive:
		return pageWord{"live", "Trained and live", "on which day does active use begin?"}
	case PageMonths:
		return pageWord{"months", "Active use", "for how many months? three at least"}
	case PageUse:
		return pageWord{"use", "How it is used", "idle, wrongly, barely, bad data, no data"}
	case PageMeasure:
		return pageWord{"measure", "One measure", "what number will tell?"}
	case PageFirst:
		return pageWord{"first", "First date", "when can something first be seen?"}
	}
	return pageWord{}
}

// Key is the field's name in commands and files.
func (f PageField) Key() string { return f.words().key }

// String is the field's name on screen.
func (f PageField) String() string { return f.words().label }

// Asks is what is asked for in an empty field.
func (f PageField) Asks() string { return f.words().asks }

// IsText says whether a field holds words of its own.
func (f PageField) IsText() bool { return f >= PageChallenge && f <= PageFactors }

// OfPeople says whether a field holds people beside the owner.
func (f PageField) OfPeople() bool { return f == PageTeam || f == PageSponsor || f == PageSupervisors }

// Led says whether only who leads a use case may write a field, or a facilitator: whom and what it counts on.
func (f PageField) Led() bool { return !f.IsText() && f != PageUse }

// FindPageField finds a field by its name in commands, or by the beginning of it that no other has.
func FindPageField(key string) (PageField, bool) {
	key = strings.ToLower(key)
	var found []PageField
	for _, f := range PageFields() {
		if f.Key() == key {
			return f, true
		}
		if len(key) > 2 && strings.HasPrefix(f.Key(), key) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return 0, false
	}
	return found[0], true
}

// Side is where a use case's owner stands.
type Side uint8

// The sides. An owner in IT is warned of: the business defines success.
const (
	SideUnsaid Side = iota
	SideBusiness
	SideIT
)

// String is the side's word; "" when it was not said.
func (s Side) String() string { return [...]string{"", "business", "IT", ""}[s&3] }

// SideOf reads a side.
func SideOf(word string) (Side, bool) {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "":
		return SideUnsaid, true
	case "business":
		return SideBusiness, true
	case "it":
		return SideIT, true
	}
	return 0, false
}

// Flags is a few yes-or-no words at once.
type Flags uint8

// ComplexWords and UseWords name the flags: what makes a use case complex, and how people use what there is.
func ComplexWords() []string { return []string{"technology", "organisation", "case"} }

// UseWords are how people use a platform that does not bring its value.
func UseWords() []string { return []string{"idle", "wrongly", "barely", "bad data", "no data"} }

// Words is the flags by name, parted by commas.
func (f Flags) Words(names []string) string {
	var out []string
	for i, name := range names {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// FlagsOf reads flags by name, parted by commas; "no" and nothing are none. The word is the one that is not known.
func FlagsOf(text string, names []string) (f Flags, unknown string) {
	for word := range strings.SplitSeq(text, ",") {
		word = strings.ToLower(strings.TrimSpace(word))
		if word == "" || word == "no" || word == "none" {
			continue
		}
		at := -1
		for i, name := range names {
			if name == word || strings.ReplaceAll(name, " ", "") == word {
				at = i
			}
		}
		if at < 0 {
			return 0, word
		}
		f |= 1 << at
	}
	return f, ""
}
