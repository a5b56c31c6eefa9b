package badgerstore

import (
	"encoding/binary"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"serendip/session"
)

func TestManifestRecordWithADamagedLength(t *testing.T) {
	record := []byte("three tables were made and two are gone")
	tail := binary.BigEndian.AppendUint32(nil, 1000)
	tail = binary.BigEndian.AppendUint32(tail, castagnoli(record))
	if !hidesRecord(append(tail, record...)) {
		t.Error("a whole record behind a wrong length was taken for one that was cut off")
	}
	if !hidesRecord(append(append(tail, record...), "and more of them"...)) {
		t.Error("a whole record in the middle was taken for one that was cut off")
	}
	if hidesRecord(append(tail, record[:20]...)) {
		t.Error("a record that was cut off was taken for damage")
	}
	if hidesRecord(nil) || hidesRecord(tail[:5]) {
		t.Error("the beginning of a record was taken for damage")
	}
}

// Badger would take such a MANIFEST for one that was cut off, and delete the tables behind the place.
func TestManifestWithADamagedLengthIsRefused(t *testing.T) {
	closed, _ := images(t)
	path := filepath.Join(closed, dbName, "MANIFEST")
	content, err := os.ReadFile(path)
	must(t, err)
	const first = 8 // behind the magic
	binary.BigEndian.PutUint32(content[first:], uint32(len(content)-first))
	must(t, os.WriteFile(path, content, 0o600))
	before := files(t, closed)
	_, err = Open(t.Context(), closed, Options{})
	refused(t, err, session.Damaged)
	if after := files(t, closed); !maps.Equal(before, after) {
		t.Fatalf("the refusal changed the files from %v to %v", before, after)
	}
}

// An entry that says it has three gigabytes was written by nobody, and must not be given room.
func TestLogEntryThatClaimsTooMuch(t *testing.T) {
	entry := binary.AppendUvarint([]byte{entryInTxn, 0, 30}, 3<<30)
	path := filepath.Join(t.TempDir(), "00001.mem")
	must(t, os.WriteFile(path, append(make([]byte, logHeader), append(entry, make([]byte, 100)...)...), 0o600))
	if err := inspectLog(path); !errors.Is(err, errOtherSum) {
		t.Fatalf("the answer is %v", err)
	}
	must(t, os.WriteFile(path, make([]byte, 1<<20), 0o600))
	must(t, inspectLog(path))
}

func TestEmptyLogOfACrashIsDropped(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 3)
	must(t, s.Close())
	for _, name := range []string{"00009.mem", "000009.vlog"} {
		must(t, os.WriteFile(filepath.Join(dir, dbName, name), nil, 0o600))
	}
	content(t, open(t, dir, Options{}), map[int]uint64{1: 3})
}
