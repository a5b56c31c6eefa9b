package badgerstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// Badger's log is a header, then entries: what it is, user's byte, lengths of key and value, expiry (all four varint but
// the first two), key, value, CRC-32C of all of it. A key ends in the inverted number of its transaction, and every
// transaction ends with a finishing entry. Behind the last entry there are zeros.
const (
	logHeader  = 20
	entryInTxn = 1 << 6
	entryFin   = 1 << 7
	entryGone  = 1 << 0
)

// inspectLog tells the end of a log, which may be a transaction that a crash broke off, from a place where a bit was
// flipped: behind that there are later transactions, which Badger would cut off without a word. Transactions are written
// and synced one at a time, so that only the one after the last whole one can be broken off.
func inspectLog(path string) error {
	log, err := readLog(path)
	if err != nil || len(log) < logHeader {
		return err
	}
	var last uint64 // the number of the last whole transaction
	at := logHeader
	for {
		e, n := decodeEntry(log[at:])
		if n == 0 {
			break
		}
		at += n
		if e.fin {
			last = e.txn
		}
	}
	if claimsTooMuch(log[at:]) {
		return errOtherSum
	}
	return laterThan(last, log[at:])
}

// laterThan looks for an entry of a transaction that cannot be the one that was broken off.
func laterThan(last uint64, rest []byte) error {
	for at := 0; at < len(rest); at++ {
		if rest[at] == 0 {
			continue
		}
		e, n := decodeEntry(rest[at:])
		if n == 0 {
			continue
		}
		if last == 0 {
			last = e.txn - 1 // No transaction is whole: this one may be the first.
		}
		if e.txn > last+1 {
			return errOtherSum
		}
		at += n - 1
	}
	return nil
}

// readLog reads the log up to where there are only zeros for longer than any transaction is.
func readLog(path string) ([]byte, error) {
	const chunk, quiet = 1 << 20, 16
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var log []byte
	zeros := make([]byte, chunk)
	for empty := 0; empty < quiet; {
		from := len(log)
		log = append(log, zeros...)
		n, err := io.ReadFull(f, log[from:])
		log = log[:from+n]
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return log, nil
		case err != nil:
			return nil, err
		case bytes.Equal(log[from:], zeros):
			empty++
		default:
			empty = 0
		}
	}
	return log, nil
}

type entry struct {
	txn uint64
	fin bool
}

// decodeEntry reads the entry at the beginning of p and answers its length, 0 when there is none that is whole.
func decodeEntry(p []byte) (entry, int) {
	kind, keyLen, valueLen, at, ok := decodeEntryHeader(p)
	if !ok || keyLen <= 8 || keyLen > 1<<16 || valueLen > maxValue*2 {
		return entry{}, 0
	}
	end := at + int(keyLen) + int(valueLen)
	if end+4 > len(p) || castagnoli(p[:end]) != be32(p[end:]) {
		return entry{}, 0
	}
	key := p[at : at+int(keyLen)]
	return entry{txn: ^binary.BigEndian.Uint64(key[len(key)-8:]), fin: kind&entryFin != 0}, end + 4
}

func decodeEntryHeader(p []byte) (kind byte, keyLen, valueLen uint64, at int, ok bool) {
	if len(p) < 5 || p[0]&^(entryInTxn|entryFin|entryGone) != 0 {
		return 0, 0, 0, 0, false
	}
	at = 2
	var expiry uint64
	for _, field := range []*uint64{&keyLen, &valueLen, &expiry} {
		v, n := binary.Uvarint(p[at:])
		if n <= 0 {
			return 0, 0, 0, 0, false
		}
		*field = v
		at += n
	}
	return p[0], keyLen, valueLen, at, true
}

// claimsTooMuch says whether the broken entry's header asks for more than anybody wrote: Badger would set aside as much
// memory as it says.
func claimsTooMuch(p []byte) bool {
	if len(p) < 3 {
		return false
	}
	_, n := binary.Uvarint(p[2:])
	if n <= 0 {
		return n < 0
	}
	valueLen, n := binary.Uvarint(p[2+n:])
	return n < 0 || valueLen > maxValue*2
}
