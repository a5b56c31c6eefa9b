package sshd

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/crypto/ssh"
)

// Fingerprint returns the fingerprint that clients show, "SHA256:...".
func Fingerprint(key ssh.PublicKey) string { return ssh.FingerprintSHA256(key) }

// LoadOrCreateHostKey reads the door's ed25519 key from path, and makes it when
// there is no such file: readable by its owner only, and on disk for good
// before it is used. A key that is there but cannot be read is an error and is
// never replaced: every client that knows the door would take a new one for an
// attack.
func LoadOrCreateHostKey(path string) (ssh.Signer, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := createHostKey(path); err != nil {
			return nil, fmt.Errorf("no key for the SSH door can be made at %s: %w", path, err)
		}
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, unreadableKey(path, err)
	}
	signer, err := ssh.ParsePrivateKey(text)
	if err != nil {
		return nil, unreadableKey(path, err)
	}
	if kind := signer.PublicKey().Type(); kind != ssh.KeyAlgoED25519 {
		return nil, unreadableKey(path, fmt.Errorf("it is of type %s, not %s", kind, ssh.KeyAlgoED25519))
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, unreadableKey(path, err)
	}
	return signer, nil
}

func unreadableKey(path string, err error) error {
	return fmt.Errorf("the key of the SSH door at %s cannot be used: %w; "+
		"it is not replaced, as everybody who joined before trusts it: restore it from a backup, or move it away to get a new one", path, err)
}

// createHostKey writes a new key beside path and moves it there complete. A key
// that somebody else put there meanwhile stays.
func createHostKey(path string) error {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := ssh.MarshalPrivateKey(key, "serendip")
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".hostkey-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	// A link never replaces what is there; some file systems have none.
	if err := os.Link(f.Name(), path); errors.Is(err, fs.ErrExist) {
		return nil
	} else if err != nil {
		if err := os.Rename(f.Name(), path); err != nil {
			return err
		}
	}
	return syncDir(dir)
}

// syncDir makes a new name in dir survive a power cut. Windows does so itself
// and refuses the call.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
