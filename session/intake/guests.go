package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// GuestRow is a guest as a file tells it; several rows of one person are one guest. Nothing of the rows is left out:
// what has no place of its own here, and what a status was read from, is in Extra under its column's name.
type GuestRow struct {
	Key          string // stable over imports: the lower-cased e-mail address, else the name
	Name         model.Line
	Email        string // lower-cased, without what was written around it; "" when none could be read
	Organisation model.Line
	Role         model.Line
	Status       model.GuestStatus
	Stay         time.Duration // how long the guest was there, rejoining counted once
	StayKnown    bool          // false when the file doesn't say or can't be understood; that is not a stay of zero
	Extra        []model.Field // the other cells that are not empty, in the file's order
	Line, Row    int           // where the guest stands first: line of the file, row of a spreadsheet
	Change       Change
	Side         model.GuestSide
	Part         model.Part
	Photo        model.Reply
	Social       model.Reply
	Screening    model.Screening
	Silent       bool // the file says nothing of the status
	Reply        bool // a reply to an invitation, or of an attendance list: how it calls somebody is no name to go by

	presence presence
	dropIn   bool // from an attendance list, in which one address is one person under whatever name
}

// Print is equal for two guests with the same content, wherever they stand.
func (g *GuestRow) Print() string {
	parts := []string{g.Name.String(), g.Email, g.Organisation.String(), g.Role.String(), g.Status.String()}
	if known := fmt.Sprint(g.Side, g.Part, g.Photo, g.Social, g.Screening); g.mixed() {
		parts = append(parts, known)
	}
	for _, f := range g.Extra {
		parts = append(parts, f.Name, f.Value)
	}
	return fingerprint(parts)
}

// GuestsBy reads a table as a list of guests, with columns that were given their meaning by hand; no mapping is none. The
// error is an *Error or *Problems; then nothing may be imported.
func GuestsBy(t *Table, by Mapping, existing Existing) (Preview[GuestRow], error) {
	r := guestReader(t)
	r.by = by
	lists, notes, err := r.read()
	if err != nil {
		return Preview[GuestRow]{}, err
	}
	p := preview[GuestRow](t, lists[0], notes)
	var problems Problems
	m := newMerger()
	for _, list := range lists {
		for _, rec := range list.rows {
			g, doubts := cleaner{file: t.File, sheet: list, row: rec, problems: &problems, own: t.Own && list.names[0] == GuestColumns()[0]}.guest()
			p.Rows++
			p.doubt(rec, append(doubts, m.add(g)...)...)
		}
	}
	for i := range m.guests {
		g := &m.guests[i]
		g.Stay, g.StayKnown = g.presence.total()
		_, g.Change = existing.find(g.Key, g.Print())
		p.count(g.Change)
	}
	p.Items, p.Merged = m.guests, p.Rows-len(m.guests)
	if p.Merged > 0 {
		p.Notes = append(p.Notes, someRows(p.Merged, p.Rows, "repeats somebody and was merged", "repeat somebody and were merged"))
	}
	if err := problems.err(); err != nil {
		return Preview[GuestRow]{}, err
	}
	return p, nil
}

func guestReader(t *Table) reader {
	do := "Name the columns in a first line: \"Name\", \"Email\", \"Organisation\", \"Role\"; or say which column is what, as --map \"name=Full Name,email=Mail\"."
	if slices.ContainsFunc(t.records[t.fullest()].cells, func(cell string) bool { return strings.Contains(cell, "@") }) {
		do = "It seems to be a guest already. Say so, and which column is what, as --no-header --map \"name=#1,email=#2\"; or put the names of the columns into a first line."
	}
	return reader{
		table: t, words: guestWords(),
		fits:  func(as []field) bool { return named(as) || contains(as, asEmail) },
		again: named,
		want:  "a column for the name or the e-mail address",
		do:    do,
	}
}

// named says whether columns of these meanings tell a person's name.
func named(as []field) bool {
	return contains(as, asName) || contains(as, asFirst) || contains(as, asLast)
}

// guest makes the row's guest. A row with neither name nor address is a problem.
func (k cleaner) guest() (g GuestRow, doubts []string) {
	s := k.sheet
	g = GuestRow{Line: k.row.line, Row: k.row.row, dropIn: s.has(asJoined), Reply: s.has(asJoined)}
	kept := map[int]bool{} // columns whose cell is told whole by a place of its own
	var shown string
	if g.Email, shown, kept[s.at(asEmail)] = k.email(); g.Email == "" && shown != "" {
		doubts = append(doubts, fmt.Sprintf("%q is no e-mail address", excerpt(shown, 40)))
	}
	g.Organisation, kept[s.at(asOrganisation)] = k.line(s.at(asOrganisation)), true
	if !g.dropIn { // there it says who was host of the call
		g.Role, kept[s.at(asRole)] = k.line(s.at(asRole)), true
	}
	g.Name = k.guestName(kept)
	if plain := plainGuest(g.Name); g.dropIn && plain != g.Name {
		g.Name, kept[s.at(asName)] = plain, false
	}
	if unnamed(g.Name) {
		g.Name = model.Line{}
	}
	g.Status = k.status(&doubts)
	g.Silent = g.Status == model.GuestAdded && k.note(s.at(asStatus)).IsZero()
	k.mix(&g, kept)
	g.presence = k.presence()
	for c := range k.row.cells {
		if f, ok := k.field(c); ok && !kept[c] {
			if k.own {
				f.Name = strings.TrimPrefix(f.Name, ownExtra)
			}
			g.Extra = append(g.Extra, f)
		}
	}
	if why := k.ragged(); why != "" {
		doubts = append(doubts, why)
	}
	if g.Name.IsZero() {
		doubts = append(doubts, k.nameless(&g, shown)...)
	}
	g.Key = g.Email
	if g.Key == "" {
		g.Key = nameKey(g.Name)
	}
	return g, doubts
}

// nameless takes a name from around or before the address, or reports the row.
func (k cleaner) nameless(g *GuestRow, shown string) (doubts []string) {
	around, _, _ := strings.Cut(shown, "<")
	if g.Email != "" && around != shown {
		if name, err := model.CleanLine(strings.Trim(around, `"' `)); err == nil {
			g.Name = name
			return nil
		}
	}
	if local, _, ok := strings.Cut(g.Email, "@"); ok {
		if name, err := model.CleanLine(local); err == nil {
			g.Name = name
			return []string{fmt.Sprintf("there is no name; %q, from the e-mail address, stands for it", name)}
		}
	}
	k.problems.add(k.fault(-1, "the row has neither a name nor an e-mail address that can be read", "Give it one of them, or take the line out."))
	return nil
}

// guestName puts the name together of its columns, and marks those that it tells whole. "Name" beside a first name and
// no last name is the family name, as in "Vorname, Name"; beside both it has to hold one of them, for it may be the
// name of a device.
func (k cleaner) guestName(kept map[int]bool) model.Line {
	s := k.sheet
	whole, first, middle, last := s.at(asName), s.at(asFirst), s.at(asMiddle), s.at(asLast)
	full, given, family := k.line(whole), k.line(first), k.line(last)
	if full.IsZero() || !given.IsZero() && !family.IsZero() && !holds(full, given) && !holds(full, family) {
		return k.joined(kept, first, middle, last)
	}
	if !given.IsZero() && !family.IsZero() && (alike(full, given) || alike(full, family)) {
		kept[whole] = true // told by the others, which say more
		return k.joined(kept, first, middle, last)
	}
	if last < 0 && !given.IsZero() && !holds(full, given) {
		return k.joined(kept, first, middle, whole)
	}
	kept[whole] = true
	for _, c := range []int{first, middle, last} {
		kept[c] = holds(full, k.line(c))
	}
	return full
}

// joined is the words of the columns in their order, all of which it tells whole.
func (k cleaner) joined(kept map[int]bool, columns ...int) model.Line {
	var words []string
	for _, c := range columns {
		kept[c] = true
		if word := k.line(c); !word.IsZero() {
			words = append(words, word.String())
		}
	}
	name, err := model.CleanLine(strings.Join(words, " "))
	k.refuse(slices.Max(columns), err)
	return name
}

// holds says whether a name has another name in it, in whatever case.
func holds(name, other model.Line) bool {
	return strings.Contains(keyOf(name.String()), keyOf(other.String()))
}

// alike says whether two names are one.
func alike(a, b model.Line) bool { return keyOf(a.String()) == keyOf(b.String()) }

// email reads the address of the row. The shown text is the cell; whole says that the address is all there is in it.
func (k cleaner) email() (address, shown string, whole bool) {
	shown = k.line(k.sheet.at(asEmail)).String()
	text := shown
	if _, after, ok := strings.Cut(text, "<"); ok {
		text, _, _ = strings.Cut(after, ">")
	}
	text = strings.TrimSpace(text)
	if len(text) > 7 && strings.EqualFold(text[:7], "mailto:") {
		text = text[7:]
	}
	local, domain, ok := strings.Cut(text, "@")
	if !ok || local == "" || domain == "" || strings.ContainsAny(text, " ,;:<>\"()[]") || strings.Contains(domain, "@") {
		return "", shown, false
	}
	address = strings.ToLower(text)
	return address, shown, strings.EqualFold(address, shown)
}

func nameKey(name model.Line) string { return "name " + keyOf(name.String()) }
