package supervise

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// CrashCode is the exit code by which a child says that it crashed and wants
// to be started again. It is the one that a Go panic gives.
const CrashCode = 2

// MaxResume is the longest text, in bytes, that SetResume takes.
const MaxResume = 64 << 10

// The environment by which a child knows its parent.
const (
	deskVariable    = "SERENDIP_CHILD"   // the folder that the two share
	attemptVariable = "SERENDIP_ATTEMPT" // how often it was started before
)

// ChildInfo is what a child knows about its run. A nil *ChildInfo is a program
// without a parent: it may be used, and does nothing.
type ChildInfo struct {
	Attempt int    // how many children of this parent crashed before, from 0
	Resume  string // what the latest of them gave to SetResume, or ""

	desk desk
}

// Child reports whether this process was started by Run. It takes the marks
// out of the environment, so that programs started from here are no children;
// call it once, first thing in main.
func Child() (*ChildInfo, bool) {
	folder := os.Getenv(deskVariable)
	attempt, err := strconv.Atoi(os.Getenv(attemptVariable))
	if folder == "" || err != nil {
		return nil, false
	}
	if err := errors.Join(os.Unsetenv(deskVariable), os.Unsetenv(attemptVariable)); err != nil {
		return nil, false
	}
	info := &ChildInfo{Attempt: attempt, desk: desk{folder}}
	if state, err := os.ReadFile(info.desk.resume()); err == nil {
		info.Resume = string(state)
	}
	return info, true
}

// SetResume leaves state for the next child, in case this one crashes. It
// replaces what was left before, whole or not at all.
func (c *ChildInfo) SetResume(state string) error {
	if c == nil {
		return nil
	}
	if len(state) > MaxResume {
		return fmt.Errorf("the screen to come back to is described in %d bytes, more than %d", len(state), MaxResume)
	}
	fresh := c.desk.resume() + ".new"
	if err := os.WriteFile(fresh, []byte(state), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, c.desk.resume())
}

// Farewell returns a writer for the words that the parent says on the terminal
// after this child has ended by itself. What is written before a crash is
// forgotten. Close it, or just exit.
func (c *ChildInfo) Farewell() (io.WriteCloser, error) {
	if c == nil {
		return nil, errors.New("there is no parent to say it")
	}
	return os.OpenFile(c.desk.farewell(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// desk is the private folder that a parent and its children share.
type desk struct{ folder string }

func (d desk) resume() string   { return filepath.Join(d.folder, "resume") }
func (d desk) farewell() string { return filepath.Join(d.folder, "farewell") }

// newDesk makes a folder for this user alone under scratch, or under the
// temporary folder when scratch is empty.
func newDesk(scratch string) (desk, error) {
	folder, err := os.MkdirTemp(scratch, "child-*")
	return desk{folder}, err
}

// say copies what the child left to be said, at most 64 KiB of it.
func (d desk) say(to io.Writer) {
	words, err := os.Open(d.farewell())
	if err != nil {
		return // nothing was left
	}
	defer words.Close() // it was only read
	_, _ = io.Copy(to, io.LimitReader(words, 64<<10))
}

// forget drops the words of a child that crashed.
func (d desk) forget() { _ = os.Remove(d.farewell()) }

func (d desk) remove() { _ = os.RemoveAll(d.folder) }
