package exports_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
)

func TestWithoutPeople(t *testing.T) {
	r := workshop(t).report(exports.Contacts, exports.Notes)
	r.Content.UseCases[0].Summary = "as Ada showed Kwame’s team at Acme; adamant"
	r.Content.Run = &exports.Run{Reach: &exports.Reach{At: time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC), Address: "door.acme.example:22", From: "ada-laptop"}}
	shared, err := r.Without("names", "organisations", "notes")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`\b(Ada|Mei|Olu|Kwame|Absent|Acme|Mei is tired|jo@example|door.acme|ada-laptop)\b`)
	for _, format := range []string{"md", "csv", "json", "html", "runsheet"} {
		got := written(t, shared, format)
		if at := name.FindIndex(got); at != nil {
			t.Errorf("%s holds %q", format, got[max(0, at[0]-60):min(len(got), at[1]+40)])
		}
	}
	if s := shared.Content.UseCases[0].Summary; !strings.Contains(s, "adamant") || !strings.Contains(s, "person ") {
		t.Errorf("the sentence became %q", s)
	}
	if strings.Contains(exports.BaseName(shared), "acme") {
		t.Error("the file's name tells the customer's")
	}
	valid(t, written(t, shared, "json"))
	if !strings.Contains(string(written(t, shared, "html")), "this version leaves out names, notes and organisations") {
		t.Error("the page doesn't say that it was shortened")
	}
	if raw, _ := json.Marshal(r.Content); !bytes.Contains(raw, []byte("Ada")) {
		t.Error("the report itself was changed")
	}
	if _, err := r.Without("everything"); err == nil {
		t.Error("anything can be left out")
	}
}

// TestWithoutPeopleInSentences: short names, addresses, and a family whose name is a word of the program's own.
func TestWithoutPeopleInSentences(t *testing.T) {
	r := workshop(t).report()
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Bo Low"}, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8k", Name: "Jo High"})
	r.Content.UseCases[0].Summary = "Bo writes to bo.low@quays.example, and Low answers; the bo tree is high"
	for _, what := range []string{"names", "organisations"} {
		shared, err := r.Without(what)
		if err != nil {
			t.Fatal(err)
		}
		got := shared.Content.UseCases[0].Summary
		if strings.Contains(got, "quays") || !strings.Contains(got, "an e-mail address") || !strings.Contains(got, "bo tree") {
			t.Errorf("without %s: %q", what, got)
		}
		if what == "names" && regexp.MustCompile(`Bo|Low`).MatchString(got) {
			t.Errorf("without %s: %q", what, got)
		}
		valid(t, written(t, shared, "json"))
	}
	shared, _ := r.Without("names")
	for i, before := range r.Content.Rounds {
		for n, u := range before.UseCases {
			if u.Result != nil && shared.Content.Rounds[i].UseCases[n].Result.Agreement != u.Result.Agreement {
				t.Errorf("agreement %q became %q", u.Result.Agreement, shared.Content.Rounds[i].UseCases[n].Result.Agreement)
			}
		}
	}
}

// TestWithoutPeopleIsStrictAndLeavesSentencesWhole: a name in small letters may be all that somebody wrote, and the small words within
// a name are words of a language.
func TestWithoutPeopleIsStrictAndLeavesSentencesWhole(t *testing.T) {
	r := workshop(t).report()
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Quentin Adeyemi"}, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8k", Name: "Zora de la Cruz"})
	for at, words := range []string{"quentin", "quentin adeyemi", "el plan de la planta, dice Zora de la Cruz", "the cruz way"} {
		r.Content.UseCases[at].Summary = words
	}
	shared, err := r.Without("names")
	if err != nil {
		t.Fatal(err)
	}
	who := regexp.MustCompile(`person \d+`)
	for at, want := range []string{"WHO", "WHO", "el plan de la planta, dice WHO", "the WHO way"} {
		if got := who.ReplaceAllString(shared.Content.UseCases[at].Summary, "WHO"); got != want {
			t.Errorf("%q became %q, want %q", r.Content.UseCases[at].Summary, got, want)
		}
	}
	valid(t, written(t, shared, "json"))
}

// TestWithoutPeopleLeavesNobodyOfTheSeries has those who came to other meetups only, the guest list, and what is inside of files that are packed.
func TestWithoutPeopleLeavesNobodyOfTheSeries(t *testing.T) {
	r := morning(t)
	r.Content.Meetup.People = append(r.Content.Meetup.People, exports.Regular{ID: "06gz5vab8m9z36m178ej4btb8g", Name: "Nadia Sørensen", Organisation: "Kattegat Ferries", At: []string{"came"}})
	r.Content.Items = append(r.Content.Items, exports.Item{Kind: "decision", Words: "as Nadia of Kattegat Ferries showed"})
	shared, err := r.Without("names", "organisations")
	if err != nil {
		t.Fatal(err)
	}
	files, err := exports.Files(shared, "md", "html", "json", "csv", "series", "ics", "attendees", "attendance", "runsheet", "guests", "xlsx", "pptx")
	if err != nil {
		t.Fatal(err)
	}
	someone := regexp.MustCompile(`Nadia|Sørensen|Kattegat|Mei Tan|Byron|Acme|06gz5vab8m9z36m178ej4btb8g`)
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		for name, inside := range unpacked(t, f.Name, b.Bytes()) {
			if at := someone.FindIndex(inside); at != nil {
				t.Errorf("%s holds %q", name, inside[max(0, at[0]-60):min(len(inside), at[1]+40)])
			}
		}
	}
}

// unpacked is what is in a file: the parts of an archive, or the file itself.
func unpacked(t *testing.T, name string, file []byte) map[string][]byte {
	t.Helper()
	inside := partsOf(t, file)
	if inside == nil {
		return map[string][]byte{name: append([]byte(name+" "), file...)}
	}
	out := make(map[string][]byte)
	for part, raw := range inside {
		out[name+":"+part] = []byte(raw)
	}
	return out
}

// partsOf are the parts of an archive by their names; nil for what is none.
func partsOf(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil
	}
	out := make(map[string]string)
	for _, part := range z.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		in.Close()
		out[part.Name] = string(raw)
	}
	return out
}

// TestTogether: the reports of a programme call somebody by one number, and swap the names of each other's people.
func TestTogether(t *testing.T) {
	mine, other := workshop(t).report(), workshop(t).report()
	other.Content.People = append([]exports.Person{{ID: "06gz5vab8m9z36m178ej4btb8z", Name: "Zora Quill"}}, other.Content.People...)
	mine.Content.UseCases[0].Summary = "as Zora Quill does"
	other.Content.People[0].Organisation, other.Content.People[1].Organisation = "Quill & Daughters", mine.Content.People[0].Organisation
	numbers, houses := make(map[string]string), make(map[string]string)
	for _, r := range exports.Together([]exports.Report{mine, other}) {
		shared, err := r.Without("names")
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range r.Content.People {
			now := shared.Content.People[i]
			if was := numbers[p.ID]; was != "" && was != now.Name+now.ID {
				t.Errorf("%s is %q and %q", p.Name, was, now.Name+now.ID)
			}
			numbers[p.ID] = now.Name + now.ID
		}
		hidden, err := r.Without("organisations")
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range r.Content.People {
			now := hidden.Content.People[i].Organisation
			if was := houses[p.Organisation]; was != "" && was != now {
				t.Errorf("%s is %q and %q", p.Organisation, was, now)
			}
			houses[p.Organisation] = now
		}
		if strings.Contains(shared.Content.UseCases[0].Summary, "Zora") {
			t.Errorf("it says %q", shared.Content.UseCases[0].Summary)
		}
	}
}

// TestAFilmWithoutNamesIsRefusedByItsReason, not as a disk that is full.
func TestAFilmWithoutNamesIsRefusedByItsReason(t *testing.T) {
	shared, err := workshop(t).report().Without("names")
	if err != nil {
		t.Fatal(err)
	}
	shared.Film = exports.Film{Width: 80, Height: 24, Began: shared.Source.Time, Pictures: slices.Values([]exports.FilmPicture{{Rows: []string{"wall"}}})}
	if _, err := writeAll(t.TempDir(), shared, "cast"); err == nil || !strings.Contains(err.Error(), "leave out --without") || strings.Contains(err.Error(), "make room") {
		t.Errorf("%v", err)
	}
}

// TestWithoutOrganisationsLeavesNoPartThatTells: a part of a name that only one organisation has goes as well, and what several have, or any firm, stays.
func TestWithoutOrganisationsLeavesNoPartThatTells(t *testing.T) {
	r := workshop(t).report()
	r.Content.Programme.Name = "Fennmark Logistics GmbH"
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Bo Low", Organisation: "Harbour Works Ltd"},
		exports.Person{ID: "06gz5vab8m9z36m178ej4btb8k", Name: "Jo High", Organisation: "Kattegat Works"})
	r.Content.UseCases[0].Summary = "At Fennmark, HARBOUR WORKS LTD and Kattegat the Works of the harbour are a GmbH"
	shared, err := r.Without("organisations")
	if err != nil {
		t.Fatal(err)
	}
	got := shared.Content.UseCases[0].Summary
	if strings.Contains(got, "Fennmark") || strings.Contains(got, "HARBOUR") || strings.Contains(got, "Kattegat") || !strings.HasSuffix(got, "the Works of the harbour are a GmbH") {
		t.Errorf("the sentence became %q", got)
	}
}

// TestWithoutLeavesTimeZonesAlone, also where an organisation or somebody is called as the place in one is: files are dated by it, and read again.
func TestWithoutLeavesTimeZonesAlone(t *testing.T) {
	r := morning(t)
	r.Content.Session.Zone, r.Content.Meetup.Next = "Europe/London", "Thu 14 Jan 2027 08:30 Europe/London, to be confirmed"
	r.Content.Meetup.Meetups = append([]exports.Held{{Number: 1, ID: "06gz5vab8m9z36m178ej4btb8g", Title: "Breakfast", Zone: "Europe/Paris", State: "closed"}}, r.Content.Meetup.Meetups...)
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Paris Low", Organisation: "London Metals"})
	r.Content.Items = append(r.Content.Items, exports.Item{ID: "06gz5vab8m9z36m178ej4btb8n", Kind: "decision", Words: "Paris of London, near Europe"})
	for _, what := range [][]string{{"names"}, {"organisations"}, {"names", "organisations"}} {
		shared, err := r.Without(what...)
		if err != nil {
			t.Fatal(err)
		}
		c := shared.Content
		if c.Session.Zone != "Europe/London" || c.Meetup.Meetups[0].Zone != "Europe/Paris" || c.Meetup.Next != r.Content.Meetup.Next {
			t.Errorf("without %s: %q, %q, %q", what, c.Session.Zone, c.Meetup.Meetups[0].Zone, c.Meetup.Next)
		}
		for _, left := range []struct{ what, word string }{{"names", "Paris"}, {"organisations", "London"}} {
			if got := c.Items[len(c.Items)-1].Words; slices.Contains(what, left.what) && strings.Contains(got, left.word) {
				t.Errorf("without %s: %q", what, got)
			}
		}
		valid(t, written(t, shared, "json"))
	}
}

// TestWithoutTakesPartsOfANameWithSignsInIt: a comma or a dot beside a part is none of it, and a legal form tells nothing.
func TestWithoutTakesPartsOfANameWithSignsInIt(t *testing.T) {
	r := workshop(t).report()
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Una Lovelace, PhD", Organisation: "Zenith, Inc."},
		exports.Person{ID: "06gz5vab8m9z36m178ej4btb8k", Name: "कुमारी (Kim)", Organisation: "(Quokka) L.L.C."})
	r.Content.UseCases[0].Summary = "Lovelace and Kim of Zenith and Quokka tell Inc. and L.L.C. apart"
	for what, want := range map[string]string{"names": "WHO and WHO of Zenith and Quokka tell Inc. and L.L.C. apart", "organisations": "Lovelace and Kim of WHO and WHO tell Inc. and L.L.C. apart"} {
		shared, err := r.Without(what)
		if err != nil {
			t.Fatal(err)
		}
		if got := regexp.MustCompile(`([Pp]erson|organisation) \d+`).ReplaceAllString(shared.Content.UseCases[0].Summary, "WHO"); got != want {
			t.Errorf("without %s it became %q", what, got)
		}
	}
}

// TestWithoutBeginsSentencesWithALargeLetter where there was one; a name that stands alone is no sentence, and nobody without a name is a doctor.
func TestWithoutBeginsSentencesWithALargeLetter(t *testing.T) {
	r := workshop(t).report()
	r.Content.People = append(r.Content.People, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8h", Name: "Una Lovelace", Organisation: "Zenith"}, exports.Person{ID: "06gz5vab8m9z36m178ej4btb8k", Name: "Dr. Kim Roe"})
	for words, want := range map[string]string{
		"Una asks. Zenith pays, and Una waits":         "Person N asks. Organisation N pays, and person N waits",
		"una asks; Zenith pays":                        "person N asks; organisation N pays",
		"Una Lovelace":                                 "person N",
		"Dr. Una pays":                                 "Person N pays",
		"ask Dr. Lovelace, Prof. Dr. Una or Unas team": "ask person N, person N or person Ns team",
		"Frau Roe and Dr. No; Unason":                  "Person N and Dr. No; Unason",
	} {
		r.Content.UseCases[0].Summary = words
		shared, err := r.Without("names", "organisations")
		if err != nil {
			t.Fatal(err)
		}
		if got := regexp.MustCompile(`\d+`).ReplaceAllString(shared.Content.UseCases[0].Summary, "N"); got != want {
			t.Errorf("%q became %q", words, got)
		}
	}
}

// TestWithoutAThousandPeople goes through each text once, however many names there are.
func TestWithoutAThousandPeople(t *testing.T) {
	r := workshop(t).report()
	for n := range 1000 {
		r.Content.People = append(r.Content.People, exports.Person{ID: fmt.Sprintf("06gz5vab8m9z36m178ej%06d", n), Name: fmt.Sprintf("Given%d Family%d", n, n), Organisation: fmt.Sprintf("House%d of Trade", n)})
	}
	r.Content.UseCases[0].Summary = "Given7 Family7 tells Family999 of House12"
	shared, err := r.Without("names", "organisations")
	if err != nil {
		t.Fatal(err)
	}
	if got := shared.Content.UseCases[0].Summary; regexp.MustCompile(`Given|Family|House`).MatchString(got) || strings.Count(strings.ToLower(got), "person ") != 2 {
		t.Errorf("the sentence became %q", got)
	}
}

func BenchmarkWithoutAThousandPeople(b *testing.B) {
	r := workshop(b).report()
	for n := range 1000 {
		r.Content.People = append(r.Content.People, exports.Person{ID: fmt.Sprintf("06gz5vab8m9z36m178ej%06d", n), Name: fmt.Sprintf("Given%d Family%d", n, n)})
	}
	for b.Loop() {
		if _, err := r.Without("names"); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTwoRecordsWithoutNamesShareNobody: "person 1" of one session is not the one of another, and a programme counts them all.
func TestTwoRecordsWithoutNamesShareNobody(t *testing.T) {
	var reports []exports.Report
	people := make(map[string]bool)
	came := 0
	for _, id := range []string{"06gz5vab8m9z36m178ej4btb8h", "06gz5vb00m9z36m178ej4btb8m"} {
		r := workshop(t).report()
		r.Content.Session.ID = id
		shared, err := r.Without(exports.LeaveNames)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range shared.Content.People {
			people[p.ID] = true
			came++
		}
		reports = append(reports, shared)
	}
	if len(people) != came {
		t.Errorf("%d people have %d ids", came, len(people))
	}
	together := exports.Together([]exports.Report{workshop(t).report(), workshop(t).report()})
	for i := range together {
		together[i].Content.Session.ID = reports[i].Content.Session.ID
		shared, err := together[i].Without(exports.LeaveNames)
		if err != nil {
			t.Fatal(err)
		}
		together[i] = shared
	}
	for i, p := range together[0].Content.People {
		if q := together[1].Content.People[i]; p.ID != q.ID || p.Name != q.Name {
			t.Errorf("%s is %s in the other session of the programme", p.Name, q.Name)
		}
	}
}
