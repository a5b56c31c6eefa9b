package session

// questionsFamily is what the room asks.
func questionsFamily() family { return family{} }
