// Command report reads the events of "go test -json" on standard input and prints one
// line a package, the output of what failed, and every test that skipped
// itself with its reason, and the tests that took longest. It ends with 1 when anything failed.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// event is one line of "go test -json"; the fields are those of test2json.
type event struct {
	Action, Package, Test, Output, ImportPath string
	Elapsed                                   float64
}

// key names a test, or a package when test is empty.
type key struct{ pkg, test string }

// took is how long a test ran, in seconds; one that waits for its turn among parallel ones doesn't count meanwhile.
type took struct {
	test    string
	seconds float64
}

// report is what was seen so far.
type report struct {
	out    io.Writer
	said   map[key][]string
	skips  []string
	took   []took
	tests  int
	failed int
}

func main() {
	r := &report{out: os.Stdout, said: map[key][]string{}}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(r.out, lines.Text()) // go itself speaks
			continue
		}
		r.take(e)
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(r.out, "the events cannot be read:", err)
		os.Exit(1)
	}
	for _, skip := range r.skips {
		fmt.Fprintln(r.out, "SKIP", skip)
	}
	slices.SortFunc(r.took, func(a, b took) int { return cmp.Compare(b.seconds, a.seconds) })
	for _, t := range r.took[:min(15, len(r.took))] {
		fmt.Fprintf(r.out, "took %5.1f s: %s\n", t.seconds, t.test)
	}
	fmt.Fprintf(r.out, "%d tests passed, %d failed, %d skipped themselves\n", r.tests, r.failed, len(r.skips))
	if r.failed > 0 || r.tests == 0 {
		os.Exit(1)
	}
}

func (r *report) take(e event) {
	k := key{e.Package, e.Test}
	if e.Test != "" && !strings.Contains(e.Test, "/") && e.Elapsed > 0 {
		r.took = append(r.took, took{e.Package + " " + e.Test, e.Elapsed})
	}
	switch e.Action {
	case "output", "build-output":
		if e.Action == "build-output" {
			fmt.Fprint(r.out, e.Output)
		}
		r.said[k] = append(r.said[k], e.Output)
	case "skip":
		if e.Test != "" {
			r.skips = append(r.skips, fmt.Sprintf("%s %s: %s", e.Package, e.Test, reason(r.said[k])))
		}
	case "fail":
		r.failed++
		fmt.Fprint(r.out, strings.Join(r.said[k], ""))
		fmt.Fprintf(r.out, "FAIL\t%s\t%s\t%.1fs\n", e.Package, e.Test, e.Elapsed)
	case "pass":
		if e.Test == "" {
			fmt.Fprintf(r.out, "ok\t%s\t%.1fs\n", e.Package, e.Elapsed)
		} else {
			r.tests++
		}
	}
	if e.Action == "pass" || e.Action == "skip" {
		delete(r.said, k)
	}
}

// reason returns what a test said before it skipped itself.
func reason(said []string) string {
	frame := regexp.MustCompile(`^\s*(=== |--- )`)
	place := regexp.MustCompile(`^\s*\w+\.go:\d+: `)
	var words []string
	for _, line := range said {
		if !frame.MatchString(line) {
			words = append(words, strings.TrimSpace(place.ReplaceAllString(line, "")))
		}
	}
	if len(words) == 0 {
		return "without a word"
	}
	return strings.Join(words, " ")
}
