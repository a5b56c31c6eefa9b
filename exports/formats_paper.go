package exports

// paperFormats is the report as a page: HTML and PDF.
func paperFormats() []Format { return nil }
