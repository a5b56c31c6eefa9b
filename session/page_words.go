package session

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
)

// PageForms says how a page is written on in words, one form a line.
func PageForms() []string {
	var fields []string
	for _, f := range model.PageFields() {
		fields = append(fields, fmt.Sprintf("%-12s %s", f.Key(), f.Asks()))
	}
	return append(fields,
		"any of these with !, as in challenge! WORDS, writes over what somebody else wrote",
		"health 1..5 yes|no|unknown NOTE",
		"criterion "+model.EntryCriterion.EntryForm(),
		"task, opportunity "+model.EntryTask.EntryForm(),
		"obstacle "+model.EntryObstacle.EntryForm(),
		"barrier "+model.EntryBarrier.EntryForm(),
		"behaviour WHAT: "+model.BehaviourPrompt,
		"criterion 1 target WORDS changes one of them, criterion 1 off takes it off")
}

func pageKeys() []string {
	var out []string
	for _, f := range model.PageFields() {
		out = append(out, f.Key())
	}
	return out
}

// PageIntent reads what somebody wants to write on a page, in one of the PageForms.
func PageIntent(p PageFace, words []string) (Intent, error) {
	if len(words) == 0 {
		return nil, Refuse(Invalid, "say which field, and its words")
	}
	rest := strings.Join(words[1:], " ")
	key, over := strings.CutSuffix(words[0], "!")
	if f, ok := model.FindPageField(key); ok {
		return WriteField{Case: p.Case.ID, Field: f, Words: rest, Based: Based{Over: over}}, nil
	}
	parts := strings.Fields(rest) // whoever quotes all of it means the same
	if strings.EqualFold(key, "health") {
		return healthIntent(p, parts)
	}
	for _, k := range model.EntryKinds() {
		if strings.EqualFold(key, k.Key()) {
			return entryIntent(p, k, parts)
		}
	}
	return nil, Refuse(Missing, "a page has no %q; it has %s, health, criterion, task, obstacle, opportunity, barrier, behaviour", words[0], strings.Join(pageKeys(), ", "))
}

func healthIntent(p PageFace, words []string) (Intent, error) {
	n := 0
	if len(words) > 0 && words[0] == "+1" {
		n = len(p.Health) // as the screen calls the last one
	} else if len(words) > 0 {
		n, _ = strconv.Atoi(words[0])
	}
	if n < 1 || n > len(p.Health) {
		return nil, Refuse(Missing, "the health check has statements 1 to %d: health 3 yes", len(p.Health))
	}
	a, note, ok := model.ParseAnswer(strings.Join(words[1:], " "))
	if !ok {
		return nil, Refuse(Invalid, "answer with yes, no or unknown, and a note if you like")
	}
	return AnswerHealth{Case: p.Case.ID, Statement: n - 1, Answer: a, Note: note}, nil
}

// entryIntent adds an entry, or changes or takes off the one of a number.
func entryIntent(p PageFace, k model.EntryKind, words []string) (Intent, error) {
	if len(words) == 0 {
		return nil, Refuse(Invalid, "write it as: %s %s", k.Key(), k.EntryForm())
	}
	if n, err := strconv.Atoi(words[0]); err == nil && len(words) > 1 {
		field, over := strings.CutSuffix(words[1], "!")
		f, known := k.FindField(field)
		off := strings.EqualFold(words[1], "off") && len(words) == 2
		if known || off {
			e, err := p.entryOf(k, n)
			switch {
			case err != nil:
				return nil, err
			case off:
				return RemoveEntry{Case: p.Case.ID, Entry: e.ID}, nil
			}
			return WriteEntry{Case: p.Case.ID, Entry: e.ID, Field: f, Words: strings.Join(words[2:], " "), Based: Based{Over: over}}, nil
		}
	}
	return AddEntry{Case: p.Case.ID, Kind: k, Entry: model.ParseEntry(k, strings.Join(words, " "))}, nil
}

// entryOf finds the entry of a kind and number.
func (p PageFace) entryOf(k model.EntryKind, n int) (EntryFace, error) {
	all := p.Of(k)
	if n < 1 || n > len(all) {
		return EntryFace{}, Refuse(Missing, "there is no %s %d on the page of #%d; it lists %d", k.Key(), n, p.Case.Number, len(all))
	}
	return all[n-1], nil
}

// TickIntent ticks off the task of a number; not done unticks it.
func TickIntent(p PageFace, word string, done bool) (Intent, error) {
	n, err := strconv.Atoi(word)
	if err != nil {
		return nil, Refuse(Invalid, "%q is no number of a task", word)
	}
	e, err := p.entryOf(model.EntryTask, n)
	return Tick{Case: p.Case.ID, Entry: e.ID, Done: done}, err
}
