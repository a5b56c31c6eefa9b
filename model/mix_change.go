package model

// MixPart is what of a guest is changed at once. The numbers are on disk.
type MixPart uint8

// The parts.
const (
	MixSide    MixPart = iota // side and role
	MixScreen                 // the replies to the screening questions
	MixConsent                // photos and social posts
)

// String is the part as undo names it.
func (p MixPart) String() string {
	return [...]string{"side and role", "screening", "photos and social posts"}[min(p, MixConsent)]
}

// Known is what is known of a guest for the mix and for photos.
type Known struct {
	Side      GuestSide `cbor:"1,keyasint,omitempty"`
	Part      Part      `cbor:"2,keyasint,omitempty"`
	Photo     Reply     `cbor:"3,keyasint,omitempty"`
	Social    Reply     `cbor:"4,keyasint,omitempty"`
	Screening Screening `cbor:"5,keyasint,omitzero"`
}

// MixChange is what a command made known of a guest, and what was known before.
type MixChange struct {
	Command CommandID `cbor:"1,keyasint"`
	Part    MixPart   `cbor:"2,keyasint,omitempty"`
	Now     Known     `cbor:"3,keyasint,omitzero"`
	Was     Known     `cbor:"4,keyasint,omitzero"`
}

// mostMixChanges bounds how many changes of one guest are kept for undoing them: more than anybody's in all sessions.
const mostMixChanges = 1000

// Known is what these details know for the mix.
func (d Details) Known() Known { return Known{d.Side, d.Part, d.Photo, d.Social, d.Screening} }

// with is the details with one part of what is known as it is in k.
func (d Details) with(p MixPart, k Known) Details {
	switch p {
	case MixSide:
		d.Side, d.Part = k.Side, k.Part
	case MixScreen:
		d.Screening = k.Screening
	case MixConsent:
		d.Photo, d.Social = k.Photo, k.Social
	}
	return d
}

// Changed is the details with one part as it is in now, and with what it was before, for [Details.Back].
func (d Details) Changed(by CommandID, p MixPart, now Known) Details {
	was := d.Known()
	d = d.with(p, now)
	before := append(d.Before[:len(d.Before):len(d.Before)], MixChange{by, p, d.Known(), was})
	d.Before = before[max(len(before)-mostMixChanges, 0):]
	return d
}

// Back is the details with what a command changed as it was before it; false when that is not known any more, or when it
// was changed since.
func (d Details) Back(by CommandID) (Details, bool) {
	for i, c := range d.Before {
		if c.Command != by {
			continue
		}
		if d.Known() != d.with(c.Part, c.Now).Known() {
			return d, false
		}
		d = d.with(c.Part, c.Was)
		d.Before = append(d.Before[:i:i], d.Before[i+1:]...)
		return d, true
	}
	return d, false
}
