package exports

// letterFormats is what people answer by; drafts of letters hold codes and addresses and leave by their own command.
func letterFormats() []Format {
	return []Format{{Name: "halfpage", About: "the survey afterwards, on half a page of paper", Write: writeHalfPage, Asked: true,
		parts: []part{{suffix: "-survey.html", write: writeHalfPage}}}}
}
