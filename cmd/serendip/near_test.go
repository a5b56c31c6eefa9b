package main

import (
	"net"
	"net/netip"
	"testing"
)

func TestWhoIsInTheRoom(t *testing.T) {
	own := []netip.Prefix{netip.MustParsePrefix("10.20.0.0/22"), netip.MustParsePrefix("fd00:1:2:3::/64")}
	for from, want := range map[string]bool{
		"10.20.3.7:50022": true, "[::ffff:10.20.3.7]:50022": true, "[fd00:1:2:3::9]:22": true,
		"10.20.4.1:50022": false, "192.168.0.2:22": false, "203.0.113.9:22": false, "127.0.0.1:22": false, "[2001:db8::1]:22": false,
	} {
		addr, err := net.ResolveTCPAddr("tcp", from)
		if err != nil {
			t.Fatal(err)
		}
		if got := near(addr, own); got != want {
			t.Errorf("%s: in the room is %v", from, got)
		}
	}
	if near(nil, own) {
		t.Error("from nowhere is in the room")
	}
}
