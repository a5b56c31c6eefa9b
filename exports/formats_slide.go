package exports

// slideFormats is slides.
func slideFormats() []Format {
	return []Format{{Name: "pptx", About: "slides, one idea each, for any presentation program", Write: writeSlides, parts: []part{{suffix: ".pptx", write: writeSlides}}}}
}
