package model

// Group is one of the three groups of selection criteria.
type Group int

// The groups, in the order in which they are asked.
const (
	Importance Group = iota
	Measurability
	Feasibility
	GroupCount = 3
)

// Groups lists the groups in order.
func Groups() [GroupCount]Group { return [...]Group{Importance, Measurability, Feasibility} }

// Criterion is one selection criterion. The first four are the lenses of importance.
type Criterion int

// The criteria, in the order in which they are asked. The numbers are on disk: new ones come at the end.
const (
	FinancialLens Criterion = iota
	CustomerLens
	ProcessLens
	LearningLens
	MetricsIdentified
	MetricsMeasurable
	ValueQuantified
	ResourcesAvailable
	StakeholdersInvolved
	MaturityFits
	CriterionCount = 10
)

// words is what is said of a group or criterion: to machines, as a heading, in one short line, and in full.
type words struct{ key, title, short, help string }

func (g Group) words() words {
	switch g {
	case Importance:
		return words{"importance", "Importance", "money, customers, daily work, learning",
			"Its weight for stakeholders and core business: for the bottom line, for how customers see us, for how we work, for what we learn."}
	case Measurability:
		return words{"measurability", "Measurability", "a number exists; survey or analytics can read it",
			"Key metrics can be identified; they can be measured by survey or analytics and tied to the use case."}
	case Feasibility:
		return words{"feasibility", "Feasibility", "people, money, time; the right people are in; we can do it now",
			"Its value can be quantified; people, budget and time are there; the key stakeholders are identified and involved; it suits our maturity with the technology."}
	}
	return words{}
}

// Key is the group's name in files and commands: "importance".
func (g Group) Key() string { return g.words().key }

// String is the group's name on screen: "Importance".
func (g Group) String() string { return g.words().title }

// Short is the help that fits under the name on a seat.
func (g Group) Short() string { return g.words().short }

// Help is the full help text.
func (g Group) Help() string { return g.words().help }

// Criteria lists the criteria of the group in order.
func (g Group) Criteria() []Criterion {
	switch g {
	case Importance:
		return []Criterion{FinancialLens, CustomerLens, ProcessLens, LearningLens}
	case Measurability:
		return []Criterion{MetricsIdentified, MetricsMeasurable}
	case Feasibility:
		return []Criterion{ValueQuantified, ResourcesAvailable, StakeholdersInvolved, MaturityFits}
	}
	return nil
}

// Criteria lists all criteria in order.
func Criteria() []Criterion {
	var all []Criterion
	for _, g := range Groups() {
		all = append(all, g.Criteria()...)
	}
	return all
}

// Group is the group that the criterion belongs to.
func (c Criterion) Group() Group {
	switch {
	case c <= LearningLens:
		return Importance
	case c <= MetricsMeasurable:
		return Measurability
	}
	return Feasibility
}

// IsLens says whether the criterion is a lens of importance: only those can be set "not aimed at".
func (c Criterion) IsLens() bool { return c >= FinancialLens && c <= LearningLens }

func (c Criterion) words() words {
	switch c {
	case FinancialLens:
		return words{"financial", "Financial", "money", "The bottom line: what it earns or saves."}
	case CustomerLens:
		return words{"customer", "Customer", "customers", "How customers see us."}
	case ProcessLens:
		return words{"process", "Internal process", "daily work", "Productivity: how the work is done inside."}
	case LearningLens:
		return words{"learning", "Learning and development", "learning", "What people learn and how they grow."}
	case MetricsIdentified:
		return words{"metrics-identified", "Metrics identified", "a number exists", "Key metrics can be identified."}
	case MetricsMeasurable:
		return words{"metrics-measurable", "Metrics measurable", "survey or analytics can read it",
			"They can be measured by survey or analytics and tied to the use case."}
	case ValueQuantified:
		return words{"value-quantified", "Value quantified", "its value can be put in numbers", "Its value can be quantified."}
	case ResourcesAvailable:
		return words{"resources", "Resources", "people, money, time", "Resources are available: people, budget, time."}
	case StakeholdersInvolved:
		return words{"stakeholders", "Stakeholders", "the right people are in", "The key stakeholders are identified and involved."}
	case MaturityFits:
		return words{"maturity", "Maturity", "we can do it now", "It suits the organisation's maturity with the technology."}
	}
	return words{}
}

// Key is the criterion's name in files and commands: "financial".
func (c Criterion) Key() string { return c.words().key }

// String is the criterion's name on screen: "Financial".
func (c Criterion) String() string { return c.words().title }

// Short is the help that fits under the name on a seat.
func (c Criterion) Short() string { return c.words().short }

// Help is the full help text.
func (c Criterion) Help() string { return c.words().help }

// Lenses is a set of importance lenses: those that a use case does not aim at.
type Lenses uint8

// With is the set with c in it; what is no lens changes nothing.
func (l Lenses) With(c Criterion) Lenses {
	if !c.IsLens() {
		return l
	}
	return l | 1<<c
}

// Without is the set without c.
func (l Lenses) Without(c Criterion) Lenses {
	if !c.IsLens() {
		return l
	}
	return l &^ (1 << c)
}

// Has says whether c is in the set.
func (l Lenses) Has(c Criterion) bool { return c.IsLens() && l&(1<<c) != 0 }
