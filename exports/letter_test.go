package exports_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// smuggler is a name that would be a header, a formula and a link, if anything let it.
const smuggler = `=cmd()|'/C calc'!A0 Bcc: eve@example.org <b>http://x</b>, "q" \; ümläut 漢字`

// breakfast is a meetup with three guests, one of whom has a hostile name, after an earlier one.
func breakfast(t *testing.T) room {
	r := room{sessiontest.New(t, storetest.NewMemory()), t}
	plan := func(days int) model.SessionID {
		return r.Do(session.PlanSession{Title: "Breakfast", Start: r.Clock.Now().AddDate(0, 0, days), Zone: "Europe/London", Kind: model.Meetup,
			Blocks: []model.Block{{Title: "Stories", Method: model.Capture, Kind: model.Serendipitous, Timebox: 90 * time.Minute}}}).Session
	}
	guests := func() {
		rows := []session.GuestRow{{Name: model.MustLine("Ada Nowak"), Email: model.MustLine("ada@example.org"), Role: model.MustLine("CEO")},
			{Name: model.MustLine(smuggler), Email: model.MustLine("ben@example.org"), Role: model.MustLine("Engineer")}, {Name: model.MustLine("Mei Tan")}}
		r.Do(session.InviteGuests{Session: r.ID, Rows: rows})
	}
	r.ID = plan(1)
	guests()
	r.GoLive()
	r.Do(session.CheckIn{Session: r.ID, Person: r.Session().Guests[0].Person})
	r.hosts("Drivers send the gate photo ahead")
	r.Do(session.Say{Session: r.ID, Line: "! Kit writes the guide"})
	r.Do(session.Close{Session: r.ID})
	r.Clock.Turn(48 * time.Hour)
	r.ID = plan(56)
	guests()
	r.Do(session.SetLetters{Session: r.ID, Settings: model.LetterSettings{Place: "The old mill, 3 Mill Lane; " + strings.Repeat("ümläut ", 20), SignUp: "https://example.org/in"}})
	return r
}

func (r room) letters(step model.LetterStep) []exports.Letter { return r.lettersIn(step, "") }

func (r room) lettersIn(step model.LetterStep, locale string) []exports.Letter {
	r.t.Helper()
	report := r.report()
	report.Look.Locale = locale
	m := exports.Mailing{Snapshot: r.Live.Snapshot(), Session: r.ID, Report: report, Step: step, Text: letters.Builtin(step, locale), Now: r.Clock.Now(),
		Line: func(p model.PersonID) string { return "ssh " + r.Live.Snapshot().PersonCode(p) + "@host" }}
	to := r.Live.Snapshot().State.LetterTo(r.Session(), step, "")
	if step.FollowsUp() { // to whoever was invited: nobody here was before the day
		to = r.Live.Snapshot().State.LetterTo(r.Session(), model.LetterInvitation, "")
	}
	all, err := m.Letters(to)
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

// draftsOf is files in a folder of the test's.
func draftsOf(t *testing.T, all []exports.Letter, format string) string {
	t.Helper()
	files, err := exports.LetterFiles(all, format)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := (exports.Writing{Replace: true}).Files(t.Context(), dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// python runs a script with a parser that nobody here wrote; the test is passed over where there is none.
func python(t *testing.T, module, script string, args ...string) string {
	t.Helper()
	const interpreter = "/usr/bin/python3"
	if err := exec.Command(interpreter, "-c", "import "+module).Run(); err != nil {
		t.Skipf("there is no %s with %s on this machine", interpreter, module)
	}
	out, err := exec.Command(interpreter, append([]string{"-c", script}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// TestInvitationTellsOfEarlierOnes with what is known of them, a text for each audience, and everybody's own line.
func TestInvitationTellsOfEarlierOnes(t *testing.T) {
	r := breakfast(t)
	all := r.letters(model.LetterInvitation)
	if len(all) != 3 || all[0].Audience != model.AudienceExecutive || all[1].Audience != model.AudienceTechnical || all[2].Audience != model.AudienceBusiness {
		t.Fatalf("%+v", all)
	}
	for _, l := range all {
		code := r.Live.Snapshot().PersonCode(l.To.Person)
		for _, want := range []string{`1 person came to Breakfast 1 on 11 March. They told of "Drivers send the gate photo ahead".`, "colleague", "    ssh " + code + "@host", "https://example.org/in", "The old mill"} {
			if !strings.Contains(l.Body, want) {
				t.Errorf("%s: no %q in\n%s", l.Name, want, l.Body)
			}
		}
		if len(l.Attached) != 1 || !strings.HasSuffix(l.Attached[0].Name, ".ics") {
			t.Errorf("%s gets %d files", l.Name, len(l.Attached))
		}
	}
}

// TestActionsInALetterNameWhoTakesThemOn, as the report does that is attached to it: who takes something on is named.
func TestActionsInALetterNameWhoTakesThemOn(t *testing.T) {
	r := breakfast(t)
	report := r.report()
	report.Content.People = []exports.Person{{ID: "1", Name: "Ada Nowak", Consent: true}, {ID: "2", Name: "Mei Tan"}}
	report.Content.Items = []exports.Item{{Kind: "action", Words: "write the guide", Who: "Ada Nowak", Until: "2027-02-01"}, {Kind: "action", Words: "ask the depot", Who: "Mei Tan", Until: "2027-02-02"}}
	text, err := letters.Parse("f", []byte("letter: results\nsubject: x\n== everyone\n{actions}\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := exports.Mailing{Snapshot: r.Live.Snapshot(), Session: r.ID, Report: report, Step: model.LetterResults, Text: text, Now: r.Clock.Now()}
	all, err := m.Letters([]model.LetterTo{{Person: r.Session().Guests[0].Person}})
	const want = "  - Write the guide: Ada Nowak, due by 1 February 2027\n  - Ask the depot: Mei Tan, due by 2 February 2027\n"
	if err != nil || all[0].Body != want {
		t.Errorf("%v\n%s", err, all[0].Body)
	}
}

// TestDraftsOpenElsewhere reads the mails with Python's parser: nothing that a name smuggles in becomes a header.
func TestDraftsOpenElsewhere(t *testing.T) {
	r := breakfast(t)
	dir := draftsOf(t, r.letters(model.LetterInvitation), "eml")
	got := python(t, "email", `
import glob, sys, email, email.policy
for f in sorted(glob.glob(sys.argv[1] + "/*.eml")):
    m = email.message_from_binary_file(open(f, "rb"), policy=email.policy.default)
    assert not m.defects and m["X-Unsent"] == "1" and m["Bcc"] is None and m["From"] is None, m.items()
    assert set(m.keys()) <= {"Date", "MIME-Version", "Message-ID", "Subject", "X-Unsent", "To", "Content-Type"}, m.keys()
    body, ics = list(m.iter_parts())
    assert ics.get_content_type() == "text/calendar" and "BEGIN:VEVENT" in ics.get_content()
    to = m["To"].addresses if m["To"] else ()
    print([a.addr_spec for a in to], [a.display_name for a in to], body.get_content().split(",")[0])
`, dir)
	for _, want := range []string{"['ada@example.org'] ['Ada Nowak'] Dear Ada", "['ben@example.org'] [", "[] [] Dear Mei"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if !strings.Contains(got, "漢字") {
		t.Errorf("the name is not whole in\n%s", got)
	}
}

// TestMergeTableHoldsTheText, guarded against formulas.
func TestMergeTableHoldsTheText(t *testing.T) {
	r := breakfast(t)
	dir := draftsOf(t, r.letters(model.LetterInvitation), "csv")
	tables, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	if len(tables) != 1 {
		t.Fatal(tables)
	}
	raw, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatal(len(rows), err)
	}
	if !strings.HasPrefix(rows[2][3], "'=cmd()") || model.Unguard(rows[2][3]) != smuggler || !strings.HasPrefix(rows[1][8], "Dear Ada,\n\n") {
		t.Errorf("%q", rows[1:])
	}
}

// TestCalendarOpensElsewhere reads it with Debian's icalendar, and finds the moment in its zone, also in summer.
func TestCalendarOpensElsewhere(t *testing.T) {
	r := breakfast(t)
	var b bytes.Buffer
	ics, err := exports.Find("ics")
	if err != nil {
		t.Fatal(err)
	}
	if err := ics[0].Write(&b, r.report()); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.SplitAfter(b.String(), "\n") {
		if line != "" && (!strings.HasSuffix(line, "\r\n") || len(line) > 77 || !strings.HasPrefix(strings.ToValidUTF8(line, "\x00"), line)) {
			t.Errorf("a line of %d octets, or broken: %q", len(line), line)
		}
	}
	file := filepath.Join(t.TempDir(), "x.ics")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got := python(t, "icalendar", `
import sys, icalendar, datetime
cal = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
for e in cal.walk("VEVENT"):
    print(e["UID"], e["DTSTART"].dt.astimezone(datetime.timezone.utc).isoformat(), e["DTSTART"].params["TZID"], e["LOCATION"])
print([str(z["TZID"]) for z in cal.walk("VTIMEZONE")])
`, file)
	for _, want := range []string{"session-" + r.ID.String() + "@serendip", "2026-05-07T09:00:00+00:00 Europe/London", "The old mill, 3 Mill Lane; ümläut", "['Europe/London']"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestWorkshopsDrafts go to those who were there, to owners, and to the absent, within a day.
func TestWorkshopsDrafts(t *testing.T) {
	r := workshop(t)
	there := r.letters(model.LetterRecap)
	if len(there) == 0 || len(there[0].Attached) == 0 {
		t.Fatalf("%+v", there)
	}
	own := false
	for _, l := range there {
		own = own || strings.Contains(l.Body, "Your own words")
	}
	if !own {
		t.Error("nobody reads what came of their own words")
	}
	owners := r.letters(model.LetterOwner)
	if len(owners) == 0 {
		t.Fatal("no owner is written to")
	}
	for _, l := range owners {
		if !strings.HasPrefix(l.Subject, `Yours: "`) || len(l.Attached) != 2 || !strings.HasSuffix(l.Attached[0].Name, "-onepager-7.pdf") || !isPDF(l.Attached[0].Body) ||
			!strings.HasSuffix(l.Attached[1].Name, ".ics") || !strings.Contains(l.Body, "First date: 1 April 2026.") {
			t.Errorf("%q with %d files\n%s", l.Subject, len(l.Attached), l.Body)
		}
	}
	report := there[0].Attached[0].Body
	for _, l := range r.letters(model.LetterSponsor) {
		if len(l.Attached) != 1 || !strings.HasSuffix(l.Attached[0].Name, "-on-a-page.pdf") || !isPDF(l.Attached[0].Body) || len(l.Attached[0].Body) >= len(report) {
			t.Errorf("the sponsor gets %d files: not the report's first page", len(l.Attached))
		}
	}
	for _, l := range r.letters(model.LetterEndUser) {
		if strings.Count(l.Body, "\n1. ") != 1 || !strings.Contains(l.Body, "3. ") {
			t.Errorf("no three questions in\n%s", l.Body)
		}
	}
	if absent := r.letters(model.LetterAbsent); len(absent) > 0 && !strings.Contains(absent[0].Body, "We missed you") {
		t.Error(absent[0].Body)
	}
}

func isPDF(b []byte) bool { return bytes.HasPrefix(b, []byte("%PDF-")) }

// TestLettersBeginAsOneWould: where the family's name comes first, nobody knows which word is the given one.
func TestLettersBeginAsOneWould(t *testing.T) {
	for name, want := range map[string]string{"Ada Lopez": "Ada", "王小明": "王小明", "佐藤 美咲": "佐藤 美咲", "김 민준": "김 민준", "سارة الأحمد": "سارة", "Lopez, Ada Maria": "Ada", "Jean-Luc Roe": "Jean-Luc", "Roe,": "Roe,", "Ada Lopez, PhD": "Ada", "John Smith, Jr.": "John", "Ada Lopez, M.D.": "Ada", "Ada Lopez, MD, PhD": "Ada", "Rahman, Md": "Md", "Traore, Ba": "Ba", "Chen, Ma": "Ma", "Dr. Änne Roe": "Änne",
		"Prof. Dr. Anna Maria Roe": "Anna", "Mr. Fors": "Mr. Fors", "Dr.": "Dr.", "Drew Roe": "Drew", "": ""} {
		if got := exports.FirstName(name); got != want {
			t.Errorf("Dear %s: want %s", got, want)
		}
	}
}

// TestThanksTellTheSurveysLastDay, whatever the moment at which it ends: the end of a day is the next one's midnight.
func TestThanksTellTheSurveysLastDay(t *testing.T) {
	r := breakfast(t)
	r.GoLive()
	r.Do(session.CheckIn{Session: r.ID, Person: r.Session().Guests[0].Person})
	r.Do(session.Close{Session: r.ID})
	y, m, d := r.Clock.Now().AddDate(0, 0, 14).Date()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	last := time.Date(y, m, d, 0, 0, 0, 0, zone)
	r.Do(session.OpenAfter{Session: r.ID, Until: last.AddDate(0, 0, 1)})
	all := r.letters(model.LetterThanks)
	if len(all) == 0 {
		t.Fatal("nobody is thanked")
	}
	dir := draftsOf(t, all, "eml")
	drafts, err := filepath.Glob(filepath.Join(dir, "*.eml"))
	if err != nil || len(drafts) == 0 {
		t.Fatal(drafts, err)
	}
	raw, err := os.ReadFile(drafts[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := "by " + last.Format("Monday 2 January") + ":"; !strings.Contains(strings.Join(strings.Fields(string(raw)), " "), want) {
		t.Errorf("no %q in\n%s", want, raw)
	}
	if said := r.Live.Snapshot().State.AfterFace(r.Session()).Standing(r.Clock.Now(), zone); said != "open until "+last.Format("2 January 2006") {
		t.Error(said)
	}
}

// TestHalfPageAsksWhatTheSurveyAsks, twice on a sheet.
func TestHalfPageAsksWhatTheSurveyAsks(t *testing.T) {
	r := breakfast(t)
	half, err := exports.Find("halfpage")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := half[0].Write(&b, r.report()); err != nil {
		t.Fatal(err)
	}
	for _, q := range model.AfterQuestions(model.Meetup) {
		if n := strings.Count(b.String(), q.Text); n != 2 {
			t.Errorf("%q stands there %d times", q.Text, n)
		}
	}
	if n := strings.Count(b.String(), `class="boxes scale"`); n != 2 {
		t.Errorf("the scale from 0 to 10 stands on one line %d times", n)
	}
	if strings.Contains(b.String(), "<script") || !strings.Contains(b.String(), "default-src 'none'") {
		t.Error("the page may load something")
	}
}

// TestManyQuestionsTakeAWholeSheet: nothing is cut away, and there is room to write.
func TestManyQuestionsTakeAWholeSheet(t *testing.T) {
	r := breakfast(t).report()
	half, _ := exports.Find("halfpage")
	written := func(n int) string {
		r.Paper = nil
		for i := range n {
			r.Paper = append(r.Paper, model.Question{Kind: model.AskText, Text: fmt.Sprintf("Question %d, %s?", i+1, strings.Repeat("at length ", 12))})
		}
		var b bytes.Buffer
		if err := half[0].Write(&b, r); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for questions, copies := range map[int]int{1: 2, 3: 2, model.MostQuestions: 1} {
		page := written(questions)
		if got := strings.Count(page, "<section "); got != copies {
			t.Errorf("%d questions stand there %d times", questions, got)
		}
		if lines := strings.Count(page, `class="write"`); lines < 2*questions*copies {
			t.Errorf("%d lines to write on for %d questions", lines, questions)
		}
	}
}

// TestJSONTellsOfLetters and validates.
func TestJSONTellsOfLetters(t *testing.T) {
	r := breakfast(t)
	step := model.LetterInvitation
	r.Do(session.MakeDrafts{Session: r.ID, Step: step, To: r.Live.Snapshot().State.LetterTo(r.Session(), step, ""), Format: "eml"})
	report := r.report()
	if l := report.Content.Letters; l == nil || len(l.Made) != 1 || l.Made[0].Drafts != 3 || l.Made[0].Letter != "invitation" {
		t.Fatalf("%+v", l)
	}
	var b bytes.Buffer
	js, _ := exports.Find("json")
	if err := js[0].Write(&b, report); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), fmt.Sprintf("%q", "invitation")) || strings.Contains(b.String(), "ada@example.org") {
		t.Error("the JSON doesn't tell of the drafts, or tells an address")
	}
}

// TestLettersBearTheBrand: a letter calls the customer as its files do.
func TestLettersBearTheBrand(t *testing.T) {
	r := breakfast(t)
	for brand, want := range map[string]string{"": r.Live.Snapshot().State.Name + ": ", "Acme Söhne & Töchter": "Acme Söhne & Töchter: "} {
		r.Do(session.SetBrand{Name: &brand})
		if all := r.letters(model.LetterInvitation); !strings.HasPrefix(all[0].Subject, want) {
			t.Errorf("with the brand %q the subject is %q", brand, all[0].Subject)
		}
	}
}
