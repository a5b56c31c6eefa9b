package bench

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"
)

func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		share  float64
		want   float64
	}{
		{"one value", []float64{7}, 0.99, 7},
		{"the middle of three", []float64{3, 1, 2}, 0.5, 2},
		{"between two", []float64{1, 2}, 0.5, 1.5},
		{"the smallest", []float64{5, 4, 9}, 0, 4},
		{"the largest", []float64{5, 4, 9}, 1, 9},
		{"of a hundred and one", upTo(100), 0.99, 99},
		{"a share that is none", []float64{1, 2}, 3, 2},
	} {
		if got := quantile(c.values, c.share); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got := quantile(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("of nothing: %v", got)
	}
	values := []float64{2, 1}
	if quantile(values, 0.5); values[0] != 2 {
		t.Error("the values were sorted in place")
	}
}

func upTo(n int) (out []float64) {
	for i := range n + 1 {
		out = append(out, float64(i))
	}
	return out
}

func TestRatioOfNothingIsNone(t *testing.T) {
	if got := ratio(3, 2); got != 1.5 {
		t.Errorf("3 over 2 is %v", got)
	}
	for _, base := range []float64{0, -1, math.NaN()} {
		if got := ratio(3, base); !math.IsNaN(got) {
			t.Errorf("3 over %v is %v", base, got)
		}
	}
}

func TestTimings(t *testing.T) {
	all := []timing{
		{took: inMilliseconds([]time.Duration{time.Millisecond, 3 * time.Millisecond}), bytes: []float64{9, 1, 2}},
		{took: []float64{2, 1}, bytes: []float64{4}},
	}
	if got, want := lasts(all), []float64{3, 2}; !reflect.DeepEqual(got, want) {
		t.Errorf("the last seats were reached after %v, want %v", got, want)
	}
	if got, want := everyones(all), []float64{1, 3, 2, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("all seats were reached after %v, want %v", got, want)
	}
	if got := medianBytes(all); got != 3 {
		t.Errorf("the median of 2 and 4 bytes is %v", got)
	}
}

func sampleReport() Report {
	return Report{[]Row{
		{Key: "seats", What: "seats", Of: 500},
		{"p50", "key to last screen", "ms", 15.72345, "bare", 10},
		{"idle_cpu", "an idle room", "percent", math.NaN(), "bare", math.NaN()},
		{"p50", "key to last screen", "ms", 15.72345, "other", 31.4469},
		{Key: "rss", What: "memory of a seat", Unit: "kib_per_seat", Of: 12345.678, By: "bare", Base: 0},
	}}
}

func TestReportAsJSON(t *testing.T) {
	raw, err := json.Marshal(sampleReport())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"seats":500,"p50_ms":15.72,"bare_p50_ms":10,"p50_over_bare":1.572,"other_p50_ms":31.45,"p50_over_other":0.5,` +
		`"rss_kib_per_seat":12346,"bare_rss_kib_per_seat":0}`
	if string(raw) != want {
		t.Errorf("got  %s\nwant %s", raw, want)
	}
}

func TestReportAsTable(t *testing.T) {
	want := [][]string{
		{"", "this program", "compared with", "times as much"},
		{"seats", "500"},
		{"key to last screen", "15.72 ms", "bare 10 ms", "1.57x"},
		{"an idle room", "cannot be had here", "bare cannot be had here"},
		{"key to last screen", "15.72 ms", "other 31.45 ms", "0.50x"},
		{"memory of a seat", "12346 KiB", "bare 0 KiB"},
	}
	if got := sampleReport().Table(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestReportValue(t *testing.T) {
	r := sampleReport()
	if v, ok := r.Value("p50_over_bare"); !ok || math.Abs(v-1.572345) > 1e-9 {
		t.Errorf("p50_over_bare is %v, %v", v, ok)
	}
	for _, key := range []string{"idle_cpu_percent", "nothing"} {
		if v, ok := r.Value(key); ok {
			t.Errorf("%s is %v", key, v)
		}
	}
}

func TestEverybodyMarksOtherLines(t *testing.T) {
	seen := map[string]bool{}
	for i := range 1<<(captured-1) - 1 {
		keys := marksOf(i)
		if seen[keys] {
			t.Errorf("seat %d marks what another does: %q", i, keys)
		}
		seen[keys] = true
	}
}

func TestShowsWordsInOneLine(t *testing.T) {
	lines := []string{"  6  The thing      you  12", "  7  Another          3"}
	for _, c := range []struct {
		words []string
		want  bool
	}{
		{[]string{"The thing", " 12"}, true},
		{[]string{"The thing", " 3"}, false},
		{[]string{"12", "The thing"}, false},
		{[]string{"Another"}, true},
	} {
		if got := shows(lines, c.words...); got != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
}
