package exit

import "errors"

// The exit codes, numbered as in sysexits(3).
const (
	OK          = 0  // it was done
	Usage       = 64 // the command line is wrong
	DataErr     = 65 // the input is not what it says it is
	NoInput     = 66 // a file or a session that was named is not there
	Unavailable = 69 // something needed does not answer, or is held by another process
	Software    = 70 // a fault of the program itself
	CantCreate  = 73 // a file or folder cannot be made or written
	IOErr       = 74 // reading or writing failed half-way
	TempFail    = 75 // it may work later: try again
	NoPerm      = 77 // not allowed
	Config      = 78 // the settings are wrong
)

// Coder is an error that knows the exit code it asks for.
type Coder interface {
	error
	ExitCode() int
}

// Error is a sentence for a person and an exit code for a script. The sentence
// says what happened, where, and what to do next.
type Error struct {
	Code    int
	Message string
	Cause   error // may be nil; not printed, found by errors.Is and errors.As
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause, if any.
func (e *Error) Unwrap() error { return e.Cause }

// ExitCode returns the code that the process should end with.
func (e *Error) ExitCode() int { return e.Code }

// Code returns the exit code for err: OK for nil, the code of the first Coder
// in its chain, else Software.
func Code(err error) int {
	if err == nil {
		return OK
	}
	if c, ok := errors.AsType[Coder](err); ok {
		return c.ExitCode()
	}
	return Software
}
