package supervise

import (
	"os"
	"syscall"
)

// terminate stands for the end of the context; Windows has no such signal.
const terminate = syscall.SIGTERM

// Exit codes of Windows for programs that did not end by themselves.
const (
	firstFault  = 0xC0000000 // memory faults and the like, from here on
	controlExit = 0xC000013A // control-C, or the window was closed
)

// watched lists the console events that must not end the parent before its
// child, which gets them too.
func watched() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM}
}

// ends reports whether sig asks for the end of the program.
func ends(sig os.Signal) bool { return sig != os.Interrupt }

// passOn does nothing: the console gives its events to the child itself, and
// one that doesn't end is killed when its time is over.
func passOn(*os.Process, os.Signal) error { return nil }

// judge says how a child ended.
func judge(state *os.ProcessState) end {
	e := end{code: state.ExitCode(), words: state.String()}
	switch code := uint32(e.code); {
	case code == controlExit:
		e.how = stopped
	case code == CrashCode || code >= firstFault:
		e.how = crashed
	}
	return e
}
