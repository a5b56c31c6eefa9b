package badgerstore

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// heads is what is known outside the database: how many commits it held and where every stream ended.
type heads struct {
	store   string // the id in store.json
	commits uint64
	streams map[model.ProgrammeID]session.Head
}

func compareIDs(a, b model.ProgrammeID) int { return slices.Compare(a[:], b[:]) }

// encode writes one line per stream, and a sum over all lines at the end.
func (h heads) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "heads %d store %s commits %d\n", Format, h.store, h.commits)
	for _, id := range slices.SortedFunc(maps.Keys(h.streams), compareIDs) {
		head := h.streams[id]
		fmt.Fprintf(&b, "%x %d %x\n", id[:], head.Seq, head.Hash[:])
	}
	fmt.Fprintf(&b, "sum %x\n", sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

var errHeads = errors.New("the sum over its lines is wrong")

func decodeHeads(content []byte) (heads, error) {
	at := bytes.LastIndex(content, []byte("sum "))
	if at < 0 || string(content[at:]) != fmt.Sprintf("sum %x\n", sha256.Sum256(content[:at])) {
		return heads{}, errHeads
	}
	h := heads{streams: map[model.ProgrammeID]session.Head{}}
	lines := bufio.NewScanner(bytes.NewReader(content[:at]))
	lines.Scan()
	var format int
	if _, err := fmt.Sscanf(lines.Text(), "heads %d store %s commits %d", &format, &h.store, &h.commits); err != nil {
		return heads{}, fmt.Errorf("its first line: %w", err)
	}
	for lines.Scan() {
		id, head, err := decodeHeadLine(lines.Text())
		if err != nil {
			return heads{}, err
		}
		h.streams[id] = head
	}
	return h, lines.Err()
}

func decodeHeadLine(line string) (id model.ProgrammeID, head session.Head, err error) {
	fields := strings.Fields(line)
	if len(fields) != 3 {
		return id, head, fmt.Errorf("the line %q has not three fields", line)
	}
	if n, err := hex.Decode(id[:], []byte(fields[0])); err != nil || n != len(id) {
		return id, head, fmt.Errorf("the line %q: no stream", line)
	}
	if n, err := hex.Decode(head.Hash[:], []byte(fields[2])); err != nil || n != len(head.Hash) {
		return id, head, fmt.Errorf("the line %q: no hash", line)
	}
	_, err = fmt.Sscanf(fields[1], "%d", &head.Seq)
	return id, head, err
}

// readHeads reads the heads of a store that is ready, and so must have them.
func readHeads(dir string, id identity) (heads, error) {
	content, err := os.ReadFile(filepath.Join(dir, headsName))
	if err != nil {
		return heads{}, damaged(dir, err, "its file heads, which says where every programme ends, is missing or unreadable")
	}
	h, err := decodeHeads(content)
	if err != nil {
		return heads{}, damaged(dir, err, "its file heads is not what was written (%v)", err)
	}
	if h.store != id.Store {
		return heads{}, damaged(dir, nil, "its file heads belongs to another store")
	}
	return h, nil
}

// snapshot is what is durable now.
func (s *Store) snapshot() heads {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return heads{store: s.id.Store, commits: s.commits, streams: maps.Clone(s.heads)}
}

// saveHeads writes the heads file when something was committed since the last time.
func (s *Store) saveHeads() error {
	now := s.snapshot()
	s.saving.Lock()
	defer s.saving.Unlock()
	if s.saved && now.commits <= s.savedCommits {
		return nil
	}
	if err := replaceFile(filepath.Join(s.dir, headsName), now.encode()); err != nil {
		return err
	}
	s.saved, s.savedCommits = true, now.commits
	return nil
}
