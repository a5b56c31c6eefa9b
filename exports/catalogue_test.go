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
	"unicode"

	"serendip/model"
	"serendip/session/templates"
)

var verb = regexp.MustCompile(`%[.0-9]*[a-z%]`)

func TestCatalogueIsComplete(t *testing.T) {
	for english, others := range catalogue {
		for i, words := range others {
			if strings.TrimSpace(words) == "" {
				t.Errorf("%q has no %s", english, model.Locales()[i+1])
			}
			if !slices.Equal(verb.FindAllString(english, -1), verb.FindAllString(words, -1)) {
				t.Errorf("%q has other verbs in %s: %q", english, model.Locales()[i+1], words)
			}
		}
	}
}

// eachCall tells of every call of a method in the source of the package, with at least one argument.
func eachCall(t *testing.T, tell func(file, method string, args []ast.Expr)) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
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
			if !is || len(call.Args) == 0 {
				return true
			}
			if f, is := call.Fun.(*ast.SelectorExpr); is {
				tell(name, f.Sel.Name, call.Args)
			}
			return true
		})
	}
}

// TestEveryPhraseIsInTheCatalogue reads the source: whatever is said in fixed words is in the catalogue.
func TestEveryPhraseIsInTheCatalogue(t *testing.T) {
	said := 0
	eachCall(t, func(file, method string, args []ast.Expr) {
		if !slices.Contains([]string{"say", "led", "header"}, method) {
			return
		}
		if method != "header" {
			args = args[:1]
		}
		for _, a := range args {
			if lit, is := a.(*ast.BasicLit); is {
				said++
				words, _ := strconv.Unquote(lit.Value)
				if _, known := catalogue[words]; !known {
					t.Errorf("%s says %q, which is not in the catalogue", file, words)
				}
			}
		}
	})
	if said < 100 {
		t.Fatalf("only %d phrases were found in the source", said)
	}
}

// TestNothingIsWrittenInFixedWords reads the source: what writes a line of a page has no words of its own.
func TestNothingIsWrittenInFixedWords(t *testing.T) {
	words, lines := regexp.MustCompile(`\pL{2,}`), 0
	eachCall(t, func(file, method string, args []ast.Expr) {
		if !slices.Contains([]string{"line", "heading", "SetSummary", "SetDescription"}, method) {
			return
		}
		lines++
		if lit, is := args[0].(*ast.BasicLit); is && words.MatchString(verb.ReplaceAllString(lit.Value, "")) {
			t.Errorf("%s writes %s, which is in no catalogue", file, lit.Value)
		}
	})
	if lines < 20 {
		t.Fatalf("only %d lines were found in the source", lines)
	}
}

// TestWordsOfTheModelAreInTheCatalogue has the words that the rules themselves say.
func TestWordsOfTheModelAreInTheCatalogue(t *testing.T) {
	statements, calls := model.HealthStatements(), model.TelephoneQuestions()
	words := slices.Concat(statements[:], calls[:], model.ReadyFacts{Complex: true}.Missing(), model.ReadyFacts{Challenge: true}.Missing(), model.ReadyFacts{Outcome: true}.Missing(), model.ComplexWords(), model.UseWords(), proposals(),
		[]string{model.RedFlagAction, "passed", "did not pass", "every place is taken", "not in the schedule yet", "no answer", "1 answer", "1 person answered",
			"its owner is in IT: the business defines success", "the objective that it served was withdrawn", "it was ready, and lacks something since"})
	for _, s := range model.ClaimStatuses() {
		words = append(words, s.String(), s.Words())
	}
	for l := model.Failed; l <= model.Measured; l++ {
		words = append(words, l.Lead())
	}
	for _, g := range model.Groups() {
		words = append(words, g.Key(), g.Help())
	}
	for _, q := range model.SurveyQuestions() {
		words = append(words, q.String())
	}
	for _, q := range slices.Concat(model.ReadinessQuestions(), model.PulseQuestions()) {
		words = append(words, q.Text)
	}
	for _, p := range model.VenuePoints() {
		words = append(words, p.Ask())
	}
	for _, v := range model.Verdicts() {
		words = append(words, v.String())
	}
	for _, d := range model.Doubts() {
		words = append(words, "the "+d.String())
	}
	for _, by := range []model.Reckoning{model.ReckonRICE, model.ReckonWSJF} {
		words = append(words, by.Formula())
		for _, f := range by.Fields() {
			words = append(words, f.Key)
		}
	}
	for k := model.EntryCriterion; k <= model.EntryBehaviour; k++ {
		words = append(words, k.Sorts()...)
		if k != model.EntryCriterion {
			words = append(words, k.Key())
		}
	}
	for s := model.StageCaptured; s.String() != ""; s++ {
		if s != model.StageVerdict {
			words = append(words, s.String())
		}
	}
	for step := model.LetterInvitation; step <= model.LetterWorkshop; step++ {
		words = append(words, step.String())
	}
	for _, f := range Formats() {
		for _, p := range f.parts {
			if table, is := strings.CutSuffix(p.suffix, ".csv"); is {
				words = append(words, table[strings.LastIndex(table, "-")+1:])
			}
		}
	}
	for g := model.GuestAdded; g.String() != ""; g++ {
		words = append(words, g.String())
	}
	for _, s := range []model.TopicStage{model.ToDiscuss, model.Discussing, model.Discussed} {
		words = append(words, s.String())
	}
	for _, n := range []int{1, 2} {
		for _, s := range model.Sides() {
			words = append(words, strings.Replace(model.Many(n, s.String()), strconv.Itoa(n), "%d", 1))
		}
		for _, p := range model.Parts() {
			words = append(words, strings.Replace(model.Many(n, p.String()), strconv.Itoa(n), "%d", 1))
		}
	}
	for _, w := range words {
		if _, known := catalogue[w]; !known {
			t.Errorf("%q is not in the catalogue", w)
		}
	}
}

// TestBlocksOfBuiltInAgendasAreInTheCatalogue, so that a German letter has a German agenda, and a German run sheet asks in German.
func TestBlocksOfBuiltInAgendasAreInTheCatalogue(t *testing.T) {
	for _, agenda := range templates.Builtin() {
		for _, b := range agenda.Blocks {
			for _, words := range filled(b.Title, b.Prompt) {
				if _, known := catalogue[words]; !known {
					t.Errorf("%s has %q, which is not in the catalogue", agenda.Name, words)
				}
			}
		}
	}
}

// TestPhrasesStandInOneCatalogueOnly: of two the later one would win in silence.
func TestPhrasesStandInOneCatalogueOnly(t *testing.T) {
	seen := make(phrases)
	for _, some := range parts() {
		for english := range some {
			if _, twice := seen[english]; twice {
				t.Errorf("%q stands there twice", english)
			}
			seen[english] = some[english]
		}
	}
}

// proposals are the sentences by which the rules propose a verdict; those with figures in them are told apart.
func proposals() []string {
	number := model.ReadFigure
	var out []string
	for _, f := range []model.Figures{{}, {Actual: number("1")}, {Actual: number("x"), Target: number("y")}, {Actual: number("1"), Target: number("1")}, {Actual: number("1"), Target: number("2")},
		{Baseline: number("2"), Target: number("2"), Actual: number("1")}, {Baseline: number("0"), Target: number("2"), Actual: number("2")}, {Baseline: number("1"), Target: number("2"), Actual: number("0")}, {Baseline: number("1"), Target: number("2"), Actual: number("1")}} {
		out = append(out, model.Propose(f).Why)
	}
	return out
}

// TestSentencesOfTheRulesAreKnownByTheirForm has each in German and French, with its figures, and none is left in English.
func TestSentencesOfTheRulesAreKnownByTheirForm(t *testing.T) {
	for english, want := range map[string][2]string{
		"mean 2.5 of 3, 12 answers":           {"Mittelwert 2,5 von 3, 12 Antworten", "moyenne 2,5 sur 3, 12 réponses"},
		"NPS +46, mean 8.3 of 10, 13 answers": {"NPS +46, Mittelwert 8,3 von 10, 13 Antworten", "NPS +46, moyenne 8,3 sur 10, 13 réponses"},
		"2 answers: too few for a mean":       {"2 Antworten: zu wenige für einen Mittelwert", "2 réponses\u00a0: trop peu pour une moyenne"},
		"9 of 18 people answered, 50%. A mean is told from 5 answers on, a net promoter score from 10, counts from 3.": {
			"9 von 18 Personen haben geantwortet, 50\u00a0%. Ein Mittelwert wird ab 5 Antworten genannt, ein Net Promoter Score ab 10, Anzahlen ab 3.",
			"9 personnes sur 18 ont répondu, 50\u00a0%. Une moyenne est donnée à partir de 5 réponses, un Net Promoter Score à partir de 10, des décomptes à partir de 3."},
		"33% of the way is gone":                                       {"33\u00a0% des Weges sind geschafft", "33\u00a0% du chemin est parcouru"},
		"not so yet: It is about people, not IT":                       {"noch nicht so: Es geht um Menschen, nicht um IT", "pas encore le cas\u00a0: Il s’agit de personnes, pas d’informatique"},
		"15 min x 7 people x 220 days = about 385 h a year":            {"15 Min. × 7 Personen × 220 Tage = rund 385 Std. im Jahr", "15 min × 7 personnes × 220 jours = environ 385 h par an"},
		"mean 10.0 of 10, 5 answers: too few for a net promoter score": {"Mittelwert 10,0 von 10, 5 Antworten: zu wenige für einen Net Promoter Score", "moyenne 10,0 sur 10, 5 réponses\u00a0: trop peu pour un Net Promoter Score"},
		"15 min x 29 people x 220 days = about 1595 h a year":          {"15 Min. × 29 Personen × 220 Tage = rund 1.595 Std. im Jahr", "15 min × 29 personnes × 220 jours = environ 1\u00a0595 h par an"},
		"Idle time: 1.234 (before: 2.5)":                               {"Idle time: 1.234 (vorher: 2.5)", "Idle time: 1.234 (avant\u00a0: 2.5)"},
		"#1234 is one of the few that go on.":                          {"#1234 gehört zu den wenigen, die weitergehen.", "#1234 fait partie des quelques-uns qui continuent."},
		"Somebody’s own words":                                         {"Somebody’s own words", "Somebody’s own words"},
		"answered: 33% of the way is gone":                             {"beantwortet: 33% of the way is gone", "répondu : 33% of the way is gone"},
		"“2 answers” from the parking lot: dropped: 12500.":            {"„2 answers“ aus dem Themenspeicher: fallen gelassen: 12500.", "«\u00a02 answers\u00a0», mis au parking : abandonné : 12500."},
	} {
		for i, locale := range []string{"de", "fr"} {
			if got := voiceOf(locale).told(english); got != want[i] {
				t.Errorf("%s: %q became %q, not %q", locale, english, got, want[i])
			}
		}
		if got := voiceOf("en").told(english); got != english {
			t.Errorf("%q became %q", english, got)
		}
	}
	for _, s := range sayings {
		for i, words := range s.in {
			if n := len(blanks.FindAllString(strings.ReplaceAll(s.english, "%%", ""), -1)); n != strings.Count(words, "%s") {
				t.Errorf("%q has other figures in %s: %q", s.english, model.Locales()[i+1], words)
			}
		}
	}
}

// Vocabulary is every word that the catalogue can say in a language; it is for tests.
func Vocabulary(locale string) map[string]bool {
	out := make(map[string]bool)
	v := voiceOf(locale)
	add := func(phrase string) {
		for _, w := range WordsOf(verb.ReplaceAllString(phrase, " ")) {
			out[w] = true
		}
	}
	for english := range catalogue {
		add(v.say(english))
	}
	for _, s := range sayings {
		add(printedIn(s.in)[v.at-1])
	}
	for _, name := range slices.Concat(months[v.at], weekdays[v.at]) {
		add(name)
	}
	return out
}

// WordsOf are the words of a text, in small letters.
func WordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

func TestNumbersAndDatesByLocale(t *testing.T) {
	day := time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
	for locale, want := range map[string][3]string{
		"en":    {"61,408.5", "1,595", "1 March 2027"},
		"de-AT": {"61.408,5", "1.595", "1. März 2027"},
		"fr_CH": {"61\u00a0408,5", "1\u00a0595", "1er mars 2027"},
		"tlh":   {"61,408.5", "1,595", "1 March 2027"},
	} {
		v := voiceOf(locale)
		if got := [3]string{v.number("61408.5"), v.number("1595"), v.date(day)}; got != want {
			t.Errorf("%s: %q, not %q", locale, got, want)
		}
	}
}

func TestMomentsOfLettersByLocale(t *testing.T) {
	day, now := time.Date(2026, 11, 27, 9, 5, 0, 0, time.UTC), time.Date(2026, 11, 6, 12, 0, 0, 0, time.UTC)
	for locale, want := range map[string][]string{
		"en": {"Friday 27 November 2026", "27 November", "09:05", "in 3 weeks", "Berlin time", "London time", "Amsterdam time", "UTC", "New York time"},
		"de": {"Freitag, 27. November 2026", "27. November", "09:05", "in 3 Wochen", "Ortszeit Berlin", "Ortszeit London", "Ortszeit Amsterdam", "UTC", "Ortszeit New York"},
		"fr": {"vendredi 27 novembre 2026", "27 novembre", "9\u00a0h\u00a005", "dans 3 semaines", "heure de Berlin", "heure de Londres", "heure d’Amsterdam", "UTC", "heure de New York"},
	} {
		v := voiceOf(locale)
		got := []string{v.weekday(day, v.date(day)), v.dayMonth(day), v.clock(day), v.away(now, day)}
		for _, zone := range []string{"Europe/Berlin", "Europe/London", "Europe/Amsterdam", "Etc/UTC", "America/New_York"} {
			got = append(got, v.placeTime(zone))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", locale, got)
		}
	}
}
