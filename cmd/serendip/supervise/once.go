package supervise

import (
	"context"
	"os"
	"os/exec"
	"time"
)

// grace is how long a child that was asked to end may take.
const grace = 10 * time.Second

// how a child ended.
type how int

const (
	finished how = iota // by itself, with an exit code
	stopped             // because somebody asked it to
	crashed
)

// end is the end of one child.
type end struct {
	how   how
	code  int    // for this process to end with
	words string // for the log and for people
}

// once runs one child to its end.
func (p *parent) once(ctx context.Context, signals <-chan os.Signal, attempt int) (end, error) {
	cmd := exec.Command(p.program, p.Args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = p.Stdin, p.Stdout, p.Log
	cmd.Env = p.env(attempt)
	cmd.WaitDelay = time.Second // for grandchildren that keep the log open
	attach(cmd)
	if err := cmd.Start(); err != nil {
		return end{}, err
	}

	gone := make(chan struct{})
	asked := make(chan bool, 1)
	go func() { asked <- watch(ctx, cmd.Process, signals, gone) }()
	_ = cmd.Wait() // what it says is in ProcessState
	close(gone)

	result := judge(cmd.ProcessState)
	if <-asked {
		result.how = stopped
	}
	return result, nil
}

// watch passes on to the child that it is to end, and kills it when it takes
// too long. It returns when the child is gone, and reports whether an end was
// asked for.
func watch(ctx context.Context, child *os.Process, signals <-chan os.Signal, gone <-chan struct{}) (asked bool) {
	cancelled := ctx.Done()
	var late <-chan time.Time
	stop := func(sig os.Signal) {
		asked = true
		if late == nil {
			late = time.After(grace)
		}
		_ = passOn(child, sig) // it may be gone already
	}
	for {
		select {
		case <-gone:
			return asked || ctx.Err() != nil || pending(signals)
		case sig := <-signals:
			if ends(sig) {
				stop(sig)
			}
		case <-cancelled:
			cancelled = nil
			stop(terminate)
		case <-late:
			_ = child.Kill() // it may be gone already
		}
	}
}

// pending reports whether a signal that asks for the end came together with
// it.
func pending(signals <-chan os.Signal) bool {
	for {
		select {
		case sig := <-signals:
			if ends(sig) {
				return true
			}
		default:
			return false
		}
	}
}
