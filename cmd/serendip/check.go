package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/relay"
	"serendip/model"
	"serendip/session"
	"serendip/tui/home"
	"serendip/tui/sshd"
)

func checkCommand(e *Env) *cobra.Command {
	var o DoorOptions
	var from string
	var room bool
	c := &cobra.Command{
		Use:     "check SESSION",
		Example: "  serendip check acme-1\n  serendip check acme-1 --from kit@relay.example.org",
		Short:   "Say the evening before what would fail: agenda, guests, vision, wall, and whether people can reach the door",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if room {
				if err := allHere(ctx, e, args[0]); err != nil {
					return err
				}
			}
			return check(ctx, e, args[0], from, o)
		}),
	}
	doorFlags(c, &o)
	c.Flags().BoolVar(&room, "all-here", false, "everybody is in the room: nobody has to reach the door from elsewhere")
	c.Flags().StringVar(&from, "from", "", "`USER@HOST` of an SSH server of your own, from which the door is tried as well: proof from outside")
	return c
}

// checked is everything that would fail, or would not.
type checked struct {
	Session string       `json:"session"`
	Checks  []checkedOne `json:"checks"`
	Reach   reach        `json:"reach"`
}

type checkedOne struct {
	Name  string `json:"name"`
	OK    bool   `json:"ok"`
	Words string `json:"words"`
	Key   string `json:"key,omitempty"`  // of the first screen, that mends it
	Mend  string `json:"mend,omitempty"` // the command that does
}

// checkOf is a check with what mends it.
func checkOf(ref string, one session.Check) checkedOne {
	c := checkedOne{Name: string(one.Name), OK: one.OK, Words: one.Words}
	if !one.OK {
		c.Key, _ = home.Mend(one.Name)
		c.Mend = one.Name.Command(ref)
	}
	return c
}

// reach is what is known about coming in: this machine reaching itself proves nothing, as home and the lobby say too.
type reach struct {
	State   string `json:"state"` // "reached" from elsewhere, or "not proven"
	Words   string `json:"words"`
	Address string `json:"address"`
	Try     string `json:"try"` // from outside, such as a phone's hotspot
	Expect  string `json:"expect"`
	From    string `json:"from,omitempty"`    // the host that tried it
	Outside bool   `json:"outside,omitempty"` // reached from a server of one's own
}

// thisMachine is where the door is tried from when nobody names another place.
const thisMachine = "this machine"

// The answers to whether people can reach the door.
const (
	reached   = "reached"
	notProven = "not proven"
	notNow    = "not tried now" // it was proven before, or need not be
)

// allHere keeps that nobody comes from elsewhere.
func allHere(ctx context.Context, e Env, ref string) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	_, err = e.Do(ctx, l, session.ProveReach{Session: v.ID, Needless: true})
	return err
}

func check(ctx context.Context, e Env, ref, from string, o DoorOptions) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	d, open, err := e.doorOrPlan(o)
	if err != nil {
		return err
	}
	c := checked{Session: l.Ref(v.ID)}
	known := false
	for _, one := range l.Snapshot().Checks(v) {
		if one.Name == session.CheckReach && !one.OK {
			continue // it is tried now
		}
		known = known || one.Name == session.CheckReach
		c.Checks = append(c.Checks, checkOf(c.Session, one))
	}
	c.Reach = reach{State: notProven, Address: net.JoinHostPort(d.Host, strconv.Itoa(d.Port)), Try: lineFor(d, "check"), Expect: d.Fingerprint}
	switch {
	case open && from != "":
		if err := c.Reach.probeFrom(ctx, e, from); err != nil {
			return err
		}
	case open:
		here := c.Reach.probe(ctx, thisMachine, new(net.Dialer).DialContext)
		if known && here {
			c.Reach.State = notNow
		}
	default:
		c.Checks = append(c.Checks, checkOf(c.Session, portFree(o.Listen)))
		c.Reach.Words = "the door is closed; `serendip host " + c.Session + "` opens it"
		if known {
			c.Reach.State, c.Reach.Words = notNow, "the door is closed"
		}
	}
	if c.Reach.Outside {
		if err := c.keep(ctx, e, l, v); err != nil {
			return err
		}
	}
	if e.JSON {
		return e.Tell(c)
	}
	return c.write(e, sessionRow(l, v))
}

// keep has home know that the door was reached from elsewhere.
func (c *checked) keep(ctx context.Context, e Env, l *session.Live, v *session.Session) error {
	if v.State == model.Closed {
		return nil
	}
	if _, err := e.Do(ctx, l, session.ProveReach{Session: v.ID, Address: c.Reach.Address, From: c.Reach.From}); err != nil {
		return err
	}
	return nil
}

// portFree opens the door's port for a moment.
func portFree(addresses []string) session.Check {
	open, err := listen(addresses)
	if err == nil {
		err = closeAll(open)
	}
	if err != nil {
		return session.Check{Name: session.CheckPort, Words: err.Error()}
	}
	return session.Check{Name: session.CheckPort, OK: true, Words: "the port of the door is free"}
}

// probeFor is how long the door may take to answer.
const probeFor = 5 * time.Second

var errSeen = errors.New("the key was seen")

// dial is net.Dialer.DialContext, or the same from elsewhere.
type dial func(ctx context.Context, network, address string) (net.Conn, error)

// probeFrom goes to the announced address from a server of one's own.
func (r *reach) probeFrom(ctx context.Context, e Env, from string) error {
	if e.Remote() {
		return usage("--from is for the machine that has the keys to %s", from)
	}
	target, err := relay.ParseTarget(from)
	if err != nil {
		return usage("--from %s: %v", from, err)
	}
	_ = r.probe(ctx, target.Host, func(ctx context.Context, _, address string) (net.Conn, error) {
		return relay.Dial(ctx, target, e.login(), address)
	})
	return nil
}

// probe goes to the announced address as somebody from elsewhere would, as far as the door's key; it says whether that is ours.
func (r *reach) probe(ctx context.Context, from string, dial dial) bool {
	r.From = from
	ctx, cancel := context.WithTimeout(ctx, probeFor)
	defer cancel()
	conn, err := dial(ctx, "tcp", r.Address)
	if no := (relay.NoEntry{}); errors.As(err, &no) {
		r.Words = fmt.Sprintf("%s was not tried: %v", r.Address, no)
		return false
	}
	if err != nil {
		r.Words = fmt.Sprintf("%s does not answer to %s (%v)", r.Address, from, err)
		return false
	}
	defer conn.Close()                                          // nothing was written that matters
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // a line through a server knows no deadline
	var seen string
	_, _, _, err = ssh.NewClientConn(conn, r.Address, &ssh.ClientConfig{
		User: "check", HostKeyAlgorithms: []string{ssh.KeyAlgoED25519},
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			seen = sshd.Fingerprint(key)
			return errSeen
		},
	})
	switch {
	case seen == r.Expect && from == thisMachine:
		r.Words = r.Address + " answers with this door's key here, where it is no proof; nobody from elsewhere has tried it"
	case seen == r.Expect:
		r.State, r.Words, r.Outside = reached, r.Address+" answers with this door's key, tried from "+from, true
	case seen != "":
		r.Words = r.Address + " answers with another key: it is another machine's door"
	default:
		r.Words = fmt.Sprintf("%s is not this door (%v)", r.Address, err)
	}
	return seen == r.Expect
}

func (c checked) write(e Env, head []string) error {
	rows := [][]string{}
	for _, one := range c.Checks {
		rows = append(rows, one.rows()...)
	}
	if c.Reach.State != notNow {
		rows = append(rows, checkOf(c.Session, session.Check{Name: session.CheckReach, OK: c.Reach.State == reached, Words: c.Reach.State + ": " + c.Reach.Words}).rows()...)
	}
	if err := errors.Join(table(e.Out, [][]string{head}), table(e.Out, rows)); err != nil {
		return err
	}
	if c.Reach.Outside || c.Reach.State == notNow {
		return nil
	}
	return e.Say("\nOnly somebody outside can prove that people from afar get in. From a phone's hotspot, try:\n\n    %s\n\n"+
		"They do when it asks about the fingerprint %s. Or have an SSH server of your own try it: --from USER@HOST.\n"+
		"When everybody is in the room, say so with --all-here.", c.Reach.Try, c.Reach.Expect)
}

// rows are a check, and under what would fail how it is mended: by a key on the first screen, or by a command.
func (c checkedOne) rows() [][]string {
	rows := [][]string{{mark(c.OK), c.Words}}
	switch {
	case c.Key != "":
		rows = append(rows, []string{"", "  " + c.Key + " on the first screen, or `" + c.Mend + "`"})
	case c.Mend != "":
		rows = append(rows, []string{"", "  `" + c.Mend + "`"})
	}
	return rows
}

func mark(ok bool) string {
	if ok {
		return "✓"
	}
	return "✗"
}

// firstAddress is where the door would listen first.
func firstAddress(addresses []string) (*net.TCPAddr, error) {
	address := defaultListen
	if len(addresses) > 0 {
		address = addresses[0]
	}
	a, err := net.ResolveTCPAddr("tcp", address)
	if err != nil {
		return nil, usage("--listen %s: an address is HOST:PORT, or :PORT for all networks", address)
	}
	return a, nil
}
