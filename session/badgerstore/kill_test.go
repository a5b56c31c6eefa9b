package badgerstore

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"serendip/session"
	"serendip/session/storetest"
)

var kills = flag.Int("kills", 10, "how often the writing process is killed")

// The test binary plays another process when one of these is set.
const (
	writerEnv = "BADGERSTORE_TEST_WRITER" // writes to the store in this folder until it is killed
	fullEnv   = "BADGERSTORE_TEST_FULL"   // fills the disk of the store in this folder
)

func TestMain(m *testing.M) {
	roles := map[string]func(dir string, out io.Writer) error{writerEnv: writeUntilKilled, fullEnv: workOnFullDisk}
	for env, role := range roles {
		dir := os.Getenv(env)
		if dir == "" {
			continue
		}
		if err := role(dir, os.Stdout); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// inAnotherProcess starts the test binary in a role and answers what it prints.
func inAnotherProcess(t testing.TB, env, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), env+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	cmd.Stderr = os.Stderr
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, bufio.NewScanner(out)
}

const killStreams = 4

// writeUntilKilled commits to four streams at once and prints each stream and sequence once it was acknowledged. Every
// now and then a batch is too large for one transaction.
func writeUntilKilled(dir string, out io.Writer) error {
	s, err := Open(context.Background(), dir, Options{Previous: storetest.Previous, HeadsEvery: 20 * time.Millisecond})
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "open")
	var mu sync.Mutex
	fails := make(chan error)
	for stream := range killStreams {
		go func() {
			for i := 1; ; i++ {
				seq, err := writeOnce(s, stream, stream == 0 && i%40 == 0)
				if err != nil {
					fails <- err
					return
				}
				mu.Lock()
				fmt.Fprintln(out, stream, seq)
				mu.Unlock()
			}
		}()
	}
	return <-fails
}

// writeOnce commits one to three events with a record that says where the stream ends now.
func writeOnce(s *Store, stream int, large bool) (uint64, error) {
	head, err := s.Head(context.Background(), storetest.Stream(stream))
	if err != nil {
		return 0, err
	}
	var bodies [][]byte
	for i := range 1 + head.Seq%3 {
		bodies = append(bodies, body(stream, head.Seq+i+1))
	}
	b := storetest.Batch(storetest.Stream(stream), head, bodies...)
	end := storetest.End(b)
	b.Puts = []session.Record{{Key: "count", Value: seqBody(end.Seq)}}
	for i := 0; large && i < 18; i++ {
		value := append(seqBody(end.Seq), make([]byte, pieceBytes)...)
		b.Puts = append(b.Puts, session.Record{Key: fmt.Sprintf("large/%d", i), Value: value})
	}
	return end.Seq, s.Commit(context.Background(), b)
}

func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	const seed = 5
	random := rand.New(rand.NewPCG(seed, 0))
	dir := t.TempDir()
	acknowledged, batches := make([]uint64, killStreams), 0
	for range *kills {
		cmd, lines := inAnotherProcess(t, writerEnv, dir)
		if !lines.Scan() || lines.Text() != "open" {
			t.Fatalf("the writer says %q", lines.Text())
		}
		time.AfterFunc(time.Duration(random.IntN(300))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			var stream int
			var seq uint64
			if n, err := fmt.Sscan(lines.Text(), &stream, &seq); n != 2 {
				t.Fatalf("the writer says %q (%v)", lines.Text(), err)
			}
			acknowledged[stream] = seq
			batches++
		}
		var killed *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &killed) {
			t.Fatalf("the writer ended by itself: %v", err)
		}
		everythingIsThere(t, dir, acknowledged)
	}
	t.Logf("killed %d times (seed %d): %d acknowledged batches, every one there", *kills, seed, batches)
}

// everythingIsThere opens the store and fails unless it goes at least as far as was acknowledged, without a gap and with
// the records of the very same batch.
func everythingIsThere(t testing.TB, dir string, acknowledged []uint64) {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{Previous: storetest.Previous})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	_, err = s.Verify(t.Context())
	must(t, err)
	for stream, seq := range acknowledged {
		head, err := s.Head(t.Context(), storetest.Stream(stream))
		must(t, err)
		if head.Seq < seq {
			t.Fatalf("stream %d ends at %d, and %d was acknowledged", stream, head.Seq, seq)
		}
		if head.Seq > 0 {
			must(t, wrong(t, s, stream, head.Seq))
		}
	}
	var batch []byte
	must(t, s.Records(t.Context(), storetest.Stream(0), "large/", func(r session.Record) error {
		if batch == nil {
			batch = r.Value[:8]
		}
		if string(batch) != string(r.Value[:8]) {
			return fmt.Errorf("%s is of another batch than the records before it", r.Key)
		}
		return nil
	}))
}
