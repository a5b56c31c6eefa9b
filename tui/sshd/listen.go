package sshd

import (
	"errors"
	"net"
	"os"
	"syscall"
	"time"
)

// deadPeer is how long data may stay unacknowledged before a connection counts
// as dead.
const deadPeer = 30 * time.Second

// windowsAddressInUse is WSAEADDRINUSE.
const windowsAddressInUse = syscall.Errno(10048)

// Listen opens the TCP address ("host:port", or ":port" for all networks).
// Its errors are half sentences for the person who chose the address: what is
// in the way. Which option chooses another one is for the caller to say.
func Listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err == nil {
		return l, nil
	}
	port := "port " + address
	if _, p, split := net.SplitHostPort(address); split == nil {
		port = "port " + p
	}
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, windowsAddressInUse):
		return nil, &notListening{port + " is in use by another program", err}
	case errors.Is(err, syscall.EACCES):
		return nil, &notListening{"this account may not listen on " + port + ", only above 1023", err}
	}
	return nil, &notListening{address + " cannot be listened on (" + inner(err).Error() + ")", err}
}

// notListening says in words what Go says in its own, which stay its cause.
type notListening struct {
	words string
	cause error
}

func (e *notListening) Error() string { return e.words }
func (e *notListening) Unwrap() error { return e.cause }

// inner is what went wrong without the address and the calls that led there.
func inner(err error) error {
	var call *os.SyscallError
	var op *net.OpError
	switch {
	case errors.As(err, &call):
		return call.Err
	case errors.As(err, &op):
		return op.Err
	}
	return err
}

// tune asks the kernel to find dead peers early. What it refuses is made good
// by the door's own keepalive.
func tune(conn net.Conn) {
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return
	}
	_ = tcp.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3})
	_ = setUserTimeout(tcp, deadPeer)
}
