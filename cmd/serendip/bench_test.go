package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"testing"
)

// TestBench has the load program fill a small room: every figure is there, and none is nothing. How good they are is no
// matter of a test, as machines differ.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole workshop over SSH is not short")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	scratch := t.TempDir()
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Args = []string{"serendip", "bench", "--seats", "8", "--short", "--json"}
	cmd.Env = append(os.Environ(), "TMPDIR="+scratch, "TMP="+scratch)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	var found map[string]float64
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatalf("%v in\n%s", err, out.String())
	}
	for _, key := range benchKeys() {
		if !(found[key] > 0) {
			t.Errorf("%s is %v in\n%s", key, found[key], out.String())
		}
	}
	if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// benchKeys are the figures that there must be on this system.
func benchKeys() []string {
	keys := []string{
		"seats", "p50_ms", "bare_p50_ms", "p50_over_bare", "p99_ms", "bare_p99_ms", "p99_over_bare", "seat_p50_ms", "seat_p99_ms",
		"bytes_first", "bytes_tick", "bytes_vote", "bytes_full", "full_p50_ms", "burst_ms", "bare_burst_ms", "burst_over_bare",
		"facilitator_p50_ms", "facilitator_p99_ms", "facilitator_quiet_p50_ms", "connect_few_p50_ms", "connect_few_p99_ms", "connect_all_p50_ms", "connect_all_p99_ms",
		"mixed_p50_ms", "bare_mixed_p50_ms", "mixed_p50_over_bare", "mixed_p99_over_bare",
	}
	if runtime.GOOS != "linux" { // elsewhere a process's own costs cannot be had
		return keys
	}
	return append(keys, "connect_cpu_ms", "bare_connect_cpu_ms", "connect_over_bare", "cpu_us", "bare_cpu_us", "cpu_over_bare",
		"rss_kib_per_seat", "bare_rss_kib_per_seat", "rss_over_bare", "idle_cpu_percent", "far_timer_cpu_percent",
		"timer_cpu_percent", "scoring_over_shared", "scoring_mark_over_shared", "marked_over_shared", "mixed_over_shared")
}
