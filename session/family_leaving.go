package session

import (
	"slices"
	"strings"

	"serendip/model"
)

// SetBrand says how a programme's files look. A nil field stays as it is; an empty one goes back to the house's look.
type SetBrand struct {
	Name, Colour, Locale *string
	Logo                 *string // base64 of a PNG or a cleaned SVG
}

func (SetBrand) intent() {}

// mostLogo is how long a logo may be as base64, in bytes: it is kept with the words, and stands in every file.
const mostLogo = 400 << 10

// Brand is how a programme's files look, with the logo as base64.
func (s *State) Brand() (model.Brand, string) { return s.brand, s.Words(s.brand.Logo) }

// leavingFamily is what leaves as files, and what comes back. A brand is no part of a session, so the last word stands and isn't undone.
func leavingFamily() family {
	return family{
		decide: func(d *decision, i Intent) (bool, error) {
			if b, is := i.(SetBrand); is {
				return true, d.setBrand(b)
			}
			return false, nil
		},
		apply: func(s *State, _ Envelope, e model.Event) bool {
			b, is := e.(model.BrandSet)
			if is {
				s.brand = b.Brand
			}
			return is
		},
	}
}

func (d *decision) setBrand(i SetBrand) error {
	was := d.s.brand
	now := was
	if i.Name != nil {
		now.Name = ""
		if *i.Name != "" {
			name, err := clean(*i.Name, "the customer's name")
			if err != nil {
				return err
			}
			now.Name = name
		}
	}
	if i.Colour != nil {
		if *i.Colour != "" && !hexColour(*i.Colour) {
			return Refuse(Invalid, "%q is no colour; write it as #005a8c", *i.Colour)
		}
		now.Colour = *i.Colour
	}
	if i.Locale != nil {
		if *i.Locale != "" && !slices.Contains(model.Locales(), *i.Locale) {
			return Refuse(Invalid, "%q is no language of files; choose from %s", *i.Locale, strings.Join(model.Locales(), ", "))
		}
		now.Locale = *i.Locale
	}
	if i.Logo != nil && *i.Logo != d.s.Words(was.Logo) {
		if len(*i.Logo) > mostLogo {
			return Refuse(Invalid, "the logo is too large; give one of at most %d kB", mostLogo*3/4/1000)
		}
		now.Logo = d.textOrNone(*i.Logo)
	}
	if now == was {
		return nil
	}
	d.emit(model.BrandSet{Brand: now, Was: was})
	d.note("files have their look")
	return nil
}

func hexColour(s string) bool {
	if len(s) != 7 || s[0] != '#' {
		return false
	}
	for _, c := range s[1:] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
