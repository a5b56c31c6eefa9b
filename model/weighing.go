package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// The bounds of a scheme of a programme's own: fewer than two criteria weigh nothing, more than eight nobody marks with
// care.
const (
	FewestOwn  = 2
	MostOwn    = 8
	MostWeight = 99
)

// Weighing is how a block that scores asks and counts, where that is not the usual. Nil is the usual.
type Weighing struct {
	Fine     bool           `cbor:"1,keyasint,omitempty" json:"by_criterion,omitempty"`  // seats begin by criterion, not by group
	PassAt   int            `cbor:"2,keyasint,omitempty" json:"pass_at,omitempty"`       // the mean to reach, in hundredths of a point; 0 for 2.00
	Need     int            `cbor:"3,keyasint,omitempty" json:"need,omitempty"`          // of the 3 groups, or as many thirds of all criteria; 0 for 2
	All      bool           `cbor:"4,keyasint,omitempty" json:"all_criteria,omitempty"`  // all criteria count alike, and not the groups
	Stories  bool           `cbor:"5,keyasint,omitempty" json:"serendipitous,omitempty"` // serendipitous ones enter too: which story to tell first
	Criteria []OwnCriterion `cbor:"6,keyasint,omitempty" json:"criteria,omitempty"`      // of the programme's own, with method weighted
}

// OwnCriterion is a criterion of the programme's own.
type OwnCriterion struct {
	Name   string `cbor:"1,keyasint" json:"name"`
	Help   string `cbor:"2,keyasint,omitempty" json:"help,omitempty"`
	Weight int    `cbor:"3,keyasint" json:"weight"`
}

// Rule is the rule that the settings make.
func (w *Weighing) Rule() Rule {
	r := DefaultRule()
	if w == nil {
		return r
	}
	if w.PassAt > 0 {
		r.Pass = NewFrac(int64(w.PassAt), 100)
	}
	if w.Need > 0 {
		r.Need = w.Need
	}
	if w.All {
		r.Scheme = ByCriteria
	}
	return r
}

// IsUsual says whether nothing is set.
func (w *Weighing) IsUsual() bool {
	return w == nil || !w.Fine && w.PassAt == 0 && w.Need == 0 && !w.All && !w.Stories && len(w.Criteria) == 0
}

// Check refuses settings that a round could not be held with.
func (w *Weighing) Check(m Method) error {
	if w == nil {
		return nil // a weighted block may get its criteria later
	}
	if w.PassAt < 0 || w.PassAt > 300 {
		return errors.New("the mark to pass is above 0 and at most 3")
	}
	if err := w.Rule().Check(); err != nil {
		return err
	}
	if m != Weighted {
		if len(w.Criteria) > 0 {
			return errors.New("only a weighted block has criteria of its own")
		}
		return nil
	}
	if len(w.Criteria) == 0 {
		return nil
	}
	return checkOwn(w.Criteria)
}

func checkOwn(all []OwnCriterion) error {
	if len(all) < FewestOwn || len(all) > MostOwn {
		return fmt.Errorf("a weighted block has %d to %d criteria of its own, these are %d", FewestOwn, MostOwn, len(all))
	}
	seen := make(map[string]bool)
	for _, c := range all {
		name := strings.ToLower(c.Name)
		switch {
		case strings.TrimSpace(name) == "":
			return errors.New("every criterion needs a name")
		case len([]rune(c.Name)) > 24:
			return fmt.Errorf("%q is too long for a criterion: 24 letters at most; say the rest as its help", c.Name)
		case seen[name]:
			return fmt.Errorf("the criterion %q is there twice", c.Name)
		case c.Weight < 1 || c.Weight > MostWeight:
			return fmt.Errorf("the weight of %q is a whole number from 1 to %d", c.Name, MostWeight)
		}
		seen[name] = true
	}
	return nil
}

// ParsePass reads the mark to pass, "2.5", as hundredths of a point.
func ParsePass(typed string) (int, error) {
	whole, part, _ := strings.Cut(strings.Replace(strings.TrimSpace(typed), ",", ".", 1), ".")
	for len(part) < 2 {
		part += "0"
	}
	n, err := strconv.Atoi(whole + part)
	if err != nil || len(part) > 2 || n <= 0 || n > 300 {
		return 0, fmt.Errorf("%q is no mark to pass: write one above 0 and at most 3, such as 2.5", typed)
	}
	return n, nil
}

// PassText is the mark to pass as it is typed.
func PassText(passAt int) string {
	if passAt == 0 {
		return ""
	}
	text := strconv.FormatFloat(float64(passAt)/100, 'f', -1, 64)
	return text
}

// ParseOwn reads criteria as they are typed: "margin*3: what it earns, speed*2, joy". Without a weight it is 1.
func ParseOwn(typed string) ([]OwnCriterion, error) {
	var out []OwnCriterion
	for part := range strings.SplitSeq(typed, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		c := OwnCriterion{Weight: 1}
		name, help, _ := strings.Cut(part, ":")
		c.Help = strings.TrimSpace(help)
		if front, weight, weighed := strings.Cut(name, "*"); weighed {
			n, err := strconv.Atoi(strings.TrimSpace(weight))
			if err != nil {
				return nil, fmt.Errorf("%q is no weight; write a criterion as name*3", strings.TrimSpace(weight))
			}
			name, c.Weight = front, n
		}
		c.Name = strings.TrimSpace(name)
		out = append(out, c)
	}
	return out, checkOwn(out)
}

// OwnText is criteria as they are typed.
func OwnText(all []OwnCriterion) string {
	var out []string
	for _, c := range all {
		one := fmt.Sprintf("%s*%d", c.Name, c.Weight)
		if c.Help != "" {
			one += ": " + c.Help
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

// KeptRule is the rule in force as a reveal keeps it, so that a later setting cannot change what a room decided.
type KeptRule struct {
	PassAt   int    `cbor:"1,keyasint"` // hundredths of a point
	Need     int    `cbor:"2,keyasint"`
	Of       int    `cbor:"3,keyasint"`
	MinMarks int    `cbor:"4,keyasint"`
	Scheme   Scheme `cbor:"5,keyasint,omitempty"`
}

// Kept is the rule as a reveal keeps it; nil for the first rule there was, whatever the default has become since.
func (w *Weighing) Kept() *KeptRule {
	r, passAt := w.Rule(), 200
	if w != nil && w.PassAt > 0 {
		passAt = w.PassAt
	}
	k := KeptRule{PassAt: passAt, Need: r.Need, Of: r.Of, MinMarks: r.MinMarks, Scheme: r.Scheme}
	if k == (KeptRule{PassAt: 200, Need: 2, Of: GroupCount, MinMarks: 3}) {
		return nil
	}
	return &k
}

// Rule is the rule that was kept; nil is the first there was: a group at 2, 2 of the 3 groups, 3 marks.
func (k *KeptRule) Rule() Rule {
	if k == nil {
		return Rule{Pass: NewFrac(2, 1), Need: 2, Of: GroupCount, MinMarks: 3}
	}
	return Rule{Pass: NewFrac(int64(k.PassAt), 100), Need: k.Need, Of: k.Of, MinMarks: k.MinMarks, Scheme: k.Scheme}
}

// PassWord is the mark as people read it: "2.0", "2.25".
func (r Rule) PassWord() string {
	text := strings.TrimSuffix(r.Pass.rat().FloatString(2), "0")
	return text
}

// Sentences say when a group (or criterion) passes, and when a use case does.
func (r Rule) Sentences() []string {
	if r.Scheme == ByCriteria {
		share := "all"
		if r.Need < r.Of {
			share = fmt.Sprintf("%d/%d", r.Need, r.Of)
		}
		return []string{
			fmt.Sprintf("A criterion passes at an average of %s out of 3.", r.PassWord()),
			fmt.Sprintf("A use case passes with %s of all its criteria.", share),
		}
	}
	return []string{
		fmt.Sprintf("A group passes at an average of %s out of 3.", r.PassWord()),
		fmt.Sprintf("A use case passes with %d of the %d groups.", r.Need, r.Of),
	}
}

// OrUsual is the rule itself, or the default where none was said.
func (r Rule) OrUsual() Rule {
	if r.Of == 0 {
		return DefaultRule()
	}
	return r
}

// ParseWeighing reads settings as they are typed, parted by semicolons: "pass 2.5; need 2; by criterion; all criteria;
// serendipitous; criteria margin*3, speed*2". Nothing, or "usual", is the usual.
func ParseWeighing(typed string) (*Weighing, error) {
	var w Weighing
	for part := range strings.SplitSeq(typed, ";") {
		part = strings.TrimSpace(part)
		word, rest, _ := strings.Cut(part, " ")
		var err error
		switch {
		case part == "" || part == "usual":
		case part == "by criterion":
			w.Fine = true
		case part == "all criteria":
			w.All = true
		case part == "serendipitous":
			w.Stories = true
		case word == "pass":
			w.PassAt, err = ParsePass(rest)
		case word == "need":
			if w.Need, err = strconv.Atoi(strings.TrimSpace(rest)); err != nil || w.Need < 1 || w.Need > GroupCount {
				err = fmt.Errorf("need 1, 2 or 3, not %q", rest)
			}
		case word == "criteria":
			w.Criteria, err = ParseOwn(rest)
		default:
			err = fmt.Errorf("%q is no setting; write such as: pass 2.5; need 2; by criterion; all criteria; serendipitous; criteria margin*3, speed*2", part)
		}
		if err != nil {
			return nil, err
		}
	}
	if w.IsUsual() {
		return nil, nil
	}
	return &w, nil
}

// Text is settings as they are typed; "usual" where nothing is set.
func (w *Weighing) Text() string {
	if w.IsUsual() {
		return "usual"
	}
	var out []string
	add := func(set bool, text string) {
		if set {
			out = append(out, text)
		}
	}
	add(w.PassAt > 0, "pass "+PassText(w.PassAt))
	add(w.Need > 0, fmt.Sprintf("need %d", w.Need))
	add(w.Fine, "by criterion")
	add(w.All, "all criteria")
	add(w.Stories, "serendipitous")
	add(len(w.Criteria) > 0, "criteria "+OwnText(w.Criteria))
	return strings.Join(out, "; ")
}

// Things are what the rule counts: "groups", or "criteria".
func (r Rule) Things() string {
	if r.Scheme == ByCriteria {
		return "criteria"
	}
	return "groups"
}

// Brief is the rule in a few words: "2.0 or more, 2 of 3".
func (r Rule) Brief() string {
	share := fmt.Sprintf("%d of %d", r.Need, r.Of)
	if r.Scheme == ByCriteria {
		share = fmt.Sprintf("%d/%d of all", r.Need, r.Of)
	}
	return r.PassWord() + " or more, " + share
}

// Where is the group that a change is about, or the criterion where the rule counts those.
func (c Change) Where(r Rule) string {
	if r.Scheme == ByCriteria {
		return c.Criterion.String()
	}
	return c.Group.String()
}

// Clause is the rule in one sentence without its end: "A group passes at an average of 2.0; a use case with 2 of 3 groups".
func (r Rule) Clause() string {
	if r.Scheme == ByCriteria {
		return fmt.Sprintf("A criterion passes at an average of %s; a use case with %d/%d of all criteria", r.PassWord(), r.Need, r.Of)
	}
	return fmt.Sprintf("A group passes at an average of %s; a use case with %d of %d groups", r.PassWord(), r.Need, r.Of)
}
