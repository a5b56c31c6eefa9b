package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// castOf writes the film of a workshop.
func castOf(t *testing.T, w *sessiontest.Workshop) []byte {
	t.Helper()
	film, err := filmOf(t.Context(), w.Live, w.Session())
	if err != nil {
		t.Fatal(err)
	}
	snap := w.Live.Snapshot()
	r, err := exports.NewReport(snap, w.ID, exports.NewSource(snap.State, session.Hash{}, time.Unix(0, 0), "test"))
	if err != nil {
		t.Fatal(err)
	}
	r.Film = film
	formats, err := exports.Find("cast")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := formats[0].Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAFilmEndsWithTheWallAsItIs(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	for _, line := range []string{"drivers send the gate photo ahead", "司机提前发送大门照片", "le quai est réservé la veille"} {
		w.Clock.Turn(7 * time.Minute)
		w.Says("Mei", line)
	}
	cast := castOf(t, w)
	if again := castOf(t, w); !bytes.Equal(cast, again) {
		t.Error("the same events make another film")
	}
	lines := strings.Split(strings.TrimSpace(string(cast)), "\n")
	var head struct{ Version, Width, Height int }
	if err := json.Unmarshal([]byte(lines[0]), &head); err != nil || head.Version != 2 || head.Width != filmWidth || head.Height != filmHeight {
		t.Fatalf("it begins with %s: %v", lines[0], err)
	}
	em, last := vt.NewEmulator(head.Width, head.Height), 0.0
	for _, line := range lines[1:] {
		var event []any
		if err := json.Unmarshal([]byte(line), &event); err != nil || len(event) != 3 || event[1] != "o" {
			t.Fatalf("%.80s is no event: %v", line, err)
		}
		at := event[0].(float64)
		if at < last || at > last+2 {
			t.Errorf("after %v comes %v", last, at)
		}
		last = at
		if _, err := em.WriteString(event[2].(string)); err != nil {
			t.Fatal(err)
		}
	}
	if last < 2 || last > 2*float64(len(lines)) {
		t.Errorf("it takes %v seconds", last)
	}
	look := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Zone: zoneOf(w.Session())}
	want := frame.Plain(tui.Still(w.Live.Snapshot().ForWall(w.ID), look, w.Clock.Now(), filmWidth, filmHeight))
	if got := trimmed(em.String()); got != trimmed(want) || !strings.Contains(got, "le quai") {
		t.Errorf("the last picture is\n%s\nthe wall is\n%s", got, want)
	}
}

// trimmed is a picture without blanks at the end of its rows.
func trimmed(picture string) string {
	rows := strings.Split(picture, "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " \r")
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

func TestTimesSinceTheBeginning(t *testing.T) {
	for words, want := range map[string]time.Duration{
		"00:42:10": 42*time.Minute + 10*time.Second, "42:10": 42*time.Minute + 10*time.Second, "42m": 42 * time.Minute, "1:00:00": time.Hour,
	} {
		if got, err := sinceLive(words); err != nil || got != want {
			t.Errorf("%q is %v, %v", words, got, err)
		}
	}
	for _, words := range []string{"", "noon", "1:2:3:4", "00:61:00", "-5m", "10", "1:-2:3", "1:02:03x"} {
		if got, err := sinceLive(words); err == nil {
			t.Errorf("%q is %v", words, got)
		}
	}
}
