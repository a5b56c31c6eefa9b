package exports

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"serendip/session"
)

// WriteAll writes a report into a folder in the named formats; none means all of them. See [WriteFiles].
func WriteAll(dir string, r Report, formats ...string) ([]string, error) {
	files, err := Files(r, formats...)
	if err != nil {
		return nil, err
	}
	return WriteFiles(dir, files)
}

// WriteFiles writes files into a folder, over what has their names there. See [Writing.Files].
func WriteFiles(dir string, files []File) ([]string, error) {
	return Writing{Replace: true}.Files(context.Background(), dir, files)
}

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
// links lie in it. When ctx ends before that, nothing was written. The error is a *TakenError, a *session.Error or
// ctx's own.
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
	staged := make([]string, 0, len(files))
	defer func() {
		for _, name := range staged {
			_ = root.Remove(name) // what was renamed is no longer there
		}
	}()
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name := ".serendip-" + rand.Text()
		staged = append(staged, name)
		if err := stage(root, name, f); err != nil {
			return nil, refused(filepath.Join(dir, f.Name), err)
		}
		if w.Told != nil {
			w.Told(i+1, len(files))
		}
	}
	if err := w.free(dir, files); err != nil { // somebody else wrote meanwhile
		return nil, err
	}
	return settle(root, dir, staged, files)
}

// free fails when a name is taken that is not to be replaced.
func (w Writing) free(dir string, files []File) error {
	if w.Replace {
		return nil
	}
	var taken []string
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.Name)); err == nil {
			taken = append(taken, f.Name)
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return &TakenError{Folder: dir, Names: taken}
}

// settle gives staged files their names, and answers their paths.
func settle(root *os.Root, dir string, staged []string, files []File) ([]string, error) {
	var written []string
	for i, f := range files {
		if err := root.Rename(staged[i], f.Name); err != nil {
			return written, refused(filepath.Join(dir, f.Name), err)
		}
		written = append(written, filepath.Join(dir, f.Name))
	}
	if folder, err := root.Open("."); err == nil { // makes the names durable, where folders can be synced
		_ = folder.Sync()
		_ = folder.Close()
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
	what := "make room, or choose another folder"
	switch {
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
