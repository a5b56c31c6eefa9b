package relay

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"
)

// Login is how to come in at the server: with the keys and the known hosts that OpenSSH uses here.
type Login struct {
	Home   string // the folder that holds .ssh
	Agent  string // the agent's socket; "" for none
	Within time.Duration
}

// dialFor is how long a server may take to let us in, unless Within says otherwise.
const dialFor = 15 * time.Second

// dial comes in at a server. Its errors are half sentences for whoever named the server.
func (l Login) dial(ctx context.Context, t Target) (*ssh.Client, error) {
	hosts, algorithms, err := l.known(t)
	if err != nil {
		return nil, err
	}
	keys, closeAgent := l.keys()
	defer closeAgent()
	if len(keys) == 0 {
		return nil, fmt.Errorf("no SSH key was found in %s, and no agent has one", filepath.Join(l.Home, ".ssh"))
	}
	within := l.Within
	if within == 0 {
		within = dialFor
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", t.Address())
	if err != nil {
		return nil, fmt.Errorf("%s does not answer (%w)", t.Address(), err)
	}
	_ = conn.SetDeadline(time.Now().Add(within))
	c, channels, requests, err := ssh.NewClientConn(conn, t.Address(), &ssh.ClientConfig{
		User: t.User, Auth: []ssh.AuthMethod{ssh.PublicKeys(keys...)}, HostKeyCallback: hosts, HostKeyAlgorithms: algorithms,
	})
	if err != nil {
		return nil, errors.Join(explained(t, err), ignored(conn.Close()))
	}
	_ = conn.SetDeadline(time.Time{})
	return ssh.NewClient(c, channels, requests), nil
}

// ignored is for what can no longer matter.
func ignored(error) error { return nil }

// explained says what to do about the two ways in which a server refuses.
func explained(t Target, err error) error {
	var unknown *knownhosts.KeyError
	switch {
	case errors.As(err, &unknown) && len(unknown.Want) > 0:
		return fmt.Errorf("%s shows another key than the one in known_hosts: it may be another machine", t.Host)
	case errors.As(err, &unknown):
		return notKnown(t)
	}
	return fmt.Errorf("%s lets us not in (%w)", t, err)
}

func notKnown(t Target) error {
	return fmt.Errorf("%s is not known on this machine yet: connect once with `ssh -p %d %s@%s`, compare its fingerprint, and try again", t.Host, t.Port, t.User, t.Host)
}

// known reads the known hosts, and which kinds of key the server is known by.
func (l Login) known(t Target) (ssh.HostKeyCallback, []string, error) {
	check, err := knownhosts.New(filepath.Join(l.Home, ".ssh", "known_hosts"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, notKnown(t)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("the known hosts can't be read (%w)", err)
	}
	var wanted *knownhosts.KeyError
	if err := check(t.Address(), &net.TCPAddr{IP: net.IPv4zero}, noKey{}); !errors.As(err, &wanted) || len(wanted.Want) == 0 {
		return nil, nil, notKnown(t)
	}
	var kinds []string
	for _, k := range wanted.Want {
		kinds = append(kinds, algorithmsOf(k.Key.Type())...)
	}
	return check, kinds, nil
}

// algorithmsOf are the signatures that a kind of key makes.
func algorithmsOf(kind string) []string {
	if kind == ssh.KeyAlgoRSA {
		return []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	}
	return []string{kind}
}

// noKey is a key that nobody has: asking for it tells which ones are known.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return []byte("none") }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }

// keys are the agent's and those of the files that OpenSSH tries, as far as they need no passphrase.
func (l Login) keys() (keys []ssh.Signer, done func()) {
	done = func() {}
	if l.Agent != "" {
		if conn, err := net.Dial("unix", l.Agent); err == nil {
			done = func() { _ = conn.Close() }
			if held, err := agent.NewClient(conn).Signers(); err == nil {
				keys = held
			}
		}
	}
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		raw, err := os.ReadFile(filepath.Join(l.Home, ".ssh", name))
		if err != nil {
			continue
		}
		if key, err := ssh.ParsePrivateKey(raw); err == nil {
			keys = append(keys, key)
		}
	}
	return keys, done
}
