package exports

import (
	"crypto/rand"
	"os"
	"strings"
	"time"
)

// passing is how files are called while they are written; what follows it has passingLong letters.
const (
	passing     = ".serendip-"
	passingLong = 26
)

// passingName is a name that no other file has.
func passingName() string { return passing + rand.Text() }

// forgotten is how long a file under a passing name stays where it cannot be known whether its writer still runs.
const forgotten = time.Hour

// sweep removes what a writer left in a folder when it was ended in the middle. Alone says that nobody else writes there now.
func sweep(root *os.Root, alone bool, now time.Time) {
	folder, err := root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()         // it was only read
	all, _ := folder.ReadDir(-1) // a folder that may not be read is not swept
	for _, f := range all {
		rest, is := strings.CutPrefix(f.Name(), passing)
		info, err := f.Info()
		if !is || err != nil || !info.Mode().IsRegular() {
			continue
		}
		if alone && len(rest) == passingLong || now.Sub(info.ModTime()) > forgotten {
			_ = root.Remove(f.Name())
		}
	}
}
