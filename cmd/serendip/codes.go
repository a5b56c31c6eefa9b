package main

import (
	"errors"
	"io/fs"

	"serendip/cmd/serendip/exit"
	"serendip/session"
	"serendip/session/intake"
	"serendip/session/templates"
)

// codeOf is the exit code of an error; doc.go lists what each means.
func codeOf(err error) int {
	var (
		coder    exit.Coder
		known    *session.Error
		place    *intake.Error
		problems *intake.Problems
		line     *templates.Error
		unknown  *templates.Unknown
	)
	switch {
	case err == nil:
		return exit.OK
	case errors.As(err, &coder):
		return coder.ExitCode()
	case errors.Is(err, session.ErrFull):
		return exit.IOErr
	case errors.As(err, &known):
		return refusalCode(known.Code)
	case errors.As(err, &place), errors.As(err, &problems), errors.As(err, &line):
		return exit.DataErr
	case errors.As(err, &unknown), errors.Is(err, fs.ErrNotExist):
		return exit.NoInput
	case errors.Is(err, fs.ErrPermission):
		return exit.NoPerm
	}
	return exit.Software
}

func refusalCode(c session.Code) int {
	switch c {
	case session.Invalid, session.Damaged:
		return exit.DataErr
	case session.Denied:
		return exit.NoPerm
	case session.Missing:
		return exit.NoInput
	case session.Conflict:
		return exit.TempFail
	case session.Unavailable:
		return exit.Unavailable
	case session.NotSaved:
		return exit.IOErr
	}
	return exit.Software
}

// codeWord is the code of an error as JSON says it: the session's own word, else one for the exit code.
func codeWord(err error) session.Code {
	code := codeOf(err)
	if code == exit.Usage {
		return "usage"
	}
	var known *session.Error
	if errors.As(err, &known) {
		return known.Code
	}
	switch code {
	case exit.DataErr:
		return session.Invalid
	case exit.NoInput:
		return session.Missing
	case exit.Unavailable:
		return session.Unavailable
	case exit.CantCreate:
		return "cannot-create"
	case exit.IOErr:
		return "io"
	case exit.TempFail:
		return session.Conflict
	case exit.NoPerm:
		return session.Denied
	case exit.Config:
		return "config"
	}
	return "internal"
}

// status is an exit code that another process has explained already.
type status int

// Error is never shown.
func (s status) Error() string { return "the command was not done" }

// ExitCode is the code.
func (s status) ExitCode() int { return int(s) }
