package exports_test

import (
	"archive/zip"
	"bytes"
	"io"
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
	for _, format := range []string{"md", "html", "pdf", "csv", "ics", "pptx", "runsheet", "calls", "attendees", "attendance", "halfpage"} {
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

// TestTheSameWorkbookHasTheSameParts whenever it is written, in whatever order they are packed.
func TestTheSameWorkbookHasTheSameParts(t *testing.T) {
	r := workshop(t).report()
	parts := func() map[string]string {
		raw := written(t, r, "xlsx")
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		out := make(map[string]string)
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			out[f.Name] = string(part)
		}
		return out
	}
	one, two := parts(), parts()
	if !strings.Contains(one["[Content_Types].xml"], `Extension="png"`) {
		t.Error("the workbook has no chart, so nothing could differ")
	}
	for name, part := range one {
		if two[name] != part {
			t.Errorf("%s differs", name)
		}
	}
}
