package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/vault"
)

func open(t *testing.T, dir string) *vault.Vault {
	t.Helper()
	v, err := vault.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSecretsSurvive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	v, round := open(t, dir), model.RoundID{1}
	if v.RoundKey(round) != nil {
		t.Fatal("a round has a key before it was made")
	}
	if err := v.MakeRoundKey(round); err != nil {
		t.Fatal(err)
	}
	key, code := v.RoundKey(round), v.CodeSecret()
	if len(key) != 32 || len(code) != 32 || bytes.Equal(key, code) {
		t.Fatalf("a key of %d bytes, a secret of %d", len(key), len(code))
	}
	if err := v.MakeRoundKey(round); err != nil || !bytes.Equal(v.RoundKey(round), key) {
		t.Errorf("made again, the key changed (%v)", err)
	}
	again := open(t, dir)
	if !bytes.Equal(again.RoundKey(round), key) || !bytes.Equal(again.CodeSecret(), code) {
		t.Error("opened again, the secrets are others")
	}
}

func TestDroppedKeyIsGone(t *testing.T) {
	dir := t.TempDir()
	v, round := open(t, dir), model.RoundID{1}
	for range 2 {
		if err := v.MakeRoundKey(round); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := v.DropRoundKey(round); err != nil {
				t.Fatal(err)
			}
		}
		if v.RoundKey(round) != nil || open(t, dir).RoundKey(round) != nil {
			t.Fatal("a key that was dropped is there")
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "round-*")); err != nil || len(left) != 0 {
		t.Fatalf("left are %v (%v)", left, err)
	}
}

func TestOnlyTheOwnerReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permission bits")
	}
	dir := filepath.Join(t.TempDir(), "keys")
	if err := open(t, dir).MakeRoundKey(model.RoundID{1}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%v (%v)", files, err)
	}
	for _, path := range append(files, dir) {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v (%v)", path, info.Mode(), err)
		}
	}
}

// TestDamagedSecretIsRefused never makes a new one: every code that was handed out would die with the old.
func TestDamagedSecretIsRefused(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	if err := os.Truncate(filepath.Join(dir, "codes"), 5); err != nil {
		t.Fatal(err)
	}
	var known *session.Error
	if _, err := vault.Open(dir); !errors.As(err, &known) || known.Code != session.Damaged {
		t.Fatalf("a damaged secret: %v", err)
	}
	if info, err := os.Stat(filepath.Join(dir, "codes")); err != nil || info.Size() != 5 {
		t.Fatalf("it was written anew: %v (%v)", info.Size(), err)
	}
}

// TestBrokenOffKeyIsMadeAgain is a program that was killed while it wrote the key of a round, which then never opened.
func TestBrokenOffKeyIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	v, round := open(t, dir), model.RoundID{1}
	if err := os.WriteFile(filepath.Join(dir, "round-"+round.String()), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if v.RoundKey(round) != nil {
		t.Fatal("half a key is a key")
	}
	if err := v.MakeRoundKey(round); err != nil || len(v.RoundKey(round)) != 32 {
		t.Fatalf("%v, %d bytes", err, len(v.RoundKey(round)))
	}
}

func TestUnusableFolderIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var known *session.Error
	if _, err := vault.Open(file); !errors.As(err, &known) || known.Code != session.Unavailable {
		t.Fatalf("a file as folder: %v", err)
	}
}
