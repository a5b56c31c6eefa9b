package exports_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
)

// TestTheSameStateGivesTheSameFiles whenever it is written: what a document says of its making is when the state was made.
func TestTheSameStateGivesTheSameFiles(t *testing.T) {
	r := workshop(t)
	snapshot := r.Live.Snapshot()
	hash, err := r.Live.HashAt(t.Context(), snapshot.State)
	if err != nil {
		t.Fatal(err)
	}
	at := func(clock time.Time) exports.Report {
		report, err := exports.NewReport(snapshot, r.ID, exports.NewSource(snapshot.State, hash, clock, "test"))
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"🚚 brings 📦 to 🏭", "🎤 says 🗺️ and 📌 and ☎️", "🔧🪛🔩"} { // pictures of one size
			report.Content.Items = append(report.Content.Items, exports.Item{Kind: "decision", Words: words})
		}
		return report
	}
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	for _, format := range []string{"md", "html", "pdf", "csv", "ics", "pptx", "xlsx", "runsheet", "calls", "attendees", "attendance", "halfpage"} {
		if one, two := written(t, at(now), format), written(t, at(now.Add(26*time.Hour)), format); !bytes.Equal(one, two) {
			t.Errorf("a day later the %s is other bytes", format)
		}
	}
	made := time.UnixMilli(snapshot.State.At).UTC().Format("20060102150405")
	if file := written(t, at(now), "pdf"); !bytes.Contains(file, []byte("/CreationDate (D:"+made)) || !bytes.Contains(file, []byte("/ModDate (D:"+made)) {
		t.Errorf("the PDF does not say that it was made at %s", made)
	}
	for _, number := range []int{0, 1} {
		files, err := exports.CardFiles(at(now), number, "pdf")
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := files[0].Write(&file); err != nil || !bytes.Contains(file.Bytes(), []byte("/CreationDate (D:"+made)) {
			t.Errorf("the card %d does not say that it was made at %s: %v", number, made, err)
		}
	}
}

// TestAWorkbookIsPackedInOrder, with its kinds of parts first, and opens.
func TestAWorkbookIsPackedInOrder(t *testing.T) {
	raw := written(t, workshop(t).report(), "xlsx")
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(in) // its checksum is compared at the end
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Name == "[Content_Types].xml" && !strings.Contains(string(part), `Extension="png"`) {
			t.Error("the workbook has no chart, so nothing could differ")
		}
	}
	if !slices.IsSorted(names) || names[0] != "[Content_Types].xml" {
		t.Errorf("its parts are %q", names)
	}
}
