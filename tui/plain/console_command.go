package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/session"
)

func findDeed(name string) (deed, bool) {
	for _, d := range deeds() {
		if d.name == strings.ToLower(name) {
			return d, true
		}
	}
	return deed{}, false
}

func isDeed(name string) bool {
	_, is := findDeed(name)
	return is
}

// meant says whether what follows a verb's name is the verb's, and not the rest of an idea that begins with the word.
func (d deed) meant(rest string) bool {
	form, words := strings.Fields(d.usage), strings.Fields(rest)
	switch {
	case len(form) == 1:
		return len(words) == 0
	case len(words) == 0:
		return true
	case form[1] == "NUMBER":
		return strings.Trim(words[0], "#0123456789") == ""
	case form[1] == "MINUTES":
		return strings.Trim(words[0], "+-0123456789") == ""
	case strings.Contains(form[1], "|") && !strings.Contains(form[1], "NAME"):
		return len(words) == 1 && slices.Contains(strings.Split(form[1], "|"), words[0])
	}
	return true
}

// run does a verb; a wrong number of words names the right form.
func (d deed) run(h host, args []string) (step, error) {
	s, err := d.do(h, args)
	if errors.Is(err, wrongWords{}) {
		return step{}, misused("write it as: %s", d.usage)
	}
	return s, err
}

// Knows says whether words are a facilitator's verb.
func (d Desk) Knows(args []string) bool {
	if len(args) == 0 {
		return false
	}
	_, _, asked := d.find(strings.Join(args, " "))
	return asked || isDeed(args[0])
}

// countSurvey is the verb that destroys sealed answers.
const countSurvey = "count survey"

// HostCommand runs one verb of a facilitator, such as `next`, `capture "..."` or `merge 9 4`. The word --json anywhere
// asks for JSON; --yes answers what is asked first.
func HostCommand(ctx context.Context, room session.Room, args []string, out io.Writer, d Desk) error {
	asJSON, sure := slices.Contains(args, "--json"), slices.Contains(args, "--yes")
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--json" || a == "--yes" })
	if len(args) == 0 {
		return misused("say what is to be done; help lists the verbs")
	}
	f, ok := room.Face().(session.ConsoleFace)
	if last := args[len(args)-1]; len(args) > 1 && (last == "--help" || last == "-h") {
		args = append([]string{"help"}, args[:len(args)-1]...)
	}
	if args[0] == "help" {
		lines := d.commandHelp(f, strings.Join(args[1:], " "))
		return write(out, asJSON, answer{lines, map[string]any{"help": lines}})
	}
	if !ok {
		return session.Refuse(session.Denied, "these verbs are for those who run the session")
	}
	if at := slices.IndexFunc(args, func(a string) bool { return a == "--data" || strings.HasPrefix(a, "--data=") }); at >= 0 {
		return misused("%s stands before the verb and its words; as words of their own they stand in quotes with others", args[at])
	}
	if a, rest, known := d.find(strings.Join(args, " ")); known && rest == "" && a.Name == countSurvey {
		args = append(args, "yes") // --yes is its answer
	}
	s, err := d.step(host{f, room.Now()}, args)
	if err != nil {
		return err
	}
	if s.intent == nil {
		return write(out, asJSON, answer{s.lines, map[string]any{"said": s.lines}})
	}
	intent, question := asksFirst(f, s.intent)
	if _, is := intent.(session.CountSurvey); is && f.Survey != nil && f.Survey.Open { // a conversation asks by itself
		question = []string{fmt.Sprintf("Count %s for good? The answers themselves are destroyed with it, and no more are taken. It cannot be undone.", count(f.Survey.Answers, "answer", "answers"))}
	}
	if question != nil && !sure {
		return misused("%s Say it again with --yes", strings.Join(question, " "))
	}
	r, err := room.Do(ctx, intent)
	if err != nil {
		return err
	}
	data := map[string]any{"done": noteOf(intent, r)}
	if r.Number > 0 {
		data["number"] = r.Number
	}
	return write(out, asJSON, answer{[]string{sentence(noteOf(intent, r))}, data})
}

// step is what words come to.
func (d Desk) step(h host, args []string) (step, error) {
	a, rest, known := d.find(strings.Join(args, " "))
	if v, is := findDeed(args[0]); is && !(known && strings.Contains(a.Name, " ")) { // round of is not round
		return v.run(h, args[1:])
	}
	if !known {
		return step{}, misused("there is no verb %q; help lists them", args[0])
	}
	words := args[1:] // as the shell parted them
	if n := len(strings.Fields(a.Name)); n > 1 && !strings.EqualFold(args[0], a.verbName()) && !strings.EqualFold(args[0], a.Name) {
		words = args[min(n, len(args)):] // its name in so many words, not in one
	}
	if rest == "" {
		words = nil
	}
	answers, err := a.completed(h.f, a.answers(h.f, words))
	if err != nil {
		return step{}, err
	}
	i, err := a.Intent(h.f, answers)
	var refused *session.Error
	if err != nil && !errors.As(err, &refused) {
		err = session.Refuse(session.Invalid, "%v", err)
	}
	return step{intent: i}, err
}

// shellWords parts a line as a shell does: at blanks, but not within quotes.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quote, some := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'':
			quote, some = r, true
		case r == ' ':
			if some || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			some = false
		default:
			word.WriteRune(r)
		}
	}
	if some || word.Len() > 0 {
		words = append(words, word.String())
	}
	return words
}
