package datadir

import (
	"io/fs"
	"os"
	"path/filepath"
)

// runtimeFolders lists the places of Runtime, best first. The temporary folder
// of Windows belongs to one user already.
func runtimeFolders(getenv func(string) string) []string {
	folders := []string{filepath.Join(os.TempDir(), "serendip")}
	if local := getenv("LOCALAPPDATA"); filepath.IsAbs(local) {
		folders = append(folders, filepath.Join(local, "serendip-run"))
	}
	return folders
}

// ownedByUs is always true: the folders of runtimeFolders are in the user's
// own profile, which Windows closes to others.
func ownedByUs(fs.FileInfo) bool { return true }
