package exports

import (
	"time"

	"serendip/model"
)

// Rule says when a group passes and when a use case progresses.
type Rule struct {
	Mark     *Exact `json:"mark"`
	Need     int    `json:"need"`
	Of       int    `json:"of"`
	MinMarks int    `json:"min_marks"`
	Scheme   string `json:"scheme"`
}

// Round is one pass of blind scoring. Until it is revealed it names its use cases and nothing else.
type Round struct {
	ID       string    `json:"id"`
	Number   int       `json:"number"`
	Again    int       `json:"again,omitempty"`
	State    string    `json:"state"`
	At       time.Time `json:"at"`
	Seats    int       `json:"seats"`
	Hands    int       `json:"hands"`
	Laptop   int       `json:"laptop,omitempty"`
	Withheld string    `json:"withheld,omitempty"`
	Sheet    string    `json:"sheet,omitempty"` // matrix or weighted; absent for the three groups
	Rule     *Rule     `json:"rule,omitempty"`  // that was in force, where it is another than the session's
	UseCases []Scored  `json:"use_cases"`
}

// Scored is one use case in a round.
type Scored struct {
	Number   int      `json:"number"`
	Title    string   `json:"title"`
	NotAimed []string `json:"not_aimed"`
	Reach    int      `json:"reach"`
	Groups   []Group  `json:"groups,omitempty"`
	Result   *Result  `json:"result,omitempty"`
	Outcome  *Outcome `json:"outcome,omitempty"`
	Reasons  []string `json:"reasons"`
	Unsaid   int      `json:"reasons_withheld,omitempty"`
	Asked    []Asked  `json:"asked,omitempty"`
	Weighed  *Weighed `json:"weighed,omitempty"`
	Moved    *Moved   `json:"moved,omitempty"`
}

// Group is how a use case did in one of the three groups of criteria.
type Group struct {
	Key      string      `json:"key"`
	Whole    Histogram   `json:"whole"`
	Seats    *Histogram  `json:"seats,omitempty"`
	Hands    *Histogram  `json:"hands,omitempty"`
	Folded   bool        `json:"folded,omitempty"`
	Criteria []Criterion `json:"by_criterion,omitempty"`
	Judged
	TooFew bool `json:"too_few"`
	Passed bool `json:"passed"`
}

// Criterion is how a use case did in one criterion of a group in which somebody marked by criterion.
type Criterion struct {
	Key string    `json:"key"`
	Own Histogram `json:"own"`
	Judged
}

// Judged is what follows from marks.
type Judged struct {
	Aimed     bool   `json:"aimed"`
	Marks     int    `json:"marks"`
	CantSay   int    `json:"cant_say"`
	Mean      *Exact `json:"mean,omitempty"`
	AD        *Exact `json:"ad,omitempty"`
	Agreement string `json:"agreement"`
}

// Result is how a use case did in all groups together.
type Result struct {
	GroupsPassed int    `json:"groups_passed"`
	Passed       int    `json:"passed"`
	OutOf        int    `json:"out_of"`
	Progresses   bool   `json:"progresses"`
	Mean         *Exact `json:"mean,omitempty"`
	AD           *Exact `json:"ad,omitempty"`
	Agreement    string `json:"agreement"`
	Contested    bool   `json:"contested"`
	Rank         int    `json:"rank"`
	RankShared   bool   `json:"rank_shared"`
}

// Outcome is what the room decided: the count, or an override with its written reason.
type Outcome struct {
	Progresses bool      `json:"progresses"`
	Override   *Override `json:"override,omitempty"`
}

// Override lets a use case progress, or not, against the count.
type Override struct {
	Progresses bool   `json:"progresses"`
	Reason     string `json:"reason"`
}

// Histogram counts people by the mark they gave.
type Histogram struct {
	Counts  [4]int `json:"counts"`
	CantSay int    `json:"cant_say"`
}

func histogram(h model.Histogram) Histogram { return Histogram{h.Counts, h.CantSay} }
