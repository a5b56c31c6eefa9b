//go:build unix

package supervise

import (
	"fmt"
	"os"
	"syscall"
)

// terminate is how a child is asked to end.
const terminate = syscall.SIGTERM

// watched lists the signals that must not end the parent before its child. The
// terminal sends SIGINT and SIGQUIT to both; what they mean is for the child to
// say. SIGTSTP, SIGCONT and SIGWINCH do to both what they always do.
func watched() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP}
}

// ends reports whether sig asks for the end of the program.
func ends(sig os.Signal) bool { return sig != syscall.SIGINT }

// passOn gives the child a signal that it has not got from the terminal.
func passOn(child *os.Process, sig os.Signal) error {
	if sig == syscall.SIGQUIT {
		return nil
	}
	return child.Signal(sig)
}

// judge says how a child ended. The code of a signal is 128 and its number, as
// shells have it.
func judge(state *os.ProcessState) end {
	status, ok := state.Sys().(syscall.WaitStatus)
	if ok && status.Signaled() {
		sig := status.Signal()
		e := end{how: crashed, code: 128 + int(sig), words: fmt.Sprintf("signal %d, %v", int(sig), sig)}
		switch sig {
		case syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGPIPE:
			e.how = stopped
		}
		return e
	}
	e := end{code: state.ExitCode(), words: state.String()}
	if e.code == CrashCode {
		e.how = crashed
	}
	return e
}
