package exports

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// guestGen makes guests with hostile words in every place, each of a name and an address of their own.
func guestGen(t *rapid.T) []session.GuestFace {
	var out []session.GuestFace
	word := rapid.OneOf(rapid.SampledFrom([]string{"", "=1+1", "'quoted'", "a,b;\"c\"", "Zoë Żółć", "+44", "-", "@x", "מיה"}), rapid.StringN(0, 12, -1))
	clean := func(label string) string {
		line, err := model.CleanLine(word.Draw(t, label))
		if err != nil {
			return ""
		}
		return line.String()
	}
	for n := range rapid.IntRange(1, 6).Draw(t, "guests") {
		g := session.GuestFace{
			Side: model.GuestSide(rapid.IntRange(0, 3).Draw(t, "side")), Part: model.Part(rapid.IntRange(0, 7).Draw(t, "part")),
			Photo: model.Reply(rapid.IntRange(0, 2).Draw(t, "photo")), Social: model.Reply(rapid.IntRange(0, 2).Draw(t, "social")),
		}
		for i := range g.Screening {
			g.Screening[i] = model.Reply(rapid.IntRange(0, 2).Draw(t, "reply"))
		}
		g.Name = model.MustLine(strings.TrimSpace("G" + string(rune('a'+n)) + " " + clean("name"))).String()
		if rapid.Bool().Draw(t, "address") {
			g.Email = string(rune('a'+n)) + "@example.org"
		}
		g.Organisation, g.Role = clean("organisation"), clean("role")
		g.Status = model.GuestStatus(rapid.IntRange(1, 7).Draw(t, "status"))
		for _, name := range []string{"Diet", "Email", "+1", "diet"} {
			note, err := model.CleanNote(word.Draw(t, "answer") + "\n" + word.Draw(t, "more"))
			if err == nil && rapid.Bool().Draw(t, "answered") {
				g.Extra = append(g.Extra, model.Field{Name: name, Value: note.String()})
			}
		}
		out = append(out, g)
	}
	return out
}

// TestGuestListComesBack writes lists and reads them again.
func TestGuestListComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		guests := guestGen(t)
		var b bytes.Buffer
		if err := WriteGuests(&b, guests); err != nil {
			t.Fatal(err)
		}
		p, err := intake.GuestFile("x-guests.csv", &b, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Items) != len(guests) || len(p.Doubtful) != 0 {
			t.Fatalf("%d guests of %d, doubtful %v", len(p.Items), len(guests), p.Doubtful)
		}
		for i, g := range p.Items {
			want := guests[i]
			if g.Name.String() != want.Name || g.Email != want.Email || g.Organisation.String() != want.Organisation || g.Role.String() != want.Role || g.Status != want.Status ||
				g.Side != want.Side || g.Part != want.Part || g.Photo != want.Photo || g.Social != want.Social || g.Screening != want.Screening {
				t.Fatalf("%+v came back as %+v", want, g)
			}
			if !slices.Equal(sorted(g.Extra), sorted(want.Extra)) {
				t.Fatalf("answers %q came back as %q", want.Extra, g.Extra)
			}
		}
	})
}

func sorted(fields []model.Field) []model.Field {
	return slices.SortedFunc(slices.Values(fields), func(a, b model.Field) int { return strings.Compare(a.Name, b.Name) })
}

func TestMixInNumbers(t *testing.T) {
	if mixOf(model.Composition{People: 3}) != nil {
		t.Error("nothing is known, and something is said")
	}
	m := mixOf(model.Compose([]model.Mixed{{Side: model.SideCustomer, Part: model.PartExecutive}, {Side: model.SideCustomer}, {}}))
	if m.People != 3 || !slices.Equal(m.Sides, []Count{{"customer", 2}, {model.SideUnknown, 1}}) || !slices.Equal(m.Roles, []Count{{"executive", 1}}) {
		t.Errorf("got %+v", m)
	}
	r := teller{Content: Content{Composition: m}}
	if got := r.mixed(); got != "The mix: 2 customers, 1 side unknown; 1 executive." {
		t.Errorf("got %q", got)
	}
}
