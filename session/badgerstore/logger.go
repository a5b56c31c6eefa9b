package badgerstore

import (
	"fmt"
	"log/slog"
	"strings"
	"sync"
)

// badgerLog passes what Badger says to our log, and keeps the first error: Badger only logs that it leaves out a table
// whose checksum is wrong, and opens without it.
type badgerLog struct {
	log   *slog.Logger
	mu    sync.Mutex
	first error
}

func (l *badgerLog) Errorf(format string, args ...any) {
	line := trimmed(format, args)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.first == nil {
		l.first = fmt.Errorf("badger: %s", line)
	}
	l.log.Error(line, "part", "badger")
}

func (l *badgerLog) Warningf(format string, args ...any) {
	l.log.Warn(trimmed(format, args), "part", "badger")
}
func (l *badgerLog) Infof(format string, args ...any) {
	l.log.Debug(trimmed(format, args), "part", "badger")
}

// Debugf is dropped: Badger speaks of every single write.
func (l *badgerLog) Debugf(string, ...any) {}

// failed is the first error that was logged.
func (l *badgerLog) failed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.first
}

func trimmed(format string, args []any) string {
	return strings.TrimSpace(fmt.Sprintf(format, args...))
}
