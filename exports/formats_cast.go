package exports

// castFormats is the wall as a film.
func castFormats() []Format { return nil }
