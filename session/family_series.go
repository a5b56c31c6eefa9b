package session

// seriesFamily is the meetups of a programme in order.
func seriesFamily() family { return family{} }
