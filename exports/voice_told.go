package exports

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// told is a sentence that the rules said in English ("mean 2.5 of 3, 12 answers"), in the voice's language. It is known by its form; what is
// none of those that the rules say stays as it is.
func (v voice) told(words string) string {
	if v.at == 0 || words == "" {
		return words
	}
	if p, known := catalogue[words]; known {
		return p[v.at-1]
	}
	if p, known := catalogue[words+"."]; known {
		return strings.TrimSuffix(p[v.at-1], ".")
	}
	return v.figures(words)
}

// figures is a sentence with numbers or words of others in it.
func (v voice) figures(words string) string {
	for _, f := range forms() {
		found := f.form.FindStringSubmatch(words)
		if found == nil {
			continue
		}
		args := make([]any, len(found)-1)
		for i, a := range found[1:] {
			if args[i] = a; !f.own[i] {
				args[i] = v.inside(a)
			}
		}
		return fmt.Sprintf(printedIn(sayings[f.at].in)[v.at-1], args...)
	}
	return words
}

// inside is what stands in a sentence: another one, or a number.
func (v voice) inside(words string) string {
	if said := v.figures(words); said != words {
		return said
	}
	if p, known := catalogue[words+"."]; known {
		return strings.TrimSuffix(p[v.at-1], ".")
	}
	if !decimal.MatchString(words) {
		return words
	}
	return v.number(words)
}

// decimal is a number as the rules write it: "00123" and "1. list" are somebody's words.
var decimal = regexp.MustCompile(`^(0|[1-9]\d*)(\.\d+)?$`)

// form is how a saying is known.
type form struct {
	at   int
	form *regexp.Regexp
	own  []bool // which of what stands in it stays as it was said
}

// blanks are the places of a saying in which something stands.
var blanks = regexp.MustCompile(`%[insw]`)

var forms = sync.OnceValue(func() []form {
	var out []form
	for i, s := range sayings {
		pattern := strings.NewReplacer("%s", "(.+?)", "%w", "(.+?)", "%n", `(\S+?)`, "%i", `(\S+?)`, "%%", "%").Replace(regexp.QuoteMeta(s.english))
		var own []bool
		for _, blank := range blanks.FindAllString(strings.ReplaceAll(s.english, "%%", ""), -1) {
			own = append(own, blank == "%w" || blank == "%i")
		}
		out = append(out, form{i, regexp.MustCompile(`(?s)^` + pattern + `$`), own})
	}
	return out
})
