package exports

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"time"

	"serendip/session"
)

// Film is a screen as it changed. Whoever draws the screen gives it: a report only writes it down.
type Film struct {
	Began         time.Time             // in the session
	Width, Height int                   // in cells
	Pictures      iter.Seq[FilmPicture] // in the order of their times
}

// FilmPicture is the screen at one moment.
type FilmPicture struct {
	At   time.Duration // since the film began
	Rows []string      // from the top; each begins and ends with the terminal's own look
}

// longestIdle is how long nothing moves in a film: longer silences are cut to it.
const longestIdle = 2 * time.Second

// castHead is the first line of an asciicast. See https://docs.asciinema.org/manual/asciicast/v2/.
type castHead struct {
	Version   int    `json:"version"`
	Width     int    `json:"width"`
	Height    int    `json:"height"`
	Timestamp int64  `json:"timestamp"` // of the beginning, in seconds of the epoch
	Title     string `json:"title"`
}

// writeCast writes the film as an asciicast of version 2. Of each picture it writes the rows that changed, so that the
// same pictures always are the same bytes.
func writeCast(w io.Writer, r Report) error {
	if r.Film.Pictures == nil {
		return session.Refuse(session.Conflict, "this session has not begun, so there is no film of it yet")
	}
	if len(r.Content.Without) > 0 {
		return session.Refuse(session.Invalid, "a film shows the wall as everybody saw it; leave out --without")
	}
	head := castHead{2, r.Film.Width, r.Film.Height, r.Film.Began.Unix(), oneLine(r.Content.Programme.Name) + " · " + oneLine(r.Content.Session.Title)}
	return buffered(w, func(out *bufio.Writer) {
		castLine(out, head)
		reel := reel{}
		for picture := range r.Film.Pictures {
			if data := reel.change(picture.Rows); data != "" {
				castLine(out, []any{reel.seconds(picture.At), "o", data})
			}
		}
	})
}

// castLine writes one line of JSON. What cannot be written shows when the writer is flushed.
func castLine(out *bufio.Writer, v any) {
	line := json.NewEncoder(out)
	line.SetEscapeHTML(false)
	_ = line.Encode(v)
}

// reel is where a film is while it is written.
type reel struct {
	rows  []string
	last  time.Duration // of the session, when something moved
	spent time.Duration // of the film
}

// change is what turns the picture before into this one; "" when nothing does. The first one clears the screen.
func (r *reel) change(rows []string) string {
	var b strings.Builder
	if r.rows == nil {
		b.WriteString("\x1b[?25l\x1b[2J")
	}
	for n, row := range rows {
		if n >= len(r.rows) || r.rows[n] != row {
			fmt.Fprintf(&b, "\x1b[%d;1H%s", n+1, row)
		}
	}
	r.rows = rows
	return b.String()
}

// seconds is when something moves in the film, to the millisecond.
func (r *reel) seconds(at time.Duration) float64 {
	r.spent += min(at-r.last, longestIdle)
	r.last = at
	return math.Round(r.spent.Seconds()*1000) / 1000
}
