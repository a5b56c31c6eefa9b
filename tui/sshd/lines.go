package sshd

import (
	"bytes"
	"io"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// maxLine is the longest line that can be typed, in bytes.
const maxLine = 64 << 10

// Typist is an input that knows whether a line is half typed. Whoever writes
// to the same terminal waits until it is not.
type Typist interface {
	Typing() bool
}

// Keys with a meaning while typing a line.
const (
	keyInterrupt = 0x03 // ctrl+c
	keyEnd       = 0x04 // ctrl+d
	keyBackspace = 0x08
	keyKillLine  = 0x15 // ctrl+u
	keyKillWord  = 0x17 // ctrl+w
	keyEscape    = 0x1b
	keyDelete    = 0x7f
)

// lines makes lines of what is typed on a raw terminal: it echoes, lets the
// person correct, and hands on whole lines that end in LF. Ctrl+C, and ctrl+D
// on an empty line, end the input. It is used by one goroutine, but for Typing.
type lines struct {
	from io.Reader
	echo io.Writer

	line   []byte // being typed
	ready  []byte // typed, not read yet
	rest   []byte // an unfinished character
	escape int    // how far into an escape sequence: 0 outside, else its last byte
	cr     bool   // the last key was CR
	end    bool
	err    error
	typing atomic.Bool
}

// NewLines makes lines of what is typed on a raw terminal of this machine, as of
// one that came through the door. What it returns is a [Typist].
func NewLines(from io.Reader, echo io.Writer) io.Reader { return newLines(from, echo) }

func newLines(from io.Reader, echo io.Writer) *lines { return &lines{from: from, echo: echo} }

// Typing reports whether a line is half typed.
func (l *lines) Typing() bool { return l.typing.Load() }

func (l *lines) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(l.ready) == 0 {
		if l.end {
			return 0, io.EOF
		}
		if l.err != nil {
			return 0, l.err
		}
		var buf [1024]byte
		var n int
		n, l.err = l.from.Read(buf[:])
		l.typed(buf[:n])
	}
	n := copy(p, l.ready)
	l.ready = l.ready[n:]
	return n, nil
}

// typed takes in what was typed and echoes it.
func (l *lines) typed(p []byte) {
	var echo bytes.Buffer
	text := append(l.rest, p...)
	l.rest = nil
	for len(text) > 0 && !l.end {
		if !utf8.FullRune(text) {
			l.rest = bytes.Clone(text)
			break
		}
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		l.key(r, &echo)
	}
	l.typing.Store(len(l.line) > 0 && !l.end)
	_, _ = l.echo.Write(echo.Bytes())
}

// key takes in one character.
func (l *lines) key(r rune, echo *bytes.Buffer) {
	wasCR := l.cr
	l.cr = r == '\r'
	if l.escape != 0 {
		l.skip(r)
		return
	}
	switch r {
	case '\n', '\r':
		if r == '\n' && wasCR {
			return
		}
		echo.WriteByte('\n')
		l.ready = append(append(l.ready, l.line...), '\n')
		l.line = l.line[:0]
	case keyInterrupt:
		echo.WriteString("^C\n")
		l.line, l.end = nil, true
	case keyEnd:
		l.end = len(l.line) == 0
	case keyBackspace, keyDelete:
		l.erase(lastCluster(l.line), echo)
	case keyKillLine:
		l.erase(len(l.line), echo)
	case keyKillWord:
		kept := bytes.TrimRight(l.line, " ")
		l.erase(len(l.line)-(bytes.LastIndexByte(kept, ' ')+1), echo)
	case keyEscape:
		l.escape = keyEscape
	case '\t':
		l.insert(' ', echo)
	default:
		l.insert(r, echo)
	}
}

// insert adds a character that can be printed; a full line answers with a bell.
func (l *lines) insert(r rune, echo *bytes.Buffer) {
	switch {
	case r < ' ' || r >= 0x80 && r < 0xa0 || r == utf8.RuneError:
	case len(l.line)+utf8.UTFMax > maxLine:
		echo.WriteByte('\a')
	default:
		l.line = utf8.AppendRune(l.line, r)
		echo.WriteRune(r)
	}
}

// skip leaves out the rest of an escape sequence, as from arrow keys.
func (l *lines) skip(r rune) {
	switch {
	case l.escape == keyEscape && (r == '[' || r == 'O'):
		l.escape = int(r)
	case l.escape == '[' && (r < '@' || r > '~'):
	default:
		l.escape = 0
	}
}

// erase takes the last n bytes off the line and off the screen.
func (l *lines) erase(n int, echo *bytes.Buffer) {
	cut := len(l.line) - n
	echo.WriteString(strings.Repeat("\b \b", ansi.StringWidth(string(l.line[cut:]))))
	l.line = l.line[:cut]
}

// maxCluster is how far back lastCluster looks, in bytes.
const maxCluster = 256

// lastCluster returns the length in bytes of the last character as people see
// it.
func lastCluster(line []byte) int {
	from := max(0, len(line)-maxCluster)
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	n := 0
	for c := graphemes.FromBytes(line[from:]); c.Next(); {
		n = len(c.Value())
	}
	return n
}
