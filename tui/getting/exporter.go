package getting

import (
	"context"

	"serendip/model"
)

// Exporter writes sessions out as files. The program around the screens gives one.
type Exporter interface {
	// Formats are all there are, in the order in which they are offered.
	Formats() []Format
	// Folder is where files go.
	Folder() string
	// Fetch is the command that fetches a session in these formats to another machine.
	Fetch(s model.SessionID, formats []string) string
	// Write writes a session into the folder and takes its time. Unless it may replace, files that are there are kept:
	// then Taken names them and nothing was written. It tells how many files of how many are made. The error's text is
	// fit to be read; when ctx ended first, it is ctx's own and nothing was written.
	Write(ctx context.Context, s model.SessionID, formats []string, replace bool, told func(done, n int)) (Written, error)
}

// Format is one way in which a session leaves.
type Format struct {
	Name  string // as it is asked for: "md"
	About string // in a few words
	Asked bool   // is written only when somebody marks it
}

// Written is what came of writing.
type Written struct {
	Files []string // the names of those that are in the folder now
	Taken []string // the names that were in the way
	Notes []string // what else should be known, a sentence each
}
