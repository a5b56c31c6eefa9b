package main

import (
	"encoding/pem"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
	"serendip/model"
)

// filesFor opens the files as the holder of a key.
func (v *venue) filesFor(user string, methods ...ssh.AuthMethod) *sftp.Client {
	v.t.Helper()
	c, err := sftp.NewClient(v.dial(user, methods...))
	if err != nil {
		v.t.Fatal(err)
	}
	v.t.Cleanup(func() { _ = c.Close() })
	return c
}

// filesOfOneIdea is a venue in which Ada has said something, and its files.
func filesOfOneIdea(t *testing.T) (*venue, *sftp.Client) {
	t.Helper()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	return v, v.filesFor("sam", ssh.PublicKeys(v.key))
}

func TestFilesOverSSH(t *testing.T) {
	t.Parallel()
	_, c := filesOfOneIdea(t)
	for folder, want := range map[string][]string{"/": {"acme"}, "/acme": {"acme-1", "programme"}} {
		got, err := c.ReadDir(folder)
		if err != nil || len(got) != len(want) {
			t.Errorf("%s: %v, %v", folder, got, err)
			continue
		}
		for i, f := range got {
			if f.Name() != want[i] || !f.IsDir() || f.ModTime().Year() < 2000 {
				t.Errorf("%s: %v", folder, f)
			}
		}
	}
	list, err := c.ReadDir("/acme/acme-1")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range list {
		seen[filepath.Ext(f.Name())] = true
		file, err := c.Open("/acme/acme-1/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(file)
		_ = file.Close()
		if err != nil || int64(len(data)) != f.Size() || f.Size() == 0 || f.ModTime().IsZero() {
			t.Errorf("%s: %d bytes of %d, %v", f.Name(), len(data), f.Size(), err)
		}
		if filepath.Ext(f.Name()) == ".md" && !strings.Contains(string(data), "the gate photo goes ahead") {
			t.Errorf("%s: %s", f.Name(), data)
		}
	}
	if !seen[".md"] || !seen[".json"] || !seen[".csv"] {
		t.Errorf("the files are %v", list)
	}
	name := "/acme/acme-1/" + list[0].Name()
	if f, err := c.Create("/acme/acme-1/mine.txt"); err == nil {
		_ = f.Close()
		t.Error("a file was made")
	}
	for what, err := range map[string]error{
		"remove": c.Remove(name), "rename": c.Rename(name, "/x"), "folder": c.Mkdir("/x"), "link": c.Symlink(name, "/x"),
		"hard link": c.Link(name, "/x"), "mode": c.Chmod(name, 0o600), "rmdir": c.RemoveDirectory("/acme"), "posix rename": c.PosixRename(name, "/x"),
	} {
		if err == nil {
			t.Errorf("%s was let through", what)
		}
	}
	if _, err := c.Stat("/acme/acme-2"); !os.IsNotExist(err) {
		t.Errorf("what is not there: %v", err)
	}
}

// TestFilesOfAProgramme: what `export --programme` writes is beside the folders of its sessions, under the same names.
func TestFilesOfAProgramme(t *testing.T) {
	t.Parallel()
	v, c := filesOfOneIdea(t)
	list, err := c.ReadDir("/acme/programme")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range list {
		names = append(names, f.Name())
		file, err := c.Open("/acme/programme/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(file)
		_ = file.Close()
		if err != nil || int64(len(data)) != f.Size() || f.Size() == 0 || f.Mode().Perm() != 0o444 {
			t.Errorf("%s: %d bytes of %d, %v, %v", f.Name(), len(data), f.Size(), f.Mode(), err)
		}
		if f.Name() == "acme-programme-usecases.csv" && !strings.Contains(string(data), "the gate photo goes ahead") {
			t.Errorf("%s: %s", f.Name(), data)
		}
	}
	var written []string
	for _, name := range strings.Fields(v.verb("", "export", "--programme", "acme", "--out", t.TempDir())) {
		written = append(written, filepath.Base(name))
	}
	slices.Sort(names)
	slices.Sort(written)
	if !slices.Equal(names, written) || len(names) < 5 {
		t.Errorf("here are %v, the export writes %v", names, written)
	}
	if err := c.Remove("/acme/programme/" + names[0]); err == nil {
		t.Error("a file was removed")
	}
	if _, err := c.Stat("/programme/programme"); !os.IsNotExist(err) {
		t.Errorf("nobody's: %v", err)
	}
}

// asksFiles asks for files and returns what was said, and the exit status.
func (v *venue) asksFiles(user string, methods ...ssh.AuthMethod) (string, int) {
	v.t.Helper()
	channel, requests, err := v.dial(user, methods...).OpenChannel("session", nil)
	if err != nil {
		v.t.Fatal(err)
	}
	if ok, err := channel.SendRequest("subsystem", true, ssh.Marshal(struct{ Name string }{"sftp"})); err != nil || !ok {
		v.t.Fatalf("files are granted: %v, %v", ok, err)
	}
	said, _ := io.ReadAll(channel.Stderr())
	for r := range requests {
		var status struct{ Code uint32 }
		if r.Type == "exit-status" && ssh.Unmarshal(r.Payload, &status) == nil {
			return string(said), int(status.Code)
		}
	}
	return string(said), -1
}

func TestFilesAreForFacilitators(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.As("Ada")
	for who, said := range map[string]func() (string, int){
		"a code":         func() (string, int) { return v.asksFiles(v.codes["Ada"]) },
		"a session code": func() (string, int) { return v.asksFiles(v.sessionCode()) },
		"another key":    func() (string, int) { return v.asksFiles("kim", ssh.PublicKeys(newSigner(t))) },
	} {
		if words, code := said(); code != exit.NoPerm || strings.TrimSpace(words) == "" {
			t.Errorf("%s: status %d, %q", who, code, words)
		}
	}
}

func TestFilesOfOneProgramme(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("", "new", "Beta", "--date", "tomorrow", "--zone", "Europe/London")
	kim, olu := newSigner(t), newSigner(t)
	v.verb(string(ssh.MarshalAuthorizedKey(kim.PublicKey())), "keys", "add", "Kim", "--programme", "beta")
	v.verb(string(ssh.MarshalAuthorizedKey(olu.PublicKey())), "keys", "add", "Olu", "--role", "observer")
	c := v.filesFor("kim", ssh.PublicKeys(kim))
	got, err := c.ReadDir("/")
	if err != nil || len(got) != 1 || got[0].Name() != "beta" {
		t.Errorf("Kim sees %v, %v", got, err)
	}
	theirs, err := v.filesFor("sam", ssh.PublicKeys(v.key)).ReadDir("/acme/acme-1")
	if err != nil || len(theirs) == 0 {
		t.Fatal(theirs, err)
	}
	for _, name := range []string{"/acme", "/acme/acme-1", "/acme/acme-1/" + theirs[0].Name(), "/beta/../acme", "/beta/acme-1", "/acme/programme", "/acme/programme/acme-programme.md"} {
		if _, err := c.Stat(name); !os.IsNotExist(err) {
			t.Errorf("%s: %v", name, err)
		}
		if f, err := c.Open(name); err == nil {
			_ = f.Close()
			t.Errorf("%s was opened", name)
		}
	}
	if words, code := v.asksFiles("olu", ssh.PublicKeys(olu)); code != exit.NoPerm || !strings.Contains(words, "for leads and co-facilitators") {
		t.Errorf("an observer's key: status %d, %q", code, words)
	}
}

func TestFilesByOpenSSH(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	key := keyFile(t)
	text, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	if block, _ := pem.Decode(text); block == nil {
		t.Fatal("no key")
	}
	signer, err := ssh.ParsePrivateKey(text)
	if err != nil {
		t.Fatal(err)
	}
	v.verb(string(ssh.MarshalAuthorizedKey(signer.PublicKey())), "keys", "add", "Kim")
	_, port, _ := net.SplitHostPort(v.address())
	args := append([]string{"-P", port}, v.openSSH(t).args...)
	args = append(args[:2], append(args[2:4], args[6:]...)...) // scp and sftp say -P where ssh says -p
	args = append(args, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes", "-i", key)
	into := t.TempDir()
	out, err := exec.Command(installed(t, "scp"), append(args[:len(args):len(args)], "-r", "kim@127.0.0.1:/acme", into)...).CombinedOutput()
	if whole, _ := filepath.Glob(filepath.Join(into, "acme", "programme", "acme-programme.*")); err != nil || len(whole) < 5 {
		t.Errorf("scp -r brought %v of the programme: %v, %s", whole, err, out)
	}
	for name, more := range map[string][]string{
		"scp":  {"kim@127.0.0.1:/acme/acme-1/*", into},
		"sftp": {"kim@127.0.0.1:/acme/acme-1/*.md", filepath.Join(into, "again.md")},
	} {
		out, err := exec.Command(installed(t, name), append(args[:len(args):len(args)], more...)...).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
	got, err := filepath.Glob(filepath.Join(into, "*.md"))
	if err != nil || len(got) != 2 {
		t.Fatalf("scp and sftp brought %v, %v", got, err)
	}
	one, _ := os.ReadFile(got[0])
	two, _ := os.ReadFile(got[1])
	words := func(raw []byte) string { // the last line says when it was written
		text, _, _ := strings.Cut(string(raw), "\n---\n")
		return text
	}
	if len(one) == 0 || words(one) != words(two) {
		t.Errorf("scp brought %d bytes and sftp %d", len(one), len(two))
	}
}

func TestWhatIsNoTextGoesThroughThePipeExactly(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	out, errs, code := v.runs(v.dial("sam", ssh.PublicKeys(v.key)), "export acme-1 --format pptx --out -", "")
	if code != exit.OK || !strings.HasPrefix(out, "PK\x03\x04") {
		t.Fatalf("status %d, %.20q, %s", code, out, errs)
	}
	if here := v.verb("", "export", "acme-1", "--format", "pptx", "--out", "-"); here != out {
		t.Errorf("%d bytes through the door, other %d here", len(out), len(here))
	}
}

// TestAPanicEndsOneListingOnly: the library calls a tree from goroutines of its own, outside the door's recovery.
func TestAPanicEndsOneListingOnly(t *testing.T) {
	broken := &tree{ctx: t.Context()} // without a house, every look panics
	if _, err := broken.Fileread(&sftp.Request{Filepath: "/acme"}); err == nil {
		t.Error("a file was read")
	}
	if _, err := broken.Filelist(&sftp.Request{Filepath: "/", Method: "List"}); err == nil {
		t.Error("a folder was listed")
	}
}

// TestExportOverSSHIsPiped: without --out the file is on the machine that asked.
func TestExportOverSSHIsPiped(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	as := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }
	for command, want := range map[string]string{
		"export acme-1 --format md": "# ", "export acme-1 --format pdf": "%PDF-", "export --programme acme --format html": "<!doctype html>",
		"card acme-1 --template --format png": "\x89PNG", "card acme-1 --template": "<svg",
	} {
		out, errs, code := v.runs(as(), command, "")
		if code != exit.OK || !strings.HasPrefix(out, want) {
			t.Errorf("%s: %d, %.40q, %s", command, code, out, errs)
		}
	}
	_, errs, code := v.runs(as(), "export acme-1 --format md --out folder", "")
	if code != exit.Usage || !strings.Contains(errs, "files go through the pipe") {
		t.Errorf("%d, %s", code, errs)
	}
	if _, errs, code = v.runs(as(), "scp -f /acme", ""); code != exit.Usage || !strings.Contains(errs, "old protocol") {
		t.Errorf("%d, %s", code, errs)
	}
}
