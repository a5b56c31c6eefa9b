package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestTwoOfOneName are never mistaken for each other: who types the name is told what tells them apart.
func TestTwoOfOneName(t *testing.T) {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	row := func(name, organisation, email string) session.GuestRow {
		line := func(words string) model.Line {
			l, err := model.CleanLine(words)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		return session.GuestRow{Name: line(name), Organisation: line(organisation), Email: line(email), Apart: true}
	}
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{row("Kim Roe", "Docks", "kim@docks.example"), row("Kim Roe", "Harbour Works", "roe@harbour.example")}})
	p.Do(session.OpenLobby{Session: p.ID})
	docks, harbour := p.Session().Guests[0].Person, p.Session().Guests[1].Person
	for _, i := range []session.Intent{
		session.StandGuest{Session: p.ID, Name: "Kim Roe", Status: model.GuestAttending},
		session.AddGuest{Session: p.ID, Line: "Kim Roe", Status: model.GuestCheckedIn},
		session.QueueSpeaker{Session: p.ID, Line: "Kim Roe"},
		session.CheckIn{Session: p.ID, Name: "kim roe"},
	} {
		_, err := p.Try(sessiontest.Host(), i)
		if err == nil || !strings.Contains(err.Error(), "#1 Kim Roe, Docks; #2 Kim Roe, Harbour Works") || strings.Contains(err.Error(), "@") {
			t.Errorf("%T: %v", i, err)
		}
	}
	for typed, want := range map[string]model.PersonID{"#2": harbour, "kim roe, docks": docks, "ROE@harbour.example": harbour} {
		if got, err := p.state().GuestMeant(p.Session(), typed); err != nil || got != want {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	p.Do(session.AddGuest{Session: p.ID, Line: "Kim Roe, Harbour Works", Status: model.GuestCheckedIn})
	if len(p.Session().Guests) != 2 || p.Session().Guests[1].Status != model.GuestCheckedIn {
		t.Errorf("the list is %+v", p.Session().Guests)
	}
}

// TestRowsWithoutAnAddress of another organisation are somebody else unless it is said that they are not; what is said of
// others is a question, and a list that has both comes in again as it was.
func TestRowsWithoutAnAddress(t *testing.T) {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	row := func(name, organisation, email string) session.GuestRow {
		r := session.GuestRow{Name: model.MustLine(name)}
		r.Organisation, _ = model.CleanLine(organisation)
		r.Email, _ = model.CleanLine(email)
		return r
	}
	list := []session.GuestRow{row("Kai Lu", "Mill", "kai@mill.example"), row("Kai Lu", "Yard", ""), row("Kai Lu", "Quay", ""), row("Jean-Luc Roe", "", "")}
	p.Do(session.InviteGuests{Session: p.ID, Rows: list})
	if n := len(p.Session().Guests); n != 4 {
		t.Fatalf("%d guests", n)
	}
	if again := p.Do(session.InviteGuests{Session: p.ID, Rows: list}); again.New+again.Changed != 0 || len(p.Session().Guests) != 4 {
		t.Errorf("the same list again: %+v", again)
	}
	docks, unknown := row("Kai Lu", "Docks", ""), row("Kai Lu", "", "kai@example.net")
	asked := p.state().Namesakes(p.Session(), []session.GuestRow{docks, unknown})
	if len(asked) != 2 || !asked[0].Else || asked[1].Else {
		t.Fatalf("asked is %+v", asked)
	}
	if c := p.state().GuestChanges(p.Session(), []session.GuestRow{docks}); c[0].Known {
		t.Error("another organisation is taken for the namesake")
	}
	docks.Same = true
	if c := p.state().GuestChanges(p.Session(), []session.GuestRow{docks}); !c[0].Known {
		t.Error("who is said to be the same is somebody new")
	}
	for _, one := range []session.GuestRow{row("Jean-Luc Roe", "", ""), row("Ada Lopez", "", "kai@mill.example")} { // two of one name; two of one address
		one.Apart = true
		if c := p.state().GuestChanges(p.Session(), []session.GuestRow{one}); c[0].Known {
			t.Errorf("%s, who is said to be apart, is taken for who is on file", one.Name)
		}
	}
	both := list[0]
	both.Apart = true
	if _, err := p.Try(sessiontest.Host(), session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{both}}); err == nil || !strings.Contains(err.Error(), "can't be kept apart") {
		t.Errorf("one name and one address, kept apart: %v", err)
	}
}

// TestEverybodyIsReachedByAt: names of two words, with digits, in quotation marks; and nobody is taken for another.
func TestEverybodyIsReachedByAt(t *testing.T) {
	p := capturing(t)
	for _, name := range []string{"Ada Lopez", "Person 2", "Zoë van der Meer-Østergård", "Ben Roe", "Ben Ray", "Jean-Luc Picard", "J. R. Smith", "Anne-Marie O'Neil", "Nguyễn Minh Khai", "李小龍"} {
		p.Do(session.AddGuest{Session: p.ID, Line: name, Status: model.GuestCheckedIn})
	}
	p.Do(session.AddGuest{Session: p.ID, Line: "Kim Roe, Docks"})
	p.Do(session.AddGuest{Session: p.ID, Line: "Kim Roe, Harbour", Apart: true})
	before := len(p.state().People())
	for line, want := range map[string][2]string{
		"@ada lopez scans the seals":                  {"Ada Lopez", "scans the seals"},
		`scans the seals @"Ada Lopez"`:                {"Ada Lopez", "scans the seals"},
		"@person2 scans the seals":                    {"Person 2", "scans the seals"},
		"@Person 2 scans the seals":                   {"Person 2", "scans the seals"},
		"@Zoë_van_der_Meer-Østergård scans the seals": {"Zoë van der Meer-Østergård", "scans the seals"},
		"@zoë scans the seals":                        {"Zoë van der Meer-Østergård", "scans the seals"},
		"scans the seals @ben":                        {"", "scans the seals @ben"},
		"@zoe scans the seals":                        {"Zoë van der Meer-Østergård", "scans the seals"},
		"@jean-luc scans the seals":                   {"Jean-Luc Picard", "scans the seals"},
		"@jeanluc scans the seals":                    {"Jean-Luc Picard", "scans the seals"},
		"@jean luc picard scans the seals":            {"Jean-Luc Picard", "scans the seals"},
		"@Jean-Luc Picard scans the seals":            {"Jean-Luc Picard", "scans the seals"},
		"scans the seals @picard.":                    {"Jean-Luc Picard", "scans the seals"},
		"@J. R. Smith scans the seals":                {"J. R. Smith", "scans the seals"},
		"@annemarie scans the seals":                  {"Anne-Marie O'Neil", "scans the seals"},
		"@o'neil scans the seals":                     {"Anne-Marie O'Neil", "scans the seals"},
		"@nguyen minh khai scans the seals":           {"Nguyễn Minh Khai", "scans the seals"},
		"@李小龍 scans the seals":                        {"李小龍", "scans the seals"},
		`scans the seals @"Kim Roe, Docks"`:           {"Kim Roe", "scans the seals"},
		`scans the seals @"Kim Roe (Harbour)"`:        {"Kim Roe (Harbour)", "scans the seals"},
	} {
		n := p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: line}).Number
		c := p.Case(n)
		if who := p.state().Details(c.By).Name; who != want[0] || p.state().Words(c.Title) != want[1] {
			t.Errorf("%s: %q by %q", line, p.state().Words(c.Title), who)
		}
	}
	if after := len(p.state().People()); after != before {
		t.Errorf("%d people more are on file", after-before)
	}
}

// TestASeatKnowsWhoIsHere: it reaches those it sees and learns nothing of others who are asked, whatever it types.
func TestASeatKnowsWhoIsHere(t *testing.T) {
	p := capturing(t)
	p.Do(session.AddGuest{Session: p.ID, Line: "Quentin Adeyemi, Docks, quentin@docks.example"})
	p.Do(session.AddGuest{Session: p.ID, Line: "Yan Tan, Docks, yan@docks.example", Status: model.GuestCheckedIn})
	ada := p.As("Ada")
	for line, want := range map[string]string{
		"@yan pins it": "Yan Tan", "@quen pins it": "Ada", "@Quentin_Adeyemi pins it": "Ada", `@"Quentin Adeyemi" pins it`: "Ada",
		"@quentin@docks.example pins it": "Ada", "@yan@docks.example pins it": "Ada", `@"#2" pins it`: "Ada", `@"Yan Tan, Docks" pins it`: "Ada",
	} {
		r, err := p.Try(ada, session.Say{Session: p.ID, Block: p.Session().Current, Line: line})
		if err != nil {
			t.Fatal(err)
		}
		if who := p.state().Details(p.Case(r.Number).By).Name; who != want {
			t.Errorf("%s: said by %q, want %q", line, who, want)
		}
	}
}
