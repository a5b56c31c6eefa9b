package main

import (
	"net"
	"net/netip"
)

// ownNetworks are the private networks that this machine is in. Those of this machine with itself say nothing: people
// from afar come by them too, through a relay.
func ownNetworks() []netip.Prefix {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []netip.Prefix
	for _, a := range addresses {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().IsPrivate() {
			out = append(out, p.Masked())
		}
	}
	return out
}

// near says whether somebody comes from one of these networks, and so is in the room for all that a machine can know.
func near(from net.Addr, networks []netip.Prefix) bool {
	if from == nil {
		return false
	}
	at, err := netip.ParseAddrPort(from.String())
	if err != nil {
		return false
	}
	ip := at.Addr().Unmap().WithZone("")
	for _, n := range networks {
		if ip.IsPrivate() && n.Contains(ip) {
			return true
		}
	}
	return false
}
