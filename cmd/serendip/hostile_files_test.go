package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestHostileTextReachesNoFilm says foreign sequences in a room and reads the film: it has the program's own and no others.
func TestHostileTextReachesNoFilm(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	for n, name := range slices.Sorted(maps.Keys(foreign())) {
		w.Says("Mei", fmt.Sprintf("%s one%s two %d", name, foreign()[name], n))
	}
	known := append(sent(), regexp.MustCompile(`^\x1b\[\?25[lh]$`))
	parser := ansi.NewParser()
	shown := ""
	for line := range strings.Lines(string(castOf(t, w))) {
		if line[0] == '{' {
			continue
		}
		var event []any
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			t.Fatal(err)
		}
		data := event[2].(string)
		for _, s := range smuggled() {
			if strings.Contains(data, s) {
				t.Errorf("the film holds %q", s)
			}
		}
		var state byte
		for rest := data; rest != ""; {
			seq, width, n, next := ansi.DecodeSequence(rest, state, parser)
			state, rest = next, rest[n:]
			if width == 0 && !slices.ContainsFunc(known, func(r *regexp.Regexp) bool { return r.MatchString(seq) }) {
				t.Errorf("the film holds %q, which the program never sends", seq)
			}
			if width > 0 {
				shown += seq
			}
		}
	}
	for _, name := range []string{"clipboard", "screen"} {
		if !strings.Contains(shown, name+" one") {
			t.Errorf("%s is not on the wall", name)
		}
	}
}

// TestHostileWordsStayWordsOnTheJoinSheet prints the sheet for guests and customers with names that are markup.
func TestHostileWordsStayWordsOnTheJoinSheet(t *testing.T) {
	plain, _ := elements(t, sheet{Title: "word", Guest: "word", When: "word", Line: "ssh word", Plain: "ssh word", Fingerprint: "SHA256:x"})
	for _, words := range []string{"</title><script>location='http://evil.example'</script>", `"><img src=x onerror=alert(1)>`, "<a href=javascript:alert(1)>x</a>", "{{.Line}}", "&lt;b&gt; &amp;", "--><b>", "</style><b>"} {
		s := sheet{Title: words, Guest: words, When: words, Line: "ssh word", Plain: "ssh word", Fingerprint: "SHA256:x"}
		tags, text := elements(t, s)
		if !slices.Equal(tags, plain) {
			t.Errorf("%q became %q", words, tags)
		}
		if strings.Count(text, words) != 4 {
			t.Errorf("%q is read %d times", words, strings.Count(text, words))
		}
	}
}

// elements are the elements of a sheet's page with the names of their attributes, and its text.
func elements(t *testing.T, s sheet) (tags []string, text string) {
	t.Helper()
	var page bytes.Buffer
	if err := s.page(&page); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(&page)
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return tags, text
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			tag := x.Name.Local
			for _, a := range x.Attr {
				tag += " " + a.Name.Local
			}
			tags = append(tags, tag)
		case xml.CharData:
			text += string(x)
		}
	}
}
