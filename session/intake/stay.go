package intake

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// span is one time that somebody was there.
type span struct{ from, to time.Time }

// presence is what the rows of one person say of how long they were there.
type presence struct {
	spans  []span
	single time.Duration // the duration that the only row states
	stated bool          // single is known
	rows   int
}

// presence reads the row's times of joining and leaving, and its duration.
func (k cleaner) presence() presence {
	p := presence{rows: 1}
	from, ok1 := moment(k.note(k.sheet.at(asJoined)).String())
	to, ok2 := moment(k.note(k.sheet.at(asLeft)).String())
	if ok1 && ok2 && !to.Before(from) {
		p.spans = []span{{from, to}}
	}
	unit := time.Second
	if c := k.sheet.at(asStay); c >= 0 && strings.Contains(plainName(k.sheet.names[c]), "minutes") {
		unit = time.Minute
	}
	p.single, p.stated = duration(k.note(k.sheet.at(asStay)).String(), unit)
	return p
}

func (p *presence) add(more presence) {
	p.spans = append(p.spans, more.spans...)
	p.rows += more.rows
}

// total is how long somebody was there. Two devices at once count once, so that several rows are only added up when
// each tells when it began and ended; otherwise the time is unknown.
func (p presence) total() (time.Duration, bool) {
	if p.rows == 1 && p.stated {
		return p.single, true
	}
	if len(p.spans) < p.rows || p.rows == 0 {
		return 0, false
	}
	spans := slices.SortedFunc(slices.Values(p.spans), func(a, b span) int { return a.from.Compare(b.from) })
	var sum time.Duration
	end := spans[0].from
	for _, s := range spans {
		if s.from.After(end) {
			end = s.from
		}
		if s.to.After(end) {
			sum += s.to.Sub(end)
			end = s.to
		}
	}
	return sum, true
}

// moment reads the times that meeting tools write. Only differences are taken, so that the zone doesn't matter; where
// day and month could be either, both ends of a span are read alike.
func moment(text string) (time.Time, bool) {
	if text == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{
		time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04",
		"1/2/2006 3:04:05 PM", "1/2/2006, 3:04:05 PM", "1/2/06, 3:04:05 PM", "1/2/2006 3:04 PM", "Jan 2, 2006 3:04:05 PM", "Jan 2, 2006 15:04:05",
		"2/1/2006 15:04:05", "2/1/2006, 15:04:05", "2.1.2006 15:04:05", "2.1.2006, 15:04:05", "2.1.06, 15:04:05",
	} {
		if t, err := time.Parse(layout, strings.Join(strings.Fields(text), " ")); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// duration reads "48", in the column's unit, "1:02:03", "1h 2m 3s" and words such as "2 Std. 3 Min."; anything else
// is unknown, and so is anything longer than a year.
func duration(text string, unit time.Duration) (time.Duration, bool) {
	const year = 365 * 24 * time.Hour
	text = strings.ToLower(strings.TrimSpace(text))
	if n, err := strconv.ParseUint(text, 10, 24); err == nil {
		d := time.Duration(n) * unit
		return d, d <= year
	}
	total, ok := clock(text)
	if !ok {
		total, ok = units(text)
	}
	return total, ok && total <= year
}

// clock reads hours, minutes and seconds between colons.
func clock(text string) (total time.Duration, ok bool) {
	parts := strings.Split(text, ":")
	if len(parts) != 3 {
		return 0, false
	}
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		n, err := strconv.ParseUint(parts[i], 10, 16)
		if err != nil {
			return 0, false
		}
		total += time.Duration(n) * unit
	}
	return total, true
}

// units reads numbers that each have a unit behind them, in English, German or French.
func units(text string) (total time.Duration, ok bool) {
	for text != "" {
		digits := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
		if digits < 1 {
			return 0, false
		}
		n, err := strconv.ParseUint(text[:digits], 10, 16)
		rest := strings.TrimLeft(text[digits:], " ")
		end := strings.IndexAny(rest, "0123456789")
		if end < 0 {
			end = len(rest)
		}
		unit, known := unitOf(strings.Trim(rest[:end], " .,"))
		if err != nil || !known {
			return 0, false
		}
		total += time.Duration(n) * unit
		text = rest[end:]
	}
	return total, total > 0
}

func unitOf(word string) (time.Duration, bool) {
	switch word {
	case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures":
		return time.Hour, true
	case "m", "min", "mins", "minute", "minutes", "minuten":
		return time.Minute, true
	case "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes":
		return time.Second, true
	}
	return 0, false
}
