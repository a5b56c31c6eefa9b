package relay

import (
	"context"
	"net"
)

// Dial connects to an address from an SSH server of one's own, as somebody elsewhere would. Closing the connection lets
// go of the server as well.
func Dial(ctx context.Context, t Target, l Login, address string) (net.Conn, error) {
	client, err := l.dial(ctx, t)
	if err != nil {
		return nil, NoEntry{err}
	}
	conn, err := client.DialContext(ctx, "tcp", address)
	if err != nil {
		_ = client.Close()
		return nil, err
	}
	return away{conn, client.Close}, nil
}

// NoEntry is why the server itself could not be entered: nothing was tried from there.
type NoEntry struct{ error }

type away struct {
	net.Conn
	leave func() error
}

// Close ends the connection and the stay on the server.
func (a away) Close() error {
	_ = a.Conn.Close()
	return a.leave()
}
