package exports

import (
	_ "embed"
	"encoding/json"
	"io"
)

//go:embed schema.json
var schema []byte

// Schema is the JSON schema (draft 2020-12) of what writeJSON writes. The bytes are the caller's.
func Schema() []byte { return append([]byte(nil), schema...) }

// writeJSON writes source and content, indented, in a fixed order.
func writeJSON(w io.Writer, r Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
