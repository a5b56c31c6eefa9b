package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// bringDeed hears what the library has, and brings one of it or all of it into the session.
func bringDeed() deed {
	return deed{"bring", "bring [all|WORDS OF ITS TITLE]", "what was imported into this customer's library; all of it, or one by its words, comes into the session", "Capture",
		func(h host, args []string) (step, error) {
			if len(h.f.Library) == 0 {
				return step{}, session.Refuse(session.Missing, "the library has nothing to bring in here; it is brought in while a block captures")
			}
			if len(args) == 0 {
				return step{lines: libraryLines(h.f.Library)}, nil
			}
			cases, err := inLibrary(h.f.Library, strings.Join(args, " "))
			return step{intent: session.BringIn{Session: h.f.Session, Cases: cases}}, err
		}}
}

func libraryLines(all []session.LibraryFace) []string {
	lines := []string{fmt.Sprintf("In the library, and not in this session: %d.", len(all))}
	for _, one := range all {
		lines = append(lines, fmt.Sprintf("%s, %s.", one.Title, one.Kind))
	}
	return lines
}

// inLibrary finds what was meant: all, or the only one that has these words in its title.
func inLibrary(all []session.LibraryFace, words string) ([]model.UseCaseID, error) {
	var out []model.UseCaseID
	for _, one := range all {
		if words == "all" || strings.Contains(model.Skeleton(one.Title), model.Skeleton(words)) {
			out = append(out, one.ID)
		}
	}
	switch {
	case len(out) == 0:
		return nil, session.Refuse(session.Missing, "nothing in the library has %q in its title; bring alone tells what it has", words)
	case len(out) > 1 && words != "all":
		return nil, session.Refuse(session.Conflict, "%d of the library have %q in their titles; say more of one", len(out), words)
	}
	return out, nil
}
