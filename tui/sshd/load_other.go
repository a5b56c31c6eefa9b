//go:build !unix

package sshd

import "time"

// processorTime cannot be had here.
func processorTime() (time.Duration, bool) { return 0, false }
