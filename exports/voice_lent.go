package exports

import "time"

// Voice says fixed phrases of the catalogue in files that are written elsewhere.
type Voice struct{ voice }

// VoiceOf is the voice of a language: English where it isn't known.
func VoiceOf(locale string) Voice { return Voice{voiceOf(locale)} }

// Say is a phrase with what stands in it.
func (s Voice) Say(english string, args ...any) string { return s.say(english, args...) }

// Span is from when to when something is, in its own zone: "Thursday 4 March 2027, 09:00 to 11:50 (Berlin time)".
func (s Voice) Span(from, to time.Time) string {
	return s.weekday(from, s.date(from)) + ", " + s.say("%s to %s", s.clock(from), s.clock(to)) + " (" + s.placeTime(from.Location().String()) + ")"
}
