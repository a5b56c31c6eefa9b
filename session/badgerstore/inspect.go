package badgerstore

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// inspect reads the files of a closed database without changing any, and answers what is wrong with them. Badger itself
// reads past a block whose sum is wrong as if it ended there, deletes the tables that a damaged MANIFEST does not name,
// cuts its log at the first flipped bit, and ends the process over some of the rest.
func inspect(dir string) (err error) {
	defer func() {
		if r := recover(); r != nil { // Out of a decoder that met bytes nobody wrote.
			err = fmt.Errorf("a file of its database cannot be read (%v)", r)
		}
	}()
	tables, err := inspectManifest(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return fmt.Errorf("its file MANIFEST %w", err)
	}
	for _, id := range tables {
		path := table.NewFilename(id, dir)
		if err := inspectTable(path); err != nil {
			return fmt.Errorf("its file %s %w", filepath.Base(path), err)
		}
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.mem"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := inspectLog(path); err != nil {
			return fmt.Errorf("its file %s %w", filepath.Base(path), err)
		}
	}
	return nil
}

var (
	errMissing  = errors.New("is missing")
	errOtherSum = errors.New("is not what was written")
	errShort    = errors.New("is cut short")
)

func castagnoli(p []byte) uint32 { return crc32.Checksum(p, crc32.MakeTable(crc32.Castagnoli)) }

// inspectManifest answers the numbers of the tables that must be there.
func inspectManifest(path string) ([]uint64, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errMissing
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	manifest, whole, err := badger.ReplayManifestFile(f, 0, settings(filepath.Dir(path), nil))
	if err != nil {
		return nil, fmt.Errorf("is not what was written (%s)", strings.TrimSpace(err.Error()))
	}
	tail, err := io.ReadAll(io.NewSectionReader(f, whole, 1<<30))
	if err != nil {
		return nil, err
	}
	if hidesRecord(tail) {
		return nil, errOtherSum
	}
	var ids []uint64
	for id := range manifest.Tables {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids, nil
}

// hidesRecord tells a last record that a pulled plug cut off, which is harmless, from a whole one whose length was
// damaged: bytes that have the sum which stands before them are whole.
func hidesRecord(tail []byte) bool {
	if len(tail) < 8 {
		return false
	}
	want, body := be32(tail[4:]), tail[8:]
	sum := castagnoli(nil)
	for i := 0; sum != want; i++ {
		if i == len(body) {
			return false
		}
		sum = crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), body[i:i+1])
	}
	return true
}

// dropEmptyLogs removes the log of no bytes that a crash leaves between its making and its first use: Badger refuses to
// open beside one.
func dropEmptyLogs(dir string) error {
	for _, pattern := range []string{"*.mem", "*.vlog"} {
		paths, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, path := range paths {
			if info, err := os.Stat(path); err != nil || info.Size() > 0 {
				continue
			}
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}
