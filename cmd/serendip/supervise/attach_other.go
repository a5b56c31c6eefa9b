//go:build !linux

package supervise

import "os/exec"

// attach has nothing to do: only Linux tells a child that its parent is gone.
func attach(*exec.Cmd) {}
