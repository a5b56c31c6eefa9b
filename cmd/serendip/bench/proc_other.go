//go:build !linux

package bench

import (
	"errors"
	"time"
)

func processorTime() (time.Duration, error) { return 0, errors.ErrUnsupported }

func resident() (int64, error) { return 0, errors.ErrUnsupported }

func mostFiles() (int, error) { return 0, errors.ErrUnsupported }
