package session

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Right says who may do one kind of thing. Who leads and who co-facilitates may do everything but what says otherwise;
// observers and nobody may do nothing.
type Right struct {
	Intent   Intent
	Attendee bool // a seat may
	OnlySeat bool // only a seat does: who runs a session has no ballot
	Scribe   bool // a scribe may: what is said, written down and mended
	OnlyLead bool // only who leads may: what ends things for everybody, and who may come in to run them
}

// Rights is the table of who may do what, in one place. What it does not list is for who leads and who co-facilitates.
func Rights() []Right {
	both := func(i Intent) Right { return Right{Intent: i, Attendee: true, Scribe: true} }
	seat := func(i Intent) Right { return Right{Intent: i, Attendee: true, OnlySeat: true} }
	scribe := func(i Intent) Right { return Right{Intent: i, Scribe: true} }
	all := []Right{
		both(Describe{}), both(RaiseHand{}), both(Say{}), both(SaySame{}), both(TakeSameBack{}), both(ClaimMinutes{}),
		both(EditTitle{}), both(Withdraw{}), both(WithdrawItem{}), both(Undo{}),
		seat(Join{}), seat(Arrive{}), seat(Agree{}), seat(Mark{}), seat(GiveReason{}), seat(HandIn{}),
		scribe(Note{}), scribe(WriteNote{}), scribe(CheckIn{}), scribe(CountSame{}), scribe(ChangeKind{}), scribe(NameSpeaker{}),
		scribe(SetThemes{}), scribe(NameOwner{}), scribe(SetSteps{}), scribe(SetMeasure{}), scribe(SetFirstDate{}),
		lead(Reveal{}), lead(DropRound{}), lead(Close{}), lead(ListKey{}), lead(StrikeKey{}), lead(GiveRole{}),
	}
	for _, f := range families() {
		if f.rights != nil {
			all = append(all, f.rights()...)
		}
	}
	return all
}

// lead is for who leads alone.
func lead(i Intent) Right { return Right{Intent: i, OnlyLead: true} }

// rights is the table by kind of intent.
var rights = sync.OnceValue(func() map[reflect.Type]Right {
	byKind := make(map[reflect.Type]Right)
	for _, r := range Rights() {
		byKind[reflect.TypeOf(r.Intent)] = r
	}
	return byKind
})

// Allowed says whether a role may utter an intent. Finer rights, such as "only one's own", are Decide's.
func Allowed(r Role, i Intent) bool { return rights()[reflect.TypeOf(i)].allows(r) }

// allows is the rule of the table; the zero Right is that of what it does not list.
func (right Right) allows(r Role) bool {
	switch r {
	case Attendee:
		return right.Attendee
	case Scribe:
		return right.Scribe
	case CoFacilitator:
		return !right.OnlySeat && !right.OnlyLead
	case Lead:
		return !right.OnlySeat
	case Nobody, Observer:
	}
	return false
}

// denied is the refusal of what a role may not do, in kind words.
func denied(r Role) error {
	switch r {
	case CoFacilitator:
		return Refuse(Denied, "only who leads does this; ask them for it, or to hand the lead over")
	case Scribe:
		return Refuse(Denied, "a scribe writes down what is said; this is for those who facilitate")
	case Observer:
		return Refuse(Denied, "an observer sees everything here and changes nothing")
	case Nobody, Attendee, Lead:
	}
	return Refuse(Denied, "%s may not do this", r)
}

// RoleColumns are the roles as a table of rights shows them.
func RoleColumns() []Role { return []Role{Lead, CoFacilitator, Scribe, Observer, Attendee} }

// RightRow is a line of the table as people read it: what is done, and which of RoleColumns may.
type RightRow struct {
	Does string
	May  []bool
}

// RightRows are the given intents as people read them.
func RightRows(intents ...Intent) []RightRow {
	var out []RightRow
	for _, i := range intents {
		row := RightRow{Does: deed(i)}
		for _, r := range RoleColumns() {
			row.May = append(row.May, Allowed(r, i))
		}
		out = append(out, row)
	}
	return out
}

// RightsTable is the whole table; its last row is everything that is not listed.
func RightsTable() []RightRow {
	var listed []Intent
	for _, r := range Rights() {
		listed = append(listed, r.Intent)
	}
	rows := RightRows(listed...)
	slices.SortStableFunc(rows, func(a, b RightRow) int { return strings.Compare(mayKey(b.May), mayKey(a.May)) })
	rest := RightRow{Does: "everything else"}
	for _, r := range RoleColumns() {
		rest.May = append(rest.May, Right{}.allows(r))
	}
	return append(rows, rest)
}

func mayKey(may []bool) string {
	var b strings.Builder
	for _, m := range may {
		b.WriteByte(choose[byte](m, '1', '0'))
	}
	return b.String()
}

// deed is an intent's name in words: "set first date".
func deed(i Intent) string { return worded(reflect.TypeOf(i).Name()) }
