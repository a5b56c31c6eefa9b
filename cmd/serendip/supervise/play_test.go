//go:build linux || darwin

package supervise_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"serendip/cmd/serendip/supervise"
	"serendip/cmd/serendip/terminal"
)

// The test binary plays all three: the test, the parent and the child.
const roleVariable = "SERENDIP_TEST_ROLE"

func TestMain(m *testing.M) {
	if info, ok := supervise.Child(); ok {
		os.Exit(playChild(info))
	}
	if folder := os.Getenv(roleVariable); folder != "" {
		os.Exit(playParent(folder))
	}
	os.Exit(m.Run())
}

// playParent supervises, with its log and scratch in folder.
func playParent(folder string) int {
	log, err := os.Create(filepath.Join(folder, "log"))
	if err != nil {
		return 99
	}
	return supervise.Run(context.Background(), supervise.Options{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Log: log, Scratch: folder,
	})
}

// messy is what the child switches on.
const messy = "\x1b[?1049h\x1b[?1002h\x1b[?1006h\x1b[?1004h\x1b[?2004h\x1b[>1u\x1b[?25l\x1b[H\x1b[2J\x1b[31m"

// playChild draws one line and does what single keys say.
func playChild(info *supervise.ChildInfo) int {
	before, err := terminal.Raw(os.Stdin, os.Stdout)
	if err != nil {
		return 98
	}
	fmt.Printf("%srun %d on %q as %d.", messy, info.Attempt, info.Resume, os.Getpid())
	for key := make([]byte, 1); ; {
		if _, err := os.Stdin.Read(key); err != nil {
			return 97
		}
		switch key[0] {
		case 's':
			if err := info.SetResume(fmt.Sprintf("score %d", info.Attempt)); err != nil {
				return 96
			}
			fmt.Print(" kept.")
		case 'p':
			panic("a fault of the program")
		case 'k':
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		case 'm':
			fmt.Print("\x1b]0;cut in the middle")
			return supervise.CrashCode
		case 'c':
			_ = before.RestoreModes()
			fmt.Print(" cooked.")
		case 'b':
			words, err := info.Farewell()
			if err != nil {
				return 95
			}
			fmt.Fprintln(words, "The data folder can only be read.")
			fmt.Fprintln(os.Stderr, "a line for the log")
			_ = before.Restore()
			return 73
		}
	}
}

// play is one supervised run on a pseudo-terminal, seen by an emulator.
type play struct {
	t      *testing.T
	folder string
	cmd    *exec.Cmd
	keys   *os.File // the terminal's end of the line
	tty    *os.File // the program's end, to look at its modes
	first  unix.Termios
	drawn  sync.WaitGroup // the goroutines that serve the screen

	mu     sync.Mutex // guards what follows
	screen *vt.Emulator
	on     map[ansi.Mode]bool
}

func start(t *testing.T) *play {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(keys, &pty.Winsize{Cols: 100, Rows: 20}); err != nil {
		t.Fatal(err)
	}
	p := &play{
		t: t, folder: t.TempDir(), keys: keys, tty: tty,
		screen: vt.NewEmulator(100, 20), on: map[ansi.Mode]bool{},
	}
	p.first = p.modes()
	p.screen.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { p.on[m] = true },
		DisableMode: func(m ansi.Mode) { p.on[m] = false },
	})
	p.drawn.Go(func() { _, _ = io.Copy(p, p.keys) })
	p.drawn.Go(func() { _, _ = io.Copy(io.Discard, p.screen) }) // its answers to questions

	p.cmd = exec.Command(os.Args[0])
	p.cmd.Env = append(os.Environ(), roleVariable+"="+p.folder)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = tty, tty, tty
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	return p
}

// Write brings output to the screen.
func (p *play) Write(output []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.Write(output)
}

// text returns what the screen shows.
func (p *play) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.String()
}

func (p *play) close() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
	_ = p.tty.Close()
	_ = p.keys.Close()
	_ = p.screen.InputPipe().(io.Closer).Close()
	p.drawn.Wait()
}

func (p *play) press(keys string) {
	p.t.Helper()
	if _, err := p.keys.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// shows waits until the screen holds text, and returns the screen.
func (p *play) shows(text string) string {
	p.t.Helper()
	began := time.Now()
	for time.Since(began) < time.Minute {
		if now := p.text(); strings.Contains(now, text) {
			p.t.Logf("%q after %v", text, time.Since(began).Round(time.Millisecond))
			return now
		}
		time.Sleep(5 * time.Millisecond)
	}
	p.t.Fatalf("the screen never showed %q, but:\n%s", text, p.text())
	return ""
}

// ends waits for the parent's end and returns its exit code.
func (p *play) ends() int {
	p.t.Helper()
	late := time.AfterFunc(time.Minute, func() { _ = p.cmd.Process.Kill() })
	defer late.Stop()
	_ = p.cmd.Wait()
	return p.cmd.ProcessState.ExitCode()
}

// sane checks that nothing the child did to the terminal is left.
func (p *play) sane() {
	p.t.Helper()
	p.caughtUp()
	if got := p.modes(); got != p.first {
		p.t.Errorf("the line discipline is %+v, was %+v", got, p.first)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.screen.IsAltScreen() {
		p.t.Error("the alternate screen is still shown")
	}
	for _, m := range []ansi.Mode{
		ansi.ModeMouseButtonEvent, ansi.ModeMouseExtSgr, ansi.ModeFocusEvent,
		ansi.ModeBracketedPaste, ansi.ModeAltScreenSaveCursor,
	} {
		if on, known := p.on[m]; !known || on {
			p.t.Errorf("mode %v: left on %v, ever touched %v", m, on, known)
		}
	}
	if on, known := p.on[ansi.ModeTextCursorEnable]; !known || !on {
		p.t.Error("the cursor is still hidden")
	}
}

// caughtUp writes a mark to the terminal and waits until it is drawn, so that
// all that was written before is drawn too.
func (p *play) caughtUp() {
	p.t.Helper()
	if _, err := p.tty.WriteString("\r\n--mark--"); err != nil {
		p.t.Fatal(err)
	}
	p.shows("--mark--")
}

func (p *play) log() string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.folder, "log"))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}
