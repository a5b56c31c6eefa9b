package sshd

import (
	"cmp"
	"time"
)

// Limits are the bounds of a [Door]. A zero field means its default.
type Limits struct {
	FirstPacket     time.Duration // from connecting to the first complete key exchange packet; default 10 s
	Handshake       time.Duration // from connecting to being let in, reading the fingerprint included; default 120 s
	Start           time.Duration // from being let in to asking for a shell or a command; default 30 s
	Session         time.Duration // longest life of a connection; default 12 h
	KeepAlive       time.Duration // between two questions "are you there?"; default 15 s
	KeepAliveAnswer time.Duration // longest wait for that answer; default 15 s
	WriteStall      time.Duration // longest time for 4 KiB to leave before the seat is cut; default 10 s
	Linger          time.Duration // longest wait for the client to hang up after its session ended; default 10 s

	Seats             int // people seated at once; default 500; facilitators always find a place
	Pending           int // connections not seated yet; default 256
	PendingPerAddress int // of these, per address (an IPv6 /64 counts as one); default 100
	AuthTries         int // failed authentication tries per connection; default 6

	MinWidth, MaxWidth   int // terminal columns; default 20 to 400
	MinHeight, MaxHeight int // terminal rows; default 5 to 150
	Resizes              int // window changes passed on per second, the newest wins; default 10
	EnvCount             int // environment variables kept; default 8
	EnvBytes             int // bytes of an environment variable, name and value together; default 256

	Input            int           // bytes of input per InputWindow and seat, and the longest unfinished paste; default 256 KiB
	InputWindow      time.Duration // see Input; default 10 s
	InputStrikes     int           // windows in a row that may be full, or pass without a pause between keys, before the seat is cut; default 3
	Keys             int           // key presses passed on per second and seat; default 500
	FacilitatorInput int64         // bytes of input of a facilitator's command; default 64 MiB

	WrongPerMinute int           // wrong codes tried per minute by everybody together; default 100
	WrongWait      time.Duration // wait after the first wrong code of an address, doubling each time; default 1 s
	WrongWaitMax   time.Duration // longest such wait; default 30 s
}

// DefaultLimits returns the limits of a door for a large room.
func DefaultLimits() Limits {
	return Limits{
		FirstPacket: 10 * time.Second, Handshake: 120 * time.Second, Start: 30 * time.Second,
		Session: 12 * time.Hour, KeepAlive: 15 * time.Second, KeepAliveAnswer: 15 * time.Second,
		WriteStall: 10 * time.Second, Linger: 10 * time.Second,
		Seats: 500, Pending: 256, PendingPerAddress: 100, AuthTries: 6,
		MinWidth: 20, MaxWidth: 400, MinHeight: 5, MaxHeight: 150, Resizes: 10,
		EnvCount: 8, EnvBytes: 256,
		Input: 256 << 10, InputWindow: 10 * time.Second, InputStrikes: 3, Keys: 500,
		FacilitatorInput: 64 << 20,
		WrongPerMinute:   100, WrongWait: time.Second, WrongWaitMax: 30 * time.Second,
	}
}

// orDefaults fills what is zero.
func (l Limits) orDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		FirstPacket:       cmp.Or(l.FirstPacket, d.FirstPacket),
		Handshake:         cmp.Or(l.Handshake, d.Handshake),
		Start:             cmp.Or(l.Start, d.Start),
		Session:           cmp.Or(l.Session, d.Session),
		KeepAlive:         cmp.Or(l.KeepAlive, d.KeepAlive),
		KeepAliveAnswer:   cmp.Or(l.KeepAliveAnswer, d.KeepAliveAnswer),
		WriteStall:        cmp.Or(l.WriteStall, d.WriteStall),
		Linger:            cmp.Or(l.Linger, d.Linger),
		Seats:             cmp.Or(l.Seats, d.Seats),
		Pending:           cmp.Or(l.Pending, d.Pending),
		PendingPerAddress: cmp.Or(l.PendingPerAddress, d.PendingPerAddress),
		AuthTries:         cmp.Or(l.AuthTries, d.AuthTries),
		MinWidth:          cmp.Or(l.MinWidth, d.MinWidth),
		MaxWidth:          cmp.Or(l.MaxWidth, d.MaxWidth),
		MinHeight:         cmp.Or(l.MinHeight, d.MinHeight),
		MaxHeight:         cmp.Or(l.MaxHeight, d.MaxHeight),
		Resizes:           cmp.Or(l.Resizes, d.Resizes),
		EnvCount:          cmp.Or(l.EnvCount, d.EnvCount),
		EnvBytes:          cmp.Or(l.EnvBytes, d.EnvBytes),
		Input:             cmp.Or(l.Input, d.Input),
		InputWindow:       cmp.Or(l.InputWindow, d.InputWindow),
		InputStrikes:      cmp.Or(l.InputStrikes, d.InputStrikes),
		Keys:              cmp.Or(l.Keys, d.Keys),
		FacilitatorInput:  cmp.Or(l.FacilitatorInput, d.FacilitatorInput),
		WrongPerMinute:    cmp.Or(l.WrongPerMinute, d.WrongPerMinute),
		WrongWait:         cmp.Or(l.WrongWait, d.WrongWait),
		WrongWaitMax:      cmp.Or(l.WrongWaitMax, d.WrongWaitMax),
	}
}
