package sshd

import (
	"bytes"
	"strings"
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// escTimeout is how long the rest of a sequence may take; what has come by then is all. The escape key is the beginning
// of a sequence without a rest.
const escTimeout = uv.DefaultEscTimeout

// keyDecoder makes events of bytes as they come: the library's decoder, without the table of keys that its reader makes
// for each terminal and that knows no key more. It is used by one goroutine, beside its own timer, which runs only while
// a sequence is unfinished.
type keyDecoder struct {
	emit    func(uv.Event) // takes one event; called by one goroutine at a time
	survive func(where string)

	mu      sync.Mutex
	keys    uv.EventDecoder
	rest    []byte // an unfinished sequence
	paste   []byte // what has been pasted so far
	pasting bool
	timer   *time.Timer // nil while nothing is unfinished
	reads   int         // tells a timer that it is late
}

// add takes in bytes, emits what is complete, and returns how many bytes wait for their end.
func (d *keyDecoder) add(p []byte) (unfinished int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reads++
	if d.timer != nil {
		d.timer.Stop()
		d.timer = nil
	}
	text := p
	if len(d.rest) > 0 {
		text = append(d.rest, p...)
	}
	d.rest = nil
	if rest := d.scan(text, false); len(rest) > 0 {
		d.rest = bytes.Clone(rest)
	}
	if len(d.rest) > 0 && !d.pasting {
		now := d.reads
		d.timer = time.AfterFunc(escTimeout, func() { d.expire(now) })
	}
	return len(d.rest) + len(d.paste)
}

// expire takes what has come of a sequence as all of it, unless more has come meanwhile.
func (d *keyDecoder) expire(reads int) {
	defer d.survive("key timeout")
	d.mu.Lock()
	defer d.mu.Unlock()
	if reads == d.reads {
		d.flush()
	}
}

// end emits what was left, and nothing after it returned.
func (d *keyDecoder) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reads++
	if d.timer != nil {
		d.timer.Stop()
	}
	if !d.pasting {
		d.flush()
	}
}

// flush is called with the decoder locked.
func (d *keyDecoder) flush() {
	rest := d.rest
	d.rest, d.timer = nil, nil
	d.scan(rest, true)
}

// What stands around a paste.
const pasteEnd = "\x1b[201~"

// scan emits the events of a text and returns what must wait for more. With expired nothing waits.
func (d *keyDecoder) scan(text []byte, expired bool) (rest []byte) {
	for len(text) > 0 {
		if d.pasting {
			if text = d.pasted(text); d.pasting {
				return text
			}
			continue
		}
		n, event := d.keys.Decode(text)
		_, unknown := event.(uv.UnknownEvent)
		if !expired && (unknown || text[0] == ansi.ESC && n <= 2 || cutInEnd(text[:n])) {
			return text
		}
		text = text[max(n, 1):]
		switch event := event.(type) {
		case nil, uv.PasteEndEvent:
		case uv.PasteStartEvent:
			d.pasting = true
		case uv.MultiEvent:
			for _, e := range event {
				if _, place := e.(uv.CursorPositionEvent); !place { // nobody asks for it: this is F3 with a modifier
					d.emit(e)
				}
			}
		default:
			d.emit(event)
		}
	}
	return nil
}

// cutInEnd says whether a sequence ends in half of what ends it: the terminal's answers are often read in pieces.
func cutInEnd(seq []byte) bool { return len(seq) > 2 && seq[len(seq)-1] == ansi.ESC }

// pasted takes in what belongs to a paste and returns the rest, which may be the beginning of its end.
func (d *keyDecoder) pasted(text []byte) (rest []byte) {
	if i := bytes.Index(text, []byte(pasteEnd)); i >= 0 {
		content := strings.ToValidUTF8(string(append(d.paste, text[:i]...)), "")
		d.pasting, d.paste = false, nil
		d.emit(uv.PasteEvent{Content: content})
		return text[i+len(pasteEnd):]
	}
	n := min(len(pasteEnd)-1, len(text))
	for !strings.HasPrefix(pasteEnd, string(text[len(text)-n:])) {
		n--
	}
	d.paste = append(d.paste, text[:len(text)-n]...)
	return text[len(text)-n:]
}
