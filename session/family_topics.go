package session

// topicsFamily is an unconference's topics and their schedule.
func topicsFamily() family { return family{} }
