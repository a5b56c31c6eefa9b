package sshd_test

import (
	"bytes"
	"context"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"serendip/tui/sshd"
)

// client is a command line of a real SSH client.
type client struct {
	t    *testing.T
	name string
	args []string // all but the command to run
	env  []string
}

// run runs a command over the client, whose exit status must be the command's.
func (c client) run(command, stdin string) (string, int) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	args := c.args
	if command != "" {
		args = append(args[:len(args):len(args)], command)
	}
	cmd := exec.CommandContext(ctx, c.name, args...)
	home := c.t.TempDir()
	cmd.Dir = home
	cmd.Env = append([]string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm"}, c.env...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		c.t.Fatal(err)
	}
	if errs.Len() > 0 {
		c.t.Logf("%s: %s", filepath.Base(c.name), errs.String())
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// onTerminal runs the client on a terminal of 90 columns and 30 rows, presses q
// once the program shows, and returns what was printed, and the exit status.
func (c client) onTerminal() (string, int) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.name, c.args...)
	cmd.Env = []string{"HOME=" + c.t.TempDir(), "TERM=xterm"}
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 90, Rows: 30})
	if err != nil {
		c.t.Skipf("no terminal can be made on this machine: %v", err)
	}
	defer tty.Close()
	out := &lockedBuffer{}
	done := make(chan struct{})
	go func() { defer close(done); io.Copy(out, tty) }()
	until(c.t, "the program shows", func() bool { return strings.Contains(out.String(), "bottom") })
	io.WriteString(tty, "q")
	<-done
	cmd.Wait()
	return out.String(), cmd.ProcessState.ExitCode()
}

// installed returns where a client is, or skips the test.
func installed(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed on this machine", name)
	}
	return path
}

// knownHosts writes a known_hosts file for the room.
func (r *room) knownHosts() string {
	r.t.Helper()
	host, port, _ := net.SplitHostPort(r.address)
	path := filepath.Join(r.t.TempDir(), "known_hosts")
	line := "[" + host + "]:" + port + " " + string(ssh.MarshalAuthorizedKey(r.hostKey.PublicKey()))
	if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// openSSH is OpenSSH's client without any configuration of this account.
func (r *room) openSSH(user string, more ...string) client {
	r.t.Helper()
	host, port, _ := net.SplitHostPort(r.address)
	args := append([]string{
		"-F", "none", "-p", port, "-o", "UserKnownHostsFile=" + r.knownHosts(), "-o", "GlobalKnownHostsFile=none",
		"-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=15",
	}, more...)
	return client{r.t, installed(r.t, "ssh"), append(args, user+"@"+host), nil}
}

// keyFile writes a private key in OpenSSH's form.
func keyFile(t *testing.T) (string, ssh.PublicKey) {
	t.Helper()
	raw := newRawKey(t)
	block, err := ssh.MarshalPrivateKey(raw, "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(raw)
	if err != nil {
		t.Fatal(err)
	}
	return path, signer.PublicKey()
}

// serveAgent offers an agent on a socket and returns its path.
func serveAgent(t *testing.T, a agent.Agent) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("OpenSSH on Windows finds its agent by other means")
	}
	dir, err := os.MkdirTemp("", "agent") // short, as a socket's path must be
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			agent.ServeAgent(a, c)
			c.Close()
		}
	}()
	t.Cleanup(func() { l.Close(); <-done; os.RemoveAll(dir) })
	return path
}

// reluctant is an agent that shows a key and refuses to sign with it.
type reluctant struct {
	agent.Agent
	not ssh.PublicKey
}

func (a reluctant) Sign(key ssh.PublicKey, data []byte) (*ssh.Signature, error) {
	if bytes.Equal(key.Marshal(), a.not.Marshal()) {
		return nil, errors.New("no")
	}
	return a.Agent.Sign(key, data)
}

func TestOpenSSH(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Exec: func(_ context.Context, id sshd.Identity, args []string, in io.Reader, out, errw io.Writer) int {
		text, _ := io.ReadAll(in)
		io.WriteString(out, id.Fingerprint+" "+strings.Join(args, "|")+" "+string(text))
		return 42
	}})
	t.Run("without a key", func(t *testing.T) {
		out, code := r.openSSH("ada", "-o", "IdentityAgent=none").run(`add "two words" don't`, "stdin")
		if out != " add|two words|don't stdin" || code != 42 {
			t.Errorf("%q, status %d", out, code)
		}
	})
	t.Run("with a key", func(t *testing.T) {
		path, key := keyFile(t)
		out, code := r.openSSH("ada", "-o", "IdentityAgent=none", "-o", "IdentitiesOnly=yes", "-i", path).run("status", "")
		if out != ssh.FingerprintSHA256(key)+" status " || code != 42 {
			t.Errorf("%q, status %d", out, code)
		}
	})
	t.Run("with an agent of seven keys", func(t *testing.T) {
		ring, first := seven(t)
		c := r.openSSH("ada")
		c.env = []string{"SSH_AUTH_SOCK=" + serveAgent(t, ring)}
		if out, _ := c.run("status", ""); !strings.HasPrefix(out, ssh.FingerprintSHA256(first)+" ") {
			t.Errorf("identity: %q", out)
		}
	})
	t.Run("with a key offered but not proven", func(t *testing.T) {
		ring, first := seven(t)
		c := r.openSSH("ada")
		c.env = []string{"SSH_AUTH_SOCK=" + serveAgent(t, reluctant{ring, first})}
		keys, _ := ring.List()
		if out, _ := c.run("status", ""); !strings.HasPrefix(out, ssh.FingerprintSHA256(keys[1])+" ") {
			t.Errorf("identity: %q", out)
		}
	})
}

func TestOpenSSHTerminal(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Plain: func(_ context.Context, _ sshd.Identity, in io.Reader, out io.Writer) int {
		text, _ := io.ReadAll(in)
		io.WriteString(out, "you said "+string(text))
		return 5
	}})
	if out, code := r.openSSH("ada").onTerminal(); code != 3 || !strings.Contains(out, "size 90x30") {
		t.Errorf("on a terminal: status %d, %q", code, out)
	}
	out, code := r.openSSH("ada", "-tt").run("", "hiq")
	if code != 3 || !strings.Contains(out, "Come back with:\r\nssh me\r\n") {
		t.Errorf("status %d, %q", code, out)
	}
	if id := r.last(); id.Term != "xterm" || !id.PTY || !strings.HasPrefix(id.ClientVersion, "SSH-2.0-OpenSSH") {
		t.Errorf("identity: %+v", id)
	}
	if out, code := r.openSSH("ada", "-T").run("", "hello"); code != 5 || out != "you said hello" {
		t.Errorf("without a terminal: status %d, %q", code, out)
	}
}

func TestPlink(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	host, port, _ := net.SplitHostPort(r.address)
	args := []string{"-batch", "-noagent", "-P", port, "-hostkey", sshd.Fingerprint(r.hostKey.PublicKey()), "-ssh"}
	plink := func(more ...string) client {
		return client{t, installed(t, "plink"), append(append(args[:len(args):len(args)], more...), "ada@"+host), nil}
	}
	if out, code := plink().run("status", ""); out != "status\n" || code != 0 || r.last().Fingerprint != "" {
		t.Errorf("without a key: %q, status %d, %+v", out, code, r.last())
	}
	if out, code := plink("-t").run("", "q"); code != 3 || !strings.Contains(out, "Come back") {
		t.Errorf("terminal: status %d, %q", code, out)
	}
	puttygen, err := exec.LookPath("puttygen")
	if err != nil {
		t.Skip("puttygen is not installed on this machine, so plink has no key to use")
	}
	path, key := keyFile(t)
	if text, err := exec.Command(puttygen, path, "-o", path+".ppk").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if out, _ := plink("-i", path+".ppk").run("status", ""); out != "status\n" || r.last().Fingerprint != ssh.FingerprintSHA256(key) {
		t.Errorf("with a key: %q, %+v", out, r.last())
	}
}

func TestDropbear(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	host, port, _ := net.SplitHostPort(r.address)
	dbclient := func(more ...string) client {
		return client{t, installed(t, "dbclient"), append(append([]string{"-y", "-y", "-p", port}, more...), "ada@"+host), nil}
	}
	if out, code := dbclient().run("status", ""); out != "status\n" || code != 0 || r.last().Fingerprint != "" {
		t.Errorf("without a key: %q, status %d", out, code)
	}
	if out, code := dbclient().onTerminal(); code != 3 || !strings.Contains(out, "size 90x30") {
		t.Errorf("terminal: status %d, %q", code, out)
	}
	convert, err := exec.LookPath("dropbearconvert")
	if err != nil {
		t.Skip("dropbearconvert is not installed on this machine, so dbclient has no key to use")
	}
	path, key := keyFile(t)
	if text, err := exec.Command(convert, "openssh", "dropbear", path, path+".db").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if out, _ := dbclient("-i", path+".db").run("status", ""); out != "status\n" || r.last().Fingerprint != ssh.FingerprintSHA256(key) {
		t.Errorf("with a key: %q, %+v", out, r.last())
	}
}
