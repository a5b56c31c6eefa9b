// Package relay opens a door through an SSH server of one's own: a listener that lies on the server, whose visitors come
// in here, and that comes back by itself when the line to the server is lost. It also looks from that server at an
// address, as somebody from elsewhere would.
//
// It knows SSH clients and listeners; it must not know sessions, screens or the door behind it.
package relay
