package vault

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"serendip/model"
	"serendip/session"
)

// Vault is a folder of secrets. It is safe for use by several goroutines.
type Vault struct {
	dir    string
	code   []byte
	rounds sync.Map // round to key: every mark and every scoring seat asks
}

const (
	keyLength  = 32
	codeFile   = "codes"
	roundFront = "round-"
)

// Open opens the folder, and makes it and its code secret when they are not there. A secret that is there and cannot be
// read is refused, never made anew: every code that was handed out would die with it.
func Open(dir string) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, refuse("the folder of keys cannot be made", err)
	}
	v := &Vault{dir: dir}
	code, err := os.ReadFile(v.path(codeFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if code, err = v.create(codeFile); err != nil {
			return nil, refuse("the codes' secret cannot be kept", err)
		}
	case err != nil:
		return nil, refuse("the codes' secret cannot be read", err)
	case len(code) != keyLength:
		return nil, &session.Error{Code: session.Damaged, Message: fmt.Sprintf("%s is damaged; bring it back from a backup with `serendip restore FILE`", v.path(codeFile))}
	}
	v.code = code
	return v, nil
}

func refuse(what string, err error) error {
	return &session.Error{Code: session.Unavailable, Message: what + ": " + err.Error(), Cause: err}
}

func (v *Vault) path(name string) string { return filepath.Join(v.dir, name) }

// create writes a new random secret, whole or not at all, so that it survives a pulled plug: the file and its folder are
// synced. There is one vault to a folder, so that nobody else makes the same secret meanwhile.
func (v *Vault) create(name string) ([]byte, error) {
	key := make([]byte, keyLength)
	_, _ = rand.Read(key) // never fails: crypto/rand ends the program instead

	f, err := os.CreateTemp(v.dir, ".new-*") // made with mode 0600
	if err != nil {
		return nil, err
	}
	_, err = f.Write(key)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), v.path(name))
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(f.Name()))
	}
	return key, SyncFolder(v.dir)
}

// CodeSecret is the secret of this data folder's codes.
func (v *Vault) CodeSecret() []byte { return v.code }

// MakeRoundKey makes and keeps a round's key. A round that has a whole one keeps it, also when it cannot be read now.
func (v *Vault) MakeRoundKey(id model.RoundID) error {
	name := roundFront + id.String()
	key, err := os.ReadFile(v.path(name))
	if err == nil && len(key) != keyLength || errors.Is(err, fs.ErrNotExist) {
		_, err = v.create(name)
	}
	return err
}

// RoundKey answers nil when there is no whole key of that round.
func (v *Vault) RoundKey(id model.RoundID) []byte {
	if key, ok := v.rounds.Load(id); ok {
		return key.([]byte)
	}
	key, err := os.ReadFile(v.path(roundFront + id.String()))
	if err != nil || len(key) != keyLength {
		return nil
	}
	v.rounds.Store(id, key)
	return key
}

// DropRoundKey destroys a round's key; one that is not there is destroyed already.
func (v *Vault) DropRoundKey(id model.RoundID) error {
	v.rounds.Delete(id)
	err := os.Remove(v.path(roundFront + id.String()))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return errors.Join(err, SyncFolder(v.dir))
}
