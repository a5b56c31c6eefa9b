// Package series is the facilitator's screen of a programme's meetups: who came to which, how each went and when the next
// is, and the place and the money of the one at hand.
//
// It draws session.SeriesFace and session.MeetingFace and utters intents; it must not know roots, doors or stores. It names
// people, so that it is for consoles and home alone.
package series
