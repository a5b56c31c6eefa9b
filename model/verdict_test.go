package model

import "testing"

func TestReadFigure(t *testing.T) {
	for words, want := range map[string]struct {
		number string
		unit   string
	}{
		"12 min a lorry": {"12.0", "min a lorry"}, "12.5 min": {"12.5", "min"}, "12,5 min": {"12.5", "min"}, "1,200 calls": {"1200.0", "calls"},
		"1.200.000": {"1200000.0", ""}, "1.234,5 EUR": {"1234.5", "eur"}, "EUR 4,000.50": {"4000.5", "eur"}, "-3 points": {"-3.0", "points"},
		"about 40 % of orders": {"40.0", "about % of orders"}, "0.125": {"0.1", ""}, "1'000": {"1000.0", ""}, "7.": {"7.0", "."},
	} {
		f := ReadFigure(words)
		if !f.Known || f.Number.String() != want.number || f.Unit != want.unit {
			t.Errorf("%q is %s of %q (%v)", words, f.Number, f.Unit, f.Known)
		}
	}
	for _, words := range []string{"", "fewer calls", "1234567890123456789012345678901234567890"} {
		if ReadFigure(words).Known {
			t.Errorf("%q has no number", words)
		}
	}
}

func TestPropose(t *testing.T) {
	for name, c := range map[string]struct {
		baseline, target, actual string
		verdict                  Verdict
		contradicts, missing     bool
	}{
		"less is better, reached":   {"20 min", "10 min", "9 min", Adopt, false, false},
		"more is better, reached":   {"10", "20", "20", Adopt, false, false},
		"part of the way":           {"20 min", "10 min", "14 min", Iterate, false, false},
		"a little of the way":       {"20 min", "10 min", "19 min", Iterate, false, false},
		"nothing moved":             {"20 min", "10 min", "20 min", Discard, false, false},
		"the other way":             {"20 min", "10 min", "22 min", NoVerdict, true, false},
		"too good to be true":       {"20 min", "19 min", "2 min", NoVerdict, true, false},
		"nothing promised":          {"20 min", "20 min", "10 min", NoVerdict, true, false},
		"other units":               {"20 min", "10 min", "9 lorries", NoVerdict, true, false},
		"other units at first":      {"20 %", "10 min", "9 min", NoVerdict, true, false},
		"a unit left out":           {"20 min", "10", "9", Adopt, false, false},
		"words":                     {"nobody knows", "everybody knows", "half of us know", NoVerdict, false, false},
		"no actual":                 {"20", "10", "", NoVerdict, false, true},
		"no target":                 {"20", "", "10", NoVerdict, false, true},
		"no baseline":               {"", "10", "9", NoVerdict, false, true},
		"no baseline, and just met": {"", "10", "10", Adopt, false, false},
	} {
		p := Propose(Figures{ReadFigure(c.baseline), ReadFigure(c.target), ReadFigure(c.actual)})
		if p.Verdict != c.verdict || p.Contradicts != c.contradicts || p.Missing != c.missing || p.Why == "" {
			t.Errorf("%s: %+v", name, p)
		}
	}
}
