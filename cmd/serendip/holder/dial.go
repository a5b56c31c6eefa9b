package holder

import (
	"context"
	"errors"
	"fmt"
	"net"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
)

// ErrNoHolder is found by errors.Is in the error of Dial when nobody answers
// for the folder.
var ErrNoHolder = errors.New("nobody holds the data folder")

// Conn is a connection to a holder, for one request: call Run or Attach once,
// or Close.
type Conn struct {
	Holder Card // who answers

	wire *wire
}

// Dial connects to the holder of dir. Its errors are *exit.Error with
// Unavailable: ErrNoHolder when nobody answers.
func Dial(ctx context.Context, dir datadir.Dir) (*Conn, error) {
	card, err := readCard(dir)
	if err != nil {
		return nil, nobody(dir, err)
	}
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "unix", card.Socket)
	if err != nil {
		return nil, nobody(dir, err)
	}
	unix, ok := conn.(*net.UnixConn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%s is not a Unix socket", card.Socket), conn.Close())
	}
	if err := checkPeer(unix); err != nil {
		return nil, errors.Join(nobody(dir, err), conn.Close())
	}
	return &Conn{Holder: card, wire: &wire{conn: unix}}, nil
}

// Close ends the connection; a request under way is cancelled.
func (c *Conn) Close() error { return c.wire.conn.Close() }

func nobody(dir datadir.Dir, err error) error {
	return &exit.Error{
		Code: exit.Unavailable, Cause: errors.Join(ErrNoHolder, err),
		Message: fmt.Sprintf("no running Serendip answers for %s; start one with that folder first", dir.Path()),
	}
}
