package session_test

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"serendip/session"
	"serendip/session/sessiontest"
)

// rawAppend is the least that a durable action costs: one write and one fdatasync to blocks that were written before.
func rawAppend(b *testing.B) func([]byte) {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	must(b, err)
	b.Cleanup(func() { _ = f.Close() })
	const size = 8 << 20
	_, err = f.Write(make([]byte, size))
	must(b, err)
	must(b, f.Sync())
	at := int64(0)
	return func(p []byte) {
		_, err := f.WriteAt(p, at%(size-4096))
		must(b, err)
		must(b, unix.Fdatasync(int(f.Fd())))
		at += int64(len(p))
	}
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// openFolder is a programme on Badger with one session that is live.
func openFolder(b *testing.B) (*session.Live, *crowd) {
	b.Helper()
	store, l, err := folder(b.Context(), b.TempDir())
	must(b, err)
	b.Cleanup(func() { l.Close(); _ = store.Close() })
	c := &crowd{live: l}
	must(b, c.begin())
	return l, c
}

// BenchmarkCommit is one action after the other through the core to the disk, beside the raw log in the same run.
func BenchmarkCommit(b *testing.B) {
	l, c := openFolder(b)
	raw, event := rawAppend(b), make([]byte, 400)
	var ours, theirs []time.Duration
	for b.Loop() {
		command := l.Mint(sessiontest.Host(), session.SwitchLights{Session: c.id, Dark: !c.session().Dark})
		start := time.Now()
		_, err := l.Do(b.Context(), command)
		ours = append(ours, time.Since(start))
		must(b, err)
		start = time.Now()
		raw(event)
		theirs = append(theirs, time.Since(start))
	}
	p50, least := median(ours), median(theirs)
	b.ReportMetric(float64(p50.Microseconds()), "p50-us")
	b.ReportMetric(float64(least.Microseconds()), "fdatasync-us")
	b.ReportMetric(float64(p50)/float64(least), "x")
}

// BenchmarkProducers is 64 people who act at once, beside one.
func BenchmarkProducers(b *testing.B) {
	rate := func(b *testing.B, producers, each int) float64 {
		l, c := openFolder(b)
		start := time.Now()
		var all sync.WaitGroup
		for range producers {
			all.Go(func() {
				for range each {
					_, err := l.Do(b.Context(), l.Mint(sessiontest.Host(), session.Say{Session: c.id, Line: "Drivers send the gate photo ahead"}))
					if err != nil {
						b.Error(err)
					}
				}
			})
		}
		all.Wait()
		return float64(producers*each) / time.Since(start).Seconds()
	}
	for b.Loop() {
		one, many := rate(b, 1, 1000), rate(b, 64, 150)
		b.ReportMetric(one, "one/s")
		b.ReportMetric(many, "many/s")
		b.ReportMetric(many/one, "x")
	}
}
