package badgerstore_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/storetest"
)

const eventBytes = 200

func openForBench(b *testing.B) *badgerstore.Store {
	b.Helper()
	s, err := badgerstore.Open(b.Context(), b.TempDir(), badgerstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// rawLog is the least that durable appending costs: one write and one fdatasync to blocks that were written before.
type rawLog struct {
	f  *os.File
	at int64
}

const rawBytes = 64 << 20

func newRawLog(b *testing.B) *rawLog {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	if _, err := f.Write(make([]byte, rawBytes)); err != nil {
		b.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	return &rawLog{f: f}
}

func (l *rawLog) append(p []byte) error {
	if _, err := l.f.WriteAt(p, l.at%(rawBytes-int64(len(p)))); err != nil {
		return err
	}
	l.at += int64(len(p))
	return unix.Fdatasync(int(l.f.Fd()))
}

func median(d []time.Duration) float64 {
	slices.Sort(d)
	return float64(d[len(d)/2].Nanoseconds())
}

// BenchmarkCommit commits one event at a time and appends the same bytes to a raw log, in turns of 32. It reports both
// medians and their ratio.
func BenchmarkCommit(b *testing.B) {
	const turn = 32
	s, raw := openForBench(b), newRawLog(b)
	body := make([]byte, eventBytes-32)
	var ours, bare []time.Duration
	head := session.Head{}
	for i := 0; b.Loop(); i++ {
		begun := time.Now()
		if i/turn%2 == 0 {
			if err := raw.append(make([]byte, eventBytes)); err != nil {
				b.Fatal(err)
			}
			bare = append(bare, time.Since(begun))
			continue
		}
		batch := storetest.Batch(storetest.Stream(1), head, body)
		begun = time.Now()
		if err := s.Commit(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(begun))
		head = storetest.End(batch)
	}
	if len(ours) == 0 {
		return
	}
	b.ReportMetric(median(ours)/1e3, "commit-p50-us")
	b.ReportMetric(median(bare)/1e3, "raw-p50-us")
	b.ReportMetric(median(ours)/median(bare), "commit/raw")
}

// commitFor has n producers commit one event after another, each to its own stream, and answers commits per second.
func commitFor(b *testing.B, s *badgerstore.Store, n, from int, d time.Duration) float64 {
	b.Helper()
	counts := make([]int, n)
	fails := make(chan error, n)
	begun := time.Now()
	var wg sync.WaitGroup
	for p := range n {
		wg.Go(func() {
			head, body := session.Head{}, make([]byte, eventBytes-32)
			for ; time.Since(begun) < d; counts[p]++ {
				batch := storetest.Batch(storetest.Stream(from+p), head, body)
				if err := s.Commit(b.Context(), batch); err != nil {
					fails <- err
					return
				}
				head = storetest.End(batch)
			}
		})
	}
	wg.Wait()
	close(fails)
	for err := range fails {
		b.Fatal(err)
	}
	total := 0
	for _, c := range counts {
		total += c
	}
	return float64(total) / time.Since(begun).Seconds()
}

// BenchmarkProducers compares 64 producers with one, in turns of 200 ms.
func BenchmarkProducers(b *testing.B) {
	s := openForBench(b)
	var one, many []float64
	for i := 0; b.Loop(); i++ {
		one = append(one, commitFor(b, s, 1, 1000*i, 200*time.Millisecond))
		many = append(many, commitFor(b, s, 64, 1000*i+1, 200*time.Millisecond))
	}
	slices.Sort(one)
	slices.Sort(many)
	b.ReportMetric(one[len(one)/2], "one/s")
	b.ReportMetric(many[len(many)/2], "64/s")
	b.ReportMetric(many[len(many)/2]/one[len(one)/2], "64/one")
}

// BenchmarkMillion reads a million events, and opens the store that holds them.
func BenchmarkMillion(b *testing.B) {
	const events, batchEvents = 1_000_000, 5_000
	dir := b.TempDir()
	s, err := badgerstore.Open(b.Context(), dir, badgerstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	head := session.Head{}
	for i := 0; i < events; i += batchEvents {
		bodies := make([][]byte, batchEvents)
		for j := range bodies {
			bodies[j] = fmt.Appendf(make([]byte, 0, eventBytes), "%0*d", eventBytes-32, i+j)
		}
		batch := storetest.Batch(storetest.Stream(1), head, bodies...)
		if err := s.Commit(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		head = storetest.End(batch)
	}
	var opening, reading []time.Duration
	for b.Loop() {
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		begun := time.Now()
		if s, err = badgerstore.Open(b.Context(), dir, badgerstore.Options{}); err != nil {
			b.Fatal(err)
		}
		opening = append(opening, time.Since(begun))
		begun = time.Now()
		n := 0
		err := s.Load(b.Context(), storetest.Stream(1), 0, func(uint64, []byte) error { n++; return nil })
		if err != nil || n != events {
			b.Fatalf("%d events were read: %v", n, err)
		}
		reading = append(reading, time.Since(begun))
	}
	b.ReportMetric(median(opening)/1e6, "open-ms")
	b.ReportMetric(median(reading)/1e6, "read-ms")
	b.ReportMetric(events/median(reading)*1e9, "events/s")
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpenEmpty makes and opens stores that hold nothing.
func BenchmarkOpenEmpty(b *testing.B) {
	root := b.TempDir()
	for i := 0; b.Loop(); i++ {
		s, err := badgerstore.Open(b.Context(), filepath.Join(root, fmt.Sprint(i)), badgerstore.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
