package model

// Locales lists the languages of files by their codes; the first is the one that nobody has to ask for.
func Locales() []string { return []string{"en", "de", "fr"} }
