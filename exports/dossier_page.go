package exports

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// dossierSection is a list of the page.
type dossierSection struct {
	title, none string
	rows        []string
}

// pageParts are the lists of the page, in the order in which somebody asks for them.
func (d Dossier) pageParts() []dossierSection {
	var file, consent []string
	for _, f := range d.OnFile {
		file = append(file, f.rows()...)
		consent = append(consent, f.consents()...)
	}
	named := slices.Clone(d.Mentions)
	if n := d.NamedOnFiles; n == 1 {
		named = append(named, "The file of somebody else names them too.")
	} else if n > 1 {
		named = append(named, fmt.Sprintf("The files of %d other people name them too.", n))
	}
	return []dossierSection{
		{"On file", "", file},
		{"Consent", "", consent},
		{"Sessions", "On no list.", eachRow(d.Sessions, dossierHeld.row)},
		{"What they have in hand", "Nothing.", eachRow(d.Parts, dossierPart.row)},
		{"What they said", "Nothing is kept.", eachRow(d.Words, dossierWords.row)},
		{"What they said is the same for them", "Nothing.", eachRow(d.Same, dossierPart.row)},
		{"Votes on questions", "None.", eachRow(d.Votes, dossierVote.row)},
		{"Letters that were drafted for them", "None.", eachRow(d.Letters, dossierLetter.row)},
		{"What others said and names them", "Nothing.", named},
		{"Titles and themes that name them", "None.", d.Fixed},
		{"Everything that was recorded", "Nothing.", eachRow(d.Record, dossierDeed.row)},
		{"What is not held, or not as theirs", "", d.Not},
	}
}

func eachRow[T any](all []T, row func(T) string) []string {
	var out []string
	for _, one := range all {
		out = append(out, row(one))
	}
	return out
}

// spoken is a moment as people read it.
func spoken(stamp string) string {
	at, err := time.Parse(dossierTime, stamp)
	if err != nil {
		return stamp
	}
	if _, off := at.Zone(); off == 0 {
		return at.Format("2 Jan 2006 15:04")
	}
	return at.Format("2 Jan 2006 15:04 -07:00")
}

// clause is some parts of a row that are there, with commas.
func clause(parts ...string) string { return strings.Join(filled(parts...), ", ") }

// placeOf is where something belongs: "in acme-1, #3".
func placeOf(session string, number int) string {
	where := ""
	if session != "" {
		where = "in " + session
	}
	if number > 0 {
		where = clause(where, fmt.Sprintf("#%d", number))
	}
	return where
}

func (f dossierFile) rows() []string {
	var out []string
	for _, one := range [][2]string{{"Name", f.Name}, {"Address", f.Email}, {"Organisation", f.Organisation}, {"Role", f.Role}, {"Comes for", f.Side}, {"Comes as", f.Part},
		{"Screening as a prospect", f.Screening}, {"SSH keys", strings.Join(f.Keys, ", ")}, {"Personal code begins with", f.Code}, {"On file since", spoken(f.Since)}} {
		if one[1] != "" {
			out = append(out, one[0]+": "+one[1])
		}
	}
	for _, x := range f.Further {
		out = append(out, x.Name+": "+x.Value)
	}
	return out
}

func (f dossierFile) consents() []string {
	joined := "The line at joining: not agreed to, or never asked"
	if f.Consent {
		joined = "The line at joining: agreed"
	}
	return []string{joined, "On photos: " + orNot(f.Photo, "not said"), "In social posts: " + orNot(f.Social, "not said")}
}

func (v dossierHeld) row() string {
	from, spoke, offered := "", "", ""
	if v.Remote {
		from = "from afar"
	}
	if v.Speaks {
		spoke = fmt.Sprintf("speaks, %d seconds so far", v.Spoke)
	}
	if v.Offered != "" {
		offered = "a place is offered until " + spoken(v.Offered)
	}
	attended := v.Attended
	if attended == v.Status {
		attended = ""
	}
	return clause(v.Session+" "+v.Title, spoken(v.Start), "session "+v.State, v.Status, attended, from, spoke, offered)
}

func (p dossierPart) row() string {
	done, until := "", ""
	if p.Done {
		done = "done"
	}
	if p.Day != "" {
		until = "until " + p.Day
	}
	lead := clause(p.As, placeOf(p.Session, p.Number), until, done)
	if p.Words == "" {
		return lead
	}
	return lead + ": " + p.Words
}

func (w dossierWords) row() string {
	return clause(spoken(w.At), w.What, placeOf(w.Session, w.Number)) + ": " + w.Words
}

func (v dossierVote) row() string {
	return clause(v.Vote, placeOf(v.Session, v.Number)) + ": " + v.Words
}

func (l dossierLetter) row() string {
	due := ""
	if l.Due != "" {
		due = "due " + l.Due
	}
	return clause(l.Letter, placeOf(l.Session, l.Number), due, "drafted "+spoken(l.Made))
}

// standsAs is what the fields of events say of who stands in them.
var standsAs = map[string]string{"person": "about them", "by": "their words", "who": "given to them", "was": "until then", "to": "to them", "same": "the same for them"}

func (x dossierDeed) row() string {
	var as []string
	if x.Own {
		as = append(as, "by them")
	}
	for _, field := range x.As {
		as = append(as, orNot(standsAs[field], "as "+field))
	}
	return clause(append([]string{spoken(x.At), x.What, placeOf(x.Session, x.Number)}, as...)...)
}
