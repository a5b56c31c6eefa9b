package exports_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// written is a report in a format's main part.
func written(t testing.TB, r exports.Report, format string) []byte {
	t.Helper()
	f, err := exports.Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f[0].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldens(t *testing.T) {
	r := workshop(t).report()
	files, err := exports.Files(r)
	if err != nil {
		t.Fatal(err)
	}
	base := exports.BaseName(r)
	for _, f := range files {
		if !slices.Contains([]string{".md", ".csv", ".json", ".html"}, filepath.Ext(f.Name)) { // what no person reads has tests of its own
			continue
		}
		t.Run(strings.TrimPrefix(f.Name, base)[1:], func(t *testing.T) {
			var b bytes.Buffer
			if err := f.Write(&b); err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, b.Bytes())
		})
	}
}

// schema is the JSON schema (draft 2020-12) of an export.
func schema(t testing.TB) []byte {
	t.Helper()
	raw, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// valid fails a test whose JSON is not what the schema says.
func valid(t testing.TB, raw []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	report, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(report); err != nil {
		t.Fatalf("%#v", err)
	}
}

func TestJSONKeepsItsSchema(t *testing.T) {
	w := workshop(t)
	valid(t, written(t, w.report(), "json"))
	valid(t, written(t, w.report(exports.Contacts, exports.Notes), "json"))
	valid(t, written(t, live(t).report(), "json"))
}

func TestSchemaRefusesWhatItDoesNotKnow(t *testing.T) {
	raw := written(t, workshop(t).report(), "json")
	changed := bytes.Replace(raw, []byte(`"use_cases"`), []byte(`"ballots": [], "use_cases"`), 1)
	doc, _ := jsonschema.UnmarshalJSON(bytes.NewReader(schema(t)))
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	report, err := jsonschema.UnmarshalJSON(bytes.NewReader(changed))
	if err != nil {
		t.Fatal(err)
	}
	if c.MustCompile("schema.json").Validate(report) == nil {
		t.Fatal("an unknown field was taken")
	}
}

func TestJSONIsReadBackWhole(t *testing.T) {
	r := workshop(t).report(exports.Contacts, exports.Notes)
	raw := written(t, r, "json")
	var again exports.Report
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatal(err)
	}
	if twice := written(t, again, "json"); !bytes.Equal(raw, twice) {
		t.Fatal("a report that was read back is written in another way")
	}
}

// TestContentDoesNotDependOnWhen exports the same events later, after a crash.
func TestContentDoesNotDependOnWhen(t *testing.T) {
	w := workshop(t)
	before := w.report().Content
	w.Clock.Turn(1000 * 3600e9)
	w.Reopen()
	if after := w.report().Content; !reflect.DeepEqual(before, after) {
		t.Fatal("the content changed with the time of the export")
	}
}

func TestSourceNamesTheLastEvent(t *testing.T) {
	w := workshop(t)
	head, err := w.Config.Store.Head(t.Context(), w.Live.Snapshot().State.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.report().Source; got.Head != hex.EncodeToString(head.Hash[:]) || got.Sequence != head.Seq {
		t.Fatalf("got %+v, want event %d, %x", got, head.Seq, head.Hash)
	}
}

func TestNoSession(t *testing.T) {
	w := live(t)
	_, err := exports.NewReport(w.Live.Snapshot(), model.SessionID{1}, exports.Source{})
	if e, is := err.(*session.Error); !is || e.Code != session.Missing {
		t.Fatalf("got %v", err)
	}
}

func TestPrivateThingsStay(t *testing.T) {
	w := workshop(t)
	for name, all := range map[string]bool{"by default": false, "when asked for": true} {
		r := w.report()
		if all {
			r = w.report(exports.Contacts, exports.Notes)
		}
		files, err := exports.Files(r, "json", "csv")
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for _, f := range files {
			if err := f.Write(&b); err != nil {
				t.Fatal(err)
			}
		}
		for _, private := range []string{"jo@example.org", "Mei is tired of the gate", "Diet"} {
			if strings.Contains(b.String(), private) != all {
				t.Errorf("%s: %q is there: %t", name, private, !all)
			}
		}
	}
	md := string(written(t, w.report(exports.Contacts, exports.Notes), "md"))
	for _, private := range []string{"jo@example.org", "tired", "secret thing", "slip of the tongue", "shares one sheet (Ka)"} {
		if strings.Contains(md, private) {
			t.Errorf("the recap has %q", private)
		}
	}
	for _, shared := range []string{"in all three stores (Ada)", "| ask IT about the sheet | Ka ", "The board asked for it. / We try it"} {
		if !strings.Contains(md, shared) {
			t.Errorf("the recap has no %q", shared)
		}
	}
}
