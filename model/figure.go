package model

import (
	"math/big"
	"strings"
)

// FigureKind tells which of a promise's figures one is.
type FigureKind uint8

// The figures of a promise: what it was, what it should become, what came.
const (
	FigureBaseline FigureKind = iota + 1
	FigureTarget
	FigureActual
)

var figureWords = [...]string{"", "baseline", "target", "actual"}

// String is the figure's word.
func (k FigureKind) String() string {
	if int(k) < len(figureWords) {
		return figureWords[k]
	}
	return ""
}

// FigureKinds lists the figures in order.
func FigureKinds() []FigureKind { return []FigureKind{FigureBaseline, FigureTarget, FigureActual} }

// Figure is what somebody wrote as a figure: "12.5 min a lorry" is 12.5 of "min a lorry". What has no number in it is
// words, which count as well: they are judged by people.
type Figure struct {
	Words  string
	Number Frac
	Known  bool   // a number was found
	Unit   string // the words around it, small letters
	// Numeral is the number as it was written, its sign included.
	Numeral string
}

// mostDigits is how many digits a figure may have: more are no measurement, and would be slow to count with.
const mostDigits = 30

// ReadFigure finds the first number in words. A comma or a point before one, two, four or more last digits parts
// decimals; before exactly three digits, and where there are several, it parts thousands.
func ReadFigure(words string) Figure {
	f := Figure{Words: words}
	from := strings.IndexAny(words, "0123456789")
	if from < 0 {
		return f
	}
	to := from
	for to < len(words) && strings.IndexByte("0123456789.,'", words[to]) >= 0 {
		to++
	}
	digits := strings.TrimRight(words[from:to], ".,'")
	to = from + len(digits)
	number, ok := new(big.Rat).SetString(plainNumber(digits))
	if !ok || len(digits) > mostDigits {
		return f
	}
	before := strings.TrimRight(words[:from], " ")
	for _, minus := range []string{"-", "−", "–"} {
		if rest, found := strings.CutSuffix(words[:from], minus); found {
			number.Neg(number)
			before = rest
		}
	}
	f.Number, f.Known, f.Numeral = Frac{number}, true, digits
	if number.Sign() < 0 {
		f.Numeral = "-" + digits
	}
	f.Unit = strings.ToLower(strings.Join(strings.Fields(before+" "+words[to:]), " "))
	return f
}

// plainNumber writes a number with a point before its decimals and nothing else.
func plainNumber(digits string) string {
	digits = strings.ReplaceAll(digits, "'", "")
	last := strings.LastIndexAny(digits, ".,")
	if last < 0 {
		return digits
	}
	sign := digits[last : last+1]
	whole := strings.NewReplacer(".", "", ",", "").Replace(digits[:last])
	if strings.Count(digits, sign) > 1 || len(digits)-last-1 == 3 && whole != "0" && !strings.ContainsAny(digits[:last], ".,") {
		return strings.NewReplacer(".", "", ",", "").Replace(digits)
	}
	return whole + "." + digits[last+1:]
}
