package sshd

import (
	"regexp"
	"strings"

	"golang.org/x/crypto/ssh"
)

// A terminal that does not know its size gets this one.
const defaultWidth, defaultHeight = 80, 24

// maxPTY is the longest pty-req looked at, in bytes.
const maxPTY = 4096

var (
	termName = regexp.MustCompile(`^[A-Za-z0-9._+-]{1,32}$`)
	envName  = regexp.MustCompile(`^(LANG|LC_[A-Z_]{1,32}|COLORTERM|NO_COLOR)$`)
	envValue = regexp.MustCompile(`^[ -~]*$`)
)

// size is a terminal's columns and rows, within the limits.
type size struct{ width, height int }

// clamp brings what a client said of its size within the limits.
func (l Limits) clamp(columns, rows uint32) size {
	side := func(v uint32, zero, low, high int) int {
		if v == 0 {
			return zero
		}
		return int(max(int64(low), min(int64(v), int64(high))))
	}
	return size{
		side(columns, defaultWidth, l.MinWidth, l.MaxWidth),
		side(rows, defaultHeight, l.MinHeight, l.MaxHeight),
	}
}

// parsePTY reads a pty-req: terminal type and size.
func (l Limits) parsePTY(payload []byte) (term string, s size, ok bool) {
	var p struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}
	if len(payload) > maxPTY || ssh.Unmarshal(payload, &p) != nil {
		return "", size{}, false
	}
	switch {
	case p.Term == "":
		p.Term = "dumb"
	case !termName.MatchString(p.Term):
		p.Term = "xterm-256color"
	}
	return p.Term, l.clamp(p.Columns, p.Rows), true
}

// parseResize reads a window-change.
func (l Limits) parseResize(payload []byte) (size, bool) {
	var p struct{ Columns, Rows, Width, Height uint32 }
	if ssh.Unmarshal(payload, &p) != nil {
		return size{}, false
	}
	return l.clamp(p.Columns, p.Rows), true
}

// parseEnv reads an env request and reports whether it may be kept.
func (l Limits) parseEnv(payload []byte) (name, value string, ok bool) {
	var p struct{ Name, Value string }
	// Two lengths of four bytes stand before name and value.
	if len(payload) > l.EnvBytes+8 || ssh.Unmarshal(payload, &p) != nil {
		return "", "", false
	}
	return p.Name, p.Value, envName.MatchString(p.Name) && envValue.MatchString(p.Value)
}

// maxCommand is the longest command looked at, in bytes: more than any verb takes. What is longer comes through the pipe.
const maxCommand = 16 << 10

// parseCommand reads an exec request.
func parseCommand(payload []byte) (string, bool) {
	var p struct{ Command string }
	if len(payload) > maxCommand || ssh.Unmarshal(payload, &p) != nil {
		return "", false
	}
	return strings.ToValidUTF8(p.Command, "\uFFFD"), true
}

// isSFTP reports whether a subsystem request is for files: no other one is known.
func isSFTP(payload []byte) bool {
	var p struct{ Name string }
	return len(payload) <= maxCommand && ssh.Unmarshal(payload, &p) == nil && p.Name == "sftp"
}
