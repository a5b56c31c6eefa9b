package exports

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// TestPartsArePackedWhateverTheyComeFrom copies from a reader that is nothing else, as a sheet too large for memory is.
func TestPartsArePackedWhateverTheyComeFrom(t *testing.T) {
	var file bytes.Buffer
	z := &orderly{to: &file}
	parts := map[string]string{"b/late.xml": strings.Repeat("late ", 50_000), "a/early.xml": strings.Repeat("early ", 50_000), "[first].xml": ""}
	for _, name := range []string{"b/late.xml", "[first].xml", "a/early.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, struct{ io.Reader }{strings.NewReader(parts[name])}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"[first].xml", "a/early.xml", "b/late.xml"} {
		in, err := got.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		if words, err := io.ReadAll(in); err != nil || got.File[i].Name != name || string(words) != parts[name] {
			t.Errorf("part %d is %s with %d bytes: %v", i, got.File[i].Name, len(words), err)
		}
	}
	if file.Len() > 10_000 {
		t.Errorf("it has %d bytes", file.Len())
	}
}
