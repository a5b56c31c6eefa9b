package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/tui"
	"serendip/tui/sshd"
)

// longest bounds every wait of a story; a story that goes well never waits this long.
const longest = 30 * time.Second

// venue is a workshop on this machine with everything real: a data folder, the store, the core, the door, and everybody
// who comes in through it.
type venue struct {
	t        testing.TB
	dir      datadir.Dir
	limits   sshd.Limits
	store    badgerstore.Options
	pace     session.Pace
	later    atomic.Int64 // by how much the clock is turned
	premises Premises
	door     *Door
	key      ssh.Signer // may facilitate
	log      *record
	windows  map[string]*window
	codes    map[string]string // personal codes by name
}

// openVenue plans a workshop of Acme and opens its lobby and its door.
func openVenue(t testing.TB, with ...func(*venue)) *venue {
	t.Helper()
	dir, err := datadir.Open(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	v := &venue{t: t, dir: dir, key: newSigner(t), log: &record{}, windows: map[string]*window{}, codes: map[string]string{}}
	for _, change := range with {
		change(v)
	}
	t.Cleanup(v.close)
	v.open()
	public := string(ssh.MarshalAuthorizedKey(v.key.PublicKey()))
	v.verb(public, "keys", "add", "Sam")
	v.verb("", "new", "Acme", "--date", "tomorrow", "--zone", "Europe/London")
	v.Does(session.OpenLobby{Session: v.session().ID}, session.GiveLead{Session: v.session().ID, To: session.FacilitatorID(ssh.FingerprintSHA256(v.key.PublicKey()))})
	return v
}

// open opens the folder and the door, as a start of the program does.
func (v *venue) open() {
	v.t.Helper()
	log := slog.New(slog.NewTextHandler(v.log, nil))
	v.store.Logger = log
	var err error
	if v.premises, err = openPremises(context.Background(), v.dir, v.store, func(c *session.Config) {
		now := c.Now
		c.Pace, c.Now = v.pace, func() time.Time { return now().Add(time.Duration(v.later.Load())) }
	}); err != nil {
		v.t.Fatal(err)
	}
	if v.door, err = OpenDoor(v.premises, DoorOptions{Listen: []string{"127.0.0.1:0"}, Limits: v.limits}); err != nil {
		v.t.Fatal(err)
	}
}

// close ends the door and the premises, and with them every window.
func (v *venue) close() {
	v.t.Helper()
	if v.door == nil {
		return
	}
	if err := v.door.Close(); err != nil {
		v.t.Errorf("the door: %v", err)
	}
	for _, w := range v.windows {
		w.close()
	}
	if err := v.premises.Close(); err != nil {
		v.t.Errorf("the premises: %v", err)
	}
	v.door, v.windows = nil, map[string]*window{}
	if v.t.Failed() {
		v.t.Logf("the log:\n%s", v.log.text())
	}
}

// restart ends the process, as far as a test can, and starts it again on the same folder.
func (v *venue) restart() {
	v.t.Helper()
	v.close()
	v.open()
}

// env is the Env of the machine's own command line.
func (v *venue) env(in string, out, errs io.Writer, args ...string) Env {
	return Env{
		Args: args, In: strings.NewReader(in), Out: out, Err: errs, Premises: v.premises, Folder: v.t.TempDir(),
		Actor:  session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")},
		Getenv: func(string) string { return "" },
	}
}

// verb runs a verb on the machine itself and returns what it said.
func (v *venue) verb(in string, args ...string) string {
	v.t.Helper()
	out, errs := &record{}, &record{}
	if code := Run(context.Background(), v.env(in, out, errs, args...)); code != 0 {
		v.t.Fatalf("serendip %s: status %d, %s", strings.Join(args, " "), code, errs.text())
	}
	return out.text()
}

// live is Acme.
func (v *venue) live() *session.Live {
	v.t.Helper()
	l, _, err := v.premises.House.Session("acme")
	if err != nil {
		v.t.Fatal(err)
	}
	return l
}

// session is the workshop as it stands.
func (v *venue) session() *session.Session {
	v.t.Helper()
	_, s, err := v.premises.House.Session("acme")
	if err != nil {
		v.t.Fatal(err)
	}
	return s
}

// Does lets who leads act from the machine itself, where a story is not about how.
func (v *venue) Does(intents ...session.Intent) {
	v.t.Helper()
	for _, i := range intents {
		e := v.env("", io.Discard, io.Discard)
		if lead := v.session().Lead; !lead.IsZero() {
			e.Actor.Person = lead
		}
		if _, err := e.Do(context.Background(), v.live(), i); err != nil {
			v.t.Fatalf("%#v: %v", i, err)
		}
	}
}

// GoesTo starts the workshop and goes on to a block's beginning.
func (v *venue) GoesTo(m model.Method) {
	v.t.Helper()
	s := v.session()
	if s.State == model.Lobby {
		v.Does(session.GoLive{Session: s.ID})
	}
	for _, b := range s.Blocks {
		if b.Method == m {
			if v.session().Current != b.ID {
				v.Does(session.JumpTo{Session: s.ID, Block: b.ID})
			}
			v.everybodyAt(b.Title)
			return
		}
	}
	v.t.Fatalf("there is no block of %s", m)
}

// everybodyAt waits until all seats have heard of a block: what is typed before belongs to the one that is shown.
func (v *venue) everybodyAt(title string) {
	v.t.Helper()
	for _, w := range v.windows {
		w.until("has heard of "+title, func(screen string) bool {
			head, _, _ := strings.Cut(screen, "\n")
			return !strings.Contains(head, "Acme · ") || strings.Contains(screen, title)
		})
	}
}

// Said is the use case of a number, as soon as there is one.
func (v *venue) Said(number int) *session.UseCase {
	v.t.Helper()
	for end := time.Now().Add(longest); len(v.session().Cases) < number; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			v.t.Fatalf("there is no use case %d, only %d", number, len(v.session().Cases))
		}
	}
	return v.live().Snapshot().State.UseCase(v.session().Cases[number-1])
}

func (v *venue) sessionCode() string { return v.live().Snapshot().SessionCode(v.session()) }
func (v *venue) wallToken() string   { return v.live().Snapshot().WallToken(v.session()) }

// As is somebody's seat. The first time they come with the session's code, say their name and agree.
func (v *venue) As(name string) *window {
	v.t.Helper()
	if w := v.windows[name]; w != nil {
		return w
	}
	return v.joins(name, v.dial(v.sessionCode()))
}

// joins takes a newcomer through name, consent and the way back.
func (v *venue) joins(name string, c *ssh.Client) *window {
	v.t.Helper()
	w := v.sits(name, c, 80, 24)
	w.Shows("What is your name?")
	w.Types(name)
	w.Shows("> " + name)
	w.Presses("enter")
	w.Shows("Do you agree?")
	w.Presses("enter")
	w.Shows("You are in, "+name, "Press enter to go to your seat")
	v.codes[name] = v.codeOn(w)
	w.Presses("enter")
	w.Hides("Press enter to go to your seat")
	return w
}

// codeOn is the personal code in the line that a screen says to come back with.
func (v *venue) codeOn(w *window) string {
	v.t.Helper()
	found := regexp.MustCompile(`ssh (\S+-[0-9a-z]{6})@127\.0\.0\.1 -p \d+`).FindStringSubmatch(w.Screen())
	if found == nil {
		v.t.Fatalf("no way back on the screen of %s:\n%s", w.who, w.Screen())
	}
	return found[1]
}

// Back lets somebody come back by their personal code, in a new window.
func (v *venue) Back(name string) *window {
	v.t.Helper()
	return v.sits(name, v.dial(v.codes[name]), 80, 24)
}

// Console is the console over SSH for the listed key, in one window.
func (v *venue) Console() *window {
	v.t.Helper()
	if w := v.windows["console"]; w != nil {
		return w
	}
	return v.sits("console", v.dial("console", ssh.PublicKeys(v.key)), 120, 35)
}

// Screen is the wall by its token, on a screen of that name.
func (v *venue) Screen(name string) *window {
	v.t.Helper()
	if w := v.windows[name]; w != nil {
		return w
	}
	return v.sits(name, v.dial("wall+"+v.wallToken()), 120, 35)
}

// newSigner is a key of somebody's own.
func newSigner(t testing.TB) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// config is a client's under a user name, with the methods given or without a key.
func (v *venue) config(user string, methods ...ssh.AuthMethod) *ssh.ClientConfig {
	if methods == nil {
		methods = []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })}
	}
	seen := func(_ string, _ net.Addr, key ssh.PublicKey) error {
		if got := ssh.FingerprintSHA256(key); got != v.door.Announced.Fingerprint {
			v.t.Errorf("the door has the key %s and announces %s", got, v.door.Announced.Fingerprint)
		}
		return nil
	}
	return &ssh.ClientConfig{User: user, Auth: methods, HostKeyCallback: seen, Timeout: longest}
}

func (v *venue) address() string {
	return net.JoinHostPort(v.door.Announced.Host, strconv.Itoa(v.door.Announced.Port))
}

// dial lets somebody in.
func (v *venue) dial(user string, methods ...ssh.AuthMethod) *ssh.Client {
	v.t.Helper()
	c, err := ssh.Dial("tcp", v.address(), v.config(user, methods...))
	if err != nil {
		v.t.Fatalf("%s does not get in: %v", user, err)
	}
	v.t.Cleanup(func() { _ = c.Close() })
	return c
}

// runs runs a command over SSH and returns what it printed, and its exit status.
func (v *venue) runs(c *ssh.Client, command, in string) (out, errs string, code int) {
	v.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		v.t.Fatal(err)
	}
	o, e := &record{}, &record{}
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(in), o, e
	if command == "" {
		if err = s.Shell(); err == nil {
			err = s.Wait()
		}
	} else {
		err = s.Run(command)
	}
	_ = c.Close()
	return o.text(), e.text(), exitStatus(v.t, err)
}

func exitStatus(t testing.TB, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	exit, ok := err.(*ssh.ExitError)
	if !ok {
		t.Fatalf("the connection ended without an exit status: %v", err)
	}
	return exit.ExitStatus()
}

// Stage is the stage on this machine's own terminal, as `host` shows it.
func (v *venue) Stage() *window {
	v.t.Helper()
	if w := v.windows["stage"]; w != nil {
		return w
	}
	keys, typed := io.Pipe()
	out, drawn := io.Pipe()
	room := v.live().Enter(v.env("", nil, nil).Actor, v.session().ID, session.AtStage)
	p := tea.NewProgram(face(room, session.AtStage, tui.Env{Profile: colorprofile.TrueColor, Zone: zoneOf(v.session())}),
		tea.WithInput(keys), tea.WithOutput(onRaw{drawn}), tea.WithoutSignalHandler(), tea.WithWindowSize(120, 35),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	w := newWindow(v.t, "stage", 120, 35, typed, out)
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		room.Leave()
		_ = drawn.Close()
		done <- err
	}()
	w.ends = func() error { return <-done }
	w.cuts = func() { p.Kill(); _ = typed.Close() }
	v.keep(w)
	return w
}
