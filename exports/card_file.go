package exports

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
)

// CardFormat is one way in which a card leaves.
type CardFormat struct{ Name, About string }

// CardFormats lists them.
func CardFormats() []CardFormat {
	return []CardFormat{
		{"svg", "a picture that stays sharp at any size"}, {"png", "a picture of 1600x900, for slides and screens"},
		{"square", "a picture of 1200x1200, for feeds and chats"}, {"pdf", "a page to print"},
	}
}

// Writer is how a card is written in a format, and what the file's name ends with; nil for a format that there isn't.
func (c Card) Writer(format string) (write func(io.Writer) error, ending string) {
	switch format {
	case "svg":
		return c.SVG, ".svg"
	case "png":
		return func(w io.Writer) error { return c.PNG(w, false) }, ".png"
	case "square":
		return func(w io.Writer) error { return c.PNG(w, true) }, "-square.png"
	case "pdf":
		return c.PDF, ".pdf"
	}
	return nil, ""
}

// WriteFile writes one file whole or not at all; its folder is made. The error is a *session.Error.
func WriteFile(path string, raw []byte) error {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return refused(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return refused(dir, err)
	}
	defer root.Close()
	passing := ".serendip-" + name
	_ = root.Remove(passing) // of a run that was broken off
	err = stage(root, passing, File{Write: func(w io.Writer) error { _, err := io.Copy(w, bytes.NewReader(raw)); return err }})
	if err == nil {
		err = root.Rename(passing, name)
	}
	if err != nil {
		_ = root.Remove(passing)
		return refused(path, err)
	}
	return nil
}
