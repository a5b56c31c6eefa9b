//go:build unix

package datadir

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// runtimeFolders lists the places of Runtime, best first. The last has a short
// name on every Unix, for a temporary folder whose own name is long.
func runtimeFolders(getenv func(string) string) []string {
	mine := "serendip-" + strconv.Itoa(os.Getuid())
	var folders []string
	if named := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(named) {
		folders = append(folders, filepath.Join(named, "serendip"))
	}
	return append(folders, filepath.Join(os.TempDir(), mine), filepath.Join("/tmp", mine))
}

// ownedByUs reports whether the owner of a file is the user of this process.
func ownedByUs(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}
