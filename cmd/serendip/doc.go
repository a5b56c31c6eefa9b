// Command serendip runs live workshops: it keeps the data folder, opens the SSH door, draws the local screens, and
// answers its verbs in the same way on the local command line, to other processes while it runs, and over SSH.
//
// main.go starts it, one file holds each verb, and everything that a verb may know of the world is in Env. What a
// workshop is, what may happen in it and how it looks is the business of the packages that this one plugs together.
//
// The exit codes of all verbs are those of sysexits(3), see package exit:
//
//	 0  done
//	64  the command line is wrong
//	65  the input, or what is on disk, is not what it says it is; nothing was changed
//	66  a file, a session or a programme that was named is not there
//	69  not now: the folder is held by another process, a port is taken, the door is closed
//	70  a fault of the program
//	73  a file or a folder cannot be made, or is there already
//	74  reading or writing failed, or a disk is full: what was not confirmed was not saved
//	75  it was right a moment ago: look again, then try again
//	77  not allowed
package main
