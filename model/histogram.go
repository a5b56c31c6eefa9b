package model

import "fmt"

// Mark is what a scorer gives: 0 to 3 points, or CantSay.
type Mark int8

// The marks.
const (
	CantSay Mark = -1
	NoMark  Mark = 0 // "no": it counts, unlike CantSay
	Little  Mark = 1
	Good    Mark = 2
	High    Mark = 3
)

// String is the mark's word on screen.
func (m Mark) String() string {
	if m < CantSay || m > High {
		return ""
	}
	return [...]string{"can't say", "no", "little", "good", "high"}[m+1]
}

// ParseMark reads a mark as it is typed: 0, 1, 2, 3, or - for "can't say".
func ParseMark(s string) (Mark, error) {
	switch s {
	case "-":
		return CantSay, nil
	case "0", "1", "2", "3":
		return Mark(s[0] - '0'), nil
	}
	return 0, fmt.Errorf("%q is not a mark: give 0, 1, 2 or 3, or - for can't say", s)
}

// Histogram counts people by the mark they gave, with no person in it.
type Histogram struct {
	Counts  [4]int `cbor:"1,keyasint" json:"counts"` // how many gave 0, 1, 2, 3
	CantSay int    `cbor:"2,keyasint,omitempty" json:"cant_say"`
}

// HistogramOf reads people by mark 0..3 and "can't say".
func HistogramOf(cells [5]int) Histogram {
	return Histogram{Counts: [4]int(cells[:4]), CantSay: cells[4]}
}

// Cells is the inverse of HistogramOf.
func (h Histogram) Cells() [5]int {
	return [5]int{h.Counts[0], h.Counts[1], h.Counts[2], h.Counts[3], h.CantSay}
}

// Add is the histogram with one more mark; what is no mark changes nothing.
func (h Histogram) Add(m Mark) Histogram {
	switch {
	case m == CantSay:
		h.CantSay++
	case m >= NoMark && m <= High:
		h.Counts[m]++
	}
	return h
}

// Plus is both histograms together: seats and a show of hands.
func (h Histogram) Plus(g Histogram) Histogram {
	for i, n := range g.Counts {
		h.Counts[i] += n
	}
	h.CantSay += g.CantSay
	return h
}

// Minus is the histogram without g.
func (h Histogram) Minus(g Histogram) Histogram {
	for i, n := range g.Counts {
		h.Counts[i] -= n
	}
	h.CantSay -= g.CantSay
	return h
}

// Valid says whether no count is negative.
func (h Histogram) Valid() bool {
	return min(h.Counts[0], h.Counts[1], h.Counts[2], h.Counts[3], h.CantSay) >= 0
}

// Marks is how many gave a mark; abstentions are none.
func (h Histogram) Marks() int { return h.Counts[0] + h.Counts[1] + h.Counts[2] + h.Counts[3] }

// People is how many gave a mark or said that they can't say.
func (h Histogram) People() int { return h.Marks() + h.CantSay }

// Points is the sum of the marks.
func (h Histogram) Points() int { return h.Counts[1] + 2*h.Counts[2] + 3*h.Counts[3] }

// Mean is the mean mark without the abstentions, and false when there is no mark.
func (h Histogram) Mean() (Frac, bool) {
	if h.Marks() == 0 {
		return Frac{}, false
	}
	return NewFrac(int64(h.Points()), int64(h.Marks())), true
}

// at is the i-th mark in ascending order.
func (h Histogram) at(i int) int64 {
	for mark, n := range h.Counts {
		if i < n {
			return int64(mark)
		}
		i -= n
	}
	return int64(High)
}

// Median is the middle mark, or the mean of the two middle ones; false when there is no mark.
func (h Histogram) Median() (Frac, bool) {
	n := h.Marks()
	if n == 0 {
		return Frac{}, false
	}
	return NewFrac(h.at((n-1)/2)+h.at(n/2), 2), true
}

// Deviation is the average deviation of the marks from their median, AD_Md (Burke, Finkelstein and Dusig 1999: On
// average deviation indices for estimating interrater agreement), in points; false when there is no mark.
func (h Histogram) Deviation() (Frac, bool) {
	n := h.Marks()
	if n == 0 {
		return Frac{}, false
	}
	twiceMedian, sum := h.at((n-1)/2)+h.at(n/2), int64(0)
	for mark, people := range h.Counts {
		sum += int64(people) * abs(2*int64(mark)-twiceMedian)
	}
	return NewFrac(sum, 2*int64(n)), true
}

func abs(n int64) int64 { return max(n, -n) }
