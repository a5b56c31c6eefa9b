package intake

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-vcard"

	"serendip/model"
)

// cardGuests reads contact cards, versions 3.0 and 4.0 and what is left of 2.1, however many a file has.
func cardGuests(file string, data []byte, existing Existing) (Preview[GuestRow], error) {
	text, as, fault := decode(data)
	if fault != nil {
		fault.File = file
		return Preview[GuestRow]{}, fault
	}
	lines := cardLines(text)
	var rows []GuestRow
	var doubts []Doubt
	dec := vcard.NewDecoder(strings.NewReader(plainCards(text) + "\n"))
	for n := 0; ; n++ {
		card, err := dec.Decode()
		if errors.Is(err, io.EOF) {
			break
		}
		line := 1
		if len(lines) > 0 {
			line = lines[min(n, len(lines)-1)]
		}
		if err != nil {
			return Preview[GuestRow]{}, &Error{File: file, Line: line, What: "this card cannot be read: " + strings.TrimPrefix(err.Error(), "vcard: "), Do: "Export the contacts once more, or take the card out."}
		}
		g, doubt, fault := cardGuest(card, line)
		if fault != nil {
			fault.File = file
			return Preview[GuestRow]{}, fault
		}
		rows = append(rows, g)
		if doubt != "" {
			doubts = append(doubts, Doubt{Line: line, Row: line, Reasons: []string{doubt}})
		}
	}
	if len(rows) == 0 {
		return Preview[GuestRow]{}, &Error{File: file, Line: 1, What: "there is no whole card in it", Do: "Export the contacts once more."}
	}
	return previewOf(file, as, asCards, rows, doubts, existing), nil
}

// cardLines are the lines on which cards begin.
func cardLines(text string) []int {
	var at []int
	n := 0
	for l := range strings.Lines(text) {
		n++
		if strings.EqualFold(strings.TrimSpace(l), "BEGIN:VCARD") {
			at = append(at, n)
		}
	}
	return at
}

// cardGuest makes a guest of a card.
func cardGuest(c vcard.Card, line int) (g GuestRow, doubt string, fault *Error) {
	g = GuestRow{Line: line, Row: line}
	bad := func(name string, err error) *Error {
		return &Error{Line: line, Name: name, What: countOf(err), Do: "Shorten it in the card."}
	}
	take := func(to *model.Line, name, raw string) {
		words, err := model.CleanLine(raw)
		if err != nil && !errors.Is(err, model.ErrEmpty) && fault == nil {
			fault = bad(name, err)
		}
		if err == nil {
			*to = words
		}
	}
	name := c.PreferredValue(vcard.FieldFormattedName)
	if n := c.Name(); strings.TrimSpace(name) == "" && n != nil {
		name = strings.Join(strings.Fields(n.GivenName+" "+n.AdditionalName+" "+n.FamilyName), " ")
	}
	take(&g.Name, vcard.FieldFormattedName, name)
	organisation, unit, _ := strings.Cut(c.PreferredValue(vcard.FieldOrganization), ";")
	take(&g.Organisation, vcard.FieldOrganization, organisation)
	role := c.PreferredValue(vcard.FieldTitle)
	if role == "" {
		role = c.PreferredValue(vcard.FieldRole)
	}
	take(&g.Role, vcard.FieldTitle, role)
	if fault != nil {
		return g, "", fault
	}
	raw := c.PreferredValue(vcard.FieldEmail)
	var ok bool
	if g.Email, ok = plainAddress(raw); !ok && raw != "" {
		doubt = fmt.Sprintf("%q is no e-mail address", excerpt(raw, 40))
	}
	if g.Name.IsZero() {
		local, _, _ := strings.Cut(g.Email, "@")
		words, err := model.CleanLine(local)
		if err != nil {
			return g, "", &Error{Line: line, What: "the card has neither a name nor an e-mail address that can be read", Do: "Give it one of them, or take the card out."}
		}
		g.Name, doubt = words, fmt.Sprintf("there is no name; %q, from the e-mail address, stands for it", words)
	}
	for _, f := range []struct{ name, value string }{
		{"Unit", strings.Trim(strings.ReplaceAll(unit, ";", ", "), ", ")}, {"Telephone", strings.TrimPrefix(c.PreferredValue(vcard.FieldTelephone), "tel:")},
		{"Note", c.PreferredValue(vcard.FieldNote)}, {"URL", c.PreferredValue(vcard.FieldURL)},
	} {
		note, err := model.CleanNote(f.value)
		switch {
		case err == nil:
			g.Extra = append(g.Extra, model.Field{Name: f.name, Value: note.String()})
		case !errors.Is(err, model.ErrEmpty):
			return g, "", bad(f.name, err)
		}
	}
	return keyed(g), doubt, nil
}
