//go:build !windows

package vault

import (
	"errors"
	"os"
)

// SyncFolder makes a new or removed name in a folder survive a pulled plug.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
