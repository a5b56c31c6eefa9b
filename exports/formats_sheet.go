package exports

// sheetFormats is workbooks.
func sheetFormats() []Format { return nil }
