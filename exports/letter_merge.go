package exports

import (
	"io"
	"strings"
)

// mergeFiles are a table with a row for each reader, as mailing tools take it, and what goes with the letters.
func mergeFiles(all []Letter) []File {
	if len(all) == 0 {
		return nil
	}
	out := []File{{all[0].table + ".csv", func(w io.Writer) error { return writeMerge(w, all) }}}
	seen := make(map[string]bool)
	for _, l := range all {
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
	header := []string{"serendip_letter", "E-mail", "First name", "Name", "Organisation", "Role", "Audience", "Subject", "Text", "Line", "Attach"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, l := range all {
			var files []string
			for _, a := range l.Attached {
				files = append(files, a.Name)
			}
			if !yield([]cell{plain(l.id()), words(l.Email), words(firstName(l.Name)), words(l.Name), words(l.Organisation), words(l.Role), plain(l.Audience.String()),
				words(l.Subject), words(l.Body), words(l.Line), words(strings.Join(files, "; "))}) {
				return
			}
		}
	})
}
