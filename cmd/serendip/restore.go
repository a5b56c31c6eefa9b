package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
	"serendip/session/badgerstore"
)

func restoreCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "restore FILE",
		Short:   "Open a backup in an empty data folder",
		Example: "  serendip --data NEW-FOLDER restore acme.backup",
		Args:    words(1, 1),
		RunE: e.holding(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
			return restore(ctx, e, dir, args[0])
		}),
	}
}

// largestSecret bounds what is read of one file of the folder of keys, in bytes.
const largestSecret = 64 << 10

func restore(ctx context.Context, e Env, dir datadir.Dir, name string) error {
	path, err := e.Path(name)
	if err != nil {
		return err
	}
	archive, head, err := openBackup(name, path)
	if err != nil {
		return err
	}
	defer archive.Close() // it was only read
	if err := onlyEmpty(dir); err != nil {
		return err
	}
	secrets, err := secretsOf(archive)
	if err != nil {
		return err
	}
	// The secrets first: a store without them would make new ones, and every code that was handed out would die.
	if err := putSecrets(dir, secrets); err != nil {
		return errors.Join(err, dropSecrets(dir, secrets))
	}
	if err := restoreStore(ctx, dir, archive); err != nil {
		return errors.Join(err, dropSecrets(dir, secrets))
	}
	if e.JSON {
		return e.Tell(struct {
			Restored string `json:"restored"`
			Folder   string `json:"folder"`
			Rounds   int    `json:"open_rounds"` // they begin anew, without marks
		}{path, dir.Path(), head.Open})
	}
	if head.Open > 0 {
		if err := e.Say(sealedMarks); err != nil {
			return err
		}
	}
	return e.Say("Everything of %s is in %s now; `serendip verify` reads it all once more.", name, dir.Path())
}

// openBackup opens an archive of ours, and refuses any other file.
func openBackup(name, path string) (archive *zip.ReadCloser, head backupHead, err error) {
	archive, err = zip.OpenReader(path)
	if errors.Is(err, zip.ErrFormat) {
		return nil, head, session.Refuse(session.Invalid, "%s is no backup of Serendip, or its end is missing; nothing was restored", name)
	}
	if err != nil {
		return nil, head, notOpened(name, err)
	}
	raw, err := member(archive, backupAbout)
	if err == nil {
		err = json.Unmarshal(raw, &head)
	}
	switch {
	case err != nil || head.Format < 1:
		err = session.Refuse(session.Invalid, "%s is no backup of Serendip; nothing was restored", name)
	case head.Format > backupFormat:
		err = session.Refuse(session.Unavailable, "%s was made by a newer version of Serendip (%s); restore it with that one", name, head.Version)
	default:
		return archive, head, nil
	}
	return nil, head, errors.Join(err, archive.Close())
}

// member reads a small file of the archive.
func member(archive *zip.ReadCloser, name string) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // it was only read
	return io.ReadAll(io.LimitReader(f, largestSecret))
}

// onlyEmpty refuses a folder in which something is kept.
func onlyEmpty(dir datadir.Dir) error {
	keys, err := os.ReadDir(dir.Keys())
	if err != nil {
		return err
	}
	if dir.New() && len(keys) == 0 {
		return nil
	}
	return session.Refuse(session.Unavailable, "something is kept in %s already, and nothing is ever written over it; name an empty folder with --data", dir.Path())
}

func secretsOf(archive *zip.ReadCloser) (map[string][]byte, error) {
	secrets := map[string][]byte{}
	for _, name := range kept() {
		secret, err := member(archive, backupKeys+name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, &session.Error{Code: session.Invalid, Message: fmt.Sprintf("the backup is damaged: %v; nothing was restored", err), Cause: err}
		}
		secrets[name] = secret
	}
	return secrets, nil
}

func putSecrets(dir datadir.Dir, secrets map[string][]byte) error {
	for name, secret := range secrets {
		_, err := writeWhole(filepath.Join(dir.Keys(), name), func(w io.Writer) error {
			_, err := w.Write(secret)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func dropSecrets(dir datadir.Dir, secrets map[string][]byte) error {
	var errs []error
	for name := range secrets {
		if err := os.Remove(filepath.Join(dir.Keys(), name)); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func restoreStore(ctx context.Context, dir datadir.Dir, archive *zip.ReadCloser) error {
	codec, err := session.NewCodec()
	if err != nil {
		return err
	}
	store, err := archive.Open(backupStore)
	if err != nil {
		return session.Refuse(session.Invalid, "the backup is damaged: the store is not in it; nothing was restored")
	}
	defer store.Close() // it was only read
	return badgerstore.Restore(ctx, dir.Store(), store, badgerstore.Options{Previous: codec.Prev})
}
