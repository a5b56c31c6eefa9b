package intake

import (
	_ "embed"
	"strings"

	"serendip/model"
)

//go:embed labelled.txt
var labelled string

// Proof is how words do on the lines that were labelled by hand, for one kind of suspicion.
type Proof struct {
	Kind  model.Suspicion
	There int // lines that are of this kind
	Said  int // lines that are taken for it
	Right int // of these, those that are
}

// Precision is how many of a hundred suspicions are right, Recall how many of a hundred lines of this kind are suspected.
func (p Proof) Precision() int { return 100 * p.Right / max(p.Said, 1) }

// Recall is told beside [Proof.Precision].
func (p Proof) Recall() int { return 100 * p.Right / max(p.There, 1) }

// Labelled lists the lines with their labels: a hundred of our own, of a made-up customer's workshops. The built-in words were
// chosen with some of them in sight; on the lines of others they do less well.
func Labelled() map[string]model.Suspicion {
	kinds := map[string]model.Suspicion{"feature": model.SuspectFeature, "plan": model.SuspectPlan, "other": model.NoSuspicion}
	out := make(map[string]model.Suspicion)
	for line := range strings.Lines(labelled) {
		if label, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			out[text] = kinds[label]
		}
	}
	return out
}

// Proved says how good words are, for each kind of suspicion.
func Proved(l *model.Lexicon) []Proof {
	out := []Proof{{Kind: model.SuspectFeature}, {Kind: model.SuspectPlan}}
	for text, is := range Labelled() {
		said := l.Suspect(text)
		for i := range out {
			p := &out[i]
			p.There += one(is == p.Kind)
			p.Said += one(said == p.Kind)
			p.Right += one(said == p.Kind && is == said)
		}
	}
	return out
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
