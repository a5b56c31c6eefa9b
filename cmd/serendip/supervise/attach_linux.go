package supervise

import (
	"os/exec"
	"syscall"
)

// attach lets the child end when its parent is killed, so that it doesn't
// fight the shell for the terminal.
func attach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
}
