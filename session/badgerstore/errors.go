package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"serendip/session"
)

// refuse makes an error of a sentence and the cause beneath it.
func refuse(code session.Code, cause error, format string, args ...any) *session.Error {
	return &session.Error{Code: code, Message: fmt.Sprintf(format, args...), Cause: cause}
}

// damaged says what is wrong in the folder and how to get back to work.
func damaged(dir string, cause error, format string, args ...any) *session.Error {
	return refuse(session.Damaged, cause, "The store in %s is damaged: %s. Leave it as it is and restore the newest backup "+
		"with `serendip restore FILE` into an empty folder.", dir, fmt.Sprintf(format, args...))
}

// unusable explains why the folder cannot be opened or written at all.
func unusable(dir string, err error) *session.Error {
	var known *session.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, syscall.ENOSPC):
		return full(dir, 0, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return refuse(session.Unavailable, err, "The store in %s cannot be written: the folder is read-only or belongs to "+
			"somebody else. Choose another folder with `--data DIR`, or give this one to you.", dir)
	default:
		return refuse(session.Unavailable, err, "The store in %s cannot be opened: %v. Choose another folder with `--data DIR`, "+
			"or look at this one.", dir, err)
	}
}

// full says that the disk has too little room. errors.Is finds session.ErrFull in it.
func full(dir string, free uint64, err error) *session.Error {
	if err == nil {
		err = session.ErrFull
	} else {
		err = errors.Join(session.ErrFull, err)
	}
	return refuse(session.Unavailable, err, "The disk of %s has %d MB free and %d MB are needed: nothing was saved. "+
		"Make room there, then try again; what was saved before is safe.", dir, free>>20, MinFree>>20)
}

// broken is the answer to everything after the disk failed in the middle of a commit.
func broken(dir string, err error) *session.Error {
	return refuse(session.NotSaved, err, "The disk of %s failed while saving (%v). Nothing more is saved until Serendip is "+
		"started again; what was confirmed is safe.", dir, err)
}
