package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Reckoning is a way to rank by numbers that the facilitator enters.
type Reckoning uint8

// The reckonings. The numbers are on disk.
const (
	ReckonRICE Reckoning = iota + 1
	ReckonWSJF
)

// Numbers are the four that a reckoning takes, in hundredths; all zero for none. RICE: reach, impact, confidence in per
// cent, effort. WSJF: business value, time criticality, risk reduction or opportunity, job size.
type Numbers [4]int64

// ReckoningOf is the reckoning of a block's method; 0 for none.
func ReckoningOf(m Method) Reckoning {
	switch m {
	case RICE:
		return ReckonRICE
	case WSJF:
		return ReckonWSJF
	}
	return 0
}

// String is the reckoning's name.
func (r Reckoning) String() string {
	switch r {
	case ReckonRICE:
		return "RICE"
	case ReckonWSJF:
		return "WSJF"
	}
	return ""
}

// Fields names its four numbers: a key for files, and a word for people.
func (r Reckoning) Fields() [4]Ask {
	if r == ReckonWSJF {
		return [4]Ask{
			{Key: "value", Title: "Value", Help: "for users and business, beside the others: 1, 2, 3, 5, 8, 13, 20"},
			{Key: "urgency", Title: "Urgency", Help: "how it decays with time: 1, 2, 3, 5, 8, 13, 20"},
			{Key: "risk", Title: "Risk", Help: "what risk it takes away, or what it makes possible: 1, 2, 3, 5, 8, 13, 20"},
			{Key: "size", Title: "Size", Help: "of the job, beside the others: 1, 2, 3, 5, 8, 13, 20"},
		}
	}
	return [4]Ask{
		{Key: "reach", Title: "Reach", Help: "people in a quarter"},
		{Key: "impact", Title: "Impact", Help: "3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal"},
		{Key: "confidence", Title: "Confidence", Help: "in per cent: 100 high, 80 medium, 50 low"},
		{Key: "effort", Title: "Effort", Help: "person-months"},
	}
}

// Formula is how it is counted.
func (r Reckoning) Formula() string {
	if r == ReckonWSJF {
		return "WSJF = (value + urgency + risk) / size"
	}
	return "RICE = reach x impact x confidence / effort"
}

// Score is the number to rank by, exactly.
func (r Reckoning) Score(n Numbers) (Frac, bool) {
	if r.Check(n) != nil {
		return Frac{}, false
	}
	part := func(i int) Frac { return NewFrac(n[i], 100) }
	if r == ReckonWSJF {
		return WSJFScore(part(0).Plus(part(1)).Plus(part(2)), part(3)), true
	}
	return RICEScore(part(0), part(1), NewFrac(n[2], 100*100), part(3)), true
}

// RICEScore is reach x impact x confidence / effort (Sean McBride, Intercom, 2018: RICE: Simple prioritization for
// product managers). Confidence is a share; effort is in person-months and above 0.
func RICEScore(reach, impact, confidence, effort Frac) Frac {
	return reach.Times(impact).Times(confidence).Over(effort)
}

// WSJFScore is the cost of delay over the size of the job: weighted shortest job first (Reinertsen 2009: The Principles
// of Product Development Flow, chapter 7). SAFe takes for the cost of delay the sum of user and business value, time
// criticality, and risk reduction or opportunity enablement, and the job's size for its duration.
func WSJFScore(costOfDelay, size Frac) Frac { return costOfDelay.Over(size) }

// Check refuses numbers that cannot be reckoned with.
func (r Reckoning) Check(n Numbers) error {
	const most = 1_000_000_000 * 100
	fields := r.Fields()
	for i, x := range n {
		switch {
		case x < 0 || x > most:
			return fmt.Errorf("%s is a number from 0 to 1,000,000,000", strings.ToLower(fields[i].Title))
		case i == 3 && x == 0:
			return fmt.Errorf("%s is above 0", strings.ToLower(fields[i].Title))
		}
	}
	if r == ReckonRICE && n[2] > 100*100 {
		return errors.New("confidence is at most 100 per cent")
	}
	return nil
}

// ParseNumber reads a number with up to two decimals as hundredths.
func ParseNumber(typed string) (int64, error) {
	typed = strings.TrimSuffix(strings.TrimSpace(typed), "%")
	whole, part, _ := strings.Cut(strings.Replace(typed, ",", ".", 1), ".")
	if len(part) > 2 {
		return 0, fmt.Errorf("%q has too many decimals: two at most", typed)
	}
	n, err := strconv.ParseUint(whole+(part + "00")[:2], 10, 62)
	if err != nil || whole == "" {
		return 0, fmt.Errorf("%q is no number; write one like 450 or 0.5", typed)
	}
	return int64(n), nil
}

// NumberText is hundredths as a number: "450", "0.5".
func NumberText(n int64) string {
	text := NewFrac(n, 100).rat().FloatString(2)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
