package holder

import (
	"fmt"
	"net"
	"os"
)

// checkPeer refuses the other end of a connection when it belongs to another
// user. Where the system doesn't tell, the folder of the socket guards it.
func checkPeer(conn *net.UnixConn) error {
	return checkUser(conn, os.Getuid())
}

func checkUser(conn *net.UnixConn, user int) error {
	raw, err := conn.SyscallConn()
	if err != nil {
		return err
	}
	var peer int
	var known bool
	var askErr error
	if err := raw.Control(func(fd uintptr) { peer, known, askErr = peerUser(fd) }); err != nil {
		return err
	}
	if askErr != nil {
		return askErr
	}
	if known && peer != user {
		return fmt.Errorf("the other end belongs to user %d, not %d", peer, user)
	}
	return nil
}
