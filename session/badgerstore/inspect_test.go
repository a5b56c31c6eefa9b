package badgerstore

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
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
