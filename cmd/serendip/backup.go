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
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session/vault"
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
	Open    int       `json:"open_rounds,omitempty"` // rounds whose marks are sealed
}

// sealedMarks says what a backup can never give back.
const sealedMarks = "A round is open: its marks are sealed under a key that no backup holds; a restore reopens it empty."

// openRounds counts the rounds, of whatever kind, that are not revealed yet.
func (e Env) openRounds() (n int) {
	for _, l := range e.House.Programmes() {
		s := l.Snapshot().State
		for _, v := range s.Sessions() {
			if v.State == model.Closed {
				continue
			}
			n += s.Sealed(v)
		}
	}
	return n
}

// kept are the files of the folder of keys that a backup holds: the door's key, and the secret from which codes are made.
func kept() []string { return []string{hostKeyName, "codes"} }

func backupCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Example: "  serendip backup serendip-2027-03-04.backup",
		Short:   "Write everything into one file, also while a session is live (- for standard output)",
		Long: "Write everything that is kept, the door's key and the secret of the codes into one file. Whoever has the file\n" +
			"can read all of it: keep it as you keep the data folder. `serendip restore FILE` opens it in an empty folder.\n" +
			"The marks of a round that is open are sealed under a key that no backup holds: a restore reopens it empty.",
		Args: words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return backup(ctx, e, args[0]) }),
	}
}

func backup(ctx context.Context, e Env, name string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	rounds := e.openRounds()
	if name == "-" {
		if rounds > 0 {
			_, _ = fmt.Fprintln(e.Err, sealedMarks) // the output is the archive
		}
		return writeBackup(ctx, e, e.Out, rounds)
	}
	path, err := e.Path(name)
	if err != nil {
		return err
	}
	size, err := writeWhole(path, func(w io.Writer) error { return writeBackup(ctx, e, w, rounds) })
	if err != nil {
		return notWritten(name, err)
	}
	if e.JSON {
		return e.Tell(struct {
			File   string `json:"file"`
			Bytes  int64  `json:"bytes"`
			Rounds int    `json:"open_rounds"` // their marks are not in it
		}{path, size, rounds})
	}
	if rounds > 0 {
		if err := e.Say(sealedMarks); err != nil {
			return err
		}
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
	if err := os.Rename(f.Name(), path); err != nil {
		return 0, err
	}
	return size, vault.SyncFolder(filepath.Dir(path))
}

func writeBackup(ctx context.Context, e Env, to io.Writer, rounds int) error {
	archive := zip.NewWriter(to)
	head, err := archive.Create(backupAbout)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(head).Encode(backupHead{backupFormat, time.Now().UTC().Truncate(time.Second), versionOf().Version, rounds}); err != nil {
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
