//go:build linux || darwin

package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/holder"
)

// local is the program on a terminal of this machine, seen by an emulator.
type local struct {
	t    *testing.T
	cmd  *exec.Cmd
	keys *os.File // the terminal's end of the line
	work sync.WaitGroup

	mu     sync.Mutex
	screen *vt.Emulator
}

// onTerminal starts the program on a terminal of 100 by 30 cells.
func onTerminal(t *testing.T, data string, args ...string) *local {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(keys, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	l := &local{t: t, keys: keys, screen: vt.NewEmulator(100, 30)}
	l.work.Go(func() { _, _ = io.Copy(l, keys) })
	l.work.Go(func() { _, _ = io.Copy(io.Discard, l.screen) }) // its answers to questions
	l.cmd = program(t, data, args...)
	l.cmd.Env = append(l.cmd.Env, "TERM=xterm-256color")
	l.cmd.Stdin, l.cmd.Stdout, l.cmd.Stderr = tty, tty, tty
	l.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := l.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if l.cmd.ProcessState == nil {
			_ = l.cmd.Process.Signal(syscall.SIGTERM)
			_ = l.cmd.Wait()
		}
		_ = tty.Close()
		_ = keys.Close()
		_ = l.screen.InputPipe().(io.Closer).Close()
		l.work.Wait()
	})
	return l
}

// program is a command line with a data folder of its own.
func program(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("serendip")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "SERENDIP_DATA="+data, "TZ=Europe/Berlin")
	return cmd
}

// done runs a verb that must do what it says.
func done(t *testing.T, data string, args ...string) {
	t.Helper()
	if out, err := program(t, data, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", strings.Join(args, " "), err, out)
	}
}

// Write brings output to the screen.
func (l *local) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.screen.Write(p)
}

func (l *local) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.screen.String()
}

// shows waits until the screen holds a text.
func (l *local) shows(text string) {
	l.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(l.text(), text) {
			return
		}
	}
	l.t.Fatalf("the screen never showed %q, but:\n%s", text, l.text())
}

func (l *local) press(keys string) {
	l.t.Helper()
	if _, err := l.keys.WriteString(keys); err != nil {
		l.t.Fatal(err)
	}
}

// ends waits for the end, which must be a good one, on the plain screen.
func (l *local) ends() {
	l.t.Helper()
	late := time.AfterFunc(20*time.Second, func() { _ = l.cmd.Process.Kill() })
	defer late.Stop()
	if err := l.cmd.Wait(); err != nil {
		l.t.Fatalf("it ended badly: %v\n%s", err, l.text())
	}
}

// holds is the process that has the folder open.
func holds(t *testing.T, data string) int {
	t.Helper()
	var card holder.Card
	if raw, err := os.ReadFile(filepath.Join(data, "holder.json")); err == nil && json.Unmarshal(raw, &card) == nil {
		return card.PID
	}
	return 0
}

const (
	down  = "\x1b[B"
	enter = "\r"
)

// leave takes the second of the three ways of q.
func (l *local) leave() {
	l.t.Helper()
	l.press("q")
	l.shows("Leave this")
	l.press(down + enter)
}

func TestTheFirstStartLeadsToASessionWithItsDoor(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	l := onTerminal(t, data)
	l.shows("Prepare a workshop")
	l.press("2")
	l.shows("Customer")
	l.press("Acme" + enter + enter + enter + enter + enter)
	l.shows("A draft: nobody sees it yet.")
	l.leave()
	l.shows("enter open")
	l.press("q")
	l.ends()
	out, err := program(t, data, "list").Output()
	if err != nil || !strings.Contains(string(out), "acme-1") {
		t.Errorf("list says %q, %v", out, err)
	}
}

func TestACrashComesBackToItsScreen(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	done(t, data, "new", "Acme", "--date", "2031-03-04")
	l := onTerminal(t, data, "host", "acme", "--as", "stage", "--listen", "127.0.0.1:0")
	l.shows("ssh ")
	l.shows("^N go live")
	before := holds(t, data)
	if err := syscall.Kill(before, syscall.SIGSEGV); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); holds(t, data) == before || holds(t, data) == 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("nobody came after the crash:\n%s", l.text())
		}
	}
	l.shows("^N go live")
	l.press("q")
	l.shows("back to it")
	l.press(enter)
	l.shows("^N go live")
	l.press("q")
	l.shows("back to it")
	l.press("q")
	l.ends()
	l.shows("Value workshop stays in its lobby; `serendip host acme-1` brings it back.")
}

func TestASecondTerminalGetsTheConsoleOfWhatRuns(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	done(t, data, "new", "Acme", "--date", "2031-03-04")
	first := onTerminal(t, data, "host", "acme", "--as", "stage", "--listen", "127.0.0.1:0")
	first.shows("^N go live")
	second := onTerminal(t, data)
	second.shows("g go live")
	second.press("g")
	second.shows("Start Value workshop now?")
	second.press("y")
	second.shows("● live")
	second.leave()
	second.ends()
	done(t, data, "check", "acme", "--json")
	if first.cmd.ProcessState != nil {
		t.Error("the first terminal went with the second")
	}
}

// The host's parent brings it back; the console lent to it waits for that, and never takes the folder for itself.
func TestASecondTerminalComesBackWithTheHost(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	done(t, data, "new", "Acme", "--date", "2031-03-04")
	first := onTerminal(t, data, "host", "acme", "--as", "stage", "--listen", "127.0.0.1:0")
	first.shows("^N go live")
	second := onTerminal(t, data)
	second.shows("g go live")
	before := holds(t, data)
	if err := syscall.Kill(before, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	second.shows("The host is starting again")
	first.shows("^N go live")
	second.shows("g go live")
	var card holder.Card
	if raw, err := os.ReadFile(filepath.Join(data, "holder.json")); err != nil || json.Unmarshal(raw, &card) != nil ||
		card.PID == before || !strings.Contains(card.What, "host acme") {
		t.Errorf("after the crash of %d the folder is held by %+v, %v", before, card, err)
	}
	second.leave()
	second.ends()
}

func TestAHostThatDoesNotComeBackIsSaid(t *testing.T) {
	dir, err := datadir.Open(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = nextHolder(t.Context(), dir, time.Millisecond)
	if codeOf(err) != exit.Unavailable || !strings.Contains(err.Error(), "did not come back") {
		t.Errorf("%d, %v", codeOf(err), err)
	}
}

func TestALentTerminalLosesNoKeyBetweenScreens(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	done(t, data, "new", "Acme", "--date", "2031-03-04")
	first := onTerminal(t, data)
	first.shows("enter open")
	second := onTerminal(t, data)
	for range 3 {
		second.shows("enter open")
		second.press(enter)
		second.shows("A draft: nobody sees it yet.")
		second.leave()
	}
	second.shows("enter open")
	second.press("q")
	second.ends()
	first.press("q")
	first.ends()
}
