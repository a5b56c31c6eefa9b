package model

import "fmt"

// Verdict is what a review decides about a promise.
type Verdict uint8

// The verdicts.
const (
	NoVerdict Verdict = iota
	Adopt             // it works: keep it and tell it
	Iterate           // change something and try once more: a second cycle
	Discard           // stop it
)

var verdictWords = [...]string{"", "adopt", "iterate", "discard"}

// String is the verdict's word.
func (v Verdict) String() string {
	if int(v) < len(verdictWords) {
		return verdictWords[v]
	}
	return ""
}

// Order is where a verdict stands among others: what has none yet comes last.
func (v Verdict) Order() int {
	if v == NoVerdict {
		return len(verdictWords)
	}
	return int(v)
}

// Verdicts lists the verdicts in order.
func Verdicts() []Verdict { return []Verdict{Adopt, Iterate, Discard} }

// Doubt says what is wrong when figures contradict each other.
type Doubt uint8

// The doubts.
const (
	NoDoubt Doubt = iota
	DoubtMeasure
	DoubtTool
	DoubtHypothesis
)

var doubtWords = [...]string{"", "measure", "tool", "hypothesis"}

// String is the doubt's word.
func (d Doubt) String() string {
	if int(d) < len(doubtWords) {
		return doubtWords[d]
	}
	return ""
}

// Doubts lists the doubts in order.
func Doubts() []Doubt { return []Doubt{DoubtMeasure, DoubtTool, DoubtHypothesis} }

// Figures are those of one promise.
type Figures struct{ Baseline, Target, Actual Figure }

// Proposal is a verdict that the figures speak for, with the reason in a sentence. Without a verdict the people judge.
type Proposal struct {
	Verdict     Verdict
	Why         string
	Contradicts bool // the figures contradict each other: is the measure, the tool or the hypothesis wrong?
	Missing     bool // a figure is missing, and could be asked for
}

// farBeyond is how many times the promised way is too good to be true without a look at the measure.
const farBeyond = 3

// Propose says which verdict the figures of a promise speak for: adopt when the target is reached, iterate when some of
// the way is gone, discard when none is. What went the other way, has other units, or is far beyond the target
// contradicts itself, and proposes nothing until somebody says what is wrong. It is the "act" of plan, do, study, act:
// adopt, adapt or abandon (Langley, Moen, Nolan, Nolan, Norman and Provost, The Improvement Guide, 2009); that half of
// the way or less is still worth a second cycle is our reading. Exact: fractions, not floats.
func Propose(f Figures) Proposal {
	switch b, t, a := f.Baseline, f.Target, f.Actual; {
	case a.Words == "":
		return Proposal{Missing: true, Why: "the actual figure is not there yet"}
	case t.Words == "":
		return Proposal{Missing: true, Why: "nobody said what should be reached"}
	case !t.Known || !a.Known:
		return Proposal{Why: "these are words, not numbers: judge them together"}
	case a.Unit != t.Unit && a.Unit != "" && t.Unit != "":
		return Proposal{Contradicts: true, Why: fmt.Sprintf("the target counts “%s”, the actual figure “%s”", t.Unit, a.Unit)}
	case !b.Known && a.Number.Cmp(t.Number) == 0:
		return Proposal{Verdict: Adopt, Why: "the target is met exactly"}
	case !b.Known:
		return Proposal{Missing: true, Why: "without a baseline nobody can say which way is better"}
	case b.Unit != t.Unit && b.Unit != "" && t.Unit != "":
		return Proposal{Contradicts: true, Why: fmt.Sprintf("the baseline counts “%s”, the target “%s”", b.Unit, t.Unit)}
	case b.Number.Cmp(t.Number) == 0:
		return Proposal{Contradicts: true, Why: "the target is what the baseline was: nothing was promised"}
	default:
		return onTheWay(a.Number.Minus(b.Number).Over(t.Number.Minus(b.Number)))
	}
}

// onTheWay judges how much of the way from baseline to target is gone; 1 is all of it.
func onTheWay(gone Frac) Proposal {
	percent := gone.Times(NewFrac(100, 1)).rat().FloatString(0)
	switch {
	case gone.Cmp(NewFrac(farBeyond, 1)) > 0:
		return Proposal{Contradicts: true, Why: fmt.Sprintf("it went %s%% of the way, which is too good to be true without a look at how it was measured", percent)}
	case gone.AtLeast(NewFrac(1, 1)):
		return Proposal{Verdict: Adopt, Why: "the target is reached"}
	case gone.Sign() > 0:
		return Proposal{Verdict: Iterate, Why: fmt.Sprintf("%s%% of the way is gone", percent)}
	case gone.Sign() == 0:
		return Proposal{Verdict: Discard, Why: "nothing moved"}
	}
	return Proposal{Contradicts: true, Why: "it went the other way"}
}
