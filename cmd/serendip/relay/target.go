package relay

import (
	"fmt"
	"net"
	"os"
	"os/user"
	"strconv"
	"strings"
)

// Target is an SSH server of one's own, as people write it: user@host or user@host:port.
type Target struct {
	User string
	Host string
	Port int
}

// ParseTarget reads user@host:port. Without a user it is the one of this account, without a port 22.
func ParseTarget(text string) (Target, error) {
	name, address, named := strings.Cut(text, "@")
	if !named {
		name, address = accountName(), text
	}
	t := Target{User: name, Host: address, Port: 22}
	if host, port, err := net.SplitHostPort(address); err == nil {
		n, err := strconv.Atoi(port)
		if err != nil || n < 1 || n > 65535 {
			return Target{}, fmt.Errorf("%q is no port", port)
		}
		t.Host, t.Port = host, n
	}
	t.Host = strings.Trim(t.Host, "[]")
	if t.User == "" || t.Host == "" || strings.ContainsAny(t.Host+t.User, " /\t\r\n@") || strings.HasPrefix(t.Host, "-") {
		return Target{}, fmt.Errorf("%q is no SSH server; write it as user@host or user@host:port", text)
	}
	return t, nil
}

func accountName() string {
	if u, err := user.Current(); err == nil {
		_, name, found := strings.Cut(u.Username, `\`) // a Windows domain
		if found {
			return name
		}
		return u.Username
	}
	return os.Getenv("USER")
}

// Address is where the server listens.
func (t Target) Address() string { return net.JoinHostPort(t.Host, strconv.Itoa(t.Port)) }

// String is the target as it is written.
func (t Target) String() string {
	if t.Port == 22 {
		return t.User + "@" + t.Host
	}
	return t.User + "@" + t.Address()
}
