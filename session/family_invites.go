package session

import "serendip/model"

// invitesFamily is what is written to guests before and after. What was made has left and cannot be undone.
func invitesFamily() family {
	return family{
		decide: (*decision).writing, apply: applyLetters,
		inverse: func(e model.Event) model.Event {
			if e, ok := e.(model.LettersSet); ok {
				return model.LettersSet{Session: e.Session, Now: e.Was, Was: e.Now}
			}
			return nil
		},
		facets: func(e model.Event) []facet {
			if e, ok := e.(model.LettersSet); ok {
				return []facet{{e.Session, "letters"}}
			}
			return nil
		},
		session: func(_ *State, e model.Event) (model.SessionID, bool) {
			set, ok := e.(model.LettersSet)
			return set.Session, ok
		},
		label: func(_ *State, e model.Event) string {
			if _, ok := e.(model.LettersSet); ok {
				return "what the letters say"
			}
			return ""
		},
	}
}
