package sshd

import "golang.org/x/crypto/ssh"

// verifiedKeyName is the private name under which the proven key travels with
// the permissions of the successful authentication.
type verifiedKeyName struct{}

// serverConfig says which methods and algorithms are accepted. "none" is not:
// OpenSSH tries it first, and then no key would ever be seen.
func serverConfig(hostKey ssh.Signer, l Limits) *ssh.ServerConfig {
	cfg := &ssh.ServerConfig{
		Config: ssh.Config{
			KeyExchanges: []string{ssh.KeyExchangeMLKEM768X25519, ssh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"},
			Ciphers: []string{
				ssh.CipherAES256GCM, ssh.CipherAES128GCM, ssh.CipherChaCha20Poly1305,
				ssh.CipherAES256CTR, ssh.CipherAES192CTR, ssh.CipherAES128CTR,
			},
			MACs: []string{ssh.HMACSHA256ETM, ssh.HMACSHA512ETM},
		},
		MaxAuthTries:  l.AuthTries,
		ServerVersion: "SSH-2.0-serendip",
		// Any key is welcome: it says who somebody is, never what they may do.
		// Nothing is remembered here, since an offer proves nothing.
		PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) {
			return nil, nil
		},
		// Only this callback is called after the signature was checked.
		VerifiedPublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey, _ *ssh.Permissions, _ string) (*ssh.Permissions, error) {
			if cert, ok := key.(*ssh.Certificate); ok {
				key = cert.Key
			}
			return &ssh.Permissions{ExtraData: map[any]any{verifiedKeyName{}: key}}, nil
		},
		// No prompts: people without a key are let in and have no identity yet.
		KeyboardInteractiveCallback: func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			return &ssh.Permissions{}, nil
		},
	}
	cfg.AddHostKey(hostKey)
	return cfg
}

// verifiedKey returns the key that the connection proved to hold, or nil.
func verifiedKey(p *ssh.Permissions) ssh.PublicKey {
	if p == nil {
		return nil
	}
	key, _ := p.ExtraData[verifiedKeyName{}].(ssh.PublicKey)
	return key
}
