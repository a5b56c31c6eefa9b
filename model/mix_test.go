package model

import (
	"slices"
	"testing"
)

func TestMixWarnings(t *testing.T) {
	many := func(n int, m Mixed) []Mixed { return slices.Repeat([]Mixed{m}, n) }
	customer, seller, boss := Mixed{Side: SideCustomer, Part: PartProduct}, Mixed{Side: SideVendor, Part: PartSales}, Mixed{Side: SideCustomer, Part: PartExecutive}
	for name, tt := range map[string]struct {
		guests []Mixed
		want   []string
	}{
		"nobody":           {nil, nil},
		"nothing is known": {many(5, Mixed{}), nil},
		"a good mix":       {append(many(3, customer), boss, seller), nil},
		"no executive":     {many(3, customer), []string{"no executive comes"}},
		"sellers": {append(many(3, seller), boss, customer), []string{
			"sales and marketing outweigh: 3 of 5", "vendor outnumbers customers: 3 to 2",
		}},
		"half is not more than half": {[]Mixed{boss, {Side: SideVendor, Part: PartMarketing}}, nil},
		"prospects": {[]Mixed{boss, {Name: "A", Side: SideProspect}, {Name: "B", Side: SideProspect, Screening: Screening{1, 1, 1}}, {Name: "C", Side: SideProspect, Screening: Screening{1, 2, 0}}}, []string{
			"A is an unscreened prospect", "C did not pass the screening: a reference call serves them better",
		}},
	} {
		if got := MixWarnings(tt.guests); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWordsOfTheMix(t *testing.T) {
	if p, err := ParsePart("Exec"); err != nil || p != PartExecutive {
		t.Errorf("exec is %v, %v", p, err)
	}
	if _, err := ParseSide("x"); err == nil {
		t.Error("x is a side")
	}
	if s, err := ParseScreening("yes, no ?"); err != nil || s != (Screening{1, 2, 0}) || !s.Failed() {
		t.Errorf("screening is %v, %v", s, err)
	}
}

func TestManyUnscreenedProspectsAreOneWarning(t *testing.T) {
	guests := []Mixed{{Name: "Ada", Side: SideCustomer, Part: PartExecutive}}
	for _, name := range []string{"Pia", "Quin", "Rosa", "Sam"} {
		guests = append(guests, Mixed{Name: name, Side: SideProspect})
	}
	if got := MixWarnings(guests); len(got) != 1 || got[0] != "4 prospects are unscreened: Pia, Quin and 2 more" {
		t.Errorf("%q", got)
	}
}
