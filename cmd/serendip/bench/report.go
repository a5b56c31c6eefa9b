package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Row is one figure of the product, and where there is one that of what it is compared with.
type Row struct {
	Key  string  // as in JSON: "p50"
	What string  // as people read it
	Unit string  // part of the JSON key: "ms"; "" when Key says it already
	Of   float64 // the product's; NaN could not be had here
	By   string  // what it is compared with: "bare", "shared", "other"; "" nothing
	Base float64 // that one's figure; NaN as above
}

// Report is what a run found, in the order of its parts.
type Report struct{ Rows []Row }

func (r *Report) add(rows ...Row) { r.Rows = append(r.Rows, rows...) }

// Value is the figure of a JSON key, false when the report has none.
func (r Report) Value(key string) (float64, bool) {
	for _, row := range r.Rows {
		for _, f := range row.figures() {
			if f.key == key {
				return f.value, !math.IsNaN(f.value)
			}
		}
	}
	return 0, false
}

// figure is one name and number of the JSON object.
type figure struct {
	key   string
	value float64
}

// figures are a row's: KEY_UNIT, and beside what it is compared with BY_KEY_UNIT and KEY_over_BY.
func (r Row) figures() []figure {
	name := strings.TrimSuffix(r.Key+"_"+r.Unit, "_")
	out := []figure{{name, r.Of}}
	if r.By != "" {
		out = append(out, figure{r.By + "_" + name, r.Base}, figure{r.Key + "_over_" + r.By, ratio(r.Of, r.Base)})
	}
	return out
}

// MarshalJSON is one object in the order of the rows. What could not be had is not in it.
func (r Report) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	seen := map[string]bool{}
	for _, row := range r.Rows {
		for _, f := range row.figures() {
			if math.IsNaN(f.value) || math.IsInf(f.value, 0) || seen[f.key] {
				continue
			}
			value, err := json.Marshal(round4(f.value))
			if err != nil {
				return nil, err
			}
			if len(seen) > 0 {
				b.WriteByte(',')
			}
			seen[f.key] = true
			fmt.Fprintf(&b, "%q:%s", f.key, value)
		}
	}
	return append(append([]byte{'{'}, b.Bytes()...), '}'), nil
}

// round4 keeps four digits that count: there is no more in a measurement.
func round4(v float64) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64)
	if err != nil || math.Abs(v) >= 1e4 {
		return math.Round(v)
	}
	return short
}

// Table is the report as people read it: what, the figure, what it is compared with, and the ratio.
func (r Report) Table() [][]string {
	out := [][]string{{"", "this program", "compared with", "times as much"}}
	for _, row := range r.Rows {
		line := []string{row.What, cell(row.Of, row.Unit)}
		if row.By != "" {
			line = append(line, row.By+" "+cell(row.Base, row.Unit))
			if times := ratio(row.Of, row.Base); !math.IsNaN(times) {
				line = append(line, strconv.FormatFloat(times, 'f', 2, 64)+"x")
			}
		}
		out = append(out, line)
	}
	return out
}

func cell(v float64, unit string) string {
	if math.IsNaN(v) {
		return "cannot be had here"
	}
	number := strconv.FormatFloat(round4(v), 'f', -1, 64)
	switch unit {
	case "":
		return number
	case "percent":
		return number + "%"
	}
	return number + " " + shownUnit(unit)
}

// shownUnit is a unit of a JSON key as people write it.
func shownUnit(unit string) string {
	switch unit {
	case "kib_per_seat":
		return "KiB"
	case "us", "cpu_us":
		return "µs"
	}
	return strings.TrimPrefix(unit, "cpu_")
}
