package relaytest

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"

	charm "charm.land/ssh"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"serendip/cmd/serendip/relay"
)

// Server is an SSH server that forwards, as OpenSSH with AllowTcpForwarding does.
type Server struct {
	Target relay.Target
	mu     sync.Mutex
	open   []net.Conn
}

// Cut ends every connection that the server has.
func (s *Server) Cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.open {
		_ = c.Close()
	}
	s.open = nil
}

func signer(t testing.TB) (ssh.Signer, []byte) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key, pem.EncodeToMemory(block)
}

// Start serves on loopback, and makes a home that knows the server and whose key it takes.
func Start(t testing.TB) (*Server, relay.Login) {
	t.Helper()
	host, _ := signer(t)
	own, file := signer(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{}
	forward := &charm.ForwardedTCPHandler{}
	srv := &charm.Server{
		HostSigners:                   []charm.Signer{host},
		PublicKeyHandler:              func(_ charm.Context, key charm.PublicKey) bool { return charm.KeysEqual(key, own.PublicKey()) },
		LocalPortForwardingCallback:   func(charm.Context, string, uint32) bool { return true },
		ReversePortForwardingCallback: func(charm.Context, string, uint32) bool { return true },
		ChannelHandlers:               map[string]charm.ChannelHandler{"direct-tcpip": charm.DirectTCPIPHandler},
		RequestHandlers:               map[string]charm.RequestHandler{"tcpip-forward": forward.HandleSSHRequest, "cancel-tcpip-forward": forward.HandleSSHRequest},
		ConnCallback: func(_ charm.Context, c net.Conn) net.Conn {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.open = append(s.open, c)
			return c
		},
	}
	go func() { _ = srv.Serve(l) }() // ends with Close
	t.Cleanup(func() { srv.Close(); s.Cut() })

	home := t.TempDir()
	dir := filepath.Join(home, ".ssh")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	known := knownhosts.Line([]string{knownhosts.Normalize(l.Addr().String())}, host.PublicKey())
	for name, text := range map[string]string{"known_hosts": known + "\n", "id_ed25519": string(file)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Target, err = relay.ParseTarget("ada@" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return s, relay.Login{Home: home}
}
