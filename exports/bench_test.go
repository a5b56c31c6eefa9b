package exports_test

import (
	"fmt"
	"io"
	"testing"
	"time"

	"serendip/exports"
	"serendip/session"
)

// large is a report with so many use cases, each with details and sames.
func large(n int) exports.Report {
	r := saying("Drivers send the gate photo ahead & wait no longer", "in all three stores\nsince May")
	one := r.Content.UseCases[0]
	r.Content.UseCases = nil
	for i := range n {
		one.Number = i + 1
		r.Content.UseCases = append(r.Content.UseCases, one)
	}
	return r
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{300, 1000, 10_000} {
		r := large(n)
		for _, f := range exports.Formats() {
			if f.Name == "cast" { // these use cases were never said, so there is no film of them
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := f.Write(io.Discard, r); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkNewReport(b *testing.B) {
	for _, n := range []int{300, 1000} {
		w := live(b)
		for i := range n {
			w.Do(session.Say{Session: w.ID, Line: fmt.Sprintf("idea number %d of the room", i)})
		}
		snapshot := w.Live.Snapshot()
		source := exports.NewSource(snapshot.State, session.Hash{}, time.Time{}, "bench")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := exports.NewReport(snapshot, w.ID, source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
