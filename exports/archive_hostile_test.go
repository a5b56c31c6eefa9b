package exports_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/session"
)

// refusedAt reads and takes an export, and answers the sentence with which it was refused.
func refusedAt(t testing.TB, raw []byte) *session.Error {
	t.Helper()
	a, err := exports.ReadArchive("folder/acme.json", bytes.NewReader(raw))
	if err == nil {
		_, err = a.Intent(true)
	}
	if err == nil {
		_, _, err = a.Programme()
	}
	var refused *session.Error
	if err != nil && !errors.As(err, &refused) {
		t.Fatalf("no refusal: %v", err)
	}
	return refused
}

// TestRefusalsNameThePlace changes a good export in one place each. The refusal names the file, the line, the place in the
// document, what is wrong, and what to do.
func TestRefusalsNameThePlace(t *testing.T) {
	raw := string(written(t, workshop(t).report(exports.Contacts, exports.Notes), "json"))
	first := func(pattern, with string) string {
		at := regexp.MustCompile(pattern).FindStringIndex(raw)
		if at == nil {
			t.Fatalf("nothing reads %s", pattern)
		}
		return raw[:at[0]] + with + raw[at[1]:]
	}
	if e := refusedAt(t, []byte(raw)); e != nil {
		t.Fatal(e)
	}
	for name, c := range map[string]struct{ raw, place, why string }{
		"an unknown field":          {first(`"recap": \{`, `"recap": {"ballots": [],`), "/content/recap", `"ballots"`},
		"a missing field":           {first(`"planned_minutes": [0-9.]+,\n`, ""), "/content/session", "planned_minutes"},
		"a number for text":         {first(`"title": "[^"]*"`, `"title": 7`), "/content/session/title", "string"},
		"no method":                 {first(`"method": "connect"`, `"method": "dance"`), "/content/session/agenda/0/method", "dance"},
		"no id":                     {first(`"id": "[^"]*"`, `"id": "x"`), "/content/programme/id", "written"},
		"another spelling of an id": {first(`("id": "[^"]*)."`, `"id": "0000000000000000000000000z"`), "/content/programme/id", "no id"},
		"no time":                   {first(`"start_at": "[^"]*"`, `"start_at": "at nine"`), "/content/session/start_at", "date-time"},
		"no zone":                   {first(`"zone": "[^"]*"`, `"zone": "../../etc/passwd"`), "/content/session/zone", "time zone"},
		"the machine's own zone":    {first(`"zone": "[^"]*"`, `"zone": "Local"`), "/content/session/zone", "time zone"},
		"an escape":                 {first(`"name": "Acme"`, `"name": "Ac\u001b[2Jme"`), "/content/programme/name", "never writes"},
		"a turned direction":        {first(`"name": "Acme"`, `"name": "Ac\u202eme"`), "/content/programme/name", "never writes"},
		"two lines for a name":      {first(`"name": "Acme"`, `"name": "Ac\nme"`), "/content/programme/name", "one line"},
		"a name too long":           {first(`"name": "Acme"`, `"name": "`+strings.Repeat("a", 600)+`"`), "/content/programme/name", "characters"},
		"text too long":             {first(`"vision": "`, `"vision": "`+strings.Repeat("a", 70_000)), "/content/programme/vision", "bytes"},
		"no status of a guest":      {first(`"status": "no-show"`, `"status": "rich"`), "/content/people/0/status", "rich"},
		"a reserved name":           {first(`"name": "Jo Absent"`, `"name": "Facilitator"`), "/content/people/0/name", "word of the program"},
		"ages of minutes":           {first(`"spent_minutes": [0-9.]+`, `"spent_minutes": 12345678901`), "/content/session/agenda/0/spent_minutes", "bounds"},
		"a day of more hours":       {first(`"minutes": 15`, `"minutes": 15000`), "/content/use_cases/6/minutes", "bounds"},
		"merged into nothing":       {first(`"merged_into": 1`, `"merged_into": 77`), "/content/use_cases/1/merged_into", "not there"},
		"merged into itself":        {first(`"merged_into": 1`, `"merged_into": 2`), "/content/use_cases/1/merged_into", "itself"},
		"a number twice":            {first(`"number": 2,\n( *)"kind"`, `"number": 1, "kind"`), "/content/use_cases/1/number", "number"},
		"a member twice":            {first(`"recap": \{`, `"rule": {}, "recap": {`), "", "twice"},
		"a giant number":            {first(`"sequence": [0-9]+`, `"sequence": 1e999999`), "", "number"},
		"more than the file":        {raw + "{}", "", "follows"},
		"half of it":                {raw[:len(raw)/2], "", "end is missing"},
		"no JSON":                   {"serendip_id,Title\n", "", "no JSON"},
		"nothing":                   {" \n", "", "empty"},
		"another's JSON":            {`{"content": {"format": 1}}`, "", "no JSON export of Serendip"},
		"a list":                    {`[1]`, "", "object"},
		"depth":                     {strings.Repeat("[", 100_000), "", "too deep"},
		"UTF-16":                    {"\xff\xfe{\x00", "", "UTF-16"},
		"Latin 1":                   {first(`"name": "Acme"`, "\"name\": \"Acm\xe9\""), "", "UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			e := refusedAt(t, []byte(c.raw))
			if e == nil {
				t.Fatal("it was taken")
			}
			var place *exports.PlaceError
			if !errors.As(e.Cause, &place) || place.File != "acme.json" || place.Place != c.place || !strings.Contains(place.What, c.why) {
				t.Fatalf("%+v: %v", place, e)
			}
			if place.Place != "" && (place.Line < 2 || !strings.HasPrefix(e.Message, fmt.Sprintf("acme.json, line %d, at %s: ", place.Line, place.Place))) {
				t.Errorf("no line: %v", e)
			}
			if !strings.Contains(e.Message, "nothing was imported. ") || len(e.Message) > 700 {
				t.Errorf("it does not say what to do: %v", e)
			}
		})
	}
}

func TestANewerExportIsRefused(t *testing.T) {
	raw := written(t, live(t).report(), "json")
	e := refusedAt(t, bytes.Replace(raw, []byte(`"format": 1`), []byte(`"format": 2, "of_the_future": true`), 1))
	if e == nil || e.Code != session.Unavailable || !strings.Contains(e.Message, "newer version of Serendip (test, format 2)") {
		t.Errorf("%v", e)
	}
}

func TestAGiantExportIsRefused(t *testing.T) {
	e := refusedAt(t, bytes.Repeat([]byte(" "), exports.MostArchiveBytes+1))
	if e == nil || !strings.Contains(e.Message, "larger than 32 MB") {
		t.Errorf("%v", e)
	}
}

// TestAnotherOrderIsTheSame takes an export that a tool has sorted and squeezed: what it says is the same.
func TestAnotherOrderIsTheSame(t *testing.T) {
	raw := written(t, workshop(t).report(), "json")
	var doc any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	l, id := taken(t, elsewhere(t), append([]byte("\xef\xbb\xbf"), sorted...))
	if got, want := contentOf(t, exported(t, l, id)), contentOf(t, raw); got != want {
		t.Error(firstDifference(want, got))
	}
}

// FuzzArchive feeds what is nearly an export: it is refused with a sentence, or comes back as it is.
func FuzzArchive(f *testing.F) {
	whole := written(f, workshop(f).report(), "json")
	f.Add(whole)
	f.Add([]byte(`{"source": {}, "content": {"format": 1}}`))
	for _, from := range []string{`"title"`, `"number": 3`, `"planned"`, `"merged_into": 1`, "0.1", "2026"} {
		f.Add(bytes.Replace(whole, []byte(from), []byte(`-1`), 1))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if refusedAt(t, raw) != nil {
			return
		}
		l, id := taken(t, elsewhere(t), raw)
		again := exported(t, l, id, exports.Contacts, exports.Notes)
		if same, err := readBack(t, raw).Same(l.Snapshot(), id); err != nil || !same {
			t.Fatalf("it says something else: %v\n%s", err, again)
		}
	})
}
