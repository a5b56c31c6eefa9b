package letters

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"serendip/model"
	"serendip/session/templates"
)

// Text is one letter for all its audiences.
type Text struct {
	Step    model.LetterStep
	Locale  string // the language that it is in; "" for one that serves all
	Subject string
	Source  []byte // the file, as it was written
	Own     bool   // from the data folder

	bodies   [model.AudienceCount][]string // paragraphs
	everyone []string
}

// Ext is how the names of letter files end.
const Ext = ".txt"

// prefix tells letters from templates, in whose folder they lie.
const prefix = "letter-"

//go:embed builtin/*.txt builtin/*/*.txt
var builtin embed.FS

// FileName is what a letter's file is called in the data folder: "letter-invitation.txt", and "letter-invitation-de.txt" for one
// that names its language.
func FileName(step model.LetterStep, locale string) string {
	if locale != "" {
		locale = "-" + locale
	}
	return prefix + step.Key() + locale + Ext
}

// Builtin is the letter that comes with the program, in a language: English where it isn't known. A test holds that each step
// has one in each.
func Builtin(step model.LetterStep, locale string) Text {
	folder := "builtin/"
	if locale != model.Locales()[0] && slices.Contains(model.Locales(), locale) {
		folder += locale + "/"
	}
	raw, _ := builtin.ReadFile(folder + step.Key() + Ext)
	t, _ := Parse(step.Key()+Ext, raw)
	return t
}

// Named is the letter of a step in a language: the folder's own in it, else the folder's own that names none and serves all, else
// the built-in one. A nil folder has none.
func Named(folder fs.FS, step model.LetterStep, locale string) (Text, error) {
	locale = cmp.Or(locale, model.Locales()[0])
	if folder == nil {
		return Builtin(step, locale), nil
	}
	for _, in := range []string{locale, ""} {
		if t, err := own(folder, step, in); t.Own || err != nil {
			return t, err
		}
	}
	return Builtin(step, locale), nil
}

// own is a letter of the folder's; one that isn't Own where there is none. A file that cannot be taken is refused, so that nobody
// sends a text that they have replaced.
func own(folder fs.FS, step model.LetterStep, locale string) (Text, error) {
	name := FileName(step, locale)
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		if _, missing := fs.Stat(folder, name); missing != nil {
			return Text{}, nil
		}
		return Text{}, &templates.Error{File: name, What: "it cannot be read: " + err.Error(), Do: "Look at its rights, or take it out of the folder."}
	}
	t, err := Parse(name, raw)
	if err != nil {
		return t, err
	}
	if t.Step != step || t.Locale != locale {
		return t, &templates.Error{File: name, What: strings.TrimSpace("the letter in it is " + t.Step.Key() + " " + t.Locale), Do: "Call the file " + FileName(t.Step, t.Locale) + "."}
	}
	t.Own = true
	return t, nil
}

// Steps lists all letters in their order.
func Steps() []model.LetterStep {
	var out []model.LetterStep
	for step := model.LetterInvitation; step <= model.LetterWorkshop; step++ {
		out = append(out, step)
	}
	return out
}

// Audiences are those that have a text of their own.
func (t Text) Audiences() []string {
	var out []string
	for _, a := range model.Audiences() {
		if t.bodies[a] != nil {
			out = append(out, a.String())
		}
	}
	if t.everyone != nil {
		out = append(out, everyone)
	}
	return out
}

// Uses says whether a field stands in the letter for any audience.
func (t Text) Uses(field string) bool {
	for _, body := range append(t.bodies[:], t.everyone) {
		if strings.Contains(strings.Join(body, " "), "{"+field+"}") {
			return true
		}
	}
	return strings.Contains(t.Subject, "{"+field+"}")
}

// Fill writes the letter for an audience. What a field has nothing for takes its paragraph with it, and its words in the
// subject.
func (t Text) Fill(a model.Audience, value func(field string) string) (subject, body string) {
	paragraphs := t.bodies[a]
	for _, other := range [][]string{t.everyone, t.bodies[model.AudienceBusiness]} {
		if paragraphs == nil {
			paragraphs = other
		}
	}
	var out []string
	for at, p := range paragraphs {
		if words, ok := fill(p, value); ok {
			out = append(out, words)
		} else if at > 0 && strings.HasSuffix(paragraphs[at-1], ":") && len(out) > 0 { // what announces nothing
			if announced, _ := fill(paragraphs[at-1], value); out[len(out)-1] == announced {
				out = out[:len(out)-1]
			}
		}
	}
	subject, _ = fill(t.Subject, value)
	return strings.Join(strings.FieldsFunc(subject, spaced), " "), strings.Join(out, "\n\n") + "\n"
}

// spaced is a space that may break: those that may not are part of a language.
func spaced(r rune) bool { return r != '\u00a0' && r != '\u202f' && unicode.IsSpace(r) }

// fill puts values into a paragraph; false when a field has none. Under a sentence in the same paragraph, as the signature
// is, a line whose field is empty goes alone.
func fill(p string, value func(string) string) (string, bool) {
	all := true
	var lines []string
	for _, line := range strings.Split(p, "\n") {
		words, ok := fillLine(line, value)
		if ok || !strings.HasPrefix(line, "{") {
			lines = append(lines, words)
			all = all && ok
		}
	}
	return strings.Join(lines, "\n"), all && len(lines) > 0
}

func fillLine(line string, value func(string) string) (string, bool) {
	var b strings.Builder
	all := true
	for {
		before, rest, open := strings.Cut(line, "{")
		b.WriteString(before)
		if !open {
			return b.String(), all
		}
		name, after, _ := strings.Cut(rest, "}")
		v := value(name)
		all = all && v != ""
		b.WriteString(v)
		if v != "" && strings.HasSuffix(v, ".") {
			after = strings.TrimPrefix(after, ".")
		}
		line = after
	}
}

// everyone is the audience of those who have no text of their own.
const everyone = "everyone"

// MostBytes is how large a letter may be.
const MostBytes = 64 * 1024

// unknownStep refuses a name that is no letter's.
func unknownStep(name string) error {
	var names []string
	for _, s := range Steps() {
		names = append(names, s.Key())
	}
	return &templates.Unknown{Name: name, Do: "The letters are " + strings.Join(names, ", ") + "."}
}

// StepNamed finds a letter by its name, or says which there are.
func StepNamed(name string) (model.LetterStep, error) {
	step, ok := model.ParseLetterStep(cmp.Or(strings.TrimSuffix(strings.TrimPrefix(name, prefix), Ext), name))
	if !ok {
		return 0, unknownStep(name)
	}
	return step, nil
}

func fieldNames() string {
	var names []string
	for _, f := range fields {
		names = append(names, "{"+f.Name+"}")
	}
	return fmt.Sprintf("There are %s.", strings.Join(names, ", "))
}
