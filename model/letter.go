package model

import (
	"slices"
	"strings"
	"time"
)

// LetterStep is one of the letters that go out around a session. The numbers are on disk.
type LetterStep uint8

// The letters before and after a meetup, and around a workshop.
const (
	LetterInvitation LetterStep = iota + 1
	LetterFollowUp1
	LetterFollowUp2
	LetterFollowUp3
	LetterThanks
	LetterResults
	LetterRecap   // to those who were there: the recap, and what came of their own words
	LetterOwner   // to who owns a use case: its page, its first date, what is missing
	LetterSponsor // to who stands behind one: a page
	LetterEndUser // to those who can be called about a claim
	LetterAbsent  // to those who were on the list and did not come
	LetterActual  // to an owner: what is the figure now?
	LetterWorkshop
)

// letterSteps is what is known of each step: its key in commands and files, its name, and the days from the session's day
// on which it is due unless the plan says otherwise.
var letterSteps = [...]struct {
	key, name        string
	meetup, workshop int
}{
	LetterInvitation: {"invitation", "invitation", -56, 0},
	LetterFollowUp1:  {"follow-up-1", "follow-up mail 1", -42, 0},
	LetterFollowUp2:  {"follow-up-2", "follow-up mail 2", -21, 0},
	LetterFollowUp3:  {"follow-up-3", "follow-up mail 3", -7, 0},
	LetterThanks:     {"thanks", "thank-you with the survey", 1, 0},
	LetterResults:    {"results", "survey results with the actions", 14, 0},
	LetterRecap:      {"recap", "recap to those who were there", 1, 1},
	LetterOwner:      {"owner", "page to each owner", 1, 1},
	LetterSponsor:    {"sponsor", "page to the sponsor", 1, 1},
	LetterEndUser:    {"end-user", "questions to end users", 1, 1},
	LetterAbsent:     {"absent", "note to the absent", 1, 1},
	LetterActual:     {"actual", "request for the actual figure", 0, 0},
	LetterWorkshop:   {"workshop", "invitation to the workshop", 0, -14},
}

// LetterSteps lists the letters of a kind of session in the order in which they are due.
func LetterSteps(kind SessionKind) []LetterStep {
	after := []LetterStep{LetterOwner, LetterSponsor, LetterEndUser, LetterActual}
	if kind == Meetup {
		return append([]LetterStep{LetterInvitation, LetterFollowUp1, LetterFollowUp2, LetterFollowUp3, LetterThanks, LetterResults}, after...)
	}
	return append([]LetterStep{LetterWorkshop, LetterRecap, LetterAbsent}, after...)
}

// Key is the step's name in commands and files: "follow-up-2".
func (l LetterStep) Key() string {
	if int(l) < len(letterSteps) {
		return letterSteps[l].key
	}
	return ""
}

// String is the step in words: "follow-up mail 2".
func (l LetterStep) String() string {
	if int(l) < len(letterSteps) {
		return letterSteps[l].name
	}
	return ""
}

// ParseLetterStep reads a step's key.
func ParseLetterStep(key string) (LetterStep, bool) {
	for i, s := range letterSteps {
		if i > 0 && s.key == strings.ToLower(strings.TrimSpace(key)) {
			return LetterStep(i), true
		}
	}
	return 0, false
}

// FollowsUp says whether a step reminds those who have not answered.
func (l LetterStep) FollowsUp() bool { return l >= LetterFollowUp1 && l <= LetterFollowUp3 }

// Before says whether a step is for the time before the session.
func (l LetterStep) Before() bool {
	return l == LetterInvitation || l == LetterWorkshop || l.FollowsUp()
}

// ByCase says whether a step is written once for each use case that somebody owns.
func (l LetterStep) ByCase() bool { return l == LetterOwner || l == LetterActual }

// Repeats says whether a step comes again at each check point.
func (l LetterStep) Repeats() bool { return l == LetterActual }

// Audience is to whom a letter speaks.
type Audience uint8

// The audiences. The first is whom nothing tells otherwise.
const (
	AudienceBusiness Audience = iota
	AudienceExecutive
	AudienceTechnical
	AudienceVendor // the house's own people, who are there to listen
)

// AudienceCount is how many there are.
const AudienceCount = 4

// Audiences lists them as a text is divided.
func Audiences() []Audience {
	return []Audience{AudienceExecutive, AudienceTechnical, AudienceBusiness, AudienceVendor}
}

// String is the audience's word.
func (a Audience) String() string {
	return [AudienceCount]string{"business", "executive", "technical", "vendor"}[min(a, AudienceCount-1)]
}

// ParseAudience reads an audience's word.
func ParseAudience(word string) (Audience, bool) {
	for _, a := range Audiences() {
		if strings.EqualFold(strings.TrimSpace(word), a.String()) {
			return a, true
		}
	}
	return 0, false
}

// The words by which a role tells its audience. An executive of IT is an executive.
var (
	executiveWords = []string{"ceo", "cfo", "cio", "cto", "coo", "cdo", "chro", "cpo", "cmo", "chief", "executive", "president", "vp", "svp", "evp", "director", "head", "managing", "board",
		"partner", "founder", "owner", "geschäftsführer", "geschäftsführerin", "vorstand", "leiter", "leiterin", "directeur", "directrice"}
	technicalWords = []string{"engineer", "engineering", "developer", "architect", "it", "admin", "administrator", "sysadmin", "technical", "technology", "data", "security", "devops",
		"software", "programmer", "integration", "platform", "infrastructure", "entwickler", "entwicklerin", "ingenieur", "développeur"}
)

// AudienceOf is the audience that a role in somebody's own words belongs to.
func AudienceOf(role string) Audience {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return strings.ContainsRune(" ,;/&()-.", r) })
	has := func(list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	switch {
	case has(executiveWords):
		return AudienceExecutive
	case has(technicalWords):
		return AudienceTechnical
	}
	return AudienceBusiness
}

// Audience is what a guest list says in a column "Audience", else what the mix tells, else the role.
func (d Details) Audience() Audience {
	for _, f := range d.Extra {
		if strings.EqualFold(f.Name, "audience") {
			if a, ok := ParseAudience(f.Value); ok {
				return a
			}
		}
	}
	switch {
	case d.Side == SideVendor:
		return AudienceVendor
	case d.Part == PartExecutive:
		return AudienceExecutive
	case d.Part == PartEngineering:
		return AudienceTechnical
	}
	return AudienceOf(d.Role)
}

// LetterMoved is a step that is due on another day than usual.
type LetterMoved struct {
	Step LetterStep `cbor:"1,keyasint"`
	Days int        `cbor:"2,keyasint"` // from the session's day
}

// LetterSettings are what the letters of a session say beside what is known of it.
type LetterSettings struct {
	Moved    []LetterMoved `cbor:"1,keyasint,omitempty"`
	SignUp   string        `cbor:"2,keyasint,omitempty"` // a link where people say whether they come
	Form     string        `cbor:"3,keyasint,omitempty"` // a link to a survey of one's own
	Place    string        `cbor:"4,keyasint,omitempty"`
	Continue string        `cbor:"5,keyasint,omitempty"` // a link where the talk goes on between events
	Sender   string        `cbor:"6,keyasint,omitempty"` // who signs
}

// Day is the day on which a step is due, for a session on that day: a working day, unless somebody said another.
func (s LetterSettings) Day(step LetterStep, kind SessionKind, day time.Time) time.Time {
	at := slices.IndexFunc(s.Moved, func(m LetterMoved) bool { return m.Step == step })
	switch {
	case at >= 0:
		return day.AddDate(0, 0, s.Moved[at].Days)
	case int(step) >= len(letterSteps):
		return day
	case kind == Meetup:
		return step.WorkingDay(day.AddDate(0, 0, letterSteps[step].meetup))
	}
	return step.WorkingDay(day.AddDate(0, 0, letterSteps[step].workshop))
}

// WorkingDay is the day itself, or at a weekend the Friday before for what comes before a session, else the Monday after.
func (l LetterStep) WorkingDay(day time.Time) time.Time {
	on := 1
	if l.Before() {
		on = -1
	}
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		day = day.AddDate(0, 0, on)
	}
	return day
}

// Move is the settings with a step on another day.
func (s LetterSettings) Move(step LetterStep, days int) LetterSettings {
	s.Moved = slices.DeleteFunc(slices.Clone(s.Moved), func(m LetterMoved) bool { return m.Step == step })
	s.Moved = append(s.Moved, LetterMoved{step, days})
	slices.SortFunc(s.Moved, func(a, b LetterMoved) int { return int(a.Step) - int(b.Step) })
	return s
}

// Same says whether two settings say the same.
func (s LetterSettings) Same(o LetterSettings) bool {
	return slices.Equal(s.Moved, o.Moved) && s.SignUp == o.SignUp && s.Form == o.Form && s.Place == o.Place && s.Continue == o.Continue && s.Sender == o.Sender
}

// LetterTo is to whom a letter goes, and about which use case where it is about one.
type LetterTo struct {
	Person PersonID  `cbor:"1,keyasint"`
	Case   UseCaseID `cbor:"2,keyasint,omitzero"`
}

// beforeEnd is how long before the end of a window its owner is asked for the figure.
const beforeEnd = 14 // days

// CheckPoints are the days, as YYYY-MM-DD, on which an owner is asked for the actual figure: each month of the window, and
// two weeks before its end. A window without a beginning or a length has none.
func CheckPoints(live string, months int) []string {
	from, err := time.Parse(time.DateOnly, live)
	until, ends := time.Parse(time.DateOnly, WindowEnd(live, months))
	if err != nil || ends != nil || months <= 0 {
		return nil
	}
	last := until.AddDate(0, 0, -beforeEnd)
	var out []string
	for n := 1; n < months; n++ {
		if day := from.AddDate(0, n, 0); day.Before(last) {
			out = append(out, day.Format(time.DateOnly))
		}
	}
	return append(out, last.Format(time.DateOnly))
}
