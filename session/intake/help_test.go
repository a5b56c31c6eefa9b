package intake

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func mustTable(t *testing.T, name string, data []byte) *Table {
	t.Helper()
	table, err := Read(name, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func mustUseCases(t *testing.T, name string, data []byte, existing Existing) Preview[UseCaseRow] {
	t.Helper()
	p, err := UseCases(mustTable(t, name, data), existing)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Guests is a list whose columns mean what their names say.
func Guests(t *Table, existing Existing) (Preview[GuestRow], error) {
	return GuestsBy(t, nil, existing)
}

func mustGuests(t *testing.T, name string, data []byte, existing Existing) Preview[GuestRow] {
	t.Helper()
	p, err := Guests(mustTable(t, name, data), existing)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// onFile remembers a preview as if it had been kept.
func onFile(p Preview[UseCaseRow]) Existing {
	all := map[string]Known{}
	for _, u := range p.Items {
		all[u.Key] = Known{Name: u.Title.String(), Print: u.Print()}
	}
	return func(key string) (Known, bool) { k, ok := all[key]; return k, ok }
}

func guestsOnFile(p Preview[GuestRow]) Existing {
	all := map[string]Known{}
	for _, g := range p.Items {
		all[g.Key] = Known{Name: g.Name.String(), Print: g.Print()}
	}
	return func(key string) (Known, bool) { k, ok := all[key]; return k, ok }
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// placeOf is the first place that err names.
func placeOf(t *testing.T, err error) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("want an *Error, got %v", err)
	}
	return e
}
