package badgerstore

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/dgraph-io/badger/v4"

	"serendip/session"
)

// A backup is the line backupMagic, then entries in key order (length of the key, key, length of the value, value;
// lengths are varints), a zero, how many entries there were, and the SHA-256 of all of that.
const (
	backupName  = "serendip backup "
	backupMagic = backupName + "1\n"
)

// Backup writes everything that is in the store at this moment. It holds what the database holds and no file beside it.
// Others may work meanwhile.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	return s.view(ctx, func(txn *badger.Txn) error {
		out := &backupWriter{sum: sha256.New()}
		out.to = bufio.NewWriterSize(io.MultiWriter(w, out.sum), 1<<20)
		if _, err := out.to.WriteString(backupMagic); err != nil {
			return err
		}
		if err := s.export(ctx, txn, out.entry); err != nil {
			return err
		}
		if err := errors.Join(out.number(0), out.number(out.entries), out.to.Flush()); err != nil {
			return err
		}
		_, err := w.Write(out.sum.Sum(nil))
		return err
	})
}

type backupWriter struct {
	to      *bufio.Writer
	sum     hash.Hash
	entries uint64
}

func (w *backupWriter) number(n uint64) error {
	_, err := w.to.Write(binary.AppendUvarint(nil, n))
	return err
}

func (w *backupWriter) entry(key, value []byte) error {
	w.entries++
	for _, part := range [][]byte{key, value} {
		if err := w.number(uint64(len(part))); err != nil {
			return err
		}
		if _, err := w.to.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// backupReader reads what backupWriter wrote and sums it up on the way.
type backupReader struct {
	from *bufio.Reader
	sum  hash.Hash
}

func newBackupReader(r io.Reader) *backupReader {
	return &backupReader{from: bufio.NewReaderSize(r, 1<<20), sum: sha256.New()}
}

var (
	errBackupShort = errors.New("it ends too early")
	errBackupOther = errors.New("it is not what was written")
)

// magic refuses a file that is no backup, or one of a later version.
func (r *backupReader) magic() error {
	line := make([]byte, len(backupMagic))
	if _, err := io.ReadFull(r, line); err != nil || !bytes.HasPrefix(line, []byte(backupName)) {
		return session.Refuse(session.Invalid, "This file is no backup of Serendip: one begins with %q. Nothing was restored.",
			backupName)
	}
	if string(line) != backupMagic {
		return session.Refuse(session.Unavailable, "This backup was made by a newer version of Serendip: its format is not 1. "+
			"Nothing was restored; use that version.")
	}
	return nil
}

// Read implements io.Reader, for io.ReadFull.
func (r *backupReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	r.sum.Write(p[:n])
	return n, err
}

// ReadByte implements io.ByteReader, for varints.
func (r *backupReader) ReadByte() (byte, error) {
	b, err := r.from.ReadByte()
	if err == nil {
		r.sum.Write([]byte{b})
	}
	return b, err
}

// entries calls put for every entry, and answers an error unless the whole file is as it was written.
func (r *backupReader) entries(ctx context.Context, put func(key, value []byte) error) error {
	for count := uint64(0); ; count++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		key, err := r.part(maxKey + 1 + idBytes)
		if err != nil {
			return err
		}
		if len(key) == 0 {
			return r.end(count)
		}
		value, err := r.part(maxValue)
		if err != nil {
			return err
		}
		if err := put(key, value); err != nil {
			return err
		}
	}
}

// part reads a length, which no backup has above limit, and as many bytes.
func (r *backupReader) part(limit int) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, short(err)
	}
	if n > uint64(limit) {
		return nil, errBackupOther
	}
	part := make([]byte, n)
	_, err = io.ReadFull(r, part)
	return part, short(err)
}

// end checks the number of entries and the sum, and that nothing follows.
func (r *backupReader) end(count uint64) error {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return short(err)
	}
	if n != count {
		return errBackupOther
	}
	want := r.sum.Sum(nil)
	got := make([]byte, len(want)+1)
	read, err := io.ReadFull(r.from, got)
	switch {
	case err == nil:
		return fmt.Errorf("%w: more follows after its end", errBackupOther)
	case !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF):
		return err
	case read < len(want):
		return errBackupShort
	case !bytes.Equal(got[:read], want):
		return errBackupOther
	}
	return nil
}

// short names an end of file that came too early.
func short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errBackupShort
	}
	return err
}
