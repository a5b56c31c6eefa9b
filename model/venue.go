package model

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// VenuePoint is one point of the checklist of a meetup's place.
type VenuePoint uint8

// The points, in the order in which they are asked.
const (
	VenueAccess    VenuePoint = iota + 1 // most can get in, steps or not
	VenueTransport                       // most can get there
	VenueLight                           // daylight
	VenueOffSite                         // off the usual site
	VenueRoom                            // not cramped
	VenueRoadshow                        // or one goes to the customer
)

var venuePoints = [...]struct{ key, ask string }{
	{"access", "can everybody get in, by wheels as well?"},
	{"transport", "is it easy to reach for most?"},
	{"light", "is it light, with windows?"},
	{"off-site", "is it off the usual site, and informal?"},
	{"room", "is there room to stand and talk, not cramped?"},
	{"roadshow", "or would going to the customer serve better?"},
}

// VenuePoints lists the points in order.
func VenuePoints() []VenuePoint {
	out := make([]VenuePoint, len(venuePoints))
	for i := range out {
		out[i] = VenuePoint(i + 1)
	}
	return out
}

// Known says whether there is such a point.
func (p VenuePoint) Known() bool { return p >= 1 && int(p) <= len(venuePoints) }

// Key is the point's word on a command line: "off-site".
func (p VenuePoint) Key() string {
	if !p.Known() {
		return ""
	}
	return venuePoints[p-1].key
}

// Ask is the point as a question.
func (p VenuePoint) Ask() string {
	if !p.Known() {
		return ""
	}
	return venuePoints[p-1].ask
}

// ParseVenuePoint finds a point by its word or the beginning of it.
func ParseVenuePoint(word string) (VenuePoint, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	var found VenuePoint
	for _, p := range VenuePoints() {
		switch {
		case p.Key() == word:
			return p, true
		case word != "" && strings.HasPrefix(p.Key(), word):
			if found != 0 {
				return 0, false
			}
			found = p
		}
	}
	return found, found != 0
}

// Money is an amount in hundredths of a currency that the budget names.
type Money int64

// MostMoney is the largest amount: ten thousand million.
const MostMoney Money = 1_000_000_000_000

// ParseAmount reads an amount as people write it: 700, 245.50 or 245,50. One below 0 is refused.
func ParseAmount(text string) (Money, error) {
	text = strings.TrimSpace(text)
	whole, part, split := strings.Cut(strings.ReplaceAll(text, ",", "."), ".")
	wrong := fmt.Errorf("%q is no amount; write it like 700 or 245.50, without the currency", text)
	if !digits(whole) || split && (!digits(part) || len(part) > 2) {
		return 0, wrong
	}
	for len(part) < 2 {
		part += "0"
	}
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || Money(n) > MostMoney {
		return 0, wrong
	}
	return Money(n), nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// String is the amount, with hundredths only where there are some: "700" or "245.50".
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	if m%100 == 0 {
		return sign + strconv.FormatInt(int64(m/100), 10)
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

// Each is the amount a head, to the nearest hundredth; false for nobody.
func (m Money) Each(people int) (Money, bool) {
	if people <= 0 {
		return 0, false
	}
	return Money(math.Round(float64(m) / float64(people))), true
}

// Cost is one thing that is paid for. The zero value is none.
type Cost struct {
	Label  Text  `cbor:"1,keyasint,omitzero"`
	Amount Money `cbor:"2,keyasint,omitempty"`
	Budget Money `cbor:"3,keyasint,omitempty"` // what this line may cost; 0 where it has no budget of its own
}

// Budget is what a meetup may cost in all.
type Budget struct {
	Amount   Money  `cbor:"1,keyasint,omitempty"`
	Currency string `cbor:"2,keyasint,omitempty"` // as people write it: "GBP", "pounds", "€"
}
