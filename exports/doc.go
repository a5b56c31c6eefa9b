// Package exports tells a session afterwards: as Markdown to read and share, as CSV for a spreadsheet, and as JSON with
// every word and every histogram, from which anybody can recompute means, passes, agreement and ranking.
//
// NewReport draws everything of one session that may leave out of a snapshot: no ballot, no key, no code, and by
// default no e-mail address and no private note. Each format writes that one Report; Writing puts files into a folder,
// all of them or none. The schema of the JSON is in schema.json.
//
// NewWhole puts the reports of all sessions of a programme together; it leaves in formats of its own. CardOf is the story of one use case.
//
// ReadArchive reads a JSON back: what isn't an export to the letter is refused with its line and its place. A session that
// was brought back from one is a record, and its report is what the export said, byte for byte.
//
// The package decides nothing and knows no store, no screen and no clock: the same events give the same content.
package exports
