package widget

import (
	"fmt"
	"strings"
)

// Named is who does something, in words of at most w cells: "Ada, Kwame and Mei edit this". Names for which there is no
// room, and people without a name, are counted: "Ada and 2 more edit this". Deeds are what one does and what several do.
func Named(names []string, one, several string, w int) string {
	if len(names) == 0 {
		return ""
	}
	var known []string
	for _, n := range names {
		if n != "" {
			known = append(known, n)
		}
	}
	if len(names) == 1 {
		return orSomebody(known) + " " + one
	}
	for show := len(known); show > 0; show-- {
		words := listed(known[:show], len(names)-show) + " " + several
		if show == 1 || Width(words) <= w {
			return words
		}
	}
	return fmt.Sprintf("%d people %s", len(names), several)
}

func orSomebody(known []string) string {
	if len(known) == 0 {
		return "somebody"
	}
	return known[0]
}

// listed is names one after the other, and how many there are beside them.
func listed(names []string, more int) string {
	if more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), more)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
