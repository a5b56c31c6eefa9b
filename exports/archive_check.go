package exports

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"serendip/model"
)

// compiled is the schema, ready to check with.
var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("schema.json")
})

// validated is a document that keeps the schema.
func validated(raw []byte) (any, error) {
	s, err := compiled()
	if err != nil {
		return nil, fmt.Errorf("the schema of exports cannot be read: %w", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, &PlaceError{What: fmt.Sprintf("it is no JSON: %v", err)}
	}
	err = s.Validate(doc)
	var wrong *jsonschema.ValidationError
	if !errors.As(err, &wrong) {
		return doc, err
	}
	wrong = firstWrong(wrong)
	return nil, placed(raw, wrong.InstanceLocation, against(wrong.ErrorKind))
}

// firstWrong is of all that is wrong what has the first place, whatever order it was found in.
func firstWrong(e *jsonschema.ValidationError) *jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return e
	}
	first := firstWrong(e.Causes[0])
	for _, cause := range e.Causes[1:] {
		if next := firstWrong(cause); slices.CompareFunc(next.InstanceLocation, first.InstanceLocation, compareSteps) < 0 {
			first = next
		}
	}
	return first
}

// compareSteps orders names by letters and places in a list by number.
func compareSteps(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	if errA == nil && errB == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(a, b)
}

// against says in a clause how something breaks the schema.
func against(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.Required:
		return "it lacks " + strings.Join(k.Missing, ", ")
	case *kind.AdditionalProperties:
		slices.Sort(k.Properties)
		return fmt.Sprintf("it has %.40q, which the schema doesn't know", k.Properties[0])
	case *kind.Type:
		return fmt.Sprintf("it is a %s, and has to be a %s", k.Got, strings.Join(k.Want, " or "))
	case *kind.Enum:
		return fmt.Sprintf("%.60q is none of what it may be: %v", fmt.Sprint(k.Got), k.Want)
	case *kind.Const:
		return fmt.Sprintf("it is %.60q, and has to be %v", fmt.Sprint(k.Got), k.Want)
	case *kind.Pattern:
		return fmt.Sprintf("%.60q is not written as it has to be (%s)", k.Got, k.Want)
	case *kind.Format:
		return fmt.Sprintf("%.60q is no %s", fmt.Sprint(k.Got), k.Want)
	case *kind.Minimum:
		return fmt.Sprintf("%s is too small; the least is %s", k.Got.RatString(), k.Want.RatString())
	case *kind.MinItems:
		return fmt.Sprintf("it has %d entries, and needs %d", k.Got, k.Want)
	case *kind.MaxItems:
		return fmt.Sprintf("it has %d entries, and may have %d", k.Got, k.Want)
	}
	return "it is not what the schema says"
}

// cleaned refuses text that the cleaner would change: exports hold cleaned text exactly.
func cleaned(raw []byte, doc any) error {
	var wrong []string
	var why error
	walk(doc, nil, func(path []string, words string) bool {
		same, err := isCleaned(words)
		if !same {
			wrong, why = slices.Clone(path), err
		}
		return same
	})
	switch {
	case wrong == nil:
		return nil
	case why != nil:
		return placed(raw, wrong, why.Error())
	}
	return placed(raw, wrong, "this text holds something that Serendip never writes, such as control characters or letters that nobody sees")
}

// isCleaned says whether the cleaner leaves words as they are. What the grammar parts from a line that was cleaned whole,
// such as a mark that stood on its "?", begins as no text does, and is as harmless as it was in the line.
func isCleaned(words string) (bool, error) {
	note, err := model.CleanNote(words)
	if err == nil && note.String() == words || words == "" {
		return true, nil
	}
	if parted, err := model.CleanNote("?" + words); err == nil && parted.String() == "?"+words {
		return true, nil
	}
	return false, err
}

// walk visits every text of a document, in a fixed order, until it is told to stop.
func walk(doc any, path []string, visit func([]string, string) bool) bool {
	switch v := doc.(type) {
	case string:
		return visit(path, v)
	case []any:
		for n, x := range v {
			if !walk(x, append(path, strconv.Itoa(n)), visit) {
				return false
			}
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if !walk(v[name], append(path, name), visit) {
				return false
			}
		}
	}
	return true
}

// keeps refuses an export of which something would be kept in another way than it stands there.
func (a *Archive) keeps(raw []byte, doc any) error {
	kept, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.content))
	if err != nil {
		return err
	}
	read, _ := doc.(map[string]any)
	if path, same := differs(read["content"], kept, []string{"content"}); !same {
		return placed(raw, path, "this cannot be kept as it stands")
	}
	return nil
}

// differs finds the first place at which two documents say different things.
func differs(a, b any, path []string) (at []string, same bool) {
	switch a := a.(type) {
	case []any:
		b, is := b.([]any)
		if !is || len(a) != len(b) {
			return path, false
		}
		for n := range a {
			if at, same := differs(a[n], b[n], append(path, strconv.Itoa(n))); !same {
				return at, false
			}
		}
		return nil, true
	case map[string]any:
		b, is := b.(map[string]any)
		if !is {
			return path, false
		}
		for _, name := range slices.Sorted(maps.Keys(a)) {
			if at, same := differs(a[name], b[name], append(path, name)); !same {
				return at, false
			}
		}
		return path, len(a) == len(b)
	case json.Number:
		b, is := b.(json.Number)
		if !is {
			return path, false
		}
		x, readsA := new(big.Rat).SetString(a.String())
		y, readsB := new(big.Rat).SetString(b.String())
		return path, readsA && readsB && x.Cmp(y) == 0
	}
	return path, a == b
}
