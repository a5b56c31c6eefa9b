package exports

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Objective is one of the programme's objectives. Withdrawn ones keep their number.
type Objective struct {
	ID        string `json:"id"`
	Number    int    `json:"number"`
	Words     string `json:"words"`
	Withdrawn bool   `json:"withdrawn"`
	Serve     []int  `json:"served_by"` // numbers of the session's use cases
}

// Page is a use case from selected to ready.
type Page struct {
	Challenge   string   `json:"challenge"`
	Outcome     string   `json:"outcome"`
	Workflow    string   `json:"workflow"`
	Factors     string   `json:"factors"`
	Side        string   `json:"owner_side"`
	Team        []string `json:"team"`
	Sponsor     string   `json:"sponsor"`
	Supervisors []string `json:"supervisors"`
	Complex     []string `json:"complex"`
	Objective   int      `json:"objective"` // its number; 0 for none
	Live        string   `json:"live"`
	Months      int      `json:"months"`
	Until       string   `json:"until"`
	Use         []string `json:"use"`
	Health      []Health `json:"health"`
	Entries     []Listed `json:"entries"`
	Missing     []string `json:"missing"`
	Warnings    []string `json:"warnings"`
}

// Health is the answer to one statement of the 4+1 health check.
type Health struct {
	Statement string `json:"statement"`
	Answer    string `json:"answer"`
	Note      string `json:"note"`
}

// Listed is what a page lists: a criterion, a task, an obstacle and so on. What was taken off is here too, marked as such.
type Listed struct {
	ID       string     `json:"id"`
	List     string     `json:"list"`
	What     string     `json:"what"`
	Sort     string     `json:"sort"` // survey or analytics; real or perceived; the kind of a barrier
	Who      string     `json:"who"`
	When     string     `json:"when"`
	Baseline string     `json:"baseline"`
	Target   string     `json:"target"`
	Actual   string     `json:"actual"`
	Source   string     `json:"source"`
	By       string     `json:"by"`
	Done     bool       `json:"done"`
	DoneBy   string     `json:"done_by"`
	DoneAt   *time.Time `json:"done_at,omitempty"`
	Removed  bool       `json:"removed"`
}

// objectives are the programme's, with the session's use cases that serve them.
func (d *drawing) objectives() []Objective {
	out := []Objective{}
	for i, o := range d.state.Objectives() {
		one := Objective{ID: o.ID.String(), Number: i + 1, Words: d.state.Words(o.Words), Withdrawn: o.Withdrawn, Serve: []int{}}
		for _, id := range d.on.Cases {
			if c := d.state.UseCase(id); c.Page != nil && c.Page.Objective == o.ID {
				one.Serve = append(one.Serve, c.Number)
			}
		}
		out = append(out, one)
	}
	return out
}

// page is what was written of a use case since it was selected; nil when nothing was.
func (d *drawing) page(c *session.UseCase) *Page {
	if c.Page == nil {
		return nil
	}
	s, p := d.state, c.Page
	face, _ := s.PageOf(c.ID)
	out := &Page{
		Challenge: s.Words(p.Words[model.PageChallenge]), Outcome: s.Words(p.Words[model.PageOutcome]), Workflow: s.Words(p.Words[model.PageWorkflow]),
		Factors: s.Words(p.Words[model.PageFactors]), Side: face.Side, Team: d.names(p.People[model.PageTeam]), Supervisors: d.names(p.People[model.PageSupervisors]),
		Complex: flagged(p.Flags[model.PageComplex], model.ComplexWords()), Use: flagged(p.Flags[model.PageUse], model.UseWords()), Live: p.Live, Months: p.Months,
		Until: face.Until, Health: []Health{}, Entries: []Listed{}, Missing: append([]string{}, face.Missing...), Warnings: append([]string{}, face.Warnings...),
	}
	if sponsor := d.names(p.People[model.PageSponsor]); len(sponsor) > 0 {
		out.Sponsor = sponsor[0]
	}
	_, out.Objective = s.Objective(p.Objective)
	for i, h := range p.Health {
		out.Health = append(out.Health, Health{model.HealthStatements()[i], h.Answer.String(), s.Words(h.Note)})
	}
	for _, e := range p.Entries {
		out.Entries = append(out.Entries, d.listed(e))
	}
	return out
}

func (d *drawing) listed(e session.Entry) Listed {
	words := func(f model.EntryField) string { return d.state.Words(e.Words[f]) }
	out := Listed{ID: e.ID.String(), List: e.Kind.Key(), What: words(model.EntryWhat), Sort: e.Kind.Sort(e.Sort), Who: d.name(e.Who), When: e.When,
		Baseline: words(model.EntryBaseline), Target: words(model.EntryTarget), Actual: words(model.EntryActual), Source: words(model.EntrySource),
		By: d.name(e.By), Done: e.Done, DoneBy: d.name(e.DoneBy), Removed: e.Removed}
	if e.Done {
		when := at(e.DoneAt)
		out.DoneAt = &when
	}
	return out
}

func (d *drawing) names(people []model.PersonID) []string {
	out := []string{}
	for _, p := range people {
		out = append(out, d.name(p))
	}
	return out
}

func flagged(f model.Flags, names []string) []string {
	if f == 0 {
		return []string{}
	}
	return strings.Split(f.Words(names), ", ")
}

func (r Report) hasPages() bool {
	return slices.ContainsFunc(r.Content.UseCases, func(u UseCase) bool { return u.Page != nil })
}

// writePages writes a row for each use case that has a page, without what it lists.
func writePages(w io.Writer, r Report) error {
	header := []string{"serendip_id", "Number", "Title", "Stage", "Challenge", "Outcome", "Workflow", "Factors", "Owner", "Owner is", "Team", "Sponsor",
		"Supervisors", "Complex", "Objective", "Live", "Months", "Until", "Use"}
	for i, statement := range model.HealthStatements() {
		header = append(header, fmt.Sprintf("Health %d: %s", i+1, statement), fmt.Sprintf("Health %d note", i+1))
	}
	header = append(header, "Missing", "Warnings")
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, u := range r.Content.UseCases {
			if u.Page == nil {
				continue
			}
			p := u.Page
			row := []cell{plain(u.ID), number(u.Number), words(u.Title), plain(u.Stage), words(p.Challenge), words(p.Outcome), words(p.Workflow), words(p.Factors),
				words(u.Owner), plain(p.Side), lines(p.Team), words(p.Sponsor), lines(p.Supervisors), plain(strings.Join(p.Complex, ", ")),
				words(r.Content.objective(p.Objective)), plain(p.Live), numberOrNone(p.Months), plain(p.Until), plain(strings.Join(p.Use, ", "))}
			for _, h := range p.Health {
				row = append(row, plain(h.Answer), words(h.Note))
			}
			if !yield(append(row, lines(p.Missing), lines(p.Warnings))) {
				return
			}
		}
	})
}

// objective is the words of the objective of a number.
func (c Content) objective(n int) string {
	if n < 1 || n > len(c.Programme.Objectives) {
		return ""
	}
	return c.Programme.Objectives[n-1].Words
}

// writeListed writes a row for everything that the pages list.
func writeListed(w io.Writer, r Report) error {
	header := []string{"serendip_id", "Number", "Title", "List", "What", "Kind or method", "Who", "When", "Baseline", "Target", "Actual", "Source", "By", "Done",
		"Done by", "Done at", "Removed"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, u := range r.Content.UseCases {
			if u.Page == nil {
				continue
			}
			for _, e := range u.Page.Entries {
				done := cell{}
				if e.DoneAt != nil {
					done = moment(*e.DoneAt)
				}
				row := []cell{plain(e.ID), number(u.Number), words(u.Title), plain(e.List), words(e.What), plain(e.Sort), words(e.Who), plain(e.When), words(e.Baseline),
					words(e.Target), words(e.Actual), words(e.Source), words(e.By), yes(e.Done), words(e.DoneBy), done, yes(e.Removed)}
				if !yield(row) {
					return
				}
			}
		}
	})
}

func writeObjectives(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_id", "Number", "Objective", "Withdrawn", "Served by"}, func(yield func([]cell) bool) {
		for _, o := range r.Content.Programme.Objectives {
			if !yield([]cell{plain(o.ID), number(o.Number), words(o.Words), yes(o.Withdrawn), numbers(o.Serve)}) {
				return
			}
		}
	})
}
