package letters_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"serendip/exports/letters"
	"serendip/model"
	"serendip/session/templates"
)

// TestEveryStepHasALetter that is good, brief, and speaks to every audience.
func TestEveryStepHasALetter(t *testing.T) {
	for _, step := range letters.Steps() {
		text, err := letters.Parse(step.Key(), letters.Builtin(step).Source)
		if err != nil || text.Step != step {
			t.Errorf("%s: %v", step.Key(), err)
			continue
		}
		for _, a := range model.Audiences() {
			subject, body := text.Fill(a, func(field string) string { return "<" + field + ">" })
			if subject == "" || len(strings.Fields(body)) < 20 || len(strings.Fields(body)) > 200 || strings.Contains(body, "{") {
				t.Errorf("%s for %s: %q\n%s", step.Key(), a, subject, body)
			}
		}
	}
}

// TestBeforeAMeetupEveryAudienceHasItsOwnText, which asks to bring a colleague, and nobody of the vendor is promised an easier day.
func TestBeforeAMeetupEveryAudienceHasItsOwnText(t *testing.T) {
	for _, step := range []model.LetterStep{model.LetterInvitation, model.LetterFollowUp1, model.LetterFollowUp2, model.LetterFollowUp3} {
		seen := make(map[string]model.Audience)
		for _, a := range model.Audiences() {
			_, body := letters.Builtin(step).Fill(a, func(field string) string { return "<" + field + ">" })
			if other, twice := seen[body]; twice {
				t.Errorf("%s: %s reads what %s reads", step.Key(), a, other)
			}
			seen[body] = a
			if !strings.Contains(body, "colleague") || !strings.Contains(body, "<earlier>") || a == model.AudienceVendor && strings.Contains(body, "People like you") {
				t.Errorf("%s for %s:\n%s", step.Key(), a, body)
			}
		}
	}
}

// TestVendorWithoutATextOfItsOwn reads what everyone reads, else what is for business.
func TestVendorWithoutATextOfItsOwn(t *testing.T) {
	for file, want := range map[string]string{
		"== everyone\nall\n": "all\n",
		"== executive\ne\n== technical\nt\n== business\nb\n":                 "b\n",
		"== executive\ne\n== technical\nt\n== business\nb\n== vendor\nown\n": "own\n",
	} {
		text, err := letters.Parse("f", []byte("letter: recap\nsubject: x\n"+file))
		if err != nil {
			t.Fatal(err)
		}
		if _, body := text.Fill(model.AudienceVendor, func(string) string { return "" }); body != want {
			t.Errorf("%q reads %q", file, body)
		}
	}
}

// TestParagraphsWithNothingToSayAreLeftOut, and so is what announces them.
func TestParagraphsWithNothingToSayAreLeftOut(t *testing.T) {
	text, err := letters.Parse("f", []byte("letter: recap\nsubject: {title}\n\n== everyone\nDear {first-name},\n\nThese go on:\n\n{selected}\n\nWhere: {place}.\n\nKind\nregards\n{sender}\n"))
	if err != nil {
		t.Fatal(err)
	}
	fill := func(values map[string]string) string {
		_, body := text.Fill(model.AudienceBusiness, func(f string) string { return values[f] })
		return body
	}
	if got := fill(map[string]string{"first-name": "Ada", "title": "T"}); got != "Dear Ada,\n\nKind regards\n" {
		t.Errorf("%q", got)
	}
	got := fill(map[string]string{"first-name": "Ada", "selected": "  - one\n  - two", "place": "The mill.", "sender": "Kit"})
	if got != "Dear Ada,\n\nThese go on:\n\n  - one\n  - two\n\nWhere: The mill.\n\nKind regards\nKit\n" {
		t.Errorf("%q", got)
	}
}

// TestWrongTextsAreNamedWithTheirPlace.
func TestWrongTextsAreNamedWithTheirPlace(t *testing.T) {
	const head = "letter: recap\nsubject: x\n"
	for file, want := range map[string]string{
		"letter: recap\nsubject: {tite}\n== everyone\nx\n": "f, line 2, column 10: there is no field {tite}",
		"letter: nothing\n":                       "f, line 1, column 9: there is no letter \"nothing\"",
		head + "== everyone\nDear {first-name\n":  "f, line 4, column 6: a brace stands alone",
		head + "== all\nx\n":                      "f, line 3, column 4: there is no audience \"all\"",
		head + "hello\n":                          "f, line 3, column 1: this is neither letter: nor subject:",
		head + "== executive\nx\n":                "f: some readers would get nothing",
		head + "== everyone\n":                    "f: an audience has an empty text",
		head + "== everyone\n\x1b[2Jx\n":          "f, line 4, column 1: there is a control character (U+001B)",
		head + "subject: y\n":                     "f, line 3, column 1: subject stands on line 2 already",
		"subject: y\n== everyone\nx\n":            "f: it doesn't say which letter it is",
		head + "== everyone\nx\n== everyone\ny\n": "f, line 5, column 1: everyone has a text already",
	} {
		_, err := letters.Parse("f", []byte(file))
		var place *templates.Error
		if !errors.As(err, &place) || !strings.HasPrefix(err.Error(), want) || place.Do == "" {
			t.Errorf("%q:\n%v, want\n%s", file, err, want)
		}
	}
}

// TestOwnLettersComeFirst, and one that cannot be taken is never replaced in silence.
func TestOwnLettersComeFirst(t *testing.T) {
	folder := fstest.MapFS{
		"letter-recap.txt":  {Data: []byte("letter: recap\nsubject: mine\n== everyone\nmine\n")},
		"letter-owner.txt":  {Data: []byte("letter: recap\nsubject: mine\n== everyone\nmine\n")},
		"letter-absent.txt": {Data: []byte("letter: absent\n")},
	}
	if text, err := letters.Named(folder, model.LetterRecap); err != nil || !text.Own || text.Subject != "mine" {
		t.Errorf("%+v, %v", text, err)
	}
	if text, err := letters.Named(folder, model.LetterThanks); err != nil || text.Own {
		t.Errorf("%+v, %v", text, err)
	}
	for _, step := range []model.LetterStep{model.LetterOwner, model.LetterAbsent} {
		if _, err := letters.Named(folder, step); err == nil {
			t.Errorf("%s is taken", step.Key())
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("letter: recap\nsubject: {title}\n== everyone\nDear {first-name},\n")
	f.Fuzz(func(t *testing.T, file string) {
		text, err := letters.Parse("f", []byte(file))
		if err != nil {
			return
		}
		subject, body := text.Fill(model.AudienceBusiness, func(string) string { return "x" })
		if strings.ContainsAny(subject, "\r\n") || strings.ContainsAny(body, "\r\x1b") {
			t.Fatalf("%q %q", subject, body)
		}
	})
}
