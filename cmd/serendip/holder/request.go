package holder

import (
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"serendip/cmd/serendip/terminal"
)

// Request is one command line from another process, as its handler sees it.
type Request struct {
	Args   []string // without the program's name
	Env    []string // NAME=value, what the client chose to pass on
	Folder string   // the client's working folder: relative file names are in it
	PID    int      // the client

	// Terminal is not nil when the client attached its terminal: then Stdin
	// has raw keys, and Stdout is the screen.
	Terminal *Terminal

	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Terminal is the attached terminal of a client.
type Terminal struct {
	Size  terminal.Size        // at first
	Sizes <-chan terminal.Size // after each change, newest wins; never closed
}

// Getenv returns the value that the client passed on for name, or "".
func (r *Request) Getenv(name string) string {
	for _, pair := range r.Env {
		if n, value, ok := strings.Cut(pair, "="); ok && n == name {
			return value
		}
	}
	return ""
}

// hello is the first frame of a client.
type hello struct {
	Protocol int            `json:"protocol"`
	PID      int            `json:"pid"`
	Args     []string       `json:"args"`
	Env      []string       `json:"env"`
	Folder   string         `json:"folder"`
	Terminal *terminal.Size `json:"terminal,omitempty"`
}

// largest is the largest width and height that goes over the wire.
const largest = 1<<16 - 1

func packSize(s terminal.Size) []byte {
	body := binary.BigEndian.AppendUint16(nil, uint16(min(max(s.Width, 0), largest)))
	return binary.BigEndian.AppendUint16(body, uint16(min(max(s.Height, 0), largest)))
}

func unpackSize(body []byte) (terminal.Size, error) {
	if len(body) != 4 {
		return terminal.Size{}, errors.New("a size is not 4 bytes long")
	}
	return terminal.Size{
		Width:  int(binary.BigEndian.Uint16(body)),
		Height: int(binary.BigEndian.Uint16(body[2:])),
	}, nil
}
