package intake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/model"
)

func mustFile(t *testing.T, name, text, mapping string) Preview[GuestRow] {
	t.Helper()
	by, err := ParseMapping(mapping)
	if err != nil {
		t.Fatal(err)
	}
	p, err := GuestFile(name, strings.NewReader(text), by, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const replies = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20310101T000000Z\r\nORGANIZER;CN=Kit:mailto:kit@example.org\r\n" +
	"ATTENDEE;CN=\"Lena Ott\";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:LENA@example.org\r\n" +
	"ATTENDEE;CN=Ben Ade;PARTSTAT=DECLINED:mailto:ben@exam\r\n ple.org\r\n" +
	"ATTENDEE;PARTSTAT=TENTATIVE:mailto:cleo@example.org\r\n" +
	"ATTENDEE;CUTYPE=ROOM;CN=Attic:mailto:attic@example.org\r\n" +
	"END:VEVENT\r\nEND:VCALENDAR\r\n"

func TestCalendarReplies(t *testing.T) {
	p := mustFile(t, "reply.ics", replies+strings.ReplaceAll(replies, "DECLINED", "ACCEPTED"), "")
	if p.Rows != 6 || p.Merged != 3 || len(p.Items) != 3 || p.Separator != "calendar" {
		t.Fatalf("%d rows, %d merged, %d guests", p.Rows, p.Merged, len(p.Items))
	}
	for i, want := range []struct {
		name, email string
		status      model.GuestStatus
		line        int
	}{
		{"Lena Ott", "lena@example.org", model.GuestAttending, 8},
		{"Ben Ade", "ben@example.org", model.GuestAttending, 9}, // the better reply counts
		{"cleo", "cleo@example.org", model.GuestAwaiting, 11},
	} {
		if g := p.Items[i]; g.Name.String() != want.name || g.Email != want.email || g.Status != want.status || g.Line != want.line {
			t.Errorf("guest %d is %q <%s>, %s, line %d", i+1, g.Name, g.Email, g.Status, g.Line)
		}
	}
	if len(p.Doubtful) == 0 || p.Doubtful[0].Line != 11 {
		t.Errorf("doubtful: %v", p.Doubtful)
	}
}

func TestContactCards(t *testing.T) {
	const cards = "BEGIN:VCARD\nVERSION:3.0\nN:Ott;Lena;;;\nFN:Lena Ott\nORG:Docks\\, Ltd;Night shift\nTITLE:Foreman\nEMAIL;TYPE=WORK:Lena@example.org\nEND:VCARD\n\n" +
		"BEGIN:VCARD\nVERSION:4.0\nN:Ade;Ben;;;\nEMAIL;PREF=2:old@example.org\nEMAIL;PREF=1:ben@example.org\nTEL;VALUE=uri:tel:+44-1\nEND:VCARD\n"
	p := mustFile(t, "people.vcf", cards, "")
	if len(p.Items) != 2 {
		t.Fatalf("%d guests", len(p.Items))
	}
	lena, ben := p.Items[0], p.Items[1]
	if lena.Name.String() != "Lena Ott" || lena.Organisation.String() != "Docks, Ltd" || lena.Role.String() != "Foreman" || lena.Email != "lena@example.org" ||
		len(lena.Extra) != 1 || lena.Extra[0] != (model.Field{Name: "Unit", Value: "Night shift"}) {
		t.Errorf("Lena is %+v", lena)
	}
	if ben.Name.String() != "Ben Ade" || ben.Email != "ben@example.org" || ben.Line != 10 || ben.Extra[0].Value != "+44-1" {
		t.Errorf("Ben is %+v", ben)
	}
}

func TestBrokenCards(t *testing.T) {
	_, err := GuestFile("x.vcf", strings.NewReader("BEGIN:VCARD\nFN:Lena\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\n"), nil, nil)
	if e := placeOf(t, err); e.Line != 4 || e.File != "x.vcf" {
		t.Fatalf("got %v", err)
	}
}

func TestColumnsMappedByHand(t *testing.T) {
	const text = "Report of Tuesday,,\nWer,Adr,Von wo\nLena Ott,lena@example.org,Docks\n"
	if _, err := GuestFile("x.csv", strings.NewReader(text), nil, nil); err == nil || !strings.Contains(err.Error(), "--map") {
		t.Fatalf("unmapped: %v", err)
	}
	p := mustFile(t, "x.csv", text, `name=Wer, email=adr,organisation="Von wo"`)
	if g := p.Items[0]; g.Name.String() != "Lena Ott" || g.Email != "lena@example.org" || g.Organisation.String() != "Docks" || g.Line != 3 {
		t.Fatalf("got %+v", g)
	}
	by, err := ParseMapping("name=Wer,email=Mail")
	if err != nil {
		t.Fatal(err)
	}
	_, err = GuestFile("x.csv", strings.NewReader(text), by, nil)
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(e.What, `"Mail" and "Wer"`) {
		t.Fatalf("a column that is not there: %v", err)
	}
	for _, bad := range []string{"name=Wer,email=wer", "name", "colour=Blue", "name=", "name=A,name=B", `name="A`} {
		if _, err := ParseMapping(bad); err == nil {
			t.Errorf("%q is taken for a mapping", bad)
		}
	}
}

func TestMixColumns(t *testing.T) {
	p := mustFile(t, "x.csv", "Name,Side,Part,Photos,Screening\nLena,Prospect,exec,no,yes yes ?\nBen,martian,,maybe,\n", "")
	if g := p.Items[0]; g.Side != model.SideProspect || g.Part != model.PartExecutive || g.Photo != model.ReplyNo || g.Screening != (model.Screening{1, 1, 0}) || len(g.Extra) != 0 {
		t.Errorf("got %+v", g)
	}
	if g := p.Items[1]; g.Side != 0 || len(g.Extra) != 2 {
		t.Errorf("a word that is not understood stays: %+v", g)
	}
}

// TestRealCalendars says of each calendar who is invited in it, or why it cannot be taken, and where.
func TestRealCalendars(t *testing.T) {
	realFile(t, "meetups/ics/bom_calendar.ics")
	files, err := filepath.Glob(filepath.Join(os.Getenv("SERENDIP_REAL_DATA"), "meetups/ics/*.ics"))
	if err != nil || len(files) != 13 {
		t.Fatalf("%d calendars, %v", len(files), err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		p, err := GuestFile(path, strings.NewReader(string(data)), nil, nil)
		if err == nil {
			t.Errorf("%s has no reply in it, and %d guests came of it", name, len(p.Items))
			continue
		}
		e := placeOf(t, err)
		if e.File != name || e.Line < 1 || e.What == "" || e.Do == "" {
			t.Errorf("%s: %+v", name, e)
		}
		t.Log(err)
	}
}

func FuzzGuestFile(f *testing.F) {
	seed(f)
	f.Add([]byte(replies))
	f.Add([]byte("BEGIN:VCARD\nVERSION:4.0\nFN:Lena\nEMAIL:l@x\nEND:VCARD\n"))
	f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=:x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := GuestFile("fuzz", strings.NewReader(string(data)), nil, nil)
		if err != nil {
			placeOf(t, err)
			return
		}
		for _, g := range p.Items {
			if g.Name.IsZero() || g.Status > model.GuestCheckedOut || g.Key == "" {
				t.Fatalf("a guest without name or key: %+v", g)
			}
		}
	})
}

// TestHeadsAreMappedByHand where no name tells anything, where names repeat or are missing, and where there is no header.
func TestHeadsAreMappedByHand(t *testing.T) {
	read := func(text string) *Table {
		t.Helper()
		table, err := Read("odd.csv", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	guests := func(table *Table, columns map[string]string) []string {
		t.Helper()
		by, err := MappingOf(columns, nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := GuestsBy(table, by, nil)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, g := range p.Items {
			out = append(out, g.Name.String()+" <"+g.Email+">")
		}
		return out
	}
	odd := read("Export of 3 March\n\nWer,Wo,Wo,\nAda Nowak,,ada@example.org,x\nBen Okafor,Docks,ben@example.org,\n")
	heads := odd.Heads()
	if len(heads) != 4 || heads[0] != (Head{"Wer", "Wer", "Ada Nowak"}) || heads[1].First != "Docks" || heads[2].Name != "#3" || heads[3] != (Head{"#4", "#4", "x"}) {
		t.Fatalf("%+v", heads)
	}
	if got := guests(odd, map[string]string{"name": "Wer", "email": "#3"}); !slices.Equal(got, []string{"Ada Nowak <ada@example.org>", "Ben Okafor <ben@example.org>"}) {
		t.Errorf("by hand: %q", got)
	}
	bare := read("Ada Nowak,ada@example.org\nBen Okafor,ben@example.org\n").Numbered()
	if heads := bare.Heads(); heads[0] != (Head{"#1", "#1", "Ada Nowak"}) {
		t.Errorf("without a header: %+v", heads)
	}
	if got := guests(bare, map[string]string{"name": "#1", "email": "#2"}); !slices.Equal(got, []string{"Ada Nowak <ada@example.org>", "Ben Okafor <ben@example.org>"}) {
		t.Errorf("without a header: %q", got)
	}
	if _, err := MappingOf(map[string]string{"shoe size": "#1"}, nil); err == nil {
		t.Error("a meaning that there is none")
	}
}

// TestOlderCards: what address books of version 2.1 write in quoted-printable is read as the words that it stands for.
func TestOlderCards(t *testing.T) {
	const cards = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\nORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:H=C3=A4fen und =\r\nKais\r\n" +
		"TEL;WORK;VOICE:+49 1\r\nEMAIL;PREF;INTERNET:joerg@example.org\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Mei Tan\r\nNOTE;QUOTED-PRINTABLE:one=0D=0Atwo =3D 2\r\nEMAIL:mei@example.org\r\nEND:VCARD\r\n"
	p := mustFile(t, "old.vcf", cards, "")
	if len(p.Items) != 2 {
		t.Fatalf("%d guests", len(p.Items))
	}
	joerg, mei := p.Items[0], p.Items[1]
	if joerg.Name.String() != "Jörg Müller" || joerg.Organisation.String() != "Häfen und Kais" || joerg.Email != "joerg@example.org" {
		t.Errorf("Jörg is %+v", joerg)
	}
	if note := (model.Field{Name: "Note", Value: "one\ntwo = 2"}); mei.Line != 9 || len(mei.Extra) != 1 || mei.Extra[0] != note {
		t.Errorf("Mei is %+v", mei)
	}
}

// TestAListWithoutAHeaderSaysWhatToDo: the first line is taken for no header, and the sentence tells of the flag.
func TestAListWithoutAHeaderSaysWhatToDo(t *testing.T) {
	_, err := GuestFile("bare.csv", strings.NewReader("Mei Tan,mei@example.org\nBen Ade,ben@example.org\n"), nil, nil)
	if e := placeOf(t, err); !strings.Contains(e.Do, "--no-header") {
		t.Error(e)
	}
	_, err = GuestFile("odd.csv", strings.NewReader("alpha,beta\nMei Tan,mei@example.org\n"), nil, nil)
	if e := placeOf(t, err); strings.Contains(e.Do, "--no-header") {
		t.Error(e)
	}
}

// TestAHeaderThatIsNotUnderstoodIsNamed: not the title above it.
func TestAHeaderThatIsNotUnderstoodIsNamed(t *testing.T) {
	for _, words := range []string{"", "name=alpha,email=gamma"} {
		by, err := ParseMapping(words)
		if err != nil {
			t.Fatal(err)
		}
		_, err = GuestFile("odd.csv", strings.NewReader("Breakfast\n\nalpha,beta\nMei Tan,mei@example.org\n"), by, nil)
		if e := placeOf(t, err); e.Line != 3 || !strings.Contains(e.Error(), `"alpha", "beta"`) {
			t.Error(e)
		}
	}
}

// TestWordsOfOtherTongues that meeting tools write over their columns.
func TestWordsOfOtherTongues(t *testing.T) {
	p := mustFile(t, "teams.csv", "Name\tErster Beitritt\tLetzter Austritt\tIn-Besprechungsdauer\tE-Mail\nMei Tan (Gast)\t08:30\t10:30\t2 Std. 0 Min.\tmei@example.org\n", "")
	if g := p.Items[0]; g.Name.String() != "Mei Tan" || !g.StayKnown || g.Stay.Hours() != 2 {
		t.Errorf("%+v", g)
	}
	p = mustFile(t, "splash.csv", "Full Name,Mail,Event Status\nMei Tan,mei@example.org,Waitlist\n", "")
	if g := p.Items[0]; g.Status != model.GuestWaitlisted {
		t.Errorf("%+v", g)
	}
}

// TestTeamsInAnyLanguage is read by the order of its columns, and what it did in the call is no list.
func TestTeamsInAnyLanguage(t *testing.T) {
	p := mustFile(t, "teams.csv", "1. 要約\n会議のタイトル\t朝食\n\n2. 参加者\n名前\t最初の参加\t最後の退出\t会議中の期間\tメール\t参加者 ID (UPN)\t役割\n"+
		"山田 花子\t08:30\t10:30\t2:00:00\thanako@example.org\thanako@example.org\t開催者\n\n"+
		"3. 会議中のアクティビティ\n名前\t参加時刻\t退出時刻\t期間\tメール\t役割\n山田 花子\t08:30\t10:30\t2:00:00\thanako@example.org\t開催者\n", "")
	if len(p.Items) != 1 || len(p.Doubtful) > 0 {
		t.Fatalf("%+v, doubtful %+v", p.Items, p.Doubtful)
	}
	if g := p.Items[0]; g.Name.String() != "山田 花子" || g.Email != "hanako@example.org" || g.Status != model.GuestCheckedIn || g.Stay.Hours() != 2 {
		t.Errorf("%+v", g)
	}
}

// TestAMaybeIsNoReply: it is said, with its line.
func TestAMaybeIsNoReply(t *testing.T) {
	p := mustFile(t, "x.csv", "Name,Status\nLena,Tentative\nBen,going\n", "")
	if p.Items[0].Status != model.GuestAwaiting || len(p.Doubtful) != 1 || p.Doubtful[0].Line != 2 {
		t.Errorf("%+v: %+v", p.Items[0], p.Doubtful)
	}
}
