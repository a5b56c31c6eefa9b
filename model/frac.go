package model

import (
	"encoding/json"
	"fmt"
	"math/big"
)

// Frac is an exact fraction. Means of means are compared with a mark, so rounding would decide outcomes; a Frac never
// rounds and never overflows. The zero Frac is 0. Compare with Cmp, not with ==.
type Frac struct{ r *big.Rat }

// NewFrac is num/den. It panics when den is 0, as division does.
func NewFrac(num, den int64) Frac { return Frac{big.NewRat(num, den)} }

// rat is the value to read; it is never written to.
func (f Frac) rat() *big.Rat {
	if f.r == nil {
		return new(big.Rat)
	}
	return f.r
}

// Plus is f + g.
func (f Frac) Plus(g Frac) Frac { return Frac{new(big.Rat).Add(f.rat(), g.rat())} }

// Minus is f - g.
func (f Frac) Minus(g Frac) Frac { return Frac{new(big.Rat).Sub(f.rat(), g.rat())} }

// Times is f * g.
func (f Frac) Times(g Frac) Frac { return Frac{new(big.Rat).Mul(f.rat(), g.rat())} }

// Over is f / g. It panics when g is 0.
func (f Frac) Over(g Frac) Frac { return Frac{new(big.Rat).Quo(f.rat(), g.rat())} }

// Cmp is -1, 0 or 1 as f is less than, equal to or greater than g.
func (f Frac) Cmp(g Frac) int { return f.rat().Cmp(g.rat()) }

// AtLeast says whether f >= g.
func (f Frac) AtLeast(g Frac) bool { return f.Cmp(g) >= 0 }

// Sign is -1, 0 or 1 as f is negative, zero or positive.
func (f Frac) Sign() int { return f.rat().Sign() }

// Ceil is the smallest whole number that is at least f.
func (f Frac) Ceil() int {
	quotient, rest := new(big.Int).QuoRem(f.rat().Num(), f.rat().Denom(), new(big.Int))
	if rest.Sign() > 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return int(quotient.Int64())
}

// Float is the nearest float: for lengths of bars, never for decisions.
func (f Frac) Float() float64 {
	x, _ := f.rat().Float64()
	return x
}

// String is f with one decimal, halves away from zero: "2.2".
func (f Frac) String() string { return f.rat().FloatString(1) }

// Beside is f as it may stand beside a mark: with one decimal, or as many as it takes (up to six) that a mean short of
// the mark does not read as having reached it: 59/30 beside 2 is "1.97", not "2.0".
func (f Frac) Beside(mark Frac) string {
	for decimals := 1; decimals < 6; decimals++ {
		shown := f.rat().FloatString(decimals)
		read, _ := new(big.Rat).SetString(shown)
		if (Frac{read}).AtLeast(mark) == f.AtLeast(mark) {
			return shown
		}
	}
	return f.rat().FloatString(6)
}

// Mean is the mean of fs, and false when there are none.
func Mean(fs ...Frac) (Frac, bool) {
	if len(fs) == 0 {
		return Frac{}, false
	}
	var sum Frac
	for _, f := range fs {
		sum = sum.Plus(f)
	}
	return sum.Over(NewFrac(int64(len(fs)), 1)), true
}

type fracJSON struct {
	Num *big.Int `json:"num"`
	Den *big.Int `json:"den"`
}

// MarshalJSON writes {"num": 11, "den": 5}, in lowest terms, den above 0.
func (f Frac) MarshalJSON() ([]byte, error) {
	return json.Marshal(fracJSON{f.rat().Num(), f.rat().Denom()})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Frac) UnmarshalJSON(raw []byte) error {
	var in fracJSON
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	if in.Num == nil || in.Den == nil || in.Den.Sign() == 0 {
		return fmt.Errorf("%s is not a fraction: num and den are expected, den not 0", raw)
	}
	f.r = new(big.Rat).SetFrac(in.Num, in.Den)
	return nil
}

// MarshalBinary writes the text form "11/5".
func (f Frac) MarshalBinary() ([]byte, error) { return f.rat().MarshalText() }

// UnmarshalBinary reads what MarshalBinary wrote.
func (f *Frac) UnmarshalBinary(raw []byte) error {
	const most = 4096 // longer than any sum of marks can be
	r := new(big.Rat)
	if len(raw) > most || r.UnmarshalText(raw) != nil {
		return fmt.Errorf("%.40q is not a fraction like 11/5", raw)
	}
	f.r = r
	return nil
}
