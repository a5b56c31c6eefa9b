package exports_test

import (
	"bytes"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

func paper(t *testing.T, r room, copies int) (html, text string) {
	t.Helper()
	report := r.report()
	report.Ballot = exports.BallotOf(r.Live.Snapshot(), r.ID)
	report.Ballot.Copies = copies
	files, err := exports.Files(report, "ballots")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		out = append(out, b.String())
	}
	return out[0], out[1]
}

func TestPaperBallots(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	for _, title := range []string{"~ First", "~ <script>alert(1)</script>", "~ Third"} {
		r.Says("Ada", title)
	}
	r.To(model.Scoring)
	html, text := paper(t, r, 2)
	if strings.Count(html, `class="ballot"`) != 2 || strings.Contains(html, "<script") || !strings.Contains(html, "&lt;script&gt;") || strings.Contains(html, "://") {
		t.Errorf("before the round:\n%s", html)
	}
	if strings.Count(text, "\f") != 1 || strings.Count(text, "[ ] 0") != 2*3*3 || !strings.Contains(text, "Importance") || strings.Contains(text, "Ada") {
		t.Errorf("before the round:\n%s", text)
	}
	r.Do(session.OpenDots{Session: r.ID})
	html, text = paper(t, r, 0)
	if strings.Count(text, "( )( )( )") != 3 || !strings.Contains(text, "You have 5 dots") || strings.Count(html, `class="x o"`) != 9 {
		t.Errorf("in a dot round:\n%s\n%s", text, html)
	}
}
