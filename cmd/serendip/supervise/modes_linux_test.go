package supervise_test

import "golang.org/x/sys/unix"

// modes reads the line discipline.
func (p *play) modes() unix.Termios {
	p.t.Helper()
	m, err := unix.IoctlGetTermios(int(p.tty.Fd()), unix.TCGETS)
	if err != nil {
		p.t.Fatal(err)
	}
	return *m
}
