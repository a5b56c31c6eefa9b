package datadir

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"serendip/cmd/serendip/exit"
)

// maxSocketPath is the longest path of a Unix socket that every platform
// takes, in bytes: 104 on macOS, with the closing zero.
const maxSocketPath = 103

// Socket returns where the holder of d listens: a path short enough for every
// platform, named by a hash of the folder's path, in a folder for sockets of
// this user alone (0700, ours, no link), which is made when it is missing. That
// is the first that can be used of $XDG_RUNTIME_DIR/serendip and a folder named
// by the user under the temporary one. Errors are *exit.Error with NoPerm or
// CantCreate.
func (d Dir) Socket(getenv func(string) string) (string, error) {
	sum := sha256.Sum256([]byte(d.path))
	name := hex.EncodeToString(sum[:8]) + ".sock"
	var refused error
	for _, folder := range runtimeFolders(getenv) {
		path := filepath.Join(folder, name)
		if len(path) > maxSocketPath {
			continue
		}
		err := private(folder)
		if err == nil {
			return path, nil
		}
		refused = errors.Join(refused, err)
	}
	if refused != nil {
		return "", refused
	}
	return "", &exit.Error{Code: exit.CantCreate, Message: "the names of the runtime and temporary folders are too long for a socket; set XDG_RUNTIME_DIR to a folder with a short name"}
}

// private makes folder for this user alone, or checks that it is so.
func private(folder string) error {
	if err := os.Mkdir(folder, 0o700); err == nil {
		return nil
	} else if !errors.Is(err, fs.ErrExist) {
		return &exit.Error{Code: exit.CantCreate, Cause: err, Message: fmt.Sprintf("the folder %s for sockets cannot be made: %v; set XDG_RUNTIME_DIR to a folder of your own", folder, err)}
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return &exit.Error{Code: exit.CantCreate, Cause: err, Message: fmt.Sprintf("the folder %s for sockets cannot be used: %v", folder, err)}
	}
	if !info.IsDir() || !ownedByUs(info) {
		return &exit.Error{Code: exit.NoPerm, Message: fmt.Sprintf("%s is not a folder of yours, and may be a trap; remove it, or set XDG_RUNTIME_DIR to a folder of your own", folder)}
	}
	return closeToOthers(folder)
}
