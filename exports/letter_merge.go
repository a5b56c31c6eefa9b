package exports

import (
	"io"
	"strings"
)

// mergeFiles are a table with a row for each reader, as mailing tools take it, for each time that drafts were made, and what
// goes with the letters.
func mergeFiles(all []Letter) []File {
	var out []File
	seen := make(map[string]bool)
	for at, l := range all {
		if at == 0 || all[at-1].table != l.table {
			end := at + 1
			for end < len(all) && all[end].table == l.table {
				end++
			}
			out = append(out, File{l.table + ".csv", func(w io.Writer) error { return writeMerge(w, all[at:end]) }})
		}
		for _, a := range l.Attached {
			if !seen[a.Name] {
				seen[a.Name] = true
				out = append(out, File{a.Name, func(w io.Writer) error {
					_, err := w.Write(a.Body)
					return err
				}})
			}
		}
	}
	return out
}

func writeMerge(w io.Writer, all []Letter) error {
	header := []string{"serendip_letter", "E-mail", "First name", "Name", "Organisation", "Role", "Audience", "Subject", "Text", "Line", "Attach", "Made"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, l := range all {
			var files []string
			for _, a := range l.Attached {
				files = append(files, a.Name)
			}
			if !yield([]cell{plain(l.id()), words(l.Email), words(FirstName(l.Name)), words(l.Name), words(l.Organisation), words(l.Role), plain(l.Audience.String()),
				words(l.Subject), words(l.Body), words(l.Line), words(strings.Join(files, "; ")), moment(l.made.UTC())}) {
				return
			}
		}
	})
}
