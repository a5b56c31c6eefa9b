package sshd_test

import (
	"crypto/rand"
	"errors"
	"io"
	"net"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"serendip/tui/sshd"
)

func TestNoneIsNotAccepted(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	cfg := r.config("ada")
	cfg.Auth = nil // the library then tries "none" alone
	if c, err := ssh.Dial("tcp", r.address, cfg); err == nil {
		c.Close()
		t.Error("none was accepted")
	}
	if c, err := r.try("ada", ssh.Password("ada")); err == nil {
		c.Close()
		t.Error("a password was accepted")
	}
}

func TestAnyKeyIsAnIdentity(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	key := newKey(t)
	if out, _, code := r.run(r.dial("PLAIN+ada\x1b[31m-7k3m9q", ssh.PublicKeys(key)), `status`, ""); out != "status\n" || code != 0 {
		t.Fatalf("%q, status %d", out, code)
	}
	id := r.last()
	if id.Fingerprint != ssh.FingerprintSHA256(key.PublicKey()) || string(id.Key.Marshal()) != string(key.PublicKey().Marshal()) {
		t.Errorf("the key is not that of the connection: %+v", id)
	}
	if id.User != "ada[31m-7k3m9q" || !id.Plain || id.Facilitator || id.ClientVersion != "SSH-2.0-Go" {
		t.Errorf("identity: %+v", id)
	}
	if id.Remote.(*net.TCPAddr).Port == 0 {
		t.Error("no remote address")
	}
}

func TestNoKeyIsNoIdentity(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Facilitator: func(string) bool { t.Error("asked about no key"); return true }})
	r.run(r.dial("ada"), "status", "")
	if id := r.last(); id.Key != nil || id.Fingerprint != "" || id.Facilitator {
		t.Errorf("identity: %+v", id)
	}
}

// offered is somebody's public key in the hands of somebody else.
type offered struct{ key ssh.PublicKey }

func (o offered) PublicKey() ssh.PublicKey { return o.key }

func (o offered) Sign(io.Reader, []byte) (*ssh.Signature, error) {
	return nil, errors.New("this is not my key")
}

func TestAnOfferedKeyIsNoIdentity(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Facilitator: func(string) bool { return true }})
	r.run(r.dial("ada", ssh.PublicKeys(offered{newKey(t).PublicKey()}), noPrompts), "status", "")
	if id := r.last(); id.Fingerprint != "" || id.Key != nil || id.Facilitator {
		t.Errorf("an offer became an identity: %+v", id)
	}
}

func TestACertificateIsItsKey(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	key := newKey(t)
	cert := &ssh.Certificate{Key: key.PublicKey(), CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, newKey(t)); err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewCertSigner(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	r.run(r.dial("ada", ssh.PublicKeys(signer)), "status", "")
	if got := r.last().Fingerprint; got != ssh.FingerprintSHA256(key.PublicKey()) {
		t.Errorf("identity %s", got)
	}
}

// seven fills an agent with seven keys and returns it and the first key.
func seven(t *testing.T) (agent.Agent, ssh.PublicKey) {
	t.Helper()
	ring := agent.NewKeyring()
	for range 7 {
		if err := ring.Add(agent.AddedKey{PrivateKey: newRawKey(t)}); err != nil {
			t.Fatal(err)
		}
	}
	keys, err := ring.List()
	if err != nil {
		t.Fatal(err)
	}
	first, err := ssh.ParsePublicKey(keys[0].Blob)
	if err != nil {
		t.Fatal(err)
	}
	return ring, first
}

func TestAnAgentOfSevenKeys(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	ring, first := seven(t)
	r.run(r.dial("ada", ssh.PublicKeysCallback(ring.Signers)), "status", "")
	if got := r.last().Fingerprint; got != ssh.FingerprintSHA256(first) {
		t.Errorf("identity %s is not the first key", got)
	}
}

func TestAlgorithms(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	ctr := ssh.CipherAES256CTR
	for _, c := range []struct {
		kex, cipher, mac string
		ok               bool
	}{
		{kex: ssh.KeyExchangeMLKEM768X25519, ok: true},
		{kex: ssh.KeyExchangeCurve25519, ok: true},
		{kex: "curve25519-sha256@libssh.org", ok: true},
		{kex: ssh.KeyExchangeDH14SHA256},
		{kex: ssh.KeyExchangeECDHP256},
		{cipher: ssh.CipherAES256GCM, ok: true},
		{cipher: ssh.CipherAES128GCM, ok: true},
		{cipher: ssh.CipherChaCha20Poly1305, ok: true},
		{cipher: ctr, ok: true},
		{cipher: ssh.CipherAES192CTR, ok: true},
		{cipher: ssh.CipherAES128CTR, ok: true},
		{cipher: ssh.InsecureCipherAES128CBC},
		{cipher: ctr, mac: ssh.HMACSHA256ETM, ok: true},
		{cipher: ctr, mac: ssh.HMACSHA512ETM, ok: true},
		{cipher: ctr, mac: ssh.HMACSHA256},
		{cipher: ctr, mac: ssh.HMACSHA1},
	} {
		cfg := r.config("ada")
		if c.kex != "" {
			cfg.KeyExchanges = []string{c.kex}
		}
		if c.cipher != "" {
			cfg.Ciphers = []string{c.cipher}
		}
		if c.mac != "" {
			cfg.MACs = []string{c.mac}
		}
		client, err := ssh.Dial("tcp", r.address, cfg)
		if (err == nil) != c.ok {
			t.Errorf("%+v: %v", c, err)
		}
		if err == nil {
			client.Close()
		}
	}
	if kind := r.hostKey.PublicKey().Type(); kind != ssh.KeyAlgoED25519 {
		t.Errorf("the host key is of type %s", kind)
	}
}
