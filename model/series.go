package model

import (
	"strconv"
	"strings"
	"time"
)

// What a series goes by.
const (
	// QuarterWeeks is the rhythm of a series: thirteen weeks keep the weekday.
	QuarterWeeks = 13
	// FewestForSlots is from how many meetups in each of two slots on they are compared.
	FewestForSlots = 3
	// SpeakersUsual is how many speak at a meetup, and SpeakerTime for how long, until some are named.
	SpeakersUsual = 3
	SpeakerTime   = 5 * time.Minute
)

// Presence is what came of one person at one meetup.
type Presence uint8

// The presences. A no-show said to be coming and was never checked in when the meetup closed.
const (
	NotAsked Presence = iota
	PresenceAsked
	PresenceComing
	PresenceDeclined
	PresenceWaiting
	PresenceCame
	PresenceNoShow
)

var presenceWords = [...]string{"", "asked", "coming", "not coming", "waitlisted", "came", "no-show"}

// String is the presence in words; "" for who was not asked.
func (p Presence) String() string {
	if int(p) < len(presenceWords) {
		return presenceWords[p]
	}
	return ""
}

// PresenceOf is what a guest's status says of them, in a meetup that is closed or not.
func PresenceOf(status GuestStatus, closed bool) Presence {
	switch status {
	case GuestAdded, GuestAwaiting:
		return PresenceAsked
	case GuestAttending:
		if closed {
			return PresenceNoShow
		}
		return PresenceComing
	case GuestDeclined:
		return PresenceDeclined
	case GuestWaitlisted:
		return PresenceWaiting
	case GuestCheckedIn, GuestCheckedOut:
		return PresenceCame
	}
	return NotAsked
}

// Slot is the part of the day in which a meetup begins.
type Slot uint8

// The slots: before noon, before five, and later.
const (
	Morning Slot = iota
	Afternoon
	Evening
)

// String is the slot's word.
func (s Slot) String() string { return [...]string{"morning", "afternoon", "evening"}[min(s, Evening)] }

// SlotAt is the slot of a beginning, in its own zone.
func SlotAt(start time.Time) Slot {
	switch h := start.Hour(); {
	case h < 12:
		return Morning
	case h < 17:
		return Afternoon
	}
	return Evening
}

// Meetup is what a meetup at this part of the day is called.
func (s Slot) Meetup() string {
	return [...]string{"Breakfast meetup", "Afternoon meetup", "Evening meetup"}[min(s, Evening)]
}

// AtItsHour is a title that is named by the part of the day, for the part it begins in; any other title stays.
func AtItsHour(title string, start time.Time) string {
	for _, slot := range []Slot{Morning, Afternoon, Evening} {
		if rest, is := strings.CutPrefix(title, slot.Meetup()); is && WithoutNumber(title) == slot.Meetup() {
			return SlotAt(start).Meetup() + rest
		}
	}
	return title
}

// NextQuarter is the same weekday and time of day a quarter on, the first that is not before now. Skipped counts the
// quarters that passed without one.
func NextQuarter(last, now time.Time) (next time.Time, skipped int) {
	for next = last.AddDate(0, 0, 7*QuarterWeeks); next.Before(now); skipped++ {
		next = next.AddDate(0, 0, 7*QuarterWeeks)
	}
	return next, skipped
}

// WithoutNumber is a title without the number at its end: "Breakfast meetup" of "Breakfast meetup 3".
func WithoutNumber(title string) string {
	if i := strings.LastIndexByte(title, ' '); i > 0 && digits(title[i+1:]) {
		return title[:i]
	}
	return title
}

// Numbered is a title with its place in a series.
func Numbered(title string, n int) string { return WithoutNumber(title) + " " + strconv.Itoa(n) }
