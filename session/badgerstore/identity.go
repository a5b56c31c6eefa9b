package badgerstore

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"serendip/session"
)

// Format is the version of the layout that this package writes. It reads this one alone.
const Format = 1

// The states of a store's folder.
const (
	stateCreating  = "creating"  // nothing was committed yet
	stateRestoring = "restoring" // a backup is being read into it
	stateReady     = "ready"
)

// identity is what store.json says: which store this is, in which format, and how far it got.
type identity struct {
	Format int    `json:"format"`
	Store  string `json:"store"`
	State  string `json:"state"`
}

func newIdentity(random io.Reader, state string) (identity, error) {
	var id [16]byte
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return identity{}, fmt.Errorf("no random id for the store: %w", err)
	}
	return identity{Format: Format, Store: hex.EncodeToString(id[:]), State: state}, nil
}

func (i identity) write(dir string) error {
	content, err := json.MarshalIndent(i, "", "  ")
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(dir, identityName), append(content, '\n'))
}

// readIdentity reads store.json; fs.ErrNotExist says that the folder holds no store yet.
func readIdentity(dir string) (identity, error) {
	content, err := os.ReadFile(filepath.Join(dir, identityName))
	if errors.Is(err, fs.ErrNotExist) {
		return identity{}, missingIdentity(dir)
	}
	if err != nil {
		return identity{}, unusable(dir, err)
	}
	// The format comes first: a newer one may look quite different otherwise.
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(content, &version); err != nil {
		return identity{}, damaged(dir, err, "its file store.json cannot be read")
	}
	if version.Format > Format {
		return identity{}, newer(dir, version.Format)
	}
	var id identity
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&id); err != nil || !id.valid() {
		return identity{}, damaged(dir, err, "its file store.json does not say which store this is")
	}
	return id, nil
}

func (i identity) valid() bool {
	raw, err := hex.DecodeString(i.Store)
	known := i.State == stateCreating || i.State == stateRestoring || i.State == stateReady
	return i.Format == Format && err == nil && len(raw) == 16 && known
}

// missingIdentity tells an empty folder from a store that lost its store.json and from somebody else's folder.
func missingIdentity(dir string) error {
	if exists(filepath.Join(dir, dbName)) || exists(filepath.Join(dir, headsName)) {
		return damaged(dir, fs.ErrNotExist, "its file store.json is missing")
	}
	empty, err := isEmpty(dir)
	if err != nil {
		return unusable(dir, err)
	}
	if !empty {
		return session.Refuse(session.Invalid, "The folder %s holds other things and no store: a store is made in an empty "+
			"folder of its own. Choose another one.", dir)
	}
	return fs.ErrNotExist
}

// newer refuses a store that a later version has written.
func newer(dir string, format int) error {
	return session.Refuse(session.Unavailable, "The store in %s has format %d and this version of Serendip reads format %d: "+
		"it was written by a newer version. Use that one.", dir, format, Format)
}
