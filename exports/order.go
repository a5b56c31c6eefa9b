package exports

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// inOrder is people as they are looked for on paper: by name, as the language sorts. The data keeps the order of the list.
func (v voice) inOrder(people []Person) []Person {
	out := slices.Clone(people)
	sortByName(v, out, func(p Person) string { return p.Name })
	return out
}

// sortByName puts things in the order of their names, as the language sorts: "person 10" comes after "person 9".
func sortByName[T any](v voice, all []T, name func(T) string) {
	c := collate.New(language.Make(v.Lang()), collate.Numeric)
	slices.SortStableFunc(all, func(a, b T) int { return c.CompareString(name(a), name(b)) })
}
