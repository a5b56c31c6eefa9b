package session_test

import "serendip/session"

func leavingRules() []rule {
	brand := func(colour, locale string) func(*place) session.Intent {
		return func(*place) session.Intent { return session.SetBrand{Colour: &colour, Locale: &locale} }
	}
	return []rule{
		{"a colour and a language of files", meeting, "", brand("#005a8c", "de"), "BrandSet"},
		{"a colour that is none", meeting, "", brand("blue", "de"), "!invalid"},
		{"a language that there is not", meeting, "", brand("#005a8c", "tlh"), "!invalid"},
	}
}
