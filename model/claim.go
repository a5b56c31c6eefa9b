package model

import (
	"fmt"
	"strings"
)

// ClaimStatus is how far a claim of minutes was verified at the front line. A claim is what somebody said, until an end
// user was asked.
type ClaimStatus uint8

// The statuses. Checked means that an end user was asked and nothing is decided yet.
const (
	ClaimMade ClaimStatus = iota
	ClaimChecked
	ClaimConfirmed
	ClaimRefuted
)

// ClaimStatuses lists all of them, in their order.
func ClaimStatuses() []ClaimStatus {
	return []ClaimStatus{ClaimMade, ClaimChecked, ClaimConfirmed, ClaimRefuted}
}

// String is the status in a word.
func (s ClaimStatus) String() string {
	return [...]string{"claimed", "checked", "confirmed", "refuted"}[s&3]
}

// Words is the status as it stands beside a figure.
func (s ClaimStatus) Words() string {
	switch s {
	case ClaimChecked:
		return "checked with an end user"
	case ClaimConfirmed:
		return "confirmed by an end user"
	case ClaimRefuted:
		return "refuted, does not count"
	case ClaimMade:
	}
	return "claimed"
}

// ParseClaimStatus reads a status, or as many of its first letters as tell it from the others.
func ParseClaimStatus(word string) (ClaimStatus, error) {
	typed := strings.ToLower(strings.TrimSpace(word))
	var found []ClaimStatus
	for _, s := range ClaimStatuses() {
		switch {
		case s.String() == typed:
			return s, nil
		case typed != "" && strings.HasPrefix(s.String(), typed):
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return 0, fmt.Errorf("%q is no status of a claim; say claimed, checked, confirmed or refuted", word)
	}
	return found[0], nil
}

// CallQuestions is how many questions an end user is asked on the telephone.
const CallQuestions = 3

// TelephoneQuestions are what an end user is asked, with permission, before a claim counts as confirmed.
func TelephoneQuestions() [CallQuestions]string {
	return [...]string{"Does it really save that time?", "Are there more pressing pains?", "What would be your quick win?"}
}

// Verification is what came of asking the front line about a claim. The zero one is of a claim that nobody has checked.
type Verification struct {
	Status  ClaimStatus         `cbor:"1,keyasint,omitempty"`
	By      PersonID            `cbor:"2,keyasint,omitzero"`  // who asked
	With    PersonID            `cbor:"3,keyasint,omitzero"`  // the end user who was asked
	At      int64               `cbor:"4,keyasint,omitempty"` // UTC milliseconds
	Note    Text                `cbor:"5,keyasint,omitzero"`
	Answers [CallQuestions]Text `cbor:"6,keyasint,omitzero"`  // to the telephone questions, in their order
	Minutes int                 `cbor:"7,keyasint,omitempty"` // the claim that was checked
	Others  int                 `cbor:"8,keyasint,omitempty"`
}

// For is the status of a claim as it stands now. What was checked was another figure when the claim has changed since:
// then it is a mere claim again, and stale.
func (v Verification) For(minutes, others int) (status ClaimStatus, stale bool) {
	if v.Status == ClaimMade {
		return ClaimMade, false
	}
	if v.Minutes != minutes || v.Others != others {
		return ClaimMade, true
	}
	return v.Status, false
}
