package exports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// deepest is how many lists and objects of an export may lie in one another; ours lie at most half as deep.
const deepest = 32

// longestNumber is how many digits a number may have: fractions are exact, and still far shorter.
const longestNumber = 200

// level is an object or a list that is being read.
type level struct {
	names map[string]bool // nil in a list
	key   bool            // a name is expected, not a value
}

// oneOfEach refuses JSON that is broken or too deep, and an object that has a name twice: readers disagree on which counts.
func oneOfEach(raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	open := []*level{{}}
	for {
		token, err := d.Token()
		if err != nil {
			return broken(raw, err)
		}
		here := func(format string, args ...any) error {
			return &PlaceError{Line: lineAt(raw, int(d.InputOffset())), What: fmt.Sprintf(format, args...)}
		}
		top := open[len(open)-1]
		isName := top.key
		top.key = top.names != nil && !isName
		switch t := token.(type) {
		case json.Delim:
			switch {
			case t == '}' || t == ']':
				open = open[:len(open)-1]
			case len(open) > deepest:
				return here("lists lie too deep in one another")
			case t == '{':
				open = append(open, &level{names: make(map[string]bool), key: true})
			default:
				open = append(open, &level{})
			}
		case string:
			if isName && top.names[t] {
				return here("%.40q is there twice in one object", t)
			}
			if isName {
				top.names[t] = true
			}
		case json.Number:
			if len(t) > longestNumber || strings.ContainsAny(string(t), "eE") {
				return here("%.20s… is a number as no export has one", t)
			}
		}
		if len(open) == 1 {
			if d.More() {
				return here("something follows after the end")
			}
			return nil
		}
	}
}

// broken says where JSON ends to be JSON.
func broken(raw []byte, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return &PlaceError{Line: lineAt(raw, int(syntax.Offset)), What: fmt.Sprintf("it is no JSON: %v", syntax)}
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return &PlaceError{Line: lineAt(raw, len(raw)), What: "its end is missing"}
	}
	return &PlaceError{What: fmt.Sprintf("it is no JSON: %v", err)}
}

// lineAt is the line of a place in bytes.
func lineAt(raw []byte, offset int) int {
	return 1 + bytes.Count(raw[:min(max(offset, 0), len(raw))], []byte("\n"))
}

// pointer is a place as RFC 6901 writes it.
func pointer(path []string) string {
	var b strings.Builder
	for _, step := range path {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	return b.String()
}

// placed is a refusal of what stands at a path, with its line.
func placed(raw []byte, path []string, what string) *PlaceError {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	e := &PlaceError{Place: pointer(path), What: what}
	if seek(d, path) {
		e.Line = lineAt(raw, int(d.InputOffset()))
	}
	return e
}

// seek reads until the beginning of what stands at a path.
func seek(d *json.Decoder, path []string) bool {
	token, err := d.Token()
	if err != nil || len(path) == 0 {
		return err == nil
	}
	for n := 0; d.More(); n++ {
		step := strconv.Itoa(n)
		if token == json.Delim('{') {
			name, err := d.Token()
			if err != nil {
				return false
			}
			step, _ = name.(string)
		}
		if step == path[0] {
			return seek(d, path[1:])
		}
		var skipped json.RawMessage
		if d.Decode(&skipped) != nil {
			return false
		}
	}
	return false
}
