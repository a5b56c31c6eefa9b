package terminal

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"
)

// Size is a terminal's size in cells.
type Size struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Is reports whether f is a terminal. A nil file is not.
func Is(f *os.File) bool {
	return f != nil && term.IsTerminal(f.Fd())
}

// SizeOf returns the present size of the terminal f.
func SizeOf(f *os.File) (Size, error) {
	w, h, err := term.GetSize(f.Fd())
	return Size{Width: w, Height: h}, err
}

// State is how a terminal was when Save saw it: line discipline on Unix, the
// console's input and output modes on Windows.
type State struct {
	in, out           *os.File
	inState, outState *term.State
}

// Save remembers the modes of the terminal that in and out belong to.
func Save(in, out *os.File) (*State, error) {
	inState, err := term.GetState(in.Fd())
	if err != nil {
		return nil, err
	}
	outState, err := term.GetState(out.Fd())
	if err != nil {
		return nil, err
	}
	return &State{in: in, out: out, inState: inState, outState: outState}, nil
}

// Restore writes Reset to the terminal and puts the remembered modes back. The
// bytes go first, because a Windows console needs the modes of the program
// that died to understand them.
func (s *State) Restore() error {
	_, err := s.out.WriteString(Reset)
	return errors.Join(err, s.RestoreModes())
}

// RestoreModes puts the remembered modes back and writes nothing.
func (s *State) RestoreModes() error {
	return errors.Join(
		term.Restore(s.out.Fd(), s.outState),
		term.Restore(s.in.Fd(), s.inState),
	)
}

// Raw makes the terminal raw: every key arrives at once and unchanged, and
// output is taken as it is. It returns how the terminal was.
func Raw(in, out *os.File) (*State, error) {
	before, err := Save(in, out)
	if err != nil {
		return nil, err
	}
	if _, err := term.MakeRaw(in.Fd()); err != nil {
		return nil, err
	}
	if err := rawOutput(out); err != nil {
		return nil, errors.Join(err, before.RestoreModes())
	}
	return before, nil
}
