package model

import (
	"fmt"
	"strings"
)

// GuestSide is whose a guest is.
type GuestSide uint8

// The sides of a meetup; zero was not said.
const (
	SideCustomer GuestSide = iota + 1
	SideProspect
	SideVendor
)

var sideWords = [...]string{"", "customer", "prospect", "vendor"}

// Sides lists the sides in order.
func Sides() []GuestSide { return []GuestSide{SideCustomer, SideProspect, SideVendor} }

// String is the side in words, "" when it was not said.
func (s GuestSide) String() string { return wordOf(sideWords[:], int(s)) }

// ParseSide finds a side by its name or its only beginning; nothing is the zero side.
func ParseSide(typed string) (GuestSide, error) {
	n, err := parseWord("side", sideWords[:], typed)
	return GuestSide(n), err
}

// Part is what a guest comes as: the role in the mix, which is no job title.
type Part uint8

// The parts; zero was not said.
const (
	PartAdvocate Part = iota + 1
	PartSuccess
	PartProduct
	PartEngineering
	PartExecutive
	PartMarketing
	PartSales
)

var partWords = [...]string{"", "advocate", "customer success", "product", "engineering", "executive", "marketing", "sales"}

// Parts lists the parts in order.
func Parts() []Part {
	return []Part{PartAdvocate, PartSuccess, PartProduct, PartEngineering, PartExecutive, PartMarketing, PartSales}
}

// String is the part in words, "" when it was not said.
func (p Part) String() string { return wordOf(partWords[:], int(p)) }

// ParsePart finds a part by its name or its only beginning; nothing is the zero part.
func ParsePart(typed string) (Part, error) {
	n, err := parseWord("role", partWords[:], typed)
	return Part(n), err
}

// Reply is yes, no, or nothing said yet.
type Reply uint8

// The replies.
const (
	ReplyYes Reply = iota + 1
	ReplyNo
)

var replyWords = [...]string{"", "yes", "no"}

// String is the reply in words, "" when there is none.
func (r Reply) String() string { return wordOf(replyWords[:], int(r)) }

// ParseReply reads yes or no by its beginning; nothing is no reply.
func ParseReply(typed string) (Reply, error) {
	n, err := parseWord("reply", replyWords[:], typed)
	return Reply(n), err
}

func wordOf(words []string, n int) string {
	if n < len(words) {
		return words[n]
	}
	return ""
}

// parseWord is the place of a word, or of the only one that begins so.
func parseWord(what string, words []string, typed string) (int, error) {
	typed = strings.Join(strings.Fields(strings.ToLower(typed)), " ")
	found := 0
	for n, w := range words {
		switch {
		case w == typed:
			return n, nil
		case strings.HasPrefix(w, typed) && found > 0:
			return 0, fmt.Errorf("%q could be %s or %s", typed, words[found], w)
		case strings.HasPrefix(w, typed):
			found = n
		}
	}
	if found == 0 {
		return 0, fmt.Errorf("%q is no %s; write one of %s", typed, what, strings.Join(words[1:], ", "))
	}
	return found, nil
}

// ScreeningQuestions are asked of a prospect before they are invited; each wants a yes.
func ScreeningQuestions() [3]string {
	return [3]string{
		"Is the topic strategic for them?",
		"Are they advanced enough to bring something of their own?",
		"Do they come to learn from others?",
	}
}

// ReferenceCall is what to offer a prospect who does not pass the screening.
const ReferenceCall = "a reference call serves them better"

// Screening is the replies to the ScreeningQuestions.
type Screening [3]Reply

// ParseScreening reads three replies: "yes no ?" or "yes, yes, yes"; "?" is none yet.
func ParseScreening(typed string) (Screening, error) {
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' })
	var s Screening
	if len(words) != len(s) {
		return s, fmt.Errorf("%q is not three replies; write yes, no or ? for each question", typed)
	}
	for i, w := range words {
		if w == "?" {
			continue
		}
		r, err := ParseReply(w)
		if err != nil {
			return Screening{}, err
		}
		s[i] = r
	}
	return s, nil
}

// Passed says that all three are yes.
func (s Screening) Passed() bool { return s == Screening{ReplyYes, ReplyYes, ReplyYes} }

// Failed says that one of them is no.
func (s Screening) Failed() bool {
	return s[0] == ReplyNo || s[1] == ReplyNo || s[2] == ReplyNo
}

// String says how far the screening is.
func (s Screening) String() string {
	switch {
	case s.Passed():
		return "screened"
	case s.Failed():
		return "not suited"
	case s != Screening{}:
		return "partly screened"
	}
	return "unscreened"
}

// Mixed is what the mix of a meetup is reckoned from: one guest who comes or may come.
type Mixed struct {
	Name      string
	Side      GuestSide
	Part      Part
	Screening Screening
}

// Composition counts a mix.
type Composition struct {
	People int
	Sides  [4]int // by GuestSide; the first was not said
	Parts  [8]int // by Part; the first was not said
}

// Compose counts guests by side and part.
func Compose(guests []Mixed) Composition {
	c := Composition{People: len(guests)}
	for _, g := range guests {
		if int(g.Side) < len(c.Sides) {
			c.Sides[g.Side]++
		}
		if int(g.Part) < len(c.Parts) {
			c.Parts[g.Part]++
		}
	}
	return c
}

// Selling is how many come from sales or marketing.
func (c Composition) Selling() int { return c.Parts[PartSales] + c.Parts[PartMarketing] }

// Many is how many there are of a side or a part: "1 customer", "2 advocates", "3 product". Departments have no plural.
func Many(n int, word string) string {
	switch word {
	case "customer", "prospect", "vendor", "advocate", "executive":
		if n != 1 {
			word += "s"
		}
	}
	return fmt.Sprintf("%d %s", n, word)
}

// SideUnknown is what somebody counts as whose side was not said.
const SideUnknown = "side unknown"

// String lists the counts that are not zero: "5 customers, 2 vendors; 1 executive, 3 product".
func (c Composition) String() string {
	var sides, parts []string
	for _, s := range Sides() {
		if n := c.Sides[s]; n > 0 {
			sides = append(sides, Many(n, s.String()))
		}
	}
	if n := c.Sides[0]; n > 0 {
		sides = append(sides, Many(n, SideUnknown))
	}
	for _, p := range Parts() {
		if n := c.Parts[p]; n > 0 {
			parts = append(parts, Many(n, p.String()))
		}
	}
	out := strings.Join(sides, ", ")
	if len(parts) > 0 {
		out += "; " + strings.Join(parts, ", ")
	}
	return out
}

// MixWarnings says what is wrong with a mix, each in a sentence without its full stop. Nobody's guess is warned of: a side
// or a part that was not said counts for nothing, but for the executive, who is missing until one is named.
func MixWarnings(guests []Mixed) []string {
	c := Compose(guests)
	if c.People == 0 || c.Sides[0] == c.People && c.Parts[0] == c.People {
		return nil
	}
	var out []string
	if known := c.People - c.Parts[0]; 2*c.Selling() > known {
		out = append(out, fmt.Sprintf("sales and marketing outweigh: %d of %d", c.Selling(), known))
	}
	if c.Sides[SideVendor] > c.Sides[SideCustomer] {
		out = append(out, fmt.Sprintf("vendor outnumbers customers: %d to %d", c.Sides[SideVendor], c.Sides[SideCustomer]))
	}
	if c.Parts[PartExecutive] == 0 {
		out = append(out, "no executive comes")
	}
	var unscreened []string
	for _, g := range guests {
		if g.Side == SideProspect && !g.Screening.Passed() && !g.Screening.Failed() {
			unscreened = append(unscreened, g.Name)
		}
	}
	for _, g := range guests {
		switch {
		case g.Side != SideProspect || g.Screening.Passed():
		case g.Screening.Failed():
			out = append(out, g.Name+" did not pass the screening: "+ReferenceCall)
		case len(unscreened) <= fewUnscreened:
			out = append(out, g.Name+" is an unscreened prospect")
		}
	}
	if n := len(unscreened); n > fewUnscreened { // so many names would hide what else is wrong
		out = append(out, fmt.Sprintf("%d prospects are unscreened: %s and %d more", n, strings.Join(unscreened[:fewUnscreened], ", "), n-fewUnscreened))
	}
	return out
}

// fewUnscreened is how many unscreened prospects are warned of one by one.
const fewUnscreened = 2
