package sshd_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/tui/sshd"
)

// greet is a conversation in lines.
func greet(ctx context.Context, id sshd.Identity, in io.Reader, out io.Writer) int {
	fmt.Fprintf(out, "Hello %s.\n", id.User)
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		fmt.Fprintf(out, "You said %q.\n", lines.Text())
	}
	fmt.Fprintf(out, "Bye, in vain typed: %v.\n", in.(interface{ Typing() bool }).Typing())
	return 4
}

// lineTerminal opens a terminal whose conversation is in lines.
func (r *room) lineTerminal(user, term string) (*lockedBuffer, io.WriteCloser, func() int) {
	r.t.Helper()
	s, err := r.dial(user).NewSession()
	if err != nil {
		r.t.Fatal(err)
	}
	out := &lockedBuffer{}
	s.Stdout = out
	keys, err := s.StdinPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := s.RequestPty(term, 24, 80, nil); err != nil {
		r.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		r.t.Fatal(err)
	}
	return out, keys, func() int { return status(r.t, s.Wait()) }
}

func TestPlainOnATerminal(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Plain: greet})
	for user, term := range map[string]string{"plain+ada": "xterm", "ada": "dumb"} {
		out, keys, end := r.lineTerminal(user, term)
		io.WriteString(keys, "helo\x7flo\r"+ // backspace
			"漢字\x7f!\r\n"+ // over a wide character; CR LF is one end
			"one two  \x17three\x1b[A\x1bOBx\r"+ // a word back; arrows mean nothing
			"gone\x15\t back\r"+ // the line back, a tab
			"\x04")
		if code := end(); code != 4 {
			t.Errorf("status %d", code)
		}
		want := "Hello ada.\r\n" +
			"helo\b \blo\r\nYou said \"hello\".\r\n" +
			"漢字\b \b\b \b!\r\nYou said \"漢!\".\r\n" +
			"one two  " + strings.Repeat("\b \b", 5) + "threex\r\nYou said \"one threex\".\r\n" +
			"gone" + strings.Repeat("\b \b", 4) + "  back\r\nYou said \"  back\".\r\n" +
			"Bye, in vain typed: false.\r\n"
		// The echo of a line that came early may stand before earlier answers.
		if got := out.String(); sorted(got) != sorted(want) {
			t.Errorf("%s on %s sees\n%q, not\n%q", user, term, got, want)
		}
	}
}

// sorted puts the lines of a text in order.
func sorted(text string) string {
	lines := strings.SplitAfter(text, "\r\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func TestInterruptEndsPlain(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Plain: greet})
	out, keys, end := r.lineTerminal("plain+ada", "xterm")
	io.WriteString(keys, "half\x03")
	if code := end(); code != 4 || !strings.Contains(out.String(), "half^C\r\n") || strings.Contains(out.String(), "You said") {
		t.Errorf("status %d, %q", code, out)
	}
}

// Announcements wait while somebody types.
func TestTyping(t *testing.T) {
	t.Parallel()
	typing := make(chan bool)
	r := open(t, sshd.Config{Plain: func(ctx context.Context, _ sshd.Identity, in io.Reader, _ io.Writer) int {
		go func() {
			for was := false; ctx.Err() == nil; time.Sleep(time.Millisecond) {
				if now := in.(sshd.Typist).Typing(); now != was {
					was = now
					typing <- now
				}
			}
			close(typing)
		}()
		io.Copy(io.Discard, in)
		return 0
	}})
	_, keys, end := r.lineTerminal("plain+ada", "xterm")
	io.WriteString(keys, "hel")
	if !<-typing {
		t.Error("not typing with half a line")
	}
	io.WriteString(keys, "lo\r")
	if <-typing {
		t.Error("typing with a whole line")
	}
	io.WriteString(keys, "\x04")
	end()
	<-typing
}

func TestPlainWithoutATerminal(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Plain: func(_ context.Context, id sshd.Identity, in io.Reader, out io.Writer) int {
		text, err := io.ReadAll(in)
		fmt.Fprintf(out, "%s %v %q %v\n", id.User, id.PTY, text, err)
		return 0
	}})
	if out, _, code := r.run(r.dial("ada"), "", "a\nb\n"); out != "ada false \"a\\nb\\n\" <nil>\n" || code != 0 {
		t.Errorf("%q, status %d", out, code)
	}
}

func TestExec(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Exec: func(_ context.Context, _ sshd.Identity, args []string, _ io.Reader, out, errw io.Writer) int {
		fmt.Fprintf(out, "%q\n", args)
		io.WriteString(errw, "to the other stream\n")
		return 65
	}})
	out, errs, code := r.run(r.dial("ada"), `score  42 3 "two words" don't`, "")
	if out != "[\"score\" \"42\" \"3\" \"two words\" \"don't\"]\n" || errs != "to the other stream\n" || code != 65 {
		t.Errorf("%q, %q, status %d", out, errs, code)
	}
	// On a terminal there is one stream, whose lines go back to the first column.
	s, err := r.dial("ada").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	text, err := s.Output("status")
	if string(text) != "[\"status\"]\r\nto the other stream\r\n" || status(t, err) != 65 {
		t.Errorf("%q, %v", text, err)
	}
}

func TestFacesThatAreNotServed(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	if _, errs, code := r.run(r.dial("ada"), "", ""); code != sshd.ExitUsage || !strings.Contains(errs, "ssh -t") {
		t.Errorf("status %d, %q", code, errs)
	}
}

func TestWrongCode(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{
		Limits: sshd.Limits{WrongWait: 50 * time.Millisecond, WrongWaitMax: 100 * time.Millisecond},
		Known:  func(id sshd.Identity) bool { return id.User == "ada-7k3m9q" },
	})
	const sentence = "This code is not known here. Look at the invitation: codes look like ada-7k3m9q."
	for range 3 {
		start := time.Now()
		_, errs, code := r.run(r.dial("eve-000000"), "status", "")
		if code != sshd.ExitDenied || errs != sentence+"\n" || time.Since(start) < 50*time.Millisecond {
			t.Errorf("status %d after %v: %q", code, time.Since(start), errs)
		}
	}
	m := r.sit(r.dial("eve-000000"), 80, 24)
	if code := m.leaves(); code != sshd.ExitDenied || m.raw.String() != "Checking the code…\r\n"+sentence+"\r\n" {
		t.Errorf("on a terminal: status %d, %q", code, m.raw)
	}
	if _, _, code := r.run(r.dial("ada-7k3m9q"), "status", ""); code != 0 {
		t.Errorf("a right code from the same address: status %d", code)
	}
	if n := r.door.Stats().Wrong; n != 4 {
		t.Errorf("%d wrong codes counted", n)
	}
	if strings.Contains(r.log.String(), "7k3m9q") {
		t.Error("a code is in the log")
	}
}
