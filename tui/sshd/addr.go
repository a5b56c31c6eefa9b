package sshd

import (
	"cmp"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Addresses returns the addresses under which other machines of the same
// network can reach this one, the best first: private IPv4, then other IPv4,
// then IPv6; tunnels after cables and radios. Loopback, link-local and the
// inner networks of containers and virtual machines are left out. It is empty
// without a network.
func Addresses() []string {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil
	}
	var found []reach
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		addrs, err := i.Addrs()
		if err != nil {
			continue
		}
		for _, a := range addrs {
			if p, err := netip.ParsePrefix(a.String()); err == nil {
				found = append(found, reach{i.Name, i.Flags&net.FlagPointToPoint != 0, p.Addr().Unmap()})
			}
		}
	}
	return rank(found)
}

// reach is an address on an interface.
type reach struct {
	name   string
	tunnel bool
	ip     netip.Addr
}

// innerNames begin the names of interfaces that lead to no other machine.
var innerNames = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "cni", "flannel", "podman", "lxc", "lxd", "awdl", "llw", "vethernet (wsl", "vethernet (default"}

// rank drops what nobody else can reach and puts the best first.
func rank(all []reach) []string {
	var kept []reach
	for _, r := range all {
		name := strings.ToLower(r.name)
		inner := slices.ContainsFunc(innerNames, func(p string) bool { return strings.HasPrefix(name, p) })
		if !inner && r.ip.IsGlobalUnicast() {
			kept = append(kept, r)
		}
	}
	slices.SortStableFunc(kept, func(a, b reach) int { return cmp.Compare(a.rank(), b.rank()) })
	var out []string
	for _, r := range kept {
		if s := r.ip.WithZone("").String(); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// rank is lower for better addresses.
func (r reach) rank() int {
	n := 0
	switch {
	case r.ip.Is4() && r.ip.IsPrivate():
	case r.ip.Is4():
		n = 1
	default:
		n = 2
	}
	if r.tunnel {
		n += 3
	}
	return n
}
