package holder

import "golang.org/x/sys/unix"

// peerUser returns the user at the other end of the socket.
func peerUser(fd uintptr) (user int, known bool, err error) {
	cred, err := unix.GetsockoptXucred(int(fd), unix.SOL_LOCAL, unix.LOCAL_PEERCRED)
	if err != nil {
		return 0, false, err
	}
	return int(cred.Uid), true, nil
}
