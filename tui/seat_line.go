package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// The fields of a seat's line: the words, and in fifteen minutes a day the two numbers of the claim.
const (
	fieldWords = iota
	fieldMinutes
	fieldOthers
	fieldCount
)

// seatLine is the capture line of a seat.
type seatLine struct {
	captureLine
	claim [fieldCount]widget.Editor // the first is not used
	field int
	kept  []string // durable, and not in the face yet
}

func newSeatLine(draft string) seatLine {
	l := seatLine{captureLine: newCaptureLine(draft)}
	l.editor.Placeholder = "type here, then press enter"
	for i := range l.claim {
		l.claim[i] = widget.NewEditor("").SetLimit(4)
	}
	return l
}

// asksMinutes says whether the line has the two numbers.
func (l seatLine) asksMinutes(now model.Block) bool {
	if l.busy() && !l.begun.ID.IsZero() {
		now = l.begun
	}
	return now.Method == model.Minutes
}

func (l seatLine) sized(w int) seatLine {
	l.captureLine = l.captureLine.sized(w)
	return l
}

// hear takes a face: what was kept before is in it. A half-typed line notes that the room went on from a block. Where
// that is no news to the line, it stays the very same.
func (l *seatLine) hear(from *model.Block, f *session.SeatFace, known bool) *seatLine {
	moved := l.busy() || !known || l.begun.ID != f.Block.ID || l.onward != ""
	if len(l.kept) == 0 && l.later == nil && !moved {
		return l
	}
	next := *l
	next.kept, next.names, next.later = nil, nil, nil // an old face is not to be kept for them
	if moved {
		next.captureLine = l.captureLine.moved(*from, f.Block, known)
	}
	if next.busy() {
		next = next.knowing(f)
		next.captureLine = next.captureLine.look()
	}
	return &next
}

// knowing knows of a face who may be named, and what was said so far.
func (l seatLine) knowing(f *session.SeatFace) seatLine {
	l.names, l.later = f.Complete, func() []gist { return said(f) }
	return l
}

// said is what was said so far, with what is compared of it.
func said(f *session.SeatFace) []gist {
	var hidden []session.CaseFace // one's own that only oneself sees
	for _, c := range f.Mine {
		if c.Hidden || c.Held {
			hidden = append(hidden, c)
		}
	}
	shared := session.Once(f.Memo, gistsKey{}, func() []gist { return gists(f.Others.Public, nil) })
	return append(gists(hidden, nil), shared...)
}

// gistsKey is under which a snapshot keeps what is compared of its use cases.
type gistsKey struct{}

// typed gives a key or a paste to the field that has the cursor; the numbers take digits only.
func (l seatLine) typed(msg tea.Msg, now model.Block) seatLine {
	if l.field == fieldWords {
		waiting := len(l.unsaved)
		if l.captureLine = l.captureLine.typed(msg, now); len(l.unsaved) > waiting {
			l = l.claiming(session.Say{})
		}
		return l
	}
	next, _ := l.claim[l.field].Update(msg)
	if strings.Trim(next.Text(), "0123456789") == "" {
		l.claim[l.field] = next
	}
	return l
}

// filled puts the beginning of a line before what stands there already.
func (l seatLine) filled(text string, now model.Block) seatLine {
	if l.back.Line != "" {
		l.captureLine = l.aside()
		l = l.claiming(session.Say{})
	}
	if !l.busy() {
		l.begun, l.onward = now, ""
	}
	l.field = fieldWords
	l.editor = l.editor.SetText(text + strings.TrimSpace(l.editor.Text()))
	l.captureLine = l.look()
	return l
}

// tab takes the name that is offered, or goes to the next field.
func (l seatLine) tab(by int, now model.Block) seatLine {
	if l.field == fieldWords && l.offer != "" && by > 0 {
		l.captureLine = l.complete()
		return l
	}
	if l.asksMinutes(now) {
		l.field = (l.field + by + fieldCount) % fieldCount
	}
	return l
}

// clear empties every field; words that wait come back.
func (l seatLine) clear() seatLine {
	l.captureLine = l.captureLine.clear()
	l.field = fieldWords
	return l.claiming(l.back)
}

// claiming sets the two numbers to those of a line, or empties them.
func (l seatLine) claiming(say session.Say) seatLine {
	for i, n := range []int{fieldMinutes: say.Minutes, fieldOthers: say.Others} {
		l.claim[i] = l.claim[i].Clear()
		if n > 0 {
			l.claim[i] = l.claim[i].SetText(strconv.Itoa(n))
		}
	}
	return l
}

// sent takes the words out of the line on their way, to the block in which they were begun.
func (l seatLine) sent(f *session.SeatFace) (seatLine, session.Say) {
	block := l.begun.ID
	if block.IsZero() {
		block = f.Block.ID
	}
	say := session.Say{Session: f.Session, Block: block, Line: strings.TrimSpace(l.editor.Text())}
	if l.asksMinutes(f.Block) {
		say.Minutes, say.Others = number(l.claim[fieldMinutes]), number(l.claim[fieldOthers])
	}
	l.sending = append(slices.Clone(l.sending), say)
	l = l.clear()
	l.begun = f.Block
	return l, say
}

func number(e widget.Editor) int {
	n, err := strconv.Atoi(strings.TrimSpace(e.Text()))
	if err != nil {
		return 0
	}
	return n
}

// answered forgets what was kept; what was not comes back with its numbers, when the line is free.
func (l seatLine) answered(msg screen.ResultMsg, mine []session.CaseFace) seatLine {
	say, ok := msg.Intent.(session.Say)
	if !ok || !slices.Contains(l.sending, say) {
		return l
	}
	free := !l.busy()
	l.captureLine = l.captureLine.answered(msg)
	if msg.Err == nil {
		if words, idea := l.ideaOf(say); idea && !slices.ContainsFunc(mine, func(c session.CaseFace) bool { return c.Title == words }) {
			l.kept = append(slices.Clone(l.kept), words)
		}
		return l
	}
	if free {
		l = l.claiming(l.back)
	}
	return l
}

// ideaOf is the words of a line that makes a use case.
func (l seatLine) ideaOf(say session.Say) (string, bool) {
	said := model.ParseWith(say.Line, l.names)
	return said.Text, said.SameAs == 0 && said.AddTo == 0 && !said.Park && !said.Action && !said.Decision
}

// ideas are what the list shows before the face has it.
func (l seatLine) ideas() []seat.Sent {
	var out []seat.Sent
	for _, words := range l.kept {
		out = append(out, seat.Sent{Words: words, Kept: true})
	}
	for _, say := range l.sending {
		if words, idea := l.ideaOf(say); idea {
			out = append(out, seat.Sent{Words: words})
		}
	}
	return out
}
