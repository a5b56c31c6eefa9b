package page

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// row is one line of a page on which the cursor can stand.
type row struct {
	id    string
	part  string // a heading before it; "" within a part
	label string
	value string
	asks  string // what stands there while it is empty
	below string // quiet, under the value
	need  bool   // it is empty, and readiness waits for it
	done  bool

	field  model.PageField
	kind   model.EntryKind
	entry  *session.EntryFace // nil on the row that adds one
	health int                // 1 to 5; 0 for another row
}

// rows are all of a page, in the order in which it is read.
func (s source) rows() []row {
	p := s.page
	out := []row{s.field(model.PageChallenge, "a  Challenge and outcome"), s.field(model.PageOutcome, ""), s.field(model.PageWorkflow, "b  Workflow or functions")}
	out = append(out, s.list(model.EntryCriterion, "c  Success criteria")...)
	out = append(out, s.field(model.PageFactors, "d  What else success needs"), s.field(model.PageOwner, "Who"))
	for _, f := range []model.PageField{model.PageTeam, model.PageSponsor, model.PageSupervisors, model.PageComplex} {
		out = append(out, s.field(f, ""))
	}
	out = append(out, s.field(model.PageObjective, "What for, and when"), s.field(model.PageLive, ""), s.field(model.PageFirst, ""), s.field(model.PageMeasure, ""))
	out = append(out, s.list(model.EntryTask, "Tasks")...)
	for i, statement := range model.HealthStatements() {
		r := row{id: fmt.Sprint("health", i), label: fmt.Sprint(i + 1), value: p.Health[i], below: statement, health: i + 1}
		if i == 4 {
			r.label = "+1"
		}
		if i == 0 {
			r.part = "4+1 health check"
		}
		out = append(out, r)
	}
	out = append(out, s.list(model.EntryObstacle, "Obstacles, real and perceived")...)
	out = append(out, s.list(model.EntryOpportunity, "Opportunities")...)
	out = append(out, s.list(model.EntryBarrier, "Barriers to new behaviour")...)
	out = append(out, s.field(model.PageUse, ""))
	return append(out, s.list(model.EntryBehaviour, model.BehaviourPrompt)...)
}

// field is a field's row.
func (s source) field(f model.PageField, part string) row {
	p := s.page
	r := row{id: f.Key(), part: part, label: f.String(), value: p.Shown(f), asks: f.Asks(), field: f}
	switch f {
	case model.PageOwner:
		r.need = r.value == ""
		if p.Side != "" && r.value != "" {
			r.value += ", " + p.Side
		}
	case model.PageTeam:
		r.need = r.value == "" && p.Value(model.PageComplex) != ""
	case model.PageObjective:
		r.need = p.Orphan && len(p.Needs) > 0
	case model.PageLive:
		r.value = window(p)
		r.need = r.value == "" || short(p)
	case model.PageFirst:
		r.value = Day(r.value)
	case model.PageChallenge, model.PageOutcome, model.PageWorkflow, model.PageFactors:
		r.need = r.value == "" && len(p.Needs) > 0
	}
	return r
}

// window is the days of active use in words.
func window(p session.PageFace) string {
	live := p.Value(model.PageLive)
	if live == "" {
		return ""
	}
	out := "from " + Day(live)
	if p.Until != "" && p.Value(model.PageMonths) != "" {
		out += ", " + p.Shown(model.PageMonths) + ", until " + Day(p.Until)
	}
	return out
}

// short says whether the window is missing from what readiness waits for.
func short(p session.PageFace) bool {
	for _, n := range p.Needs {
		if n.Short == "three months of use" {
			return !n.Have
		}
	}
	return false
}

// Day is a date as people say it; as it was written when it is none.
func Day(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return d.Format("2 Jan 2006")
}

// list is the rows of what a page lists of a kind, and one to add another.
func (s source) list(k model.EntryKind, part string) []row {
	var out []row
	for _, e := range s.page.Of(k) {
		out = append(out, row{id: e.ID.String(), label: fmt.Sprint(e.Number), value: e.What, below: entryBelow(e), kind: k, entry: &e, done: e.Done})
	}
	if len(out) == 0 {
		asks := map[model.EntryKind]string{
			model.EntryCriterion: "what will be measured, by survey or analytics, from where to where?", model.EntryTask: "who does what, by when?",
			model.EntryObstacle: "what stands in the way, or seems to?", model.EntryOpportunity: "what helps?",
			model.EntryBarrier: "policies, roles, habits or expectations that hold it back", model.EntryBehaviour: "not training, not technology",
		}[k]
		out = append(out, row{id: "add " + k.Key(), label: "none yet", asks: asks, kind: k, need: k == model.EntryCriterion && len(s.page.Needs) > 0})
	}
	out[0].part = part
	return out
}

// entryBelow is what else is known of an entry.
func entryBelow(e session.EntryFace) string {
	var out []string
	add := func(lead, words string) {
		if words != "" {
			out = append(out, lead+words)
		}
	}
	add("", e.Sort)
	switch {
	case e.Baseline != "" && e.Target != "":
		add("", e.Baseline+" → "+e.Target)
	case e.Kind == model.EntryCriterion:
		add("from ", e.Baseline)
		add("to ", e.Target)
	}
	add("needs ", e.Kind.Wants(e.EntryWords))
	add("read from ", e.Source)
	add("actual ", e.Actual)
	add("", e.Who)
	if e.When != "" {
		add("by ", Day(e.When))
	}
	if e.Done {
		done := "done " + time.UnixMilli(e.DoneAt).UTC().Format("2 Jan")
		if e.DoneBy != "" {
			done += " by " + e.DoneBy
		}
		out = append(out, done)
	}
	return strings.Join(out, " · ")
}
