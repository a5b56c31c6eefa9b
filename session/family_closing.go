package session

// closingFamily is what people say of a meetup afterwards. A closed session has nothing to undo: the survey can be changed,
// and taken back with its answers.
func closingFamily() family {
	return family{decide: (*decision).closing, apply: applyAfter}
}
