package session

import "reflect"

// Right says who may do one kind of thing.
type Right struct {
	Intent   Intent
	Attendee bool // facilitators may do everything but mark; observers and nobody may do nothing
	OnlySeat bool // what only a seat does: a facilitator has no ballot
}

// Rights is the table of who may do what, in one place. What it does not list is for facilitators.
func Rights() []Right {
	seat := func(i Intent) Right { return Right{Intent: i, Attendee: true} }
	all := []Right{
		seat(Describe{}), seat(RaiseHand{}), seat(Say{}), seat(SaySame{}), seat(TakeSameBack{}), seat(ClaimMinutes{}),
		seat(EditTitle{}), seat(Withdraw{}), seat(WithdrawItem{}), seat(Undo{}),
		{Intent: Join{}, Attendee: true, OnlySeat: true}, {Intent: Arrive{}, Attendee: true, OnlySeat: true},
		{Intent: Agree{}, Attendee: true, OnlySeat: true},
		{Intent: Mark{}, Attendee: true, OnlySeat: true}, {Intent: GiveReason{}, Attendee: true, OnlySeat: true},
		{Intent: HandIn{}, Attendee: true, OnlySeat: true},
	}
	for _, f := range families() {
		if f.rights != nil {
			all = append(all, f.rights()...)
		}
	}
	return all
}

// Allowed says whether a role may utter an intent. Finer rights, such as "only one's own", are Decide's.
func Allowed(r Role, i Intent) bool {
	if r != Facilitator && r != Attendee {
		return false
	}
	kind := reflect.TypeOf(i)
	for _, right := range Rights() {
		if reflect.TypeOf(right.Intent) == kind {
			return r == Attendee && right.Attendee || r == Facilitator && !right.OnlySeat
		}
	}
	return r == Facilitator
}
