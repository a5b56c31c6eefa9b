package model

// BrandSet says how the files of a programme look that go to its customer; Was is how they looked before.
type BrandSet struct {
	Brand Brand `cbor:"1,keyasint"`
	Was   Brand `cbor:"2,keyasint"`
}

// Brand is how files look: the zero value is the house's own look, in English, under the programme's name.
type Brand struct {
	Name   string `cbor:"1,keyasint,omitempty"` // as it stands on files, where that is not the programme's
	Colour string `cbor:"2,keyasint,omitempty"` // #rrggbb
	Locale string `cbor:"3,keyasint,omitempty"` // one of Locales; "" for the first
	Logo   Text   `cbor:"4,keyasint,omitzero"`  // base64 of a PNG or a cleaned SVG
}

// EventType is 320.
func (BrandSet) EventType() EventType { return 320 }

// leavingTypes is the events of what leaves as files: 320 to 324.
func leavingTypes() map[EventType]Event { return map[EventType]Event{320: BrandSet{}} }
