package intake

import "serendip/model"

// ownExtra marks, in a list of guests that Serendip wrote, a column that is somebody else's: its name is free.
const ownExtra = "Answer: "

// GuestColumns are the columns of a list of guests that Serendip writes, in order; others follow, marked by OwnExtra. A
// list that has them is read back to the same guests.
func GuestColumns() []string {
	return []string{model.OwnColumn + "guest", "Name", "E-mail", "Organisation", "Role", "Status", "Side", "Part", "Photos", "Social posts", "Screening"}
}

// OwnExtra is the name, in a list that Serendip writes, of a column that is somebody else's.
func OwnExtra(name string) string { return ownExtra + name }

// ScreeningCell writes the replies to the screening questions into one cell: "yes no ?".
func ScreeningCell(s model.Screening) string {
	if (s == model.Screening{}) {
		return ""
	}
	out := ""
	for i, r := range s {
		if i > 0 {
			out += " "
		}
		if r == 0 {
			out += "?"
		}
		out += r.String()
	}
	return out
}

// mix reads side, part, consent and screening. A word that is not understood stays among the further columns.
func (k cleaner) mix(g *GuestRow, kept map[int]bool) {
	cell := func(f field, take func(string) bool) {
		if c := k.sheet.at(f); c >= 0 {
			said := k.note(c).String()
			kept[c] = kept[c] || said == "" || take(said)
		}
	}
	cell(asSide, func(said string) bool { return into(&g.Side, said, model.ParseSide) })
	cell(asPart, func(said string) bool { return into(&g.Part, said, model.ParsePart) })
	cell(asPhoto, func(said string) bool { return into(&g.Photo, said, parseConsent) })
	cell(asSocial, func(said string) bool { return into(&g.Social, said, parseConsent) })
	cell(asScreening, func(said string) bool { return into(&g.Screening, said, model.ParseScreening) })
	if k.own {
		kept[0] = true // the number of the row
		kept[k.sheet.at(asStatus)] = true
	}
}

func into[T any](to *T, said string, parse func(string) (T, error)) bool {
	got, err := parse(said)
	if err != nil {
		return false
	}
	*to = got
	return true
}

func parseConsent(said string) (model.Reply, error) {
	if yes, known := yesNo(said); known {
		if yes {
			return model.ReplyYes, nil
		}
		return model.ReplyNo, nil
	}
	return model.ParseReply(said)
}

// mixed says that the file tells something of the mix or of consent.
func (g *GuestRow) mixed() bool {
	return g.Side != 0 || g.Part != 0 || g.Photo != 0 || g.Social != 0 || g.Screening != model.Screening{}
}
