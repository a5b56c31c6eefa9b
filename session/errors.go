package session

import "fmt"

// Code says to machines what kind of refusal an Error is; verbs map it to exit codes.
type Code string

// The codes. Each has one meaning everywhere: on the command line, over SSH and in tests.
const (
	Invalid     Code = "invalid"     // what was asked makes no sense; nothing changed
	Denied      Code = "denied"      // the actor's role may not do this
	Missing     Code = "missing"     // what was named is not there
	Conflict    Code = "conflict"    // it was right a moment ago; look again
	Unavailable Code = "unavailable" // not now: the disk is full, the door is closed, another holder
	Damaged     Code = "damaged"     // what is on disk is not what was written
	NotSaved    Code = "not-saved"   // the command was not kept; send it again
)

// Error is a refusal: the code is for machines, the message is fit to be read on a projected screen.
type Error struct {
	Code    Code
	Message string
	Cause   error // nil when there is nothing beneath
}

// Error is the message alone.
func (e *Error) Error() string { return e.Message }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Refuse makes an Error from a sentence.
func Refuse(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}
