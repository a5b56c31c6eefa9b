package badgerstore

import (
	"fmt"
	"log/slog"
	"strings"
)

// badgerLog passes what Badger says to our log; Badger by itself prints it to the terminal.
type badgerLog struct{ log *slog.Logger }

func (l badgerLog) Errorf(format string, args ...any) {
	l.log.Error(sentence(format, args), "part", "badger")
}

func (l badgerLog) Warningf(format string, args ...any) {
	l.log.Warn(sentence(format, args), "part", "badger")
}

// Infof becomes a debug line: Badger tells much about itself.
func (l badgerLog) Infof(format string, args ...any) {
	l.log.Debug(sentence(format, args), "part", "badger")
}

// Debugf is dropped: Badger speaks of every single write.
func (l badgerLog) Debugf(string, ...any) {}

func sentence(format string, args []any) string {
	return strings.TrimSpace(fmt.Sprintf(format, args...))
}
