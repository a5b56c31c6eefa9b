package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// MinFree is how many bytes must be free on the disk for new work to be accepted.
const MinFree = 256 << 20

// closingFree is how many bytes Badger may need to write its memory down when it closes, with some to spare.
const closingFree = 128 << 20

// room answers a refusal when the disk has less than so many bytes free.
func (s *Store) room(needed uint64) error {
	free, err := s.opt.FreeSpace(s.dir)
	if err != nil {
		return unusable(s.dir, err)
	}
	if free < needed {
		return full(s.dir, free, nil)
	}
	return nil
}

// logs allocates Badger's log files on disk, those that are there and those that come.
type logs struct {
	dir  string
	next map[string]int // by suffix, the number of the file that Badger will create next
}

// newLogs allocates all log files of an open database.
func newLogs(dir string) (*logs, error) {
	l := &logs{dir: dir, next: map[string]int{".mem": 1, ".vlog": 1}}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		suffix := filepath.Ext(e.Name())
		n, err := strconv.Atoi(strings.TrimSuffix(e.Name(), suffix))
		if next, ok := l.next[suffix]; ok && err == nil {
			l.next[suffix] = max(next, n+1)
		}
	}
	for suffix, next := range l.next {
		if err := allocate(l.path(suffix, next-1)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return l, nil
}

// path is the name that Badger gives to its n-th log.
func (l *logs) path(suffix string, n int) string {
	digits := 5
	if suffix == ".vlog" {
		digits = 6
	}
	return filepath.Join(l.dir, fmt.Sprintf("%0*d%s", digits, n, suffix))
}

// follow allocates what Badger created since the last call.
func (l *logs) follow() error {
	for suffix, next := range l.next {
		path := l.path(suffix, next)
		if !exists(path) {
			continue
		}
		if err := errors.Join(os.Chmod(path, 0o600), allocate(path)); err != nil {
			return err
		}
		l.next[suffix]++
	}
	return nil
}
