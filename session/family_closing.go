package session

import "serendip/model"

// closingFamily is what people say of a meetup afterwards. Until when and of how many it is asked can be undone; opening it
// cannot, as answers are sealed under it: it is taken back with them instead.
func closingFamily() family {
	return family{decide: (*decision).closing, apply: applyAfter, inverse: inverseOfClosing, facets: facetsOfClosing, session: sessionOfClosing, label: labelOfClosing}
}

func inverseOfClosing(e model.Event) model.Event {
	if e, is := e.(model.AfterChanged); is {
		return model.AfterChanged{Session: e.Session, Until: e.WasUntil, Asked: e.WasAsked, WasUntil: e.Until, WasAsked: e.Asked}
	}
	return nil
}

func facetsOfClosing(e model.Event) []facet {
	if e, is := e.(model.AfterChanged); is {
		return []facet{{e.Session, "after"}}
	}
	return nil
}

func sessionOfClosing(_ *State, e model.Event) (model.SessionID, bool) {
	if e, is := e.(model.AfterChanged); is {
		return e.Session, true
	}
	return model.SessionID{}, false
}

func labelOfClosing(_ *State, e model.Event) string {
	if _, is := e.(model.AfterChanged); is {
		return "until when the survey is open"
	}
	return ""
}
