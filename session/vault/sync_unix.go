//go:build !windows

package vault

import (
	"errors"
	"os"
)

// syncFolder makes a new or removed name in a folder survive a pulled plug.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
