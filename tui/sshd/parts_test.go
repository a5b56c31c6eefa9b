package sshd

import (
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for command, want := range map[string][]string{
		"":                                  nil,
		"  \t ":                             nil,
		"status":                            {"status"},
		"score 12 3 2 -":                    {"score", "12", "3", "2", "-"},
		`add "two words"`:                   {"add", "two words"},
		`add 'two words' ""`:                {"add", "two words", ""},
		`add Don't stop, it's "quoted" now`: {"add", "Don't", "stop,", "it's", "quoted", "now"},
		`add 5" screens`:                    {"add", `5"`, "screens"},
		`add "never closed`:                 {"add", `"never`, "closed"},
		`export x --out="my files/a b"`:     {"export", "x", "--out=my files/a b"},
		`add "say \"hi\" \\ there"`:         {"add", `say "hi" \ there`},
		`add 'C:\data\'`:                    {"add", `C:\data\`},
		`import C:\data\new\ file.csv`:      {"import", `C:\data\new file.csv`},
		"add 漢字　नमस्ते":                     {"add", "漢字", "नमस्ते"},
		`add #3 is $HOME && rm *`:           {"add", "#3", "is", "$HOME", "&&", "rm", "*"},
	} {
		if got := Words(command); !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, not %q", command, got, want)
		}
	}
}

func TestHostKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "host.key")
	first, err := LoadOrCreateHostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		// A key that others could read is closed again.
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	second, err := LoadOrCreateHostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := Fingerprint(first.PublicKey()), Fingerprint(second.PublicKey()); a != b || !strings.HasPrefix(a, "SHA256:") {
		t.Errorf("%s, then %s", a, b)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v after loading", info.Mode())
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A key that cannot be used is refused and stays as it is.
func TestBrokenHostKeyIsKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"empty": "", "cut": "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA", "noise": "\x00\x01"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := LoadOrCreateHostKey(path)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "backup") {
			t.Errorf("%s: %v", name, err)
		}
		if kept, _ := os.ReadFile(path); string(kept) != text {
			t.Errorf("%s was replaced", name)
		}
	}
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadOrCreateHostKey(folder); err == nil {
		t.Error("a folder was taken for a key")
	}
	if _, err := LoadOrCreateHostKey(filepath.Join(dir, "nowhere", "key")); err == nil {
		t.Error("a key was made in a folder that is not there")
	}
}

func TestRank(t *testing.T) {
	t.Parallel()
	ip := netip.MustParseAddr
	got := rank([]reach{
		{"eth0", false, ip("2001:db8::7")},
		{"docker0", false, ip("172.17.0.1")},
		{"br-1f2e3d", false, ip("172.18.0.1")},
		{"veth12", false, ip("10.9.9.9")},
		{"vEthernet (WSL)", false, ip("172.20.0.1")},
		{"utun3", true, ip("100.100.1.2")},
		{"tun0", true, ip("10.8.0.2")},
		{"eth0", false, ip("fe80::1")},
		{"eth1", false, ip("169.254.3.4")},
		{"eth2", false, ip("198.51.100.4")},
		{"wlan0", false, ip("192.168.1.20")},
		{"wlan0", false, ip("192.168.1.20")},
		{"lo", false, ip("127.0.0.1")},
	})
	want := []string{"192.168.1.20", "198.51.100.4", "2001:db8::7", "10.8.0.2", "100.100.1.2"}
	if !slices.Equal(got, want) {
		t.Errorf("ranked %v, not %v", got, want)
	}
	for _, a := range Addresses() {
		if parsed, err := netip.ParseAddr(a); err != nil || parsed.IsLoopback() || parsed.IsLinkLocalUnicast() {
			t.Errorf("%q cannot be announced", a)
		}
	}
}

// The end of the first packet is found however the bytes are cut.
func TestOpening(t *testing.T) {
	t.Parallel()
	whole := "hello\r\nSSH-2.0-x\r\n\x00\x00\x00\x05abcde"
	for step := 1; step <= len(whole); step++ {
		o, done := opening{}, false
		for rest := whole; rest != ""; {
			if done {
				t.Fatalf("in steps of %d: done before the end", step)
			}
			n := min(step, len(rest))
			done = o.see([]byte(rest[:n]))
			rest = rest[n:]
		}
		if !done {
			t.Errorf("in steps of %d: never done", step)
		}
	}
}
