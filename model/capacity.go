package model

// Capacity is how many people a session is for. Zeros are the defaults.
type Capacity struct {
	Soft int `cbor:"1,keyasint,omitempty"` // ideal
	Hard int `cbor:"2,keyasint,omitempty"` // manageable: then there is a waitlist
}

// The capacity of a meetup that was not set: 15 people are ideal, 20 manageable.
const (
	SoftCapacity = 15
	HardCapacity = 20
	MostCapacity = 5000
)

// OrDefault is the capacity with the defaults where nothing was set.
func (c Capacity) OrDefault() Capacity {
	if c.Soft == 0 && c.Hard == 0 {
		return Capacity{SoftCapacity, HardCapacity}
	}
	return c
}
