package exports_test

import (
	"bytes"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
)

// TestNoWordBypassesTheCatalogue writes every page in German and French with "word00001" in each place for words: whatever else is read there
// is a word of the catalogue.
func TestNoWordBypassesTheCatalogue(t *testing.T) {
	names := []string{"uhr", "er", "serendip", "utc", "europe", "berlin", "eur", "nps", "rice", "wsjf", "claim", "session", "number", "confirmed", "by", "name", "with", "note", "checked", "refuted"}
	said := regexp.MustCompile(`word\d+|other|somebody else's`)
	for _, locale := range []string{"de", "fr"} {
		known := exports.Vocabulary(locale)
		for _, w := range names {
			known[w] = true
		}
		for name, text := range readIn(t, locale) {
			unknown := make(map[string]bool)
			for _, w := range exports.WordsOf(said.ReplaceAllString(text, " ")) {
				if !known[w] && len(w) > 1 {
					unknown[w] = true
				}
			}
			if len(unknown) > 0 {
				t.Errorf("%s in %s says what is not in the catalogue: %q", name, locale, slices.Sorted(maps.Keys(unknown)))
			}
		}
	}
}

// readIn is what people read in each page and card of a report that has everything, by its name.
func readIn(t *testing.T, locale string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for i, r := range toldWhole() {
		r.Look.Locale = locale
		for _, f := range []string{"md", "html", "runsheet", "ballots", "calls", "attendees", "attendance", "halfpage", "series", "ics"} {
			files, err := exports.Files(r, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				var b bytes.Buffer
				if err := file.Write(&b); err != nil {
					t.Fatal(err)
				}
				if text, is := shown(file.Name, b.Bytes()); is {
					out[strings.TrimPrefix(file.Name, exports.BaseName(r))+strings.Repeat("'", i)] = text
				}
			}
		}
		out["slides"+strings.Repeat("'", i)] = onSlides(t, r)
		var home bytes.Buffer
		if err := exports.TakeHomeOf(r.Look, seatSaying("word00001")).HTML(&home); err != nil {
			t.Fatal(err)
		}
		out["recap to take home"], _ = shown(".html", home.Bytes())
		var text bytes.Buffer
		if err := exports.TakeHomeOf(r.Look, seatSaying("word00001")).Text(&text); err != nil {
			t.Fatal(err)
		}
		out["recap as text"] = text.String()
		out["onepager"+strings.Repeat("'", i)], _ = shown(".html", onePage(t, r))
		for name, card := range map[string]exports.Card{"card": cardFor(t, r), "template": exports.TemplateCard(r)} {
			var b bytes.Buffer
			if err := card.Writer("svg")(&b); err != nil {
				t.Fatal(err)
			}
			out[name+strings.Repeat("'", i)], _ = shown(".html", b.Bytes())
		}
	}
	return out
}

// onSlides is what stands on slides, and in the notes of charts.
func onSlides(t *testing.T, r exports.Report) string {
	t.Helper()
	var out []string
	for name, part := range unpacked(t, "x.pptx", written(t, r, "pptx")) {
		if strings.Contains(name, "slides/slide") {
			for _, text := range regexp.MustCompile(`<a:t>([^<]*)</a:t>`).FindAllSubmatch(part, -1) {
				out = append(out, html.UnescapeString(string(text[1])))
			}
		}
	}
	if len(out) == 0 {
		t.Fatal("no words were found on the slides")
	}
	return strings.Join(out, " ")
}

func onePage(t *testing.T, r exports.Report) []byte {
	t.Helper()
	page, _, err := exports.OnePager(r, 1)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func cardFor(t *testing.T, r exports.Report) exports.Card {
	t.Helper()
	c, err := exports.CardOf(r, 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// toldWhole is two reports between which each thing is told in each of its states.
func toldWhole() []exports.Report {
	real := map[string]string{
		"Question.Result": "mean 2.5 of 3, 12 answers", "Question.Text": model.ReadinessQuestions()[0].Text, "Asking.RedFlag": model.RedFlagAction,
		"Asking.Response":    "9 of 18 people answered, 50%. A mean is told from 5 answers on, a net promoter score from 10, counts from 3.",
		"BoardTopic.NoPlace": "every place is taken", "BoardTopic.Stage": model.Discussed.String(), "Page.Missing": "a team, because it is complex", "Page.Warnings": "not so yet: It is about people, not IT",
		"Page.Use": "idle", "Promise.Why": "33% of the way is gone", "Kept.Verdict": "adopt", "Kept.Wrong": "measure", "Point.Ask": model.VenueLight.Ask(), "Health.Statement": model.HealthStatements()[0],
		"Meetup.Next": "Thu 14 Jan 2027 08:30 Europe/Berlin, to be confirmed", "Moved.Was": "not now", "Moved.Now": "big bet", "Count.Name": "customer", "Value.Currency": "EUR",
		"Answer.Question": model.TelephoneQuestions()[0],
	}
	words := tame([]said{{"a", "a\na"}, {"b", "b\nb"}, {"c", "c\nc"}})
	var out []exports.Report
	for range 2 {
		r := stuffedWith(words, real)
		out = append(out, r)
	}
	c := &out[1].Content
	c.Session.State, c.Without = "live", []string{"names", "notes"}
	for i := range c.Promises {
		c.Promises[i].Verdict = ""
	}
	for i := range c.Rounds {
		c.Rounds[i].Withheld, c.Rounds[i].Again = "withheld", 0
	}
	for i := range c.Dots {
		c.Dots[i].Withheld = "withheld"
	}
	for i := range c.Items {
		c.Items[i].Became = nil
	}
	for i := range c.UseCases {
		c.UseCases[i].Hours, c.UseCases[i].Owner, c.UseCases[i].Measure = nil, "", ""
	}
	return out
}

// shown is the text of a page that people read; it is false for tables, whose columns have the same names in every language.
func shown(name string, file []byte) (string, bool) {
	switch {
	case strings.HasSuffix(name, ".html"):
		page := regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAll(file, nil)
		labels := regexp.MustCompile(`aria-label="([^"]*)"`).FindAllSubmatch(page, -1)
		text := html.UnescapeString(string(regexp.MustCompile(`<[^>]*>`).ReplaceAll(page, []byte(" "))))
		for _, l := range labels {
			text += " " + html.UnescapeString(string(l[1]))
		}
		return text, true
	case strings.HasSuffix(name, ".md"), strings.HasSuffix(name, ".txt"):
		return string(file), true
	case strings.HasSuffix(name, ".ics"):
		var out []string
		for line := range strings.Lines(strings.ReplaceAll(string(file), "\r\n ", "")) {
			if words, is := strings.CutPrefix(line, "SUMMARY:"); is {
				out = append(out, words)
			} else if words, is := strings.CutPrefix(line, "DESCRIPTION:"); is {
				out = append(out, words)
			}
		}
		return strings.ReplaceAll(strings.Join(out, " "), `\n`, " "), true
	}
	return "", false
}
