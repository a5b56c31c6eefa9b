//go:build linux || darwin

package supervise_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/supervise"
)

func TestACrashedChildIsBackOnTheSameScreen(t *testing.T) {
	p := start(t)
	p.shows(`run 0 on ""`)
	for attempt, crash := range []string{"p", "k", "m"} {
		p.press("s")
		p.shows("kept.")
		p.press(crash)
		p.shows(fmt.Sprintf(`run %d on "score %d"`, attempt+1, attempt))
	}
	p.press("b")
	if code := p.ends(); code != exit.CantCreate {
		t.Errorf("exit code %d", code)
	}
	screen := p.shows("The data folder can only be read.")
	p.sane()

	log := p.log()
	for _, want := range []string{"panic: a fault of the program", "goroutine 1", "signal 9", "a line for the log"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log has no %q:\n%s", want, log)
		}
	}
	if strings.Contains(screen, "goroutine") || strings.Contains(screen, "for the log") {
		t.Errorf("the log is on the screen:\n%s", screen)
	}
}

func TestItGivesUpAfterFiveRestarts(t *testing.T) {
	p := start(t)
	for attempt := range 6 {
		p.shows(fmt.Sprintf("run %d on", attempt))
		p.press([]string{"k", "p"}[attempt%2])
	}
	if code := p.ends(); code != exit.Software {
		t.Errorf("exit code %d", code)
	}
	p.shows("The program stopped 6 times")
	p.shows("What was confirmed is kept.")
	p.sane()
	if left, err := filepath.Glob(filepath.Join(p.folder, "child-*")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAskedToEndItEndsAndLeavesASaneTerminal(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			p := start(t)
			p.shows("run 0 on")
			if err := p.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if code := p.ends(); code != 128+int(sig) {
				t.Errorf("exit code %d", code)
			}
			p.sane()
		})
	}
}

func TestControlCIsForTheChildToJudge(t *testing.T) {
	p := start(t)
	p.shows("run 0 on")
	p.press("c")
	p.shows("cooked.")
	p.press("\x03") // now the line discipline makes a signal of it
	if code := p.ends(); code != 128+int(syscall.SIGINT) {
		t.Errorf("exit code %d", code)
	}
	p.sane()
}

func TestAKilledParentTakesItsChildAlong(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("only Linux tells a child that its parent is gone")
	}
	p := start(t)
	var child int
	screen := p.shows(".")
	if _, err := fmt.Sscan(regexp.MustCompile(`as (\d+)\.`).FindStringSubmatch(screen)[1], &child); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p.ends()
	for deadline := time.Now().Add(time.Minute); syscall.Kill(child, 0) == nil; time.Sleep(5 * time.Millisecond) {
		if state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", child)); err == nil && strings.Contains(string(state), ") Z ") {
			break // dead, and not yet buried by whoever took it over
		}
		if time.Now().After(deadline) {
			t.Fatalf("the child %d still runs", child)
		}
	}
}

func TestWithoutAParentNothingIsKept(t *testing.T) {
	if info, ok := supervise.Child(); ok {
		t.Fatalf("this is nobody's child: %+v", info)
	}
	var none *supervise.ChildInfo
	if err := none.SetResume("anywhere"); err != nil {
		t.Error(err)
	}
	if _, err := none.Farewell(); err == nil {
		t.Error("words were taken that nobody will say")
	}
	pipe, _, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close() // it was never used
	if supervise.Wanted(pipe, os.Stdout) {
		t.Error("a pipe is looked after like a terminal")
	}
}
