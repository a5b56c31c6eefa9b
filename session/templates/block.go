package templates

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"serendip/model"
)

// What can stand in a file before the first block, and in a block.
var (
	headKeys  = [...]string{"name", "title", "about", "kind"}
	blockKeys = [...]string{"title", "method", "minutes", "short", "prompt", "kind", "goal", "hold", "top", "deep", "questions", "cards", "counting", "dots", "dots_on_one", "slots", "slot_minutes", "rooms", "several_each"}
)

// The form of what the wall shows large.
const (
	shortLines   = 3
	shortLetters = 14
)

// slug says whether a name can be typed on a command line and be a file's.
func slug(name string) bool {
	return name != "" && len(name) <= 64 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && name[0] != '-'
}

func (r *reader) setHead(v value) bool {
	switch v.key {
	case "name":
		if v.line(&r.t.Name); r.t.Name != "" && !slug(r.t.Name) {
			r.refuse(v.at, fmt.Sprintf("%q is no name for a template", r.t.Name), "Write small letters, digits and hyphens, such as my-workshop.")
		}
		return true
	case "title":
		return v.line(&r.t.Title)
	case "about":
		return v.note(&r.t.About)
	case "kind":
		var word string
		if v.line(&word); word != "" {
			kind, known := model.ParseSessionKind(word)
			if !known {
				r.refuse(v.at, fmt.Sprintf("%q is no kind of session", word), `Write kind = "workshop" or kind = "meetup".`)
			}
			r.t.Kind = kind
		}
		return true
	}
	return false
}

func (r *reader) setBlock(v value) bool {
	b := &r.t.Blocks[len(r.t.Blocks)-1]
	switch v.key {
	case "title":
		return v.line(&b.Title)
	case "prompt":
		return v.note(&b.Prompt)
	case "short":
		return r.setShort(v, b)
	case "method":
		return r.setMethod(v, b)
	case "kind":
		return r.setKind(v, b)
	case "minutes":
		var minutes int
		v.number(&minutes, 1, 12*60, "A block lasts")
		b.Timebox = time.Duration(minutes) * time.Minute
		return true
	case "goal":
		return v.number(&b.Goal, 0, 10000, "A goal goes")
	case "top":
		return v.number(&b.Top, 0, 12, "As many use cases enter a round or are selected as you say,")
	case "hold":
		return v.yes(&b.Hold)
	case "deep":
		return v.yes(&b.Deep)
	case "dots":
		return v.number(&b.Budget, 1, model.MostDots, "Somebody has dots")
	case "dots_on_one":
		return v.number(&b.Cap, 1, model.MostDots, "Dots on one go")
	case "slots":
		return v.number(&gridOf(b).Slots, 1, model.MostSlots, "Slots go")
	case "slot_minutes":
		return v.number(&gridOf(b).Minutes, 1, 12*60, "A slot lasts")
	case "rooms":
		return setTyped(v, &gridOf(b).Rooms, model.ParseRooms, "Hall; Library; Terrace")
	case "several_each":
		return v.yes(&gridOf(b).Several)
	case "questions":
		return setTyped(v, &b.Questions, model.ParseQuestions, "Which day? = Monday / Friday; How well? = 0-3; Would you recommend it? = 0-10; What else?")
	case "cards":
		return setTyped(v, &b.Cards, model.ParseCards, "What failed at first?; Who was against it?")
	case "counting":
		return setTyped(v, &b.Weigh, model.ParseWeighing, "pass 2.5; need 2; by criterion")
	}
	return false
}

// setTyped takes what is written as it is typed in the agenda.
func setTyped[T any](v value, to *T, parse func(string) (T, error), example string) bool {
	var line string
	if v.line(&line); line == "" {
		return true
	}
	got, err := parse(line)
	if err != nil {
		v.r.refuse(v.at, v.key+": "+err.Error(), fmt.Sprintf("Write it as %q.", example))
		return true
	}
	*to = got
	return true
}

// gridOf is a block's slots and rooms, to be filled in.
func gridOf(b *model.Block) *model.Grid {
	if b.Grid == nil {
		g := model.DefaultGrid()
		b.Grid = &g
	}
	return b.Grid
}

// setShort takes what stands in large letters on the wall.
func (r *reader) setShort(v value, b *model.Block) bool {
	v.note(&b.Short)
	lines := strings.Split(b.Short, "\n")
	if len(lines) > shortLines {
		r.refuse(v.at, fmt.Sprintf("the short prompt has %d lines", len(lines)), fmt.Sprintf("The wall shows %d lines of %d letters; the long form goes into prompt.", shortLines, shortLetters))
		return true
	}
	for _, line := range lines {
		n := 0
		for it := graphemes.FromString(line); it.Next(); {
			n++
		}
		if n > shortLetters {
			r.refuse(v.at, fmt.Sprintf("the line %q of the short prompt has %d letters", line, n), fmt.Sprintf("The wall shows %d lines of %d letters; the long form goes into prompt.", shortLines, shortLetters))
		}
	}
	return true
}

func (r *reader) setMethod(v value, b *model.Block) bool {
	var word string
	if v.line(&word); word == "" {
		return true
	}
	var words []string
	for _, m := range model.Methods() {
		words = append(words, string(m))
	}
	if !slices.Contains(words, word) {
		do := "Choose one of " + strings.Join(words, ", ") + "."
		if near := nearest(word, words); near != "" {
			do = fmt.Sprintf("Did you mean %q? %s", near, do)
		}
		r.refuse(v.at, fmt.Sprintf("%q is no method", word), do)
		return true
	}
	b.Method = model.Method(word)
	return true
}

func (r *reader) setKind(v value, b *model.Block) bool {
	var word string
	switch v.line(&word); word {
	case "":
	case model.Serendipitous.String():
		b.Kind = model.Serendipitous
	case model.Planned.String():
		b.Kind = model.Planned
	case model.TopicKind.String():
		b.Kind = model.TopicKind
	default:
		r.refuse(v.at, fmt.Sprintf("%q is no kind of use case", word), "Write serendipitous for what works already, or planned for what is yet to be done.")
	}
	return true
}

// endBlock looks at what a block must have.
func (r *reader) endBlock() {
	if !r.inBlock {
		r.named = r.seen["name"]
		return
	}
	b := &r.t.Blocks[len(r.t.Blocks)-1]
	for _, must := range []struct{ key, example string }{{"title", `title = "Connect"`}, {"method", `method = "connect"`}, {"minutes", "minutes = 15"}} {
		if !r.seen[must.key] {
			r.refuse(r.head, "this block has no "+must.key, "Write "+must.example+" under it.")
		}
	}
	if b.Method == model.Topics {
		b.Kind = model.TopicKind
		gridOf(b)
	}
	if b.Grid != nil && b.Method != model.Topics {
		r.refuse(r.head, "this block has slots and rooms, and no topics", `Write method = "topics", or leave slots, slot_minutes, rooms and several_each out.`)
	}
	if b.Method == model.Capture && b.Kind == 0 && !r.seen["kind"] {
		r.refuse(r.head, "this block does not say what it asks for", `Write kind = "serendipitous" or kind = "planned" under it.`)
	}
}

// finish looks at what a template must have.
func (r *reader) finish() {
	if !r.named {
		r.refuse(0, "the template has no name", `Write name = "my-workshop" in its first lines.`)
	}
	switch {
	case len(r.t.Blocks) == 0:
		r.refuse(len(r.raw), "the template has no block", "Write [[block]] and under it a title, a method and minutes.")
	case len(r.t.Blocks) > mostBlocks:
		r.refuse(len(r.raw), fmt.Sprintf("the template has %d blocks", len(r.t.Blocks)), fmt.Sprintf("An agenda has at most %d.", mostBlocks))
	}
	if r.t.Title == "" {
		r.t.Title = r.t.Name
	}
}
