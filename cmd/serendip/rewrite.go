package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/vault"
)

// rewriteName is the file that says that something was erased and still lies in the store's files. It is there before
// anything is erased, so that a crash on the way leaves the rest to the next start.
const rewriteName = "rewrite-store"

// wantRewrite has the store's files written anew before the folder is opened next.
func wantRewrite(dir datadir.Dir) error {
	_, err := writeWhole(filepath.Join(dir.Path(), rewriteName), func(w io.Writer) error {
		_, err := io.WriteString(w, "The store's files are written anew at the next start.\n")
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// rewriteWanted writes the store's files anew when that is wanted. The caller holds the folder, and the store is closed.
func rewriteWanted(ctx context.Context, dir datadir.Dir) error {
	mark := filepath.Join(dir.Path(), rewriteName)
	if _, err := os.Lstat(mark); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	codec, err := session.NewCodec()
	if err != nil {
		return err
	}
	if err := badgerstore.Rewrite(ctx, dir.Store(), badgerstore.Options{Previous: codec.Prev}); err != nil {
		return err
	}
	return errors.Join(os.Remove(mark), vault.SyncFolder(dir.Path()))
}
