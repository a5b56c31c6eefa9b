package exports

// slideFormats is slides.
func slideFormats() []Format { return nil }
