package sshd

import (
	"errors"
	"fmt"
	"net"
	"syscall"
	"time"
)

// deadPeer is how long data may stay unacknowledged before a connection counts
// as dead.
const deadPeer = 30 * time.Second

// windowsAddressInUse is WSAEADDRINUSE.
const windowsAddressInUse = syscall.Errno(10048)

// Listen opens the TCP address ("host:port", or ":port" for all networks).
// Its errors are sentences for the person who chose the address.
func Listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, windowsAddressInUse):
		return nil, fmt.Errorf("another program on this machine listens on %s already: end it, or choose another port: %w", address, err)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this account may not listen on %s: choose a port above 1023: %w", address, err)
	default:
		return nil, fmt.Errorf("%s cannot be listened on: %w", address, err)
	}
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
