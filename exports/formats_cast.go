package exports

// castFormats is the wall as a film.
func castFormats() []Format {
	return []Format{{Name: "cast", About: "the wall as a film for asciinema", Write: writeCast, Asked: true,
		parts: []part{{suffix: ".cast", write: writeCast}}}}
}
