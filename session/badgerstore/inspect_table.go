package badgerstore

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"

	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"
)

func be32(p []byte) uint32 { return binary.BigEndian.Uint32(p) }

// inspectTable checks every byte of a table: blocks, each with its sum, then the index, its length, its sum and the
// sum's length.
func inspectTable(path string) error {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return errMissing
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	index, end, err := readIndex(f, info.Size())
	if err != nil {
		return err
	}
	return inspectBlocks(io.NewSectionReader(f, 0, end), fb.GetRootAsTableIndex(index, 0), end)
}

// readIndex reads a table's index from its end, and answers where the blocks end.
func readIndex(f *os.File, end int64) ([]byte, int64, error) {
	back := func(n uint32) ([]byte, error) {
		if int64(n) > end {
			return nil, errShort
		}
		end -= int64(n)
		part := make([]byte, n)
		_, err := f.ReadAt(part, end)
		return part, err
	}
	size, err := back(4)
	if err != nil {
		return nil, 0, err
	}
	sum, err := back(be32(size))
	if err != nil {
		return nil, 0, err
	}
	if size, err = back(4); err != nil {
		return nil, 0, err
	}
	index, err := back(be32(size))
	if err != nil {
		return nil, 0, err
	}
	return index, end, verifySum(index, sum)
}

// inspectBlocks reads the blocks, which follow each other without a gap up to end.
func inspectBlocks(r io.Reader, index *fb.TableIndex, end int64) error {
	in := bufio.NewReaderSize(r, 1<<20)
	var at int64
	var block []byte
	for i := range index.OffsetsLength() {
		var place fb.BlockOffset
		if !index.Offsets(&place, i) || int64(place.Offset()) != at || at+int64(place.Len()) > end {
			return errOtherSum
		}
		if n := int(place.Len()); n > cap(block) {
			block = make([]byte, n)
		}
		block = block[:place.Len()]
		if _, err := io.ReadFull(in, block); err != nil {
			return err
		}
		at += int64(len(block))
		if err := inspectBlock(block); err != nil {
			return err
		}
	}
	if at != end {
		return errShort
	}
	return nil
}

func inspectBlock(block []byte) error {
	if len(block) < 8 {
		return errShort
	}
	body, size := block[:len(block)-4], be32(block[len(block)-4:])
	if int64(size) > int64(len(body)) {
		return errOtherSum
	}
	at := len(body) - int(size)
	return verifySum(body[:at], body[at:])
}

// verifySum checks bytes against the sum that Badger wrote beside them.
func verifySum(p, sum []byte) error {
	var want pb.Checksum
	if err := proto.Unmarshal(sum, &want); err != nil {
		return errOtherSum
	}
	if err := y.VerifyChecksum(p, &want); err != nil {
		return errOtherSum
	}
	return nil
}
