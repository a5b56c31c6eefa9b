package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"serendip/model"
)

// installed is where a program is, or skips the test.
func installed(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed on this machine", name)
	}
	return path
}

// client is somebody's real SSH client: its command line without the user name.
type client struct {
	name string
	args []string
	env  []string
}

// with is the client with more on its command line.
func (c client) with(more ...string) client {
	c.args = append(c.args[:len(c.args):len(c.args)], more...)
	return c
}

// openSSH is OpenSSH's client without any configuration of this account.
func (v *venue) openSSH(t *testing.T) client {
	t.Helper()
	host, err := hostKey(v.dir)
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(v.address())
	known := filepath.Join(t.TempDir(), "known_hosts")
	line := "[127.0.0.1]:" + port + " " + string(ssh.MarshalAuthorizedKey(host.PublicKey()))
	if err := os.WriteFile(known, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return client{name: installed(t, "ssh"), args: []string{"-F", "none", "-p", port, "-o", "UserKnownHostsFile=" + known, "-o", "GlobalKnownHostsFile=none",
		"-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=15"}}
}

// starts opens a client on a terminal of its own.
func (v *venue) starts(t *testing.T, who string, c client, user string) *window {
	t.Helper()
	cmd := exec.Command(c.name, append(c.args[:len(c.args):len(c.args)], user+"@127.0.0.1")...)
	cmd.Dir = t.TempDir()
	cmd.Env = append([]string{"HOME=" + cmd.Dir, "TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}, c.env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 90, Rows: 30})
	if err != nil {
		t.Skipf("no terminal can be made on this machine: %v", err)
	}
	w := newWindow(t, who, 90, 30, tty, tty)
	w.ends = sync.OnceValue(cmd.Wait)
	w.cuts = func() { _ = cmd.Process.Kill(); _ = w.ends(); _ = tty.Close() }
	v.windows[who] = w
	t.Cleanup(w.close)
	return w
}

// comesIn takes a newcomer in a real client to an idea on the wall and out again.
func (v *venue) comesIn(t *testing.T, w *window, idea string) {
	t.Helper()
	w.Shows("What is your name?")
	w.Types(w.who)
	w.Shows("> " + w.who)
	w.Presses("enter")
	w.Shows("Do you agree?")
	w.Presses("enter")
	w.Shows("Press enter to go to your seat")
	v.codes[w.who] = v.codeOn(w)
	w.Presses("enter")
	w.Shows("Press enter to go on.")
	w.Presses("enter")
	w.AtLine()
	w.Types(idea)
	w.Presses("enter")
	w.Shows("kept as")
	v.Screen("wall").Shows(idea)
}

// goesOut leaves by q and expects the way back on the bare terminal.
func goesOut(t *testing.T, w *window) {
	t.Helper()
	w.AtLine()
	w.Presses("esc", "q")
	w.Shows("Leave for now?")
	w.Presses("y")
	if err := w.ends(); err != nil {
		t.Errorf("%s: %v", w.who, err)
	}
	<-w.ended
	w.Shows("You left. Everything you said is kept.")
}

// keyFile writes a new private key in OpenSSH's form.
func keyFile(t *testing.T) string {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// agentOfSeven offers an agent with seven keys and returns its socket.
func agentOfSeven(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("OpenSSH on Windows finds its agent by other means")
	}
	ring := agent.NewKeyring()
	for range 7 {
		_, private, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if err := ring.Add(agent.AddedKey{PrivateKey: private}); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := os.MkdirTemp("", "agent") // short, as a socket's path must be
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
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
			_ = agent.ServeAgent(ring, c) // ends with the client
			_ = c.Close()
		}
	}()
	t.Cleanup(func() { _ = l.Close(); <-done; _ = os.RemoveAll(dir) })
	return l.Addr().String()
}

func TestSeatsInOpenSSH(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	plain := v.openSSH(t).with("-o", "IdentityAgent=none")
	v.GoesTo(model.Capture)

	bare := plain.with("-o", "PubkeyAuthentication=no")
	w := v.starts(t, "Ada", bare, v.sessionCode())
	v.comesIn(t, w, "the gate photo goes ahead")
	goesOut(t, w)
	w = v.starts(t, "Ada again", bare, v.codes["Ada"])
	w.Shows("the gate photo goes ahead")
	goesOut(t, w)

	keyed := plain.with("-o", "IdentitiesOnly=yes", "-i", keyFile(t))
	w = v.starts(t, "Mei", keyed, v.sessionCode())
	v.comesIn(t, w, "shelf gaps are photographed")
	w.cuts()
	w = v.starts(t, "Mei again", keyed, v.sessionCode()) // the key is the way back as well
	w.Shows("You said", "shelf gaps are photographed")
	goesOut(t, w)

	many := v.openSSH(t)
	many.env = []string{"SSH_AUTH_SOCK=" + agentOfSeven(t)}
	w = v.starts(t, "Olu", many, v.sessionCode())
	v.comesIn(t, w, "night shift tags the pallets")
	goesOut(t, w)
	w = v.starts(t, "Olu again", many, v.sessionCode())
	w.Shows("You said", "night shift tags the pallets")
	goesOut(t, w)
}

func TestSeatsInPlink(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	_, port, _ := net.SplitHostPort(v.address())
	bare := client{name: installed(t, "plink"), args: []string{"-batch", "-noagent", "-P", port, "-hostkey", v.door.Announced.Fingerprint, "-ssh", "-t"}}
	v.GoesTo(model.Capture)
	w := v.starts(t, "Ada", bare, v.sessionCode())
	v.comesIn(t, w, "the gate photo goes ahead")
	goesOut(t, w)

	puttygen := installed(t, "puttygen")
	key := keyFile(t)
	if text, err := exec.Command(puttygen, key, "-o", key+".ppk").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	keyed := bare.with("-i", key+".ppk")
	w = v.starts(t, "Mei", keyed, v.sessionCode())
	v.comesIn(t, w, "shelf gaps are photographed")
	w.cuts()
	w = v.starts(t, "Mei again", keyed, v.sessionCode())
	w.Shows("You said", "shelf gaps are photographed")
	goesOut(t, w)
}

func TestSeatsInDropbear(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	_, port, _ := net.SplitHostPort(v.address())
	bare := client{name: installed(t, "dbclient"), args: []string{"-y", "-y", "-p", port}}
	v.GoesTo(model.Capture)
	w := v.starts(t, "Ada", bare, v.sessionCode())
	v.comesIn(t, w, "the gate photo goes ahead")
	goesOut(t, w)

	convert := installed(t, "dropbearconvert")
	key := keyFile(t)
	if text, err := exec.Command(convert, "openssh", "dropbear", key, key+".db").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	keyed := bare.with("-i", key+".db")
	w = v.starts(t, "Mei", keyed, v.sessionCode())
	v.comesIn(t, w, "shelf gaps are photographed")
	w.cuts()
	w = v.starts(t, "Mei again", keyed, v.sessionCode())
	w.Shows("You said", "shelf gaps are photographed")
	goesOut(t, w)
}
