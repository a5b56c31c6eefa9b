package main

import (
	"cmp"
	"context"
	"errors"
	"net"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/relay"
	"serendip/model"
	"serendip/session"
	"serendip/tui/sshd"
	"serendip/tui/theme"
)

// defaultListen is where the door is when nobody says otherwise.
const defaultListen = ":23234"

// DoorOptions say where the SSH door is, and how it is announced.
type DoorOptions struct {
	Listen    []string    // "host:port", or ":port" for all networks; none is the default
	Advertise string      // "host:port" as people are told, or "host" at the port that is listened on; "" chooses
	Via       string      // "user@host" of an SSH server of one's own, through which the door opens as well; "" for none
	Login     relay.Login // how to come in there
	Limits    sshd.Limits // zero fields are the defaults
}

// Door is the SSH door of open premises.
type Door struct {
	Announced session.Door

	premises Premises
	ssh      *sshd.Door
	served   chan error
	rest     func()                 // ends the watch over the machine, and waits for it
	astray   atomic.Pointer[string] // why nobody comes in through the server of one's own; "" when they do
}

// hostKey is the door's key, made once.
func hostKey(dir datadir.Dir) (ssh.Signer, error) {
	key, err := sshd.LoadOrCreateHostKey(filepath.Join(dir.Keys(), hostKeyName))
	if err != nil {
		return nil, &exit.Error{Code: exit.NoPerm, Message: err.Error(), Cause: err}
	}
	return key, nil
}

// hostKeyName is the file of the door's key in the folder of keys.
const hostKeyName = "host_ed25519"

// OpenDoor lets people into a house over SSH and announces how, until Close.
func OpenDoor(p Premises, o DoorOptions) (*Door, error) {
	key, err := hostKey(p.Dir)
	if err != nil {
		return nil, err
	}
	host, port, err := advertised(o.Advertise)
	if err != nil {
		return nil, err
	}
	listeners, err := listen(o.Listen)
	if err != nil {
		return nil, err
	}
	in := reception{p, &theme.Looks{}, &sync.Map{}}
	d := &Door{premises: p, served: make(chan error, 1)}
	first := listeners[0].Addr().(*net.TCPAddr)
	if o.Via != "" {
		far, err := d.through(o, cmp.Or(port, first.Port))
		if err != nil {
			return nil, errors.Join(err, closeAll(listeners))
		}
		listeners = append(listeners, far)
		if host == "" {
			host, port = far.At()
		}
	}
	d.ssh, err = sshd.New(sshd.Config{
		HostKey: key, Limits: o.Limits, Known: in.known, Facilitator: in.facilitator,
		Program: in.program, Plain: in.plain, Exec: in.exec, Files: in.files, Logger: p.Log,
	})
	if err != nil {
		return nil, errors.Join(err, closeAll(listeners))
	}
	d.Announced = announcement(host, port, first, sshd.Addresses())
	d.Announced.Fingerprint = sshd.Fingerprint(key.PublicKey())
	p.announce(&d.Announced)
	go func() { d.served <- d.ssh.Serve(context.Background(), listeners...) }()
	watching, stop := context.WithCancel(context.Background())
	var watch sync.WaitGroup
	watch.Go(func() { d.watch(watching) })
	d.rest = func() { stop(); watch.Wait(); p.House.Strain("") }
	return d, nil
}

// through opens the door on a server of one's own as well.
func (d *Door) through(o DoorOptions, port int) (*relay.Listener, error) {
	target, err := relay.ParseTarget(o.Via)
	if err != nil {
		return nil, usage("--via %s: %v", o.Via, err)
	}
	fine := ""
	d.astray.Store(&fine)
	far, err := relay.Listen(context.Background(), target, relay.Options{Login: o.Login, Port: port, Told: func(why string) {
		d.astray.Store(&why)
		d.premises.Log.Warn("the way through the server", "why", cmp.Or(why, "it is back"))
	}})
	if err != nil {
		return nil, &exit.Error{Code: exit.Unavailable, Message: "--via " + o.Via + ": " + err.Error() + "; --advertise HOST:PORT chooses another port", Cause: err}
	}
	return far, nil
}

// goodbye is how long people may take to read that the door closes.
const goodbye = 3 * time.Second

// Close tells everybody that the door closes, and closes it.
func (d *Door) Close() error {
	d.rest()
	d.premises.announce(nil)
	ctx, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	err := d.ssh.Close(ctx, "The host has closed the door. What was confirmed is kept; the same line brings you back when it opens again.")
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // who has not read it by then was cut
	}
	return errors.Join(err, <-d.served)
}

// listen opens all addresses or none.
func listen(addresses []string) ([]net.Listener, error) {
	if len(addresses) == 0 {
		addresses = []string{defaultListen}
	}
	var open []net.Listener
	for _, address := range addresses {
		if _, _, err := net.SplitHostPort(address); err != nil {
			return nil, errors.Join(usage("--listen %s: an address is HOST:PORT, or :PORT for all networks", address), closeAll(open))
		}
		l, err := sshd.Listen(address)
		if err != nil {
			return nil, errors.Join(&exit.Error{Code: exit.Unavailable, Message: err.Error() + ": --listen :PORT chooses another", Cause: err}, closeAll(open))
		}
		open = append(open, l)
	}
	return open, nil
}

func closeAll(open []net.Listener) error {
	var errs []error
	for _, l := range open {
		errs = append(errs, l.Close())
	}
	return errors.Join(errs...)
}

// advertised reads HOST:PORT; for a host alone the port is 0, which stands for the one that is listened on.
func advertised(address string) (host string, port int, err error) {
	if address == "" {
		return "", 0, nil
	}
	host, text, err := net.SplitHostPort(address)
	if err != nil {
		host, text = address, "0"
	}
	port, wrong := strconv.Atoi(text)
	if wrong != nil || port < 0 || port > 65535 || port == 0 && err == nil || !plainHost(host) {
		return "", 0, usage("--advertise %s: say how people reach this machine, as HOST:PORT", address)
	}
	return host, port, nil
}

// plainHost says whether people can type a host after "ssh CODE@".
func plainHost(host string) bool {
	for _, r := range host {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == ':':
		default:
			return false
		}
	}
	return host != "" && host[0] != '-' && len(host) <= 253
}

// announcement is what people are told: what was asked for, else the address that was listened on, else the best one of
// this machine.
func announcement(host string, port int, first *net.TCPAddr, addresses []string) session.Door {
	d := session.Door{Host: host, Port: cmp.Or(port, first.Port), Others: addresses}
	switch {
	case d.Host != "":
	case len(first.IP) > 0 && !first.IP.IsUnspecified():
		d.Host, d.Others = first.IP.String(), nil
	case len(addresses) > 0:
		d.Host = addresses[0]
	default:
		d.Host = "localhost"
	}
	d.Others = slices.DeleteFunc(slices.Clone(d.Others), func(a string) bool { return a == d.Host })
	return d
}

// lineFor is what somebody pastes to come in under a user name.
func lineFor(d session.Door, user string) string {
	return sshTo(d, user+"@"+d.Host)
}

// sshTo is how somebody reaches a door, by its host with or without a user.
func sshTo(d session.Door, at string) string {
	if d.Port == 22 {
		return "ssh " + at
	}
	return "ssh " + at + " -p " + strconv.Itoa(d.Port)
}

// mostUrgent is the session that a facilitator most likely means: one that is live, else in its lobby, else the first of
// a programme to come.
func mostUrgent(all []*session.Live, house *session.House) (*session.Live, *session.Session) {
	var live *session.Live
	var found *session.Session
	for _, l := range all {
		_, v, err := house.Session(l.Snapshot().State.ID.String())
		if err == nil && (found == nil || rank(v) < rank(found) || rank(v) == rank(found) && v.Start < found.Start) {
			live, found = l, v
		}
	}
	return live, found
}

// The ranks of sessions by how much they want somebody now.
const (
	rankLive = iota
	rankLobby
	rankDraft
	rankClosed
)

func rank(v *session.Session) int {
	switch v.State {
	case model.Live:
		return rankLive
	case model.Lobby:
		return rankLobby
	case model.Draft:
		return rankDraft
	}
	return rankClosed
}
