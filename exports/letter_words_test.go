package exports_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// TestNoEnglishIsLeftInLetters writes every letter of a workshop and of a meetup in German and French: whatever is read there stands in the
// letter's own text, in the catalogue, or was said.
func TestNoEnglishIsLeftInLetters(t *testing.T) {
	written := make(map[model.LetterStep]bool)
	for _, r := range []room{workshop(t), answered(t)} {
		said := saidIn(r.report().Content)
		for _, locale := range model.Locales()[1:] {
			known := exports.Vocabulary(locale)
			for _, step := range letters.Steps() {
				words := maps.Clone(known)
				for _, w := range exports.WordsOf(string(letters.Builtin(step, locale).Source)) {
					words[w] = true
				}
				for _, l := range r.lettersIn(step, locale) {
					written[step] = true
					unknown := make(map[string]bool)
					text := strings.NewReplacer(l.Name, " ", exports.FirstName(l.Name), " ", l.Line, " ", "https://example.org/in", " ").Replace(l.Subject + "\n" + l.Body)
					for _, w := range exports.WordsOf(text) {
						if !words[w] && !said[w] && len(w) > 2 {
							unknown[w] = true
						}
					}
					if len(unknown) > 0 {
						t.Errorf("the %s in %s says what is in no catalogue: %q\n%s", step, locale, slices.Sorted(maps.Keys(unknown)), l.Body)
					}
				}
			}
		}
	}
	for _, step := range letters.Steps() {
		if !written[step] && step != model.LetterActual && step != model.LetterSponsor && step != model.LetterAbsent {
			t.Errorf("no %s was written", step)
		}
	}
}

// answered is a meetup after an earlier one, over, with its survey counted.
func answered(t *testing.T) room {
	r := breakfast(t)
	r.GoLive()
	for _, g := range r.Session().Guests[:2] {
		r.Do(session.CheckIn{Session: r.ID, Person: g.Person})
	}
	r.Do(session.Say{Session: r.ID, Line: "! Kit writes the guide"})
	r.Do(session.Close{Session: r.ID})
	r.Do(session.OpenAfter{Session: r.ID, Until: r.Clock.Now().AddDate(0, 0, 14)})
	var rows []session.AfterRow
	for n := range byte(10) {
		rows = append(rows, session.AfterRow{Key: session.BallotID{n + 1}, Answers: []session.Answered{{Cell: n + 2}, {Cell: n%4 + 1}, {}, {}, {Cell: n%3 + 1}}})
	}
	r.Do(session.ImportAfter{Session: r.ID, Rows: rows})
	r.Do(session.ShowAnswers{Asking: r.Live.Snapshot().State.AfterFace(r.Session()).ID})
	return r
}

// saidIn is every word that was said in a session, and of its names.
func saidIn(c exports.Content) map[string]bool {
	all := []string{c.Programme.Name, c.Session.Title, "Breakfast", "The old mill, Mill Lane ümläut", "Drivers send the gate photo ahead", "London Berlin Europe"}
	for _, b := range c.Session.Agenda {
		all = append(all, b.Title)
	}
	for _, u := range c.UseCases {
		all = append(all, u.Title, u.Owner, u.Measure)
	}
	for _, it := range c.Items {
		all = append(all, it.Words, it.Who)
	}
	out := make(map[string]bool)
	for _, w := range exports.WordsOf(strings.Join(all, " ")) {
		out[w] = true
	}
	return out
}

// TestAFormInTheLettersLanguageIsRead: who was asked in German or French made the form in that language, and answered so.
func TestAFormInTheLettersLanguageIsRead(t *testing.T) {
	questions := model.AfterQuestions(model.Meetup)
	for at, locale := range model.Locales()[1:] {
		in := func(english string) string { return exports.Wordings(english)[at] }
		var head, row []string
		var want []int
		for _, q := range questions {
			head = append(head, in(q.Text))
			switch q.Kind {
			case model.AskNPS:
				row, want = append(row, "9"), append(want, 10)
			case model.AskScale:
				_, meaning, _ := strings.Cut(in(q.Named(3)), " ")
				row, want = append(row, meaning), append(want, 4)
			case model.AskChoice:
				row, want = append(row, in(q.Options[1])), append(want, 2)
			case model.AskText:
				row, want = append(row, "Kaffee"), append(want, 0)
			}
		}
		table, err := intake.Read("a.csv", strings.NewReader(strings.Join(head, ";")+"\n"+strings.Join(row, ";")+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := intake.Answers(table, questions, exports.Wordings, nil)
		if err != nil || len(p.Items) != 1 {
			t.Fatalf("%s: %+v, %v", locale, p, err)
		}
		var got []int
		for _, a := range p.Items[0].Answers {
			got = append(got, a.Cell)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", locale, got, want)
		}
	}
}
