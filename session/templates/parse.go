package templates

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"serendip/model"
)

// MostBytes is how large a template may be.
const MostBytes = 256 * 1024

const (
	mostBlocks = 60
	blockTable = "block"
)

// Parse reads a template whole. What it returns with an error is as much as could be read.
func Parse(file string, raw []byte) (Template, error) {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	r := &reader{file: file, raw: raw, t: Template{Source: raw}, seen: make(map[string]bool)}
	if len(raw) > MostBytes {
		return r.t, &Error{File: file, What: fmt.Sprintf("it has %d bytes, %d is the most", len(raw), MostBytes), Do: "A template is an agenda: one short table for each block."}
	}
	if err := r.controls(); err != nil {
		return r.t, err
	}
	var all map[string]any
	if err := toml.Unmarshal(raw, &all); err != nil {
		return r.t, r.syntax(err)
	}
	if err := r.walk(); err != nil {
		return r.t, err
	}
	r.finish()
	return r.t, r.bad.err()
}

// reader goes through one file.
type reader struct {
	file string
	raw  []byte
	p    unstable.Parser
	t    Template
	bad  Problems

	named   bool // it says what it is called, well or not
	inBlock bool
	head    int             // where the current block begins
	seen    map[string]bool // keys of the table that is being read
}

func (r *reader) refuse(offset int, what, do string) {
	line, column := r.place(offset)
	r.bad = append(r.bad, &Error{r.file, line, column, what, do})
}

// place is a line and a column as editors count them.
func (r *reader) place(offset int) (line, column int) {
	before := r.raw[:min(max(offset, 0), len(r.raw))]
	begin := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[begin:]) + 1
}

// controls refuses what has no place in a text file, comments included: whoever shows it on a terminal must be safe.
func (r *reader) controls() error {
	for at := 0; at < len(r.raw); {
		c, size := utf8.DecodeRune(r.raw[at:])
		switch {
		case c == utf8.RuneError && size == 1:
			r.refuse(at, "this is no UTF-8 text", "Save the file as UTF-8.")
			return r.bad.err()
		case c != '\n' && c != '\t' && (c != '\r' || !bytes.HasPrefix(r.raw[at:], []byte("\r\n"))) && hidden(c):
			r.refuse(at, fmt.Sprintf("there is a control character (U+%04X)", c), "Take it out: a template holds what can be read, and nothing else.")
			return r.bad.err()
		}
		at += size
	}
	return nil
}

// hidden says whether a character steers a terminal or is not seen; joiners and variation selectors stand inside emoji.
func hidden(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' || c >= 0xE0000 && c < 0xE0080
}

// syntax says where a file is no TOML.
func (r *reader) syntax(err error) error {
	var bad *toml.DecodeError
	if !errors.As(err, &bad) {
		return &Error{File: r.file, What: "it is no TOML: " + strings.TrimPrefix(err.Error(), "toml: "), Do: helpShow}
	}
	line, column := bad.Position()
	return &Error{r.file, line, column, "it is no TOML: " + strings.TrimPrefix(bad.Error(), "toml: "), helpSyntax}
}

const (
	helpShow   = "`serendip template show value-workshop` shows how one is written."
	helpSyntax = `Words stand in "quotes", numbers do not, and each block begins with [[block]].`
)

// walk goes through the file's lines in order.
func (r *reader) walk() error {
	r.p.Reset(r.raw)
	for r.p.NextExpression() {
		e := r.p.Expression()
		switch e.Kind {
		case unstable.ArrayTable, unstable.Table:
			r.table(e)
		case unstable.KeyValue:
			r.pair(e)
		default:
		}
	}
	if err := r.p.Error(); err != nil {
		return &Error{File: r.file, What: "it is no TOML: " + err.Error(), Do: helpShow}
	}
	r.endBlock()
	return nil
}

// keyOf is a key in words, and where it stands.
func (r *reader) keyOf(e *unstable.Node) (string, int) {
	var parts []string
	at := -1
	for it := e.Key(); it.Next(); {
		if at < 0 {
			at = r.offset(it.Node())
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), at
}

// offset is where a node begins.
func (r *reader) offset(n *unstable.Node) int { return int(n.Raw.Offset) }

func (r *reader) table(e *unstable.Node) {
	name, at := r.keyOf(e)
	if name != blockTable || e.Kind != unstable.ArrayTable {
		r.refuse(at, fmt.Sprintf("there is no table %q", name), "Each block of the agenda begins with [[block]], in two pairs of brackets.")
	}
	r.endBlock()
	r.inBlock, r.head, r.seen = true, at, make(map[string]bool)
	r.t.Blocks = append(r.t.Blocks, model.Block{})
}

// value is what stands behind a key.
type value struct {
	key  string
	at   int // of the value
	node *unstable.Node
	r    *reader
}

func (r *reader) pair(e *unstable.Node) {
	name, at := r.keyOf(e)
	v := value{name, max(r.offset(e.Value()), at), e.Value(), r}
	known, set := headKeys[:], r.setHead
	if r.inBlock {
		known, set = blockKeys[:], r.setBlock
	}
	r.seen[name] = true
	if set(v) {
		return
	}
	do := "What can stand here is " + strings.Join(known, ", ") + "."
	if near := nearest(name, known); near != "" {
		r.seen[near] = true // one slip is told once, and not again as a setting that is missing
		do = fmt.Sprintf("Did you mean %q? %s", near, do)
	}
	r.refuse(at, fmt.Sprintf("there is no setting %q here", name), do)
}

// line takes words on one line.
func (v value) line(to *string) bool {
	raw, ok := v.words()
	if !ok {
		return true
	}
	line, err := model.CleanLine(raw)
	if err != nil || strings.ContainsAny(raw, "\n\r\t") {
		what := "these words stand on several lines"
		if err != nil {
			what = err.Error()
		}
		v.r.refuse(v.at, v.key+": "+what, "Write a few words on one line.")
		return true
	}
	*to = line.String()
	return true
}

// note takes words of several lines. Nothing is dropped from them in silence.
func (v value) note(to *string) bool {
	raw, ok := v.words()
	if !ok {
		return true
	}
	var n model.Note
	if err := n.UnmarshalText([]byte(raw)); err != nil {
		v.r.refuse(v.at, v.key+": "+err.Error(), "Write it shorter.")
		return true
	}
	*to = strings.Trim(n.String(), "\n")
	return true
}

func (v value) words() (string, bool) {
	if v.node.Kind != unstable.String {
		v.r.refuse(v.at, v.key+" is no text", fmt.Sprintf(`Write %s = "...", with quotes.`, v.key))
		return "", false
	}
	words := string(v.node.Data)
	for _, c := range words {
		if c != '\n' && c != '\t' && c != '\r' && hidden(c) {
			v.r.refuse(v.at, fmt.Sprintf("%s has a control character in it (U+%04X)", v.key, c), "Take it out: a template holds what can be read, and nothing else.")
			return "", false
		}
	}
	return words, true
}

// number takes a whole number within bounds.
func (v value) number(to *int, least, most int, what string) bool {
	n, err := strconv.Atoi(strings.ReplaceAll(string(v.node.Data), "_", ""))
	switch {
	case v.node.Kind != unstable.Integer || err != nil:
		v.r.refuse(v.at, v.key+" is no whole number", fmt.Sprintf("Write %s = %d, without quotes.", v.key, max(least, 15)))
	case n < least || n > most:
		v.r.refuse(v.at, fmt.Sprintf("%s = %d is out of range", v.key, n), fmt.Sprintf("%s from %d to %d.", what, least, most))
	default:
		*to = n
	}
	return true
}

func (v value) yes(to *bool) bool {
	if v.node.Kind != unstable.Bool {
		v.r.refuse(v.at, v.key+" is neither true nor false", fmt.Sprintf("Write %s = true or %s = false, without quotes.", v.key, v.key))
		return true
	}
	*to = string(v.node.Data) == "true"
	return true
}
