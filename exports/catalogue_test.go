package exports

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"serendip/model"
)

var verb = regexp.MustCompile(`%[.0-9]*[a-z%]`)

func TestCatalogueIsComplete(t *testing.T) {
	for english, others := range catalogue {
		for i, words := range others {
			if strings.TrimSpace(words) == "" {
				t.Errorf("%q has no %s", english, Locales()[i+1])
			}
			if !slices.Equal(verb.FindAllString(english, -1), verb.FindAllString(words, -1)) {
				t.Errorf("%q has other verbs in %s: %q", english, Locales()[i+1], words)
			}
		}
	}
}

// TestEveryPhraseIsInTheCatalogue reads the source: whatever is said in fixed words is in the catalogue.
func TestEveryPhraseIsInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, is := n.(*ast.CallExpr)
			if !is {
				return true
			}
			f, is := call.Fun.(*ast.SelectorExpr)
			if !is || !slices.Contains([]string{"say", "led", "header"}, f.Sel.Name) {
				return true
			}
			args := call.Args
			if f.Sel.Name != "header" {
				args = args[:1]
			}
			for _, a := range args {
				if lit, is := a.(*ast.BasicLit); is {
					said++
					words, _ := strconv.Unquote(lit.Value)
					if _, known := catalogue[words]; !known {
						t.Errorf("%s says %q, which is not in the catalogue", name, words)
					}
				}
			}
			return true
		})
	}
	if said < 100 {
		t.Fatalf("only %d phrases were found in the source", said)
	}
}

// TestWordsOfTheModelAreInTheCatalogue has the words that the rules themselves say.
func TestWordsOfTheModelAreInTheCatalogue(t *testing.T) {
	statements := model.HealthStatements()
	words := slices.Concat(statements[:], model.ReadyFacts{Complex: true}.Missing())
	for _, s := range model.ClaimStatuses() {
		words = append(words, s.String(), s.Words())
	}
	for _, g := range model.Groups() {
		words = append(words, g.Key())
	}
	for _, q := range model.SurveyQuestions() {
		words = append(words, q.String())
	}
	for _, w := range words {
		if _, known := catalogue[w]; !known {
			t.Errorf("%q is not in the catalogue", w)
		}
	}
}

func TestNumbersAndDatesByLocale(t *testing.T) {
	day := time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
	for locale, want := range map[string][3]string{
		"en":    {"61,408.5", "2027", "1 March 2027"},
		"de-AT": {"61.408,5", "2027", "1. März 2027"},
		"fr_CH": {"61\u00a0408,5", "2027", "1er mars 2027"},
		"tlh":   {"61,408.5", "2027", "1 March 2027"},
	} {
		v := voiceOf(locale)
		if got := [3]string{v.number("61408.5"), v.number("2027"), v.date(day)}; got != want {
			t.Errorf("%s: %q, not %q", locale, got, want)
		}
	}
}
