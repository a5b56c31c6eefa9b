package badgerstore

import (
	"flag"
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var cuts = flag.Int("cuts", 1, "how often the power is cut, where this user may mount disks")

// run runs a tool of the system, or skips the test where that is not possible.
func run(t testing.TB, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Skipf("the power cannot be cut here: %s: %v %s", name, err, out)
	}
}

func mountImage(t testing.TB, image string) string {
	t.Helper()
	dir := t.TempDir()
	run(t, "mount", "-o", "loop", image, dir)
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("the image is still mounted: %v %s", err, out)
		}
	})
	return dir
}

// The disk is a file, and a copy of that file is what a pulled plug leaves: what was written and not synced is in the
// system's memory alone.
func TestPowerCutLosesNothingAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("disks are not mounted in short tests")
	}
	batches := 0
	for n := range *cuts {
		folder := t.TempDir()
		image, left := filepath.Join(folder, "disk"), filepath.Join(folder, "left")
		run(t, "truncate", "-s", "700M", image)
		run(t, "mkfs.ext4", "-q", "-F", image)
		disk := mountImage(t, image)
		cmd, lines := inAnotherProcess(t, writerEnv, filepath.Join(disk, "store"))
		if !lines.Scan() || lines.Text() != "open" {
			t.Fatalf("the writer says %q", lines.Text())
		}
		time.AfterFunc(time.Duration(100+50*(n%7))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		acknowledged := make([]uint64, killStreams)
		for lines.Scan() {
			var stream int
			var seq uint64
			if n, err := fmt.Sscan(lines.Text(), &stream, &seq); n != 2 {
				t.Fatalf("the writer says %q (%v)", lines.Text(), err)
			}
			acknowledged[stream] = seq
			batches++
		}
		_ = cmd.Wait() // It was killed.
		run(t, "cp", "--sparse=always", image, left)
		everythingIsThere(t, filepath.Join(mountImage(t, left), "store"), acknowledged)
	}
	t.Logf("the power was cut %d times: %d acknowledged batches, every one there", *cuts, batches)
}
