package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/crypto/ssh"
)

// The test binary is the program as well: scripts run it under its own name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"serendip": func() { os.Exit(start()) }})
}

// realData names the folder of other people's real files, where there is one.
const realData = "SERENDIP_REAL_DATA"

func TestVerbs(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SERENDIP_DATA", filepath.Join(e.WorkDir, "data"))
			e.Setenv("TZ", "Europe/Berlin")
			e.Setenv("REAL", os.Getenv(realData))
			e.Values[servedKey{}] = &served{}
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "real" {
				return os.Getenv(realData) != "", nil
			}
			return false, fmt.Errorf("no condition is called %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": codeCommand, "open": openCommand, "shut": shutCommand, "keygen": keygenCommand, "json": jsonCommand,
			"flip": flipCommand,
		},
	})
}

// code N COMMAND... runs a command that must end with exit code N. Its output can be looked at as after exec.
func codeCommand(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// served is a holder that a script has started.
type served struct {
	cmd    *exec.Cmd
	stdout *bufio.Reader
	stderr *strings.Builder
}

// servedKey is under what a script keeps its holder.
type servedKey struct{}

// open ARGS... runs `serendip serve ARGS` until `shut`, and gives the script what it announced: HOST, PORT, CODE, WALL, and
// a file ssh_config with the hosts "listed" (the key file key), "other" (the key file other) and "bare" (no key).
func openCommand(ts *testscript.TestScript, _ bool, args []string) {
	program, err := exec.LookPath("serendip")
	ts.Check(err)
	s := &served{cmd: exec.Command(program, append([]string{"serve", "--json"}, args...)...), stderr: &strings.Builder{}}
	s.cmd.Dir, s.cmd.Stderr = ts.MkAbs("."), s.stderr
	for _, name := range []string{"SERENDIP_DATA", "HOME", "PATH", "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "TESTSCRIPT_COMMAND"} {
		s.cmd.Env = append(s.cmd.Env, name+"="+ts.Getenv(name))
	}
	out, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() {
		_ = s.cmd.Process.Kill() // it has ended when all went well
	})
	s.stdout = bufio.NewReader(out)
	var o opened
	if err := json.NewDecoder(s.stdout).Decode(&o); err != nil {
		_ = s.cmd.Wait()
		ts.Fatalf("the door did not open: %v: %s", err, s.stderr)
	}
	for name, value := range map[string]string{"HOST": o.Host, "PORT": strconv.Itoa(o.Port), "CODE": o.Code, "WALL": o.Wall} {
		ts.Setenv(name, value)
	}
	ts.Check(os.WriteFile(ts.MkAbs("ssh_config"), []byte(sshConfig(ts, o)), 0o600))
	*ts.Value(servedKey{}).(*served) = *s
}

func sshConfig(ts *testscript.TestScript, o opened) string {
	all := fmt.Sprintf("\nHost *\n  HostName %s\n  Port %d\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n"+
		"  IdentitiesOnly yes\n  IdentityAgent none\n  BatchMode no\n", o.Host, o.Port)
	return fmt.Sprintf("Host listed\n  IdentityFile %q\nHost other\n  IdentityFile %q\nHost bare\n  IdentityFile none\n",
		ts.MkAbs("key"), ts.MkAbs("other")) + all
}

// shut tells the holder to end, and expects it to end well.
func shutCommand(ts *testscript.TestScript, _ bool, _ []string) {
	s := ts.Value(servedKey{}).(*served)
	ts.Check(s.cmd.Process.Signal(syscall.SIGTERM))
	late := time.AfterFunc(20*time.Second, func() { _ = s.cmd.Process.Kill() })
	defer late.Stop()
	rest, _ := io.ReadAll(s.stdout)
	if err := s.cmd.Wait(); err != nil {
		ts.Fatalf("the holder ended badly: %v: %s%s", err, rest, s.stderr)
	}
}

// keygen FILE makes an ed25519 key pair, FILE and FILE.pub.
func keygenCommand(ts *testscript.TestScript, _ bool, args []string) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	ts.Check(err)
	block, err := ssh.MarshalPrivateKey(private, args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), pem.EncodeToMemory(block), 0o600))
	key, err := ssh.NewPublicKey(public)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".pub"), ssh.MarshalAuthorizedKey(key), 0o600))
}

// json PATH VALUE looks into the JSON that the latest command wrote: people.0.name Ada. With one more word, NAME, and no
// value ("json people.0.code > CODE") the value is kept in the variable NAME.
func jsonCommand(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &v))
	for _, step := range strings.Split(args[0], ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[step]
		case []any:
			i, err := strconv.Atoi(step)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("%s: there are only %d", args[0], len(at))
			}
			v = at[i]
		default:
			ts.Fatalf("%s: there is no %s in %v", args[0], step, v)
		}
	}
	if args[1] == ">" {
		ts.Setenv(args[2], fmt.Sprint(v))
		return
	}
	if same := fmt.Sprint(v) == args[1]; same == neg {
		ts.Fatalf("%s is %v, not %s", args[0], v, args[1])
	}
}

// flip PATTERN turns one bit in the middle of the largest file of that name.
func flipCommand(ts *testscript.TestScript, _ bool, args []string) {
	paths, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	var largest string
	var size int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.Size() > size {
			largest, size = path, info.Size()
		}
	}
	raw, err := os.ReadFile(largest)
	ts.Check(err)
	raw[len(raw)/2] ^= 1
	ts.Check(os.WriteFile(largest, raw, 0o600))
}
