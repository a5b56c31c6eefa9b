package session

import "serendip/model"

// family is one feature's part in the core: what it decides, how its events are folded in and taken back, and who may
// utter its intents. A part that a feature doesn't need is nil.
type family struct {
	decide  func(*decision, Intent) (handled bool, err error)
	apply   func(*State, Envelope, model.Event) (handled bool)
	inverse func(model.Event) model.Event                     // nil for what is for good
	facets  func(model.Event) []facet                         // what it touches; see facet
	session func(*State, model.Event) (model.SessionID, bool) // whose undoable event it is
	label   func(*State, model.Event) string                  // "" for another family's event
	rights  func() []Right
}

// families lists the features that came after the workshop's own flow, in the order of their event numbers.
func families() []family { return allFamilies[:] }

var allFamilies = [...]family{
	{(*decision).talking, (*State).applyTalk, inverseOfTalk, facetsOfTalk, (*State).sessionOfTalk, (*State).labelOfTalk, talkRights},
	askFamily(),
	crewFamily,
	{decide: (*decision).proving, apply: (*State).applyReach},
	{decide: (*decision).dots, apply: applyDots, inverse: inverseOfDots, facets: facetsOfDots, session: sessionOfDots, label: labelOfDots, rights: rightsOfDots},
	claimFamily(),
	weighFamily(),
	templateFamily(),
	reviewFamily(),
	pageFamily(),
	seriesFamily(),
	guestsFamily(),
	invitesFamily(),
	topicsFamily(),
	speakersFamily(),
	questionsFamily(),
	closingFamily(),
	leavingFamily(),
	archiveFamily(),
	forgetFamily(),
}

func inverseOfFamilies(e model.Event) model.Event {
	for _, f := range families() {
		if f.inverse != nil {
			if back := f.inverse(e); back != nil {
				return back
			}
		}
	}
	return nil
}

func facetsOfFamilies(e model.Event) []facet {
	for _, f := range families() {
		if f.facets != nil {
			if touched := f.facets(e); touched != nil {
				return touched
			}
		}
	}
	return nil
}

func sessionOfFamilies(s *State, e model.Event) (model.SessionID, bool) {
	for _, f := range families() {
		if f.session != nil {
			if id, ok := f.session(s, e); ok {
				return id, true
			}
		}
	}
	return model.SessionID{}, false
}

func labelOfFamilies(s *State, e model.Event) string {
	for _, f := range families() {
		if f.label != nil {
			if words := f.label(s, e); words != "" {
				return words
			}
		}
	}
	return ""
}
