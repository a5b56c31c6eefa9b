package exports

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// inOrder is people as they are looked for on paper: by name, as the language sorts. The data keeps the order of the list.
func (v voice) inOrder(people []Person) []Person {
	c := collate.New(language.Make(v.Lang()), collate.Numeric) // "person 10" comes after "person 9"
	out := slices.Clone(people)
	slices.SortStableFunc(out, func(a, b Person) int { return c.CompareString(a.Name, b.Name) })
	return out
}
