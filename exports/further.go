package exports

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// further are the columns of other people's files, in the order of their first appearance.
type further struct {
	names []string
	at    map[string]int
}

func furtherOf[T any](rows []T, extra func(T) []model.Field) further {
	f := further{at: make(map[string]int)}
	for _, row := range rows {
		for _, field := range extra(row) {
			if _, known := f.at[field.Name]; !known {
				f.at[field.Name] = len(f.names)
				f.names = append(f.names, field.Name)
			}
		}
	}
	return f
}

// after is a header with the further columns at its end. A name that is there already gets a number.
func (f further) after(own []string) []string {
	header := slices.Clone(own)
	for _, name := range f.names {
		free := name
		for n := 2; slices.ContainsFunc(header, func(h string) bool { return strings.EqualFold(h, free) }); n++ {
			free = fmt.Sprintf("%s (%d)", name, n)
		}
		header = append(header, free)
	}
	return header
}

// cells are a row's words under these columns.
func (f further) cells(fields []model.Field) []cell {
	out := make([]cell, len(f.names))
	for _, field := range fields {
		i := f.at[field.Name]
		if out[i].text != "" {
			field.Value = out[i].text + "\n" + field.Value
		}
		out[i] = words(field.Value)
	}
	return out
}
