package rehearse

import (
	"context"
	"fmt"
	"net"
	"time"

	"golang.org/x/crypto/ssh"
)

// dial opens a connection to the door under a user name. It ends with ctx, however stuck it is.
func (r *run) dial(ctx context.Context, user string) (*ssh.Client, error) {
	raw, err := new(net.Dialer).DialContext(ctx, "tcp", r.Address)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = raw.Close() })
	_ = raw.SetDeadline(time.Now().Add(patience)) // for the handshake; a socket without deadlines just waits longer
	conn, channels, requests, err := ssh.NewClientConn(raw, r.Address, &ssh.ClientConfig{
		User: user,
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if got := ssh.FingerprintSHA256(key); got != r.Fingerprint {
				return fmt.Errorf("the door's key is %s, not %s", got, r.Fingerprint)
			}
			return nil
		},
	})
	if err != nil {
		_ = raw.Close() // it is of no use any more
		return nil, err
	}
	_ = raw.SetDeadline(time.Time{})
	return ssh.NewClient(conn, channels, requests), nil
}

// code is what one of the people comes in with: their own, once they are on file, else the session's.
func (r *run) code(i int) string {
	s := r.Live.Snapshot()
	if p := r.who(s, i); !p.IsZero() {
		return s.PersonCode(p)
	}
	return s.SessionCode(s.State.Session(r.Session))
}

// agreed says whether one of the people was asked already whether they agree to what is kept of them.
func (r *run) agreed(i int) bool {
	s := r.Live.Snapshot()
	return s.State.Details(r.who(s, i)).Consent
}

// hand is how a person of this way acts.
func (r *run) hand(p person, i int) hand {
	switch p.way {
	case talking:
		return &words{r, &talk{run: r, i: i}}
	case commanding:
		return &words{r, &command{run: r, i: i}}
	case present:
		return &raised{run: r, i: i}
	case typing, newcomer:
	}
	return &typist{run: r, i: i}
}
