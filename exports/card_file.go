package exports

import (
	"io"
	"strconv"

	"serendip/session"
)

// CardFormat is one way in which a card leaves.
type CardFormat struct{ Name, About string }

// CardFormats lists them.
func CardFormats() []CardFormat {
	return []CardFormat{
		{"svg", "a picture that stays sharp at any size"}, {"png", "a picture of 1600x900, for slides and screens"},
		{"square", "a picture of 1200x1200, for feeds and chats"}, {"pdf", "a page to print"},
	}
}

// CardEnding is what the name of a card's file ends with; "" for a format that there isn't.
func CardEnding(format string) string {
	return map[string]string{"svg": ".svg", "png": ".png", "square": "-square.png", "pdf": ".pdf"}[format]
}

// CardFiles are the success card of a use case in the named formats; number 0 is the empty card, and no name means all of
// them. The error is a *session.Error: there is no such format, or something is missing for the card.
func CardFiles(r Report, number int, formats ...string) ([]File, error) {
	card := TemplateCard(r)
	if number != 0 {
		var err error
		if card, err = CardOf(r, number); err != nil {
			return nil, err
		}
	}
	if len(formats) == 0 {
		for _, f := range CardFormats() {
			formats = append(formats, f.Name)
		}
	}
	name := "template"
	if number != 0 {
		name = strconv.Itoa(number)
	}
	var out []File
	for _, f := range formats {
		write := card.Writer(f)
		if write == nil {
			return nil, session.Refuse(session.Invalid, "%q is no format of a card; choose from svg, png, square, pdf", f)
		}
		out = append(out, File{BaseName(r) + "-card-" + name + CardEnding(f), write})
	}
	return out, nil
}

// Writer is how a card is written in a format; nil for a format that there isn't.
func (c Card) Writer(format string) func(io.Writer) error {
	switch format {
	case "svg":
		return c.SVG
	case "png":
		return func(w io.Writer) error { return c.PNG(w, false) }
	case "square":
		return func(w io.Writer) error { return c.PNG(w, true) }
	case "pdf":
		return c.PDF
	}
	return nil
}
