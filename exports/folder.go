package exports

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"serendip/session"
)

// Writing is how files are put into a folder.
type Writing struct {
	Replace bool              // over files of the same names; else they are kept, and nothing is written
	Told    func(done, n int) // hears how many files of how many are made; nil when nobody asks
}

// TakenError says that files of these names are in a folder already, and that nothing was written.
type TakenError struct {
	Folder string
	Names  []string
}

// Error names at most three of them.
func (e *TakenError) Error() string {
	const most = 3
	names := strings.Join(e.Names[:min(most, len(e.Names))], ", ")
	if more := len(e.Names) - most; more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	if len(e.Names) == 1 {
		return fmt.Sprintf("%s is in %s already; nothing was written", names, e.Folder)
	}
	return fmt.Sprintf("%s are in %s already; nothing was written", names, e.Folder)
}

// Files writes files into a folder. It makes the folder when it is not there, and answers the paths that it wrote. Until
// all of them are safely on disk under other names none gets its own, and it never writes outside the folder, whatever
// links lie in it. When ctx ends before that, nothing was written. What an earlier writer left half written is removed.
// The error is a *TakenError, a *session.Error or ctx's own.
func (w Writing) Files(ctx context.Context, dir string, files []File) ([]string, error) {
	if err := w.free(dir, files); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, refused(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, refused(dir, err)
	}
	defer root.Close()
	if folder, err := root.Open("."); err == nil {
		defer folder.Close() // ends the lock
		writingHere(folder, func(alone bool) { sweep(root, alone, time.Now()) })
	}
	staged := make([]string, len(files))
	for i := range staged {
		staged[i] = passingName()
	}
	defer func() {
		for _, name := range staged {
			_ = root.Remove(name) // what was renamed is no longer there
		}
	}()
	if err := w.stage(ctx, root, dir, staged, files); err != nil {
		return nil, err
	}
	if err := w.free(dir, files); err != nil { // somebody else wrote meanwhile
		return nil, err
	}
	return settle(root, dir, staged, files)
}

// stage writes files under passing names, as many at a time as there are processors.
func (w Writing) stage(ctx context.Context, root *os.Root, dir string, staged []string, files []File) error {
	all, going := errgroup.WithContext(ctx)
	all.SetLimit(runtime.GOMAXPROCS(0))
	var telling sync.Mutex
	done := 0
	for i, f := range files {
		all.Go(func() error {
			if err := going.Err(); err != nil {
				return err
			}
			if err := stage(root, staged[i], f); err != nil {
				return refused(filepath.Join(dir, f.Name), err)
			}
			telling.Lock()
			defer telling.Unlock()
			if done++; w.Told != nil {
				w.Told(done, len(files))
			}
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// free fails when a name is taken that is not to be replaced.
func (w Writing) free(dir string, files []File) error {
	if w.Replace {
		return nil
	}
	var taken []string
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(f.Name))); err == nil {
			taken = append(taken, f.Name)
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return &TakenError{Folder: dir, Names: taken}
}

// settle makes folders and gives staged files their names, and answers their paths.
func settle(root *os.Root, dir string, staged []string, files []File) ([]string, error) {
	var written []string
	var folders []string
	for _, f := range files {
		in := filepath.Dir(filepath.FromSlash(f.Name))
		if slices.Contains(folders, in) {
			continue
		}
		if err := root.MkdirAll(in, 0o700); err != nil {
			return nil, refused(filepath.Join(dir, in), err)
		}
		folders = append(folders, in)
	}
	for i, f := range files {
		name := filepath.FromSlash(f.Name)
		if err := root.Rename(staged[i], name); err != nil {
			return written, refused(filepath.Join(dir, name), err)
		}
		written = append(written, filepath.Join(dir, name))
	}
	for _, in := range folders { // makes the names durable, where folders can be synced
		if folder, err := root.Open(in); err == nil {
			_ = folder.Sync()
			_ = folder.Close()
		}
	}
	return written, nil
}

// stage writes one file under a passing name, down to the disk.
func stage(root *os.Root, name string, f File) (err error) {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	w := bufio.NewWriterSize(file, 256<<10)
	if err := f.Write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Sync()
}

// refused says what could not be written, why, and what to do.
func refused(path string, err error) error {
	if own := (*session.Error)(nil); errors.As(err, &own) { // the format itself says why
		return err
	}
	what := "choose another folder"
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		what = "make room, or choose another folder"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		what = "choose a folder that you may write to"
	case errors.Is(err, fs.ErrExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		what = "something else of that name is in the way; choose another folder"
	}
	var on *fs.PathError
	if errors.As(err, &on) {
		err = on.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return &session.Error{Code: session.Unavailable, Message: fmt.Sprintf("%s was not written (%v); %s", path, err, what), Cause: err}
}
