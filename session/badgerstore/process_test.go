package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"serendip/session"
)

// fillDisk writes a file beside the store until the disk takes no more.
func fillDisk(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	for _, size := range []int{1 << 20, 4 << 10, 1} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	return f.Close()
}

// workOnFullDisk commits, fills the disk to the last byte, and goes on as far as it goes: reading works, committing is
// refused, closing says that it left things as they are.
func workOnFullDisk(dir string, out io.Writer) error {
	s, err := Open(context.Background(), dir, Options{})
	if err != nil {
		return err
	}
	for range 200 {
		if _, err := writeOnce(s, 1, false); err != nil {
			return err
		}
	}
	if err := fillDisk(filepath.Join(filepath.Dir(dir), "filler")); err != nil {
		return err
	}
	if _, err := writeOnce(s, 1, false); !errors.Is(err, session.ErrFull) {
		return fmt.Errorf("a commit on the full disk answers %w", err)
	}
	report, err := s.Verify(context.Background())
	if err != nil {
		return err
	}
	if err := s.Close(); !errors.Is(err, session.ErrFull) {
		return fmt.Errorf("closing on the full disk answers %w", err)
	}
	_, err = fmt.Fprintln(out, report.Events)
	return err
}
