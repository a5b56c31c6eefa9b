package bench

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"
)

// processorTime is what this process has used of the processors.
func processorTime() (time.Duration, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, err
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), nil
}

// resident is what this process holds of the memory, once everything unused is given back, in bytes.
func resident() (int64, error) {
	for range 3 { // a stack that was deep once shrinks by half each time
		runtime.GC()
	}
	debug.FreeOSMemory()
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	var all, held int64
	if _, err := fmt.Fscan(bytes.NewReader(raw), &all, &held); err != nil {
		return 0, err
	}
	return held * int64(os.Getpagesize()), nil
}

// mostFiles is how many files and connections this process may have open. Go has raised it as far as it may.
func mostFiles() (int, error) {
	var l syscall.Rlimit
	err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l)
	return int(min(l.Cur, 1<<30)), err
}
