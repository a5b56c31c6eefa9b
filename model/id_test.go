package model

import "testing"

func TestIDReadsItsByteString(t *testing.T) {
	var id PersonID
	for i := range id {
		id[i] = byte(i)
	}
	for _, want := range []PersonID{id, {}} {
		raw, _ := want.MarshalBinary()
		got := PersonID{15: 7}
		if err := got.UnmarshalCBOR(append([]byte{0x40 + byte(len(raw))}, raw...)); err != nil || got != want {
			t.Errorf("%x reads as %x (%v)", want, got, err)
		}
	}
	for _, raw := range [][]byte{nil, {0xf6}, {0x41, 7}, {0x50}, append([]byte{0x60 + 16}, id[:]...), append([]byte{0x58, 16}, id[:]...)} {
		if err := id.UnmarshalCBOR(raw); err == nil {
			t.Errorf("%x passes for an id", raw)
		}
	}
}
