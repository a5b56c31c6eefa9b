package pptx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"serendip/exports/pptx"
)

func deck(lines ...string) *pptx.Deck {
	d := &pptx.Deck{Title: "Gate & yard <1>"}
	s := d.Add(pptx.Text{Box: pptx.Box{X: 60, Y: 48, W: 840, H: 84}, Lines: lines[:1], Size: 34, Bold: true, Colour: "1A1A1A"})
	s.Fill(pptx.Block{Box: pptx.Box{W: 12, H: 44}, Fill: "005A8C", Name: "2.4 of 3"})
	s.Write(pptx.Text{Box: pptx.Box{X: 60, Y: 165, W: 840, H: 300}, Lines: lines[1:], Size: 24, Colour: "1A1A1A"})
	return d
}

func written(t *testing.T, d *pptx.Deck) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if n, err := d.WriteTo(&b); err != nil || n != int64(b.Len()) {
		t.Fatalf("%d of %d bytes, %v", n, b.Len(), err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(raw)
	}
	return files
}

// texts is what stands in <a:t>, in order; every part must be well-formed.
func texts(t *testing.T, name, body string) []string {
	t.Helper()
	var out []string
	d, inside := xml.NewDecoder(strings.NewReader(body)), false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local == "t"
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if inside {
				out = append(out, string(token))
			}
		}
	}
}

func TestEveryPartIsWellFormedAndWhatItNamesIsThere(t *testing.T) {
	files := written(t, deck(`A "title" & <more>`, "first", "=cmd()", "</a:t><script>", "漢字 👩‍🚀", "مرحبا"))
	for name, body := range files {
		texts(t, name, body)
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		var all struct {
			Relationship []struct {
				Target string `xml:"Target,attr"`
				Mode   string `xml:"TargetMode,attr"`
			}
		}
		if err := xml.Unmarshal([]byte(body), &all); err != nil {
			t.Fatal(err)
		}
		for _, r := range all.Relationship {
			to := path.Join(path.Dir(path.Dir(name)), r.Target)
			if _, there := files[to]; !there || r.Mode != "" {
				t.Errorf("%s names %s, which is not in the file", name, r.Target)
			}
		}
	}
	got := texts(t, "slide", files["ppt/slides/slide1.xml"])
	if want := []string{`A "title" & <more>`, "first", "=cmd()", "</a:t><script>", "漢字 👩‍🚀", "مرحبا"}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the slide says %q", got)
	}
	if strings.Count(files["ppt/slides/slide1.xml"], `rtl="1"`) != 1 {
		t.Error("one line reads from the right")
	}
}

func TestTheSameDeckIsTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if _, err := deck("one", "two").WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := deck("one", "two").WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
}

func TestLongWordsAreSetSmallerAndStayWhole(t *testing.T) {
	long := strings.Repeat("the photo of the gate arrives before the lorry does ", 9)
	slide := written(t, deck(long, "short"))["ppt/slides/slide1.xml"]
	if got := texts(t, "slide", slide); got[0] != long {
		t.Errorf("cut: %q", got[0])
	}
	if strings.Contains(slide, `sz="3400"`) || !strings.Contains(slide, `sz="2400"`) {
		t.Error("the long title keeps its size, or the short text lost its own")
	}
}

// TestBroadWordsTakeMoreRoom: words of wide letters wrap sooner than common ones of as many letters, which stand as they always did.
func TestBroadWordsTakeMoreRoom(t *testing.T) {
	high := func(word string) float64 {
		return pptx.Text{Box: pptx.Box{W: 560}, Lines: []string{strings.Repeat(word+" ", 30)}}.Height(32)
	}
	if common, broad := high("ito"), high("why"); broad <= common {
		t.Errorf("%v, and common ones %v", broad, common)
	}
}
