package model

import (
	"fmt"
	"math/big"
	"strings"
)

// Terms are what the value of a programme is reckoned with. The zero ones are 220 days and no price.
type Terms struct {
	Days     int    `cbor:"1,keyasint,omitempty"` // worked a year; 0 for WorkingDays
	Hour     int64  `cbor:"2,keyasint,omitempty"` // what an hour is worth, in hundredths of the currency; 0 for no price
	Currency string `cbor:"3,keyasint,omitempty"` // ISO 4217, such as EUR
	OnWall   bool   `cbor:"4,keyasint,omitempty"` // money may stand on wall and seats
}

// MostDays and MostHour bound the terms: a year has no more days, and no hour of work costs a million.
const (
	MostDays = 366
	MostHour = 1_000_000_00
)

// WorkingDays is how many days a year are worked.
func (t Terms) WorkingDays() int {
	if t.Days == 0 {
		return WorkingDays
	}
	return t.Days
}

// Priced says whether hours have a price.
func (t Terms) Priced() bool { return t.Hour > 0 }

// Price is what an hour is worth, "35.50 EUR"; "" without a price.
func (t Terms) Price() string {
	switch {
	case !t.Priced():
		return ""
	case t.Hour%100 == 0:
		return fmt.Sprintf("%d %s", t.Hour/100, t.Currency)
	}
	return fmt.Sprintf("%d.%02d %s", t.Hour/100, t.Hour%100, t.Currency)
}

// String is the assumptions as they stand beside a figure.
func (t Terms) String() string {
	out := fmt.Sprintf("%d working days a year", t.WorkingDays())
	if t.Priced() {
		out += ", an hour at " + t.Price()
	}
	return out
}

// ParseMoney reads an amount with at most two decimals, such as 35 or 35.50, in hundredths.
func ParseMoney(typed string) (int64, error) {
	wrong := fmt.Errorf("%q is no amount; write it as 35 or 35.50", typed)
	whole, cents, point := strings.Cut(strings.TrimSpace(strings.Replace(typed, ",", ".", 1)), ".")
	if point && len(cents) != 1 && len(cents) != 2 {
		return 0, wrong
	}
	for len(cents) < 2 {
		cents += "0"
	}
	var n int64
	for _, r := range whole + cents {
		if r < '0' || r > '9' || n > MostHour {
			return 0, wrong
		}
		n = n*10 + int64(r-'0')
	}
	if whole == "" || n > MostHour {
		return 0, wrong
	}
	return n, nil
}

// ParseCurrency reads a code of ISO 4217: three letters.
func ParseCurrency(typed string) (string, error) {
	code := strings.ToUpper(strings.TrimSpace(typed))
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", fmt.Errorf("%q is no currency; write its three letters, such as EUR", typed)
	}
	return code, nil
}

// Claim is a claim of minutes with its status.
type Claim struct {
	Minutes, Others, Same int
	Status                ClaimStatus
}

// ClaimTotal is what claims come to. A refuted one is counted and adds nothing.
type ClaimTotal struct {
	Terms Terms
	Count [4]int  // claims by status
	Hours [4]Frac // hours a year by status
}

// AddUp adds claims: minutes a day x people x working days, over 60, each (see ClaimedHours).
func AddUp(terms Terms, claims []Claim) ClaimTotal {
	t := ClaimTotal{Terms: terms}
	for _, c := range claims {
		if c.Minutes <= 0 {
			continue
		}
		hours, _ := ClaimedHours(c.Minutes, c.Others, c.Same, terms.WorkingDays())
		t.Count[c.Status&3]++
		t.Hours[c.Status&3] = t.Hours[c.Status&3].Plus(hours)
	}
	return t
}

// Counted is how many claims are in the total, and the hours a year that they add up to.
func (t ClaimTotal) Counted() (claims int, hours Frac) {
	for _, s := range []ClaimStatus{ClaimMade, ClaimChecked, ClaimConfirmed} {
		claims, hours = claims+t.Count[s], hours.Plus(t.Hours[s])
	}
	return claims, hours
}

// Any says whether anything was claimed at all.
func (t ClaimTotal) Any() bool { return t.Count != [4]int{} }

// Sum is the hours in all with their formula; "" when nothing was claimed.
func (t ClaimTotal) Sum() string {
	claims, hours := t.Counted()
	what := "use cases"
	if claims == 1 {
		what = "use case"
	}
	if !t.Any() {
		return ""
	}
	return fmt.Sprintf("%s h a year claimed in %d %s: minutes x people x %d days", hours.Whole(), claims, what, t.Terms.WorkingDays())
}

// Verified says how much of the sum an end user has seen: "385 h confirmed in 1, 110 h checked in 2; 1 refuted does not
// count". It is "" when nothing was claimed.
func (t ClaimTotal) Verified() string {
	if !t.Any() {
		return ""
	}
	var parts []string
	for _, s := range []ClaimStatus{ClaimConfirmed, ClaimChecked} {
		if n := t.Count[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s h %s in %d", t.Hours[s].Whole(), s, n))
		}
	}
	out := strings.Join(parts, ", ")
	switch n := t.Count[ClaimMade]; {
	case out == "" && n > 0:
		out = "none checked with an end user yet"
	case n > 0:
		out += fmt.Sprintf(", %s h only claimed in %d", t.Hours[ClaimMade].Whole(), n)
	}
	if n := t.Count[ClaimRefuted]; n > 0 {
		if out != "" {
			out += "; "
		}
		does := "do"
		if n == 1 {
			does = "does"
		}
		out += fmt.Sprintf("%d refuted %s not count", n, does)
	}
	return out
}

// Money is what the confirmed claims are worth, with the formula: "385 h confirmed x 35 EUR = 13475 EUR a year". It is
// "" without a price, and without a confirmed claim: money has no place beside what nobody has checked.
func (t ClaimTotal) Money() string {
	if !t.Terms.Priced() || t.Count[ClaimConfirmed] == 0 {
		return ""
	}
	hours := t.Hours[ClaimConfirmed]
	return fmt.Sprintf("%s h confirmed x %s = %s %s a year", hours.Whole(), t.Terms.Price(), t.Worth().Whole(), t.Terms.Currency)
}

// Worth is the exact value of the confirmed hours.
func (t ClaimTotal) Worth() Frac { return t.Hours[ClaimConfirmed].Times(NewFrac(t.Terms.Hour, 100)) }

// Whole is f without decimals, with "about" when it was rounded: "385", "about 367".
func (f Frac) Whole() string {
	about := ""
	if !f.rat().IsInt() {
		about = "about "
	}
	return about + f.rat().FloatString(0)
}

// Rounded is the nearest whole number, halves away from zero.
func (f Frac) Rounded() int {
	n, _ := new(big.Int).SetString(f.rat().FloatString(0), 10)
	return int(n.Int64())
}
