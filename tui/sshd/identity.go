package sshd

import (
	"net"
	"net/netip"
	"strings"
	"unicode"

	"golang.org/x/crypto/ssh"
)

// plainPrefix before a user name asks for the plain face.
const plainPrefix = "plain+"

// plainUser alone asks for it too, for a key that says all the rest.
const plainUser = "plain"

// maxUser is the longest user name that is looked at, in bytes. Longer ones are
// emptied, so that they are known to nobody.
const maxUser = 128

// Identity is who somebody is, as far as the door can tell, and what their
// terminal looks like.
type Identity struct {
	User          string        // the user name asked for: printable, trimmed, without the plain prefix
	Plain         bool          // the user name began with "plain+"
	Fingerprint   string        // "SHA256:..." of the key this connection proved to hold; empty without one
	Key           ssh.PublicKey // that key (of a certificate, the key inside); nil without one
	Facilitator   bool          // Config.Facilitator said so of that key
	Remote        net.Addr      // where the connection comes from
	ClientVersion string        // what the client calls itself: printable ASCII, 64 bytes at most

	PTY           bool              // the client asked for a terminal
	Term          string            // its type, matching [A-Za-z0-9._+-]{1,32}; "dumb" when the client named none
	Env           map[string]string // LANG, LC_*, COLORTERM, NO_COLOR as the client sent them, filtered
	Width, Height int               // columns and rows at the start, clamped; later sizes arrive as tea.WindowSizeMsg
}

// Environ returns the environment a program for this terminal should see.
func (id Identity) Environ() []string {
	// SSH_TTY tells Bubble Tea to be careful with questions to the terminal.
	env := []string{"TERM=" + id.Term, "SSH_TTY=ssh"}
	for name, value := range id.Env {
		env = append(env, name+"="+value)
	}
	return env
}

// identify reads who is there from an established connection.
func identify(conn *ssh.ServerConn) Identity {
	id := Identity{
		Remote:        conn.RemoteAddr(),
		ClientVersion: cleanVersion(string(conn.ClientVersion())),
		Term:          "dumb",
		Env:           map[string]string{},
		Width:         defaultWidth,
		Height:        defaultHeight,
	}
	id.User, id.Plain = cleanUser(conn.User())
	if key := verifiedKey(conn.Permissions); key != nil {
		id.Key, id.Fingerprint = key, Fingerprint(key)
	}
	return id
}

// cleanUser drops what cannot be printed and takes the plain prefix off.
func cleanUser(raw string) (user string, plain bool) {
	if len(raw) > maxUser {
		return "", false
	}
	user = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, raw))
	if strings.EqualFold(user, plainUser) {
		return "", true
	}
	if len(user) >= len(plainPrefix) && strings.EqualFold(user[:len(plainPrefix)], plainPrefix) {
		return user[len(plainPrefix):], true
	}
	return user, false
}

// cleanVersion keeps printable ASCII.
func cleanVersion(raw string) string {
	s := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, raw)
	return s[:min(len(s), 64)]
}

// addressKey is what counts as one address: an IPv4 address or an IPv6 /64.
func addressKey(addr net.Addr) string {
	ap, err := netip.ParseAddrPort(addr.String())
	if err != nil {
		return addr.String()
	}
	ip := ap.Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}
