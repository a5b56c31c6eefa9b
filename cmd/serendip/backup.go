package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
)

// A backup is a ZIP archive: what it is, the store as it stood at one moment, and the secrets without which nobody who
// was invited could come back. The keys of open rounds are never in it: a ballot stays sealed for ever.
const (
	backupAbout  = "serendip.json"
	backupStore  = "store"
	backupKeys   = "keys/"
	backupFormat = 1
)

// backupHead is the archive's serendip.json.
type backupHead struct {
	Format  int       `json:"format"`
	Made    time.Time `json:"made"`
	Version string    `json:"version"`
}

// kept are the files of the folder of keys that a backup holds: the door's key, and the secret from which codes are made.
func kept() []string { return []string{hostKeyName, "codes"} }

func backupCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write everything into one file, also while a session is live (- for standard output)",
		Long: "Write everything that is kept, the door's key and the secret of the codes into one file. Whoever has the file\n" +
			"can read all of it: keep it as you keep the data folder. `serendip restore FILE` opens it in an empty folder.",
		Args: words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return backup(ctx, e, args[0]) }),
	}
}

func backup(ctx context.Context, e Env, name string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	if name == "-" {
		return writeBackup(ctx, e, e.Out)
	}
	path, err := e.Path(name)
	if err != nil {
		return err
	}
	size, err := writeWhole(path, func(w io.Writer) error { return writeBackup(ctx, e, w) })
	if err != nil {
		return notWritten(name, err)
	}
	if e.JSON {
		return e.Tell(struct {
			File  string `json:"file"`
			Bytes int64  `json:"bytes"`
		}{path, size})
	}
	return e.Say("%s holds everything as it is now, %d kB. Keep it as safe as the data folder.", name, (size+999)/1000)
}

// writeWhole writes a new file of this user alone, complete and down to the disk or not at all.
func writeWhole(path string, write func(io.Writer) error) (size int64, err error) {
	if _, err := os.Lstat(path); err == nil {
		return 0, fs.ErrExist
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".serendip-*") // made with mode 0600
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name()) // it is gone when all went well
	err = write(f)
	if info, statErr := f.Stat(); statErr == nil {
		size = info.Size()
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return 0, err
	}
	return size, os.Rename(f.Name(), path)
}

func writeBackup(ctx context.Context, e Env, to io.Writer) error {
	archive := zip.NewWriter(to)
	head, err := archive.Create(backupAbout)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(head).Encode(backupHead{backupFormat, time.Now().UTC().Truncate(time.Second), versionOf().Version}); err != nil {
		return err
	}
	for _, name := range kept() {
		secret, err := os.ReadFile(filepath.Join(e.Dir.Keys(), name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // the door was never open
		}
		if err != nil {
			return err
		}
		w, err := archive.Create(backupKeys + name)
		if err != nil {
			return err
		}
		if _, err := w.Write(secret); err != nil {
			return err
		}
	}
	store, err := archive.Create(backupStore)
	if err != nil {
		return err
	}
	if err := e.Store.Backup(ctx, store); err != nil {
		return err
	}
	return archive.Close()
}
