package exports

// meetupFormats is what a meetup leaves.
func meetupFormats() []Format { return nil }
