package session

import (
	"slices"

	"serendip/model"
)

// speakersFamily is who speaks, and for how long.
func speakersFamily() family {
	return family{
		decide:  (*decision).speakers,
		apply:   (*State).applySpeakers,
		inverse: inverseOfSpeakers,
		facets:  facetsOfSpeakers,
		session: sessionOfSpeakers,
		label:   (*State).labelOfSpeakers,
	}
}

func (s *State) applySpeakers(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.SpeakerQueued:
		s.withSession(e.Session, func(v *Session) {
			v.Speakers = grown(v.Speakers, &Speaker{ID: e.Speaker, Person: e.Person, Box: e.Box, Side: sideOf(e.Vendor, e.Side)})
		})
	case model.SpeakerStruck:
		s.withSpeaker(e.Session, e.Speaker, func(p *Speaker) { p.Struck = !e.Back })
	case model.SpeakerMoved:
		s.withSession(e.Session, func(v *Session) {
			if p, at := v.speaker(e.Speaker); at >= 0 {
				rest := without(v.Speakers, p)
				v.Speakers = slices.Insert(rest, min(max(e.To, 0), len(rest)), p)
			}
		})
	case model.SpeakerSet:
		s.withSpeaker(e.Session, e.Speaker, func(p *Speaker) {
			p.Box, p.Side = e.Box, sideOf(e.Vendor, e.Side)
		})
	case model.SpeakerStarted:
		s.withSpeaker(e.Session, e.Speaker, func(p *Speaker) { p.Spent, p.Since = e.Spent, env.At })
	case model.SpeakerStopped:
		s.withSpeaker(e.Session, e.Speaker, func(p *Speaker) { p.Spent, p.Since = e.Spent, 0 })
	default:
		return false
	}
	return true
}

// withSpeaker replaces a speaker by a changed copy.
func (s *State) withSpeaker(in model.SessionID, id model.SpeakerID, change func(*Speaker)) {
	s.withSession(in, func(v *Session) {
		if old, at := v.speaker(id); at >= 0 {
			p := *old
			change(&p)
			v.Speakers = slices.Clone(v.Speakers)
			v.Speakers[at] = &p
		}
	})
}

// inverseOfSpeakers takes back what was done; a clock that was stopped runs on from where it stood.
func inverseOfSpeakers(e model.Event) model.Event {
	switch e := e.(type) {
	case model.SpeakerQueued:
		return model.SpeakerStruck{Session: e.Session, Speaker: e.Speaker}
	case model.SpeakerStruck:
		return model.SpeakerStruck{Session: e.Session, Speaker: e.Speaker, Back: !e.Back}
	case model.SpeakerMoved:
		return model.SpeakerMoved{Session: e.Session, Speaker: e.Speaker, From: e.To, To: e.From}
	case model.SpeakerSet:
		return model.SpeakerSet{Session: e.Session, Speaker: e.Speaker, Box: e.WasBox, Vendor: e.WasVendor, Side: e.WasSide, WasBox: e.Box, WasVendor: e.Vendor, WasSide: e.Side}
	case model.SpeakerStarted:
		return model.SpeakerStopped{Session: e.Session, Speaker: e.Speaker, Spent: e.Spent}
	case model.SpeakerStopped:
		return model.SpeakerStarted{Session: e.Session, Speaker: e.Speaker, Spent: e.Spent}
	}
	return nil
}

func facetsOfSpeakers(e model.Event) []facet {
	switch e := e.(type) {
	case model.SpeakerQueued:
		return []facet{{e.Speaker, ""}}
	case model.SpeakerStruck:
		return []facet{{e.Speaker, ""}}
	case model.SpeakerMoved:
		return []facet{{e.Session, "order of speakers"}, {e.Speaker, "place"}}
	case model.SpeakerSet:
		return []facet{{e.Speaker, "terms"}}
	case model.SpeakerStarted:
		return []facet{{e.Speaker, "clock"}, {e.Session, "who speaks"}}
	case model.SpeakerStopped:
		return []facet{{e.Speaker, "clock"}, {e.Session, "who speaks"}}
	}
	return nil
}

func sessionOfSpeakers(_ *State, e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.SpeakerQueued:
		return e.Session, true
	case model.SpeakerStruck:
		return e.Session, true
	case model.SpeakerMoved:
		return e.Session, true
	case model.SpeakerSet:
		return e.Session, true
	case model.SpeakerStarted:
		return e.Session, true
	case model.SpeakerStopped:
		return e.Session, true
	}
	return model.SessionID{}, false
}

func (s *State) labelOfSpeakers(e model.Event) string {
	words := func(in model.SessionID, id model.SpeakerID, before string) string {
		if v := s.Session(in); v != nil {
			if p, at := v.speaker(id); at >= 0 {
				return before + " " + s.name(p.Person)
			}
		}
		return before + " a speaker"
	}
	switch e := e.(type) {
	case model.SpeakerQueued:
		return words(e.Session, e.Speaker, "queue")
	case model.SpeakerStruck:
		return words(e.Session, e.Speaker, "take off")
	case model.SpeakerMoved:
		return words(e.Session, e.Speaker, "move")
	case model.SpeakerSet:
		return words(e.Session, e.Speaker, "minutes and side of")
	case model.SpeakerStarted:
		return words(e.Session, e.Speaker, "start")
	case model.SpeakerStopped:
		return words(e.Session, e.Speaker, "stop")
	}
	return ""
}
