package bench

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"
	"sync/atomic"

	"golang.org/x/crypto/ssh"
)

// bare is an SSH server that does nothing but broadcast: when anybody presses a key, everybody gets the same ready-made
// bytes in one write. What it takes is what the connection costs.
type bare struct {
	config       *ssh.ServerConfig
	first, every atomic.Pointer[[]byte] // what a newcomer gets, and what a broadcast is

	mu   sync.Mutex
	news map[chan struct{}]bool
}

// ServeBare runs a bare server on this machine and does what the parent asks of it, until in ends.
func ServeBare(ctx context.Context, in io.Reader, out io.Writer) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		return err
	}
	b := &bare{config: bareConfig(key), news: map[chan struct{}]bool{}}
	b.first.Store(ready(1))
	b.every.Store(ready(1))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close() // nobody listens any more
	go b.accept(l)
	at := hello{Address: l.Addr().String(), Fingerprint: ssh.FingerprintSHA256(key.PublicKey())}
	return obey(ctx, in, out, func(_ context.Context, words []string) (any, error) { return b.answer(at, words) })
}

// bareConfig takes the algorithms of the product's door; the parent looks whether both agreed on the same.
func bareConfig(key ssh.Signer) *ssh.ServerConfig {
	cfg := &ssh.ServerConfig{
		Config: ssh.Config{
			KeyExchanges: []string{ssh.KeyExchangeMLKEM768X25519, ssh.KeyExchangeCurve25519},
			Ciphers:      []string{ssh.CipherAES256GCM, ssh.CipherAES128GCM, ssh.CipherChaCha20Poly1305},
			MACs:         []string{ssh.HMACSHA256ETM, ssh.HMACSHA512ETM},
		},
		KeyboardInteractiveCallback: func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			return &ssh.Permissions{}, nil
		},
	}
	cfg.AddHostKey(key)
	return cfg
}

func ready(n int) *[]byte {
	b := bytes.Repeat([]byte{'.'}, max(n, 1))
	return &b
}

func (b *bare) answer(at hello, words []string) (any, error) {
	switch words[0] {
	case "hello":
		return at, nil
	case "send":
		b.broadcast()
		return nil, nil
	case "first", "every":
		n, err := strconv.Atoi(words[1])
		if words[0] == "first" {
			b.first.Store(ready(n))
		} else {
			b.every.Store(ready(n))
		}
		return n, err
	}
	of, err := own(words[0])
	if errors.Is(err, errNotOwn) {
		return nil, fmt.Errorf("nothing is known of %s", words[0])
	}
	return of, err
}

func (b *bare) broadcast() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.news {
		select {
		case c <- struct{}{}:
		default: // it has not written the last yet: one write will do for both
		}
	}
}

func (b *bare) accept(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		go b.serve(conn)
	}
}

func (b *bare) serve(conn net.Conn) {
	defer conn.Close() // it may be gone already
	_, channels, requests, err := ssh.NewServerConn(conn, b.config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for c := range channels {
		channel, requests, err := c.Accept()
		if err != nil {
			return
		}
		go b.session(channel, requests)
	}
}

// session writes to one client whenever there is something new.
func (b *bare) session(channel ssh.Channel, requests <-chan *ssh.Request) {
	for r := range requests {
		_ = r.Reply(true, nil) // who is gone hears nothing
		if r.Type == "shell" {
			break
		}
	}
	go ssh.DiscardRequests(requests)
	news, gone := make(chan struct{}, 1), make(chan struct{})
	go b.listen(channel, gone)
	if _, err := channel.Write(*b.first.Load()); err != nil {
		return
	}
	b.mu.Lock()
	b.news[news] = true
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		delete(b.news, news)
		b.mu.Unlock()
	}()
	for {
		select {
		case <-news:
			if _, err := channel.Write(*b.every.Load()); err != nil {
				return
			}
		case <-gone:
			return
		}
	}
}

// listen makes a broadcast of what is typed.
func (b *bare) listen(channel ssh.Channel, gone chan<- struct{}) {
	defer close(gone)
	keys := make([]byte, 64)
	for {
		if _, err := channel.Read(keys); err != nil {
			return
		}
		b.broadcast()
	}
}
