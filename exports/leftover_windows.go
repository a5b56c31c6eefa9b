package exports

import "os"

// writingHere cannot lock a folder here: whether somebody else writes there is not known.
func writingHere(_ *os.File, sweep func(alone bool)) { sweep(false) }
