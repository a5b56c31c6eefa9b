package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"serendip/model"
)

// told is a guest in one line, to compare with.
func told(g GuestRow) string {
	stay := "?"
	if g.StayKnown {
		stay = g.Stay.String()
	}
	return fmt.Sprintf("%s <%s> %s/%s %s %s", g.Name, g.Email, g.Organisation, g.Role, g.Status, stay)
}

func TestDialects(t *testing.T) {
	for _, tt := range []struct {
		file     string
		guests   []string
		doubtful int
	}{
		{"eventbrite.csv", []string{
			"Mei Tan <mei.tan@example.org> Harbour Works/Planner attending ?",
			"Omar Haddad <office@example.org> Harbour Works/ attending ?",
			"Lena Vogt <office@example.org> Harbour Works/ checked in ?",
			"Ravi Iyer <ravi@example.net> / not attending ?",
		}, 1},
		{"luma.csv", []string{
			"Ana María Solís <ana.solis@example.org> / checked in ?",
			"Bo Lind <bo@example.org> / awaiting reply ?",
			"Chidi Eze <chidi@example.org> / waitlisted ?",
		}, 0},
		{"meetup.xls", []string{
			"Ida Berg <> / attending ?",
			`Jo "Bean" Marsh <> /Co-organizer not attending ?`,
			"Kit Osei <> / waitlisted ?",
		}, 0},
		{"teams.csv", []string{
			"Mei Tan <mei.tan@example.org> / checked in 1h35m0s",
			"Lena Vogt <lena@example.org> / checked in 1h0m0s",
			"Gast Ravi <> / checked in 1m0s",
		}, 0},
		{"zoom-meeting.csv", []string{
			"Mei Tan <mei.tan@example.org> / checked in 52m0s",
			"iPhone <> / checked in 15m0s",
		}, 0},
		{"zoom-webinar.csv", []string{
			"Hana Host <hana@example.org> / checked in 1h50m0s",
			"Mei Tan <mei.tan@example.org> / checked in 1h35m0s",
			"Ravi Iyer <ravi@example.net> / attending ?",
		}, 0},
		{"pretix.csv", []string{
			"Mei Tan <mei.tan@example.org> Harbour Works/ checked in ?",
			"Lena Vogt <lena@example.org> / added ?",
		}, 0},
		{"hi-events.csv", []string{
			"Mei Tan <mei.tan@example.org> / checked in ?",
			"Lena Vogt <lena@example.org> / not attending ?",
		}, 0},
		{"splash.csv", []string{
			"Mei Tan <mei.tan@example.org> Harbour Works/Planner awaiting reply ?",
			"Lena Vogt <lena@example.org> Harbour Works/Buyer checked out ?",
			"Ravi Iyer <ravi@example.net> Quay Labs/CTO waitlisted ?",
			"Bo Lind <bo@example.org> / added ?",
		}, 1},
	} {
		t.Run(tt.file, func(t *testing.T) {
			p := mustGuests(t, tt.file, fixture(t, tt.file), nil)
			var got []string
			for _, g := range p.Items {
				got = append(got, told(g))
			}
			if strings.Join(got, "\n") != strings.Join(tt.guests, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.guests, "\n"))
			}
			if len(p.Doubtful) != tt.doubtful {
				t.Errorf("doubtful: %v", p.Doubtful)
			}
			if p.Rows != p.New+p.Merged || p.New != len(p.Items) {
				t.Errorf("%d rows, %d new, %d merged", p.Rows, p.New, p.Merged)
			}
			again := mustGuests(t, tt.file, fixture(t, tt.file), guestsOnFile(p))
			if again.New+again.Changed != 0 {
				t.Errorf("the same file again: %d new, %d changed", again.New, again.Changed)
			}
		})
	}
}

func TestUnknownGuestColumnsAreAnswers(t *testing.T) {
	p := mustGuests(t, "eventbrite.csv", fixture(t, "eventbrite.csv"), nil)
	extra := map[string]string{}
	for _, f := range p.Items[0].Extra {
		extra[f.Name] = f.Value
	}
	for name, want := range map[string]string{
		"What would you like to learn?": "Scheduling, and\nhow others do it", "Order #": "1001", "Attendee #": "5001", "Attendee Status": "Attending",
	} {
		if extra[name] != want {
			t.Errorf("%q is %q, want %q", name, extra[name], want)
		}
	}
}

func TestRejoinsKeepEveryWord(t *testing.T) {
	p := mustGuests(t, "zoom-meeting.csv", fixture(t, "zoom-meeting.csv"), nil)
	var all []string
	for _, f := range p.Items[0].Extra {
		all = append(all, f.Name+"="+f.Value)
	}
	text := strings.Join(all, "; ")
	for _, want := range []string{"Join Time=05/12/2026 08:28:00 AM", "Name=Mei (Mei Tan)", "Join Time (2)=05/12/2026 08:50:00 AM", "Duration (Minutes) (2)=30"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from %s", want, text)
		}
	}
	if strings.Count(text, "Guest=") != 1 {
		t.Errorf("the same word was kept twice: %s", text)
	}
}

func TestGuestNames(t *testing.T) {
	for _, tt := range []struct{ header, row, want string }{
		{"First Name,Middle Name,Last Name", "Karin,Maria,Kron", "Karin Maria Kron"},
		{"Vorname;Name", "Zoë;Müller", "Zoë Müller"},
		{"Nom;Prénom", "Dubois;Élodie", "Élodie Dubois"},
		{"Name,First Name,Last Name", "Ana María Solís,Ana,Solís", "Ana María Solís"},
		{"Name,First name", "Mei Tan,Mei", "Mei Tan"},
		{"Name,First Name,Last Name", "iPhone,Mei,Tan", "Mei Tan"},
		{"User Name (Original Name),First Name,Last Name", "mei,Mei,Tan", "Mei Tan"},
		{"First Name,Last Name,Email", "Info Requested,Info Requested,mei@example.org", "mei"},
		{"Name,Email,Join Time", "Mei Tan (Guest),,08:30", "Mei Tan"},
		{"Name,Email,Join Time", "Mei Tan (Harbour Works),,08:30", "Mei Tan (Harbour Works)"},
		{"Name,Email", "Mei Tan (Guest),", "Mei Tan (Guest)"},
		{"Attendee,Attendee #", "Mei Tan,17", "Mei Tan"},
		{"E-mail", "mei.tan@example.org", "mei.tan"},
		{"Email", "Mei Tan <mei@example.org>", "Mei Tan"},
		{"Surname,Your e-mail address", "Tan,mei@example.org", "Tan"},
	} {
		p := mustGuests(t, "x.csv", []byte(tt.header+"\n"+tt.row+"\n"), nil)
		if got := p.Items[0].Name.String(); got != tt.want {
			t.Errorf("%s / %s: got %q, want %q", tt.header, tt.row, got, tt.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for cell, want := range map[string]string{
		"Mei@Example.ORG": "mei@example.org", "mailto:mei@example.org": "mei@example.org", "Mei Tan <MEI@example.org>": "mei@example.org",
		"<mei@example.org>": "mei@example.org", "mei at example": "", "a@b.org; c@d.org": "", "mei@": "", "a@b@c": "",
	} {
		p := mustGuests(t, "x.csv", []byte("Name\tEmail\nMei\t"+cell+"\n"), nil)
		g := p.Items[0]
		if g.Email != want {
			t.Errorf("%q was read as %q, want %q", cell, g.Email, want)
		}
		if doubtful := len(p.Doubtful) == 1; doubtful != (want == "") {
			t.Errorf("%q: doubtful %v", cell, p.Doubtful)
		}
		if kept := len(g.Extra) == 1 && g.Extra[0].Value == cell; kept != !strings.EqualFold(cell, want) {
			t.Errorf("%q: kept beside the address: %v", cell, g.Extra)
		}
	}
}

func TestRowsWithoutAnybody(t *testing.T) {
	_, err := Guests(mustTable(t, "list.csv", []byte("Name,Email,Diet\nMei,mei@example.org,\n,,vegan\n,nowhere,\n")), nil)
	e := placeOf(t, err)
	if e.File != "list.csv" || e.Line != 3 || !strings.Contains(err.Error(), "line 4") || !strings.Contains(e.Do, "take the line out") {
		t.Errorf("got %v", err)
	}
}

func TestOneNameWithoutAddressesIsOnePerson(t *testing.T) {
	p := mustGuests(t, "x.csv", []byte("Name,Company,Role\nMei Tan,,Planner\nmei  tan,Harbour Works,Buyer\n"), nil)
	g := p.Items[0]
	if p.Merged != 1 || len(p.Doubtful) != 1 || g.Organisation.String() != "Harbour Works" || g.Role.String() != "Planner" {
		t.Fatalf("merged %d, doubtful %v, %+v", p.Merged, p.Doubtful, g)
	}
	if want := (model.Field{Name: "Role", Value: "Buyer"}); len(g.Extra) != 2 || g.Extra[1] != want {
		t.Errorf("the other words are %v", g.Extra)
	}
}

// TestOneNameOfTwoOrganisationsIsTwoPeople, and a row that names neither is taken for the first.
func TestOneNameOfTwoOrganisationsIsTwoPeople(t *testing.T) {
	p := mustGuests(t, "x.csv", []byte("Name,Company,Role\nKai Lu,Mill,Buyer\nKai Lu,Yard,Planner\nKai Lu,yard,\nKai Lu,,Driver\n"), nil)
	if len(p.Items) != 2 || p.Items[0].Organisation.String() != "Mill" || p.Items[1].Organisation.String() != "Yard" || p.Items[0].Key == p.Items[1].Key {
		t.Fatalf("got %+v", p.Items)
	}
	if len(p.Doubtful) != 3 || p.Doubtful[0].Line != 3 || !strings.Contains(p.Doubtful[0].Reasons[0], "another organisation") {
		t.Errorf("doubtful: %v", p.Doubtful)
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"48": 48 * time.Minute, "1:02:03": time.Hour + 2*time.Minute + 3*time.Second, "1h 5m 3s": time.Hour + 5*time.Minute + 3*time.Second,
		"2 Std. 3 Min.": 2*time.Hour + 3*time.Minute, "45m": 45 * time.Minute, "10 sec": 10 * time.Second, "0": 0, "1 hour, 2 minutes": time.Hour + 2*time.Minute,
		"": -1, "a while": -1, "--": -1, "1:2": -1, "99999999": -1, "-4": -1, "3 apples": -1, "1.5": -1,
	} {
		got, ok := duration(text, time.Minute)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("duration(%q) = %v, %v", text, got, ok)
		}
	}
}
