package exports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
)

// voice says the fixed words of exports in one language, with its dates and numbers.
type voice struct{ at int }

// voiceOf is the voice of a language: "de", "de-AT" and "de_DE" are German; English where it isn't known.
func voiceOf(locale string) voice {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(locale, "_", "-")), "-")
	return voice{max(slices.Index(model.Locales(), base), 0)}
}

// Lang is the language's code, for the page that is written in it.
func (v voice) Lang() string { return model.Locales()[v.at] }

// say is a fixed phrase of the catalogue with what stands in it. What the catalogue doesn't know stays as it is: the words of a session.
func (v voice) say(english string, args ...any) string {
	words := english
	if p, known := catalogue[english]; known && v.at > 0 {
		words = p[v.at-1]
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// Wordings are a fixed phrase in the languages beside English, as a form that was written after a letter has it.
func Wordings(english string) []string {
	p := catalogue[english]
	return slices.DeleteFunc(p[:], func(words string) bool { return words == "" })
}

// Say is for templates.
func (v voice) Say(english string) string { return v.say(english) }

// Say1 is the same with a word in it.
func (v voice) Say1(english, word string) string { return v.say(english, word) }

var months = [][]string{
	{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
}

func (v voice) date(d time.Time) string { return fmt.Sprintf("%s %d", v.dayMonth(d), d.Year()) }

// dayMonth is a date whose year is known.
func (v voice) dayMonth(d time.Time) string {
	month := months[v.at][d.Month()-1]
	switch {
	case v.Lang() == "de":
		return fmt.Sprintf("%d. %s", d.Day(), month)
	case v.Lang() == "fr" && d.Day() == 1:
		return "1er " + month
	}
	return fmt.Sprintf("%d %s", d.Day(), month)
}

func (v voice) moment(d time.Time) string {
	switch v.Lang() {
	case "de":
		return v.date(d) + ", " + v.clock(d) + " Uhr"
	case "fr":
		return v.date(d) + " à " + v.clock(d)
	}
	return v.date(d) + ", " + v.clock(d)
}

// clock is the time of day.
func (v voice) clock(d time.Time) string {
	if v.Lang() == "fr" {
		return fmt.Sprintf("%d\u00a0h\u00a0%02d", d.Hour(), d.Minute())
	}
	return d.Format("15:04")
}

// appointment is the moment of the next meetup as the rules say it: "Thu 14 Jan 2027 08:30 Europe/Berlin, to be confirmed".
func (v voice) appointment(words string) string {
	const form = "Mon 2 Jan 2006 15:04"
	said, unsure := strings.CutSuffix(words, ", to be confirmed")
	for at := len(said); at > 0; at = strings.LastIndexByte(said[:at], ' ') {
		if when, err := time.Parse(form, said[:at]); err == nil {
			said = v.moment(when) + " (" + strings.TrimSpace(said[at:]) + ")"
			break
		}
	}
	if unsure {
		return v.say("%s, to be confirmed", said)
	}
	return said
}

// number is a decimal, written as 1234.5, in the language's way: groups of three, and its own decimal sign.
func (v voice) number(text string) string {
	whole, part, cut := strings.Cut(text, ".")
	if strings.Trim(whole, "0123456789") != "" || whole == "" {
		return text
	}
	group, point := []string{",", ".", "\u00a0"}[v.at], []string{".", ",", ","}[v.at]
	var b strings.Builder
	for i, r := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(r)
	}
	if cut {
		return b.String() + point + part
	}
	return b.String()
}

func (v voice) whole(n int) string { return v.number(strconv.Itoa(n)) }

// reach is how many people something concerns.
func (v voice) reach(n int) string {
	if n == 1 {
		return v.say("1 person")
	}
	return v.say("%d people", n)
}

// mean is a mean as it is read; "-" for none.
func (v voice) mean(e *Exact) string {
	if e == nil {
		return "–"
	}
	return v.number(e.Text)
}

// listed is words as a list in a sentence.
func (v voice) listed(all []string) string {
	var out []string
	for _, w := range all {
		out = append(out, v.say(w))
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " " + v.say("and") + " " + out[n-1]
	}
	return strings.Join(out, "")
}
