package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

const guestKinds = "\n\nA calendar (.ics) gives the replies of those who are invited in it, and contact cards (.vcf) their people. Where the columns'\n" +
	"names tell nothing, --map says what they are. Somebody whose name is on file with another address is a question: --same or\n" +
	"--apart answers it. Another organisation makes somebody else, unless --same says that it is not. A reply in a calendar changes nobody's name."

// guestTold is what an import of guests was told by hand.
type guestTold struct {
	mapped      string
	bare        bool
	same, apart []string
}

func (t *guestTold) flags(c *cobra.Command) {
	c.Flags().StringVar(&t.mapped, "map", "", "what the `columns` are: \"name=Full Name,email=Mail\"; also "+strings.Join(intake.MappingWords()[1:], ", "))
	c.Flags().BoolVar(&t.bare, "no-header", false, "the first line is a guest already; --map calls the columns #1, #2 and so on")
	c.Flags().StringArrayVar(&t.same, "same", nil, "this `name` is the person of that name on file; all answers every question so")
	c.Flags().StringArrayVar(&t.apart, "apart", nil, "this `name` is somebody else than the person of that name on file; all likewise")
}

func (t guestTold) read(e Env, file string) (p intake.Preview[intake.GuestRow], err error) {
	by, err := intake.ParseMapping(t.mapped)
	if err != nil {
		return p, usage("--map: %v", err)
	}
	err = withFile(e, file, func(from io.Reader) (err error) {
		p, err = guestFile(file, from, by, t.bare)
		return err
	})
	return p, err
}

// guestFile reads a list of guests of any kind, or a table without a header.
func guestFile(file string, from io.Reader, by intake.Mapping, bare bool) (intake.Preview[intake.GuestRow], error) {
	if !bare {
		return intake.GuestFile(file, from, by, nil)
	}
	t, err := intake.Read(file, from)
	if err != nil {
		return intake.Preview[intake.GuestRow]{}, err
	}
	return intake.GuestsBy(t.Numbered(), by, nil)
}

// answer marks the rows of which somebody said whom they mean, and gives what is left: questions, and whom another
// organisation makes somebody else.
func (t guestTold) answer(s *session.State, v *session.Session, rows []session.GuestRow) (left, apart []string, err error) {
	has := func(names []string, name string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return n != every && model.Skeleton(n) == model.Skeleton(name) })
	}
	for _, name := range slices.Concat(t.same, t.apart) {
		if name != every && !slices.ContainsFunc(rows, func(r session.GuestRow) bool { return model.Skeleton(r.Name.String()) == model.Skeleton(name) }) {
			return nil, nil, usage("nobody in the file is called %q", name)
		}
		if has(t.same, name) && has(t.apart, name) || slices.Contains(t.same, every) && slices.Contains(t.apart, every) {
			return nil, nil, usage("%q is said to be the same and somebody else; say one of --same and --apart", name)
		}
	}
	for n := range rows {
		name := rows[n].Name.String()
		rows[n].Same, rows[n].Apart = has(t.same, name), has(t.apart, name)
	}
	if err := s.KeptApart(v, rows); err != nil {
		return nil, nil, err
	}
	for _, q := range s.Namesakes(v, rows) {
		switch row := &rows[q.Row]; {
		case slices.Contains(t.same, every):
			row.Same = true
		case slices.Contains(t.apart, every):
			row.Apart = true
		case q.Else:
			apart = append(apart, q.Why+": taken for somebody else; --same "+quotedName(q.Name)+" if not")
		default:
			left = append(left, q.Why)
		}
	}
	return left, apart, nil
}

// every answers every question that is left, in the place of a name.
const every = "all"

// quotedName is a name out of a file as one word of a command, to copy: no shell takes anything in it for its own.
func quotedName(name string) string {
	if strings.ContainsAny(name, "\"`$\\!%") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return `"` + name + `"`
}

// unanswered refuses a file while it is not clear whom it means.
func unanswered(file string, questions []string) error {
	if len(questions) == 0 {
		return nil
	}
	return session.Refuse(session.Invalid, "%s: it is not clear who is meant, so nothing was imported:\n  %s\nSay --same NAME when it is the person on file, --apart NAME when it is somebody else; or give all",
		file, strings.Join(questions, "\n  "))
}
