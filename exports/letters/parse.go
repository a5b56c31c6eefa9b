package letters

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"serendip/model"
	"serendip/session/templates"
)

// Parse reads a letter whole, and names the first place that cannot be taken with its line and column.
func Parse(file string, raw []byte) (Text, error) {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	r := reader{file: file, t: Text{Source: raw}}
	if len(raw) > MostBytes {
		return r.t, &templates.Error{File: file, What: fmt.Sprintf("it has %d bytes, %d is the most", len(raw), MostBytes), Do: "A letter is brief."}
	}
	for n, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		r.line = n + 1
		if err := r.read(strings.TrimSuffix(line, "\r")); err != nil {
			return r.t, err
		}
	}
	r.endParagraph()
	return r.t, r.finish()
}

type reader struct {
	file  string
	line  int
	t     Text
	into  *[]string // the section that is read
	begun []string  // lines of the paragraph that is read
	heads map[string]int
}

func (r *reader) refuse(column int, what, do string) error {
	return &templates.Error{File: r.file, Line: r.line, Column: column, What: what, Do: do}
}

func (r *reader) read(line string) error {
	if err := r.legible(line); err != nil {
		return err
	}
	switch {
	case strings.HasPrefix(line, "== "):
		return r.section(strings.TrimSpace(line[3:]))
	case r.into == nil:
		return r.head(line)
	case strings.TrimSpace(line) == "":
		r.endParagraph()
		return nil
	}
	if err := r.fieldsIn(line); err != nil {
		return err
	}
	r.begun = append(r.begun, strings.TrimRight(line, " \t"))
	return nil
}

// legible refuses what is no text: whoever shows the file on a terminal must be safe.
func (r *reader) legible(line string) error {
	column := 1
	for at := 0; at < len(line); column++ {
		c, size := utf8.DecodeRuneInString(line[at:])
		switch {
		case c == utf8.RuneError && size == 1:
			return r.refuse(column, "this is no UTF-8 text", "Save the file as UTF-8.")
		case unicode.IsControl(c) && c != '\t', unicode.Is(unicode.Bidi_Control, c):
			return r.refuse(column, fmt.Sprintf("there is a control character (U+%04X)", c), "Take it out.")
		}
		at += size
	}
	return nil
}

// head reads what stands before the first section.
func (r *reader) head(line string) error {
	if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	key, value, parted := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if r.heads[key] > 0 {
		return r.refuse(1, fmt.Sprintf("%s stands on line %d already", key, r.heads[key]), "Take one of the two out.")
	}
	if r.heads == nil {
		r.heads = make(map[string]int)
	}
	r.heads[key] = r.line
	switch {
	case parted && key == "letter":
		step, ok := model.ParseLetterStep(value)
		if !ok {
			return r.refuse(len(key)+3, fmt.Sprintf("there is no letter %q", value), unknownStep(value).(*templates.Unknown).Do)
		}
		r.t.Step = step
		return nil
	case parted && key == "locale":
		if !slices.Contains(model.Locales(), value) {
			return r.refuse(len(key)+3, fmt.Sprintf("%q is no language of letters", value), "There are "+strings.Join(model.Locales(), ", ")+"; a text without this line serves all.")
		}
		r.t.Locale = value
		return nil
	case parted && key == "subject":
		if value == "" || utf8.RuneCountInString(value) > 200 {
			return r.refuse(1, "the subject has no words, or more than 200 letters", "Write a few words.")
		}
		r.t.Subject = value
		return r.fieldsIn(line)
	}
	return r.refuse(1, "this is neither letter:, locale: nor subject:", "Text for the readers comes below a line like \"== everyone\". A line that begins with # is a remark.")
}

func (r *reader) section(name string) error {
	r.endParagraph()
	a, ok := model.ParseAudience(name)
	switch {
	case ok:
		r.into = &r.t.bodies[a]
	case strings.EqualFold(name, everyone):
		r.into = &r.t.everyone
	default:
		return r.refuse(4, fmt.Sprintf("there is no audience %q", name), "There are executive, technical, business, vendor and everyone.")
	}
	if *r.into != nil {
		return r.refuse(1, fmt.Sprintf("%s has a text already", name), "Take one of the two out.")
	}
	*r.into = []string{}
	return nil
}

// fieldsIn refuses braces that nothing is known of.
func (r *reader) fieldsIn(line string) error {
	for at := 0; at < len(line); {
		open := strings.IndexAny(line[at:], "{}")
		if open < 0 {
			return nil
		}
		at += open
		column := utf8.RuneCountInString(line[:at]) + 1
		end := strings.IndexByte(line[at:], '}')
		if line[at] == '}' || end < 0 {
			return r.refuse(column, "a brace stands alone", "A field is written as {first-name}; other braces have no place in a letter.")
		}
		if name := line[at+1 : at+end]; !known(name) {
			return r.refuse(column, fmt.Sprintf("there is no field {%s}", name), fieldNames())
		}
		at += end + 1
	}
	return nil
}

// endParagraph joins the lines of a paragraph, but for those that begin with a space, a hyphen or a field: they stay lines.
func (r *reader) endParagraph() {
	if len(r.begun) == 0 {
		return
	}
	p := r.begun[0]
	for _, line := range r.begun[1:] {
		if strings.ContainsAny(line[:1], " \t-{") {
			p += "\n" + line
		} else {
			p += " " + line
		}
	}
	*r.into, r.begun = append(*r.into, p), nil
}

func (r *reader) finish() error {
	r.line = 0
	complete := r.t.everyone != nil
	if !complete {
		complete = true
		for a, b := range r.t.bodies { // the vendor's people are few: without a text of their own they get that for business
			complete = complete && (b != nil || model.Audience(a) == model.AudienceVendor)
		}
	}
	switch {
	case r.t.Step == 0:
		return r.refuse(0, "it doesn't say which letter it is", "Begin with a line like \"letter: invitation\".")
	case r.t.Subject == "":
		return r.refuse(0, "it has no subject", "Write a line like \"subject: {title} on {date}\".")
	case !complete:
		return r.refuse(0, "some readers would get nothing", "Write a text below \"== everyone\", or one for each of executive, technical and business.")
	}
	for _, b := range append(r.t.bodies[:], r.t.everyone) {
		if b != nil && len(b) == 0 {
			return r.refuse(0, "an audience has an empty text", "Write it, or take its line out.")
		}
	}
	return nil
}
