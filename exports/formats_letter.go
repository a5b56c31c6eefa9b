package exports

// letterFormats is drafts of mail.
func letterFormats() []Format { return nil }
