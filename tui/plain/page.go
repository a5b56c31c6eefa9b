package plain

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Page is the page of a use case as lines: what there is, then what is missing.
func Page(p session.PageFace) []string {
	lines := []string{fmt.Sprintf("%d. %s. %s.", p.Case.Number, p.Case.Title, p.Case.Stage)}
	for _, f := range p.Fields {
		if f.Shown != "" {
			lines = append(lines, f.Field.String()+" ("+f.Field.Key()+"): "+f.Shown)
		}
	}
	for _, k := range model.EntryKinds() {
		for _, e := range p.Of(k) {
			lines = append(lines, entryLine(e))
		}
	}
	for i, answer := range p.Health {
		if answer != "" {
			lines = append(lines, fmt.Sprintf("Health check %d, %s %s.", i+1, model.HealthStatements()[i], answer))
		}
	}
	return append(lines, pageStands(p)...)
}

// pageStands is what is missing, and what should worry.
func pageStands(p session.PageFace) []string {
	var lines []string
	if len(p.Missing) > 0 {
		lines = append(lines, fmt.Sprintf("It has %d of %d things that it needs to be ready. Missing:", p.Have(), len(p.Needs)))
		for _, m := range p.Missing {
			lines = append(lines, "- "+m)
		}
	} else if len(p.Needs) > 0 {
		lines = append(lines, "Nothing is missing.")
	}
	for _, w := range p.Warnings {
		lines = append(lines, "Careful: "+w+".")
	}
	return lines
}

// entryLine is one thing that a page lists.
func entryLine(e session.EntryFace) string {
	line := fmt.Sprintf("%s %d: %s", e.Kind, e.Number, e.What)
	for _, part := range []struct{ what, have string }{{"", e.Sort}, {"for ", e.Who}, {"by ", e.When}, {"baseline ", e.Baseline},
		{"target ", e.Target}, {"source ", e.Source}, {"actual ", e.Actual}} {
		if part.have != "" {
			line += ", " + part.what + part.have
		}
	}
	if e.Done {
		line += ", done"
		if e.DoneBy != "" {
			line += " by " + e.DoneBy
		}
		line += " on " + time.UnixMilli(e.DoneAt).UTC().Format(time.DateOnly)
	}
	return line + "."
}

// PageData is a page for programs. Field names are part of the command line's promise.
func PageData(p session.PageFace) map[string]any {
	fields := make(map[string]string)
	for _, f := range p.Fields {
		fields[f.Field.Key()] = f.Shown
		if f.Value != "" {
			fields[f.Field.Key()] = f.Value
		}
	}
	entries := make([]map[string]any, 0, len(p.Entries))
	for _, e := range p.Entries {
		one := map[string]any{"list": e.Kind.Key(), "number": e.Number}
		for _, f := range e.Kind.Fields() {
			one[e.Kind.FieldKey(f)] = e.Get(f)
		}
		if e.Kind == model.EntryTask {
			one["done"] = e.Done
		}
		entries = append(entries, one)
	}
	missing := append([]string{}, p.Missing...)
	warnings := append([]string{}, p.Warnings...)
	return map[string]any{"number": p.Case.Number, "title": p.Case.Title, "kind": p.Case.Kind.String(), "stage": p.Case.Stage.String(),
		"fields": fields, "entries": entries, "health": p.Health, "missing": missing, "warnings": warnings, "until": p.Until}
}

// pageOf finds the page of a use case by its number.
func (s seat) pageOf(word string) (session.PageFace, error) {
	c, err := s.numbered(word)
	if err != nil {
		return session.PageFace{}, err
	}
	for _, p := range s.face().Pages {
		if p.Case.ID == c.ID {
			return p, nil
		}
	}
	return session.PageFace{}, session.Refuse(session.Missing, "number %d has no page; the few that are selected have one", c.Number)
}

func (s seat) page(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	p, err := s.pageOf(args[0])
	if err != nil {
		return answer{}, err
	}
	lines := Page(p)
	return answer{append(lines, Editors(s.face().Editing, p.Case.ID, s.face().Me.ID)...), PageData(p)}, nil
}

// Editors is who else has a part of a page open, a sentence for each part: "Ada and Mei edit Workflow."
func Editors(all []session.EditingFace, id model.UseCaseID, me model.PersonID) []string {
	who := make(map[string][]string)
	var parts, out []string
	for _, e := range all {
		if e.Case != id || e.By == me {
			continue
		}
		if _, known := who[e.Part]; !known {
			parts = append(parts, e.Part)
		}
		who[e.Part] = append(who[e.Part], first(e.Who, "somebody"))
	}
	for _, part := range parts {
		out = append(out, sentence(joined(who[part])+choose(len(who[part]) == 1, " edits ", " edit ")+part))
	}
	return out
}

func (s seat) set(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	p, err := s.pageOf(args[0])
	if err != nil {
		return answer{}, err
	}
	i, err := session.PageIntent(p, args[1:])
	if err != nil {
		return answer{}, err
	}
	return s.done(i)
}

func (s seat) task(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	p, err := s.pageOf(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.AddEntry{Case: p.Case.ID, Kind: model.EntryTask, Entry: model.ParseEntry(model.EntryTask, strings.Join(args[1:], " "))})
}

func (s seat) ticked(args []string, done bool) (answer, error) {
	if len(args) != 2 {
		return answer{}, wrongWords{}
	}
	p, err := s.pageOf(args[0])
	if err != nil {
		return answer{}, err
	}
	i, err := session.TickIntent(p, args[1], done)
	if err != nil {
		return answer{}, err
	}
	return s.done(i)
}

func (s seat) tick(args []string) (answer, error)   { return s.ticked(args, true) }
func (s seat) untick(args []string) (answer, error) { return s.ticked(args, false) }

// pageVerbs are what a seat can do to a page in words.
func pageVerbs() []verb {
	return []verb{
		{"page", "page NUMBER", "the page of one of the few that go on", seat.page},
		{"set", "set NUMBER FIELD WORDS", "write on its page, such as: set 4 challenge lorries wait 40 minutes; page tells the fields", seat.set},
		{"task", "task NUMBER WHAT; WHO; WHEN", "a task on its page", seat.task},
		{"done", "done NUMBER TASK", "tick a task of its page off, by its number there", seat.tick},
		{"open", "open NUMBER TASK", "the task is not done after all", seat.untick},
	}
}
