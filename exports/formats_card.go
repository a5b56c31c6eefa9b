package exports

// cardFormats is the success card and the one-pager of a use case.
func cardFormats() []Format { return nil }
