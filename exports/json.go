package exports

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// schema is what writeJSON writes, as JSON schema (draft 2020-12).
//
//go:embed schema.json
var schema []byte

// writeJSON writes source and content, indented, in a fixed order: the bytes of an Encoder that indents by two spaces. The
// things of a list are written one by one, so that a large session is never in memory a second time.
func writeJSON(w io.Writer, r Report) error {
	out := &jsonWriter{to: bufio.NewWriterSize(w, 64<<10)}
	out.parts(reflect.ValueOf(&r).Elem(), "")
	out.text("\n")
	if out.err == nil {
		out.err = out.to.Flush()
	}
	return out.err
}

// jsonWriter is one run of writeJSON. After an error it writes nothing more.
type jsonWriter struct {
	to    *bufio.Writer
	piece bytes.Buffer // that is encoded
	err   error
}

const jsonStep = "  "

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = j.to.WriteString(s)
	}
}

// parts writes a struct field by field; what stands in it begins its lines with the indent.
func (j *jsonWriter) parts(v reflect.Value, indent string) {
	before := "{\n"
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == "" || name == "-" || options == "omitempty" && empty(v.Field(i)) {
			continue
		}
		j.text(before + indent + jsonStep + `"` + name + `": `)
		j.field(v.Field(i), indent+jsonStep)
		before = ",\n"
	}
	j.text("\n" + indent + "}")
}

// field writes the content field by field, a list thing by thing, and all else at once.
func (j *jsonWriter) field(v reflect.Value, indent string) {
	switch {
	case v.Type() == reflect.TypeFor[Content]():
		j.parts(v, indent)
	case v.Kind() == reflect.Slice && v.Len() > 0:
		before := "[\n"
		for i := range v.Len() {
			j.text(before + indent + jsonStep)
			j.whole(v.Index(i), indent+jsonStep)
			before = ",\n"
		}
		j.text("\n" + indent + "]")
	default:
		j.whole(v, indent)
	}
}

func (j *jsonWriter) whole(v reflect.Value, indent string) {
	if j.err != nil {
		return
	}
	j.piece.Reset()
	e := json.NewEncoder(&j.piece)
	e.SetEscapeHTML(false)
	if j.err = e.Encode(v.Addr().Interface()); j.err == nil {
		j.indented(bytes.TrimSuffix(j.piece.Bytes(), []byte("\n")), indent)
	}
}

// indented writes what an Encoder wrote without spaces, on lines. It trusts that this is JSON, and so is several times as
// fast as json.Indent, which reads it again.
func (j *jsonWriter) indented(raw []byte, indent string) {
	lines := []byte("\n" + indent)
	for len(raw) > 0 {
		n := 1
		switch c := raw[0]; {
		case c == '"':
			n = quotedLen(raw)
			_, _ = j.to.Write(raw[:n])
		case (c == '{' || c == '[') && raw[1] == c+2: // nothing in it
			n = 2
			_, _ = j.to.Write(raw[:n])
		case c == '{' || c == '[':
			lines = append(lines, jsonStep...)
			_ = j.to.WriteByte(c)
			_, _ = j.to.Write(lines)
		case c == '}' || c == ']':
			lines = lines[:len(lines)-len(jsonStep)]
			_, _ = j.to.Write(lines)
			_ = j.to.WriteByte(c)
		case c == ',':
			_ = j.to.WriteByte(c)
			_, _ = j.to.Write(lines)
		case c == ':':
			_, _ = j.to.WriteString(": ")
		default:
			_ = j.to.WriteByte(c)
		}
		raw = raw[n:]
	}
}

// quotedLen is how long the string is that JSON begins with, quotes included.
func quotedLen(raw []byte) int {
	i := 1
	for ; raw[i] != '"'; i++ {
		if raw[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// empty is what "omitempty" leaves out, of the kinds that a content has.
func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}
