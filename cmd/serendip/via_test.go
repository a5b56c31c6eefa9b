package main

import (
	"encoding/json"
	"net"
	"strconv"
	"strings"
	"testing"

	"serendip/cmd/serendip/relay/relaytest"
)

// TestTheDoorOpensThroughAServer lets somebody in by way of an SSH server of one's own, and has that server prove it.
func TestTheDoorOpensThroughAServer(t *testing.T) {
	server, login := relaytest.Start(t)
	v := openVenue(t)
	if err := v.door.Close(); err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	there := free.Addr().String()
	free.Close()
	v.door, err = OpenDoor(v.premises, DoorOptions{Listen: []string{"127.0.0.1:0"}, Advertise: there, Via: server.Target.String(), Login: login})
	if err != nil {
		t.Fatal(err)
	}
	if told := net.JoinHostPort(v.door.Announced.Host, strconv.Itoa(v.door.Announced.Port)); told != there {
		t.Fatalf("people are told %s, not %s", told, there)
	}
	out, errs := &record{}, &record{}
	e := v.env("", out, errs, "check", "acme", "--from", server.Target.String(), "--json")
	e.Getenv = func(name string) string {
		if name == "HOME" {
			return login.Home
		}
		return ""
	}
	if code := Run(t.Context(), e); code != 0 {
		t.Fatalf("check: %s", errs.text())
	}
	var said checked
	if err := json.Unmarshal([]byte(out.text()), &said); err != nil {
		t.Fatal(err)
	}
	if said.Reach.State != reached || !said.Reach.Outside {
		t.Fatalf("check says %+v", said.Reach)
	}
	stranger := &record{}
	if code := Run(t.Context(), v.env("", stranger, errs, "check", "acme", "--from", server.Target.String())); code != 0 {
		t.Fatalf("check: %s", errs.text())
	}
	if words := stranger.text(); !strings.Contains(words, "was not tried:") || strings.Contains(words, "does not answer") {
		t.Errorf("a server that we cannot enter is told as a door that does not answer:\n%s", words)
	}
	later := &record{}
	if code := Run(t.Context(), v.env("", later, errs, "check", "acme")); code != 0 {
		t.Fatalf("check: %s", errs.text())
	}
	if words := later.text(); strings.Contains(words, notProven) || !strings.Contains(words, "✓  "+there+" reached from ") {
		t.Errorf("what was proven is doubted when this machine tries again:\n%s", words)
	}
	v.As("ada").Shows("You are in")
}
