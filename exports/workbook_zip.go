package exports

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// orderly is a zip whose parts lie in the order of their names, so that the same workbook has the same bytes: the library takes its
// sheets from a map. Until the end it keeps them as they are packed, which is a tenth of what they say.
type orderly struct {
	to    io.Writer
	parts []*packed
	pack  *flate.Writer // of the last part
}

// packed is a part of the zip.
type packed struct {
	zip.FileHeader
	body bytes.Buffer
	in   *orderly
}

// Create begins the next part, and ends the last.
func (z *orderly) Create(name string) (io.Writer, error) {
	if err := z.end(); err != nil {
		return nil, err
	}
	p := &packed{FileHeader: zip.FileHeader{Name: name, Method: zip.Deflate}, in: z}
	z.parts = append(z.parts, p)
	if z.pack != nil {
		z.pack.Reset(&p.body)
		return p, nil
	}
	var err error
	z.pack, err = flate.NewWriter(&p.body, flate.DefaultCompression)
	return p, err
}

// Write takes more of the part that was begun last.
func (p *packed) Write(b []byte) (int, error) {
	p.CRC32 = crc32.Update(p.CRC32, crc32.IEEETable, b)
	p.UncompressedSize64 += uint64(len(b))
	return p.in.pack.Write(b)
}

func (z *orderly) end() error {
	if len(z.parts) == 0 {
		return nil
	}
	err := z.pack.Close()
	last := z.parts[len(z.parts)-1]
	last.CompressedSize64 = uint64(last.body.Len())
	return err
}

// AddFS is of the library's interface, and nothing calls it.
func (z *orderly) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts in order.
func (z *orderly) Close() error {
	if err := z.end(); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b *packed) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(z.to)
	for _, p := range z.parts {
		w, err := out.CreateRaw(&p.FileHeader)
		if err != nil {
			return err
		}
		if _, err := p.body.WriteTo(w); err != nil {
			return err
		}
	}
	return out.Close()
}
