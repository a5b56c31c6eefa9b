package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
	"serendip/session/templates"
	"serendip/tui/sshd"
)

// demo is what `demo` was told.
type demo struct {
	headless  bool
	attendees int
	seed      uint64
	usecases  string
	out       string
	replace   bool
	template  string
	session   string // whose agenda is played instead
	locale    string // of the files
	handOut   bool   // only that agenda is wanted, by the process that plays it
	another   bool   // one more is played after this one
}

func demoCommand(e *Env) *cobra.Command {
	var d demo
	c := &cobra.Command{
		Use:   "demo [meetup]",
		Short: "Watch a whole workshop with made-up people",
		Long: "Run a whole value workshop with made-up people. They come over SSH to a door on this machine, type into seats,\n" +
			"talk in plain lines, send commands or raise hands, while a facilitator leads; you see the wall. It takes about a\n" +
			"minute: + and - change the speed, space lets the clock stand, q ends it. Everything happens in a folder of its own\n" +
			"that is removed afterwards.\n\n" +
			"With --headless nothing is drawn: the files go to --out, and a page about the workshop to standard output. The same\n" +
			"--seed gives the same workshop, word for word, and files of the same names: report, data, cards, pages of owners, what\n" +
			"is printed, drafts of letters, recaps to take home, calendar, film and join sheet, each in a folder of its own, and\n" +
			"start-here.html, which says what is what.\n\n" +
			"`demo meetup` runs a series of three meetups instead, of 20, 18 and 22 people, a quarter apart, with one keyboard\n" +
			"(q goes on to the next of them, and ends the last): with the letters before and after, and the survey answered over SSH\n" +
			"and from a form. It leaves the same of each of them, and who came to the series, what it cost, and all of it as one file\n" +
			"to hand over.\n\n" +
			"With --session a session of yours is rehearsed: its agenda, title and vision with made-up people. They are copied;\n" +
			"nothing of the session is changed.",
		Example: "  serendip demo\n  serendip demo --template quarterly-review\n  serendip demo meetup --headless --out out\n  serendip demo --session acme-1\n  serendip demo --headless --attendees 30 --seed 7 --usecases inventory.csv --out out",
		Args:    words(0, 1),
		RunE:    func(c *cobra.Command, args []string) error { return d.asked(e, c, args) },
	}
	c.Flags().BoolVar(&d.headless, "headless", false, "without a terminal, as fast as it goes")
	c.Flags().IntVar(&d.attendees, "attendees", 12, "how many `people` come over SSH; a few more sit in the room")
	c.Flags().Uint64Var(&d.seed, "seed", 1, "the `number` from which everything is made up")
	c.Flags().StringVar(&d.usecases, "usecases", "", "a `file` with use cases whose titles are said, instead of made-up ones")
	c.Flags().StringVar(&d.template, "template", templates.Default, "the built-in `template` that is played; `serendip template list` shows them")
	c.Flags().StringVar(&d.session, "session", "", "the `session` whose agenda, title and vision are rehearsed; nothing of it is changed")
	c.Flags().BoolVar(&d.handOut, handOut, false, "write out what is rehearsed, for the process that plays it")
	_ = c.Flags().MarkHidden(handOut) // it is there
	c.Flags().StringVar(&d.locale, "locale", model.Locales()[0], "the `language` of the files' fixed words: "+someLocales)
	c.Flags().StringVar(&d.out, "out", "", "the `folder` for the files")
	c.Flags().BoolVar(&d.replace, "replace", false, "write over files of the same names in the folder")
	return c
}

// asked plays what the command line says: the meetups, a session of one's own, or a workshop from a template.
func (d demo) asked(e *Env, c *cobra.Command, args []string) error {
	if err := knownLocale(d.locale); err != nil {
		return err
	}
	if len(args) == 1 {
		return d.meetups(c.Context(), *e, args[0], c.Flags().Changed)
	}
	if d.session == "" || e.Remote() {
		return d.run(c.Context(), *e, rehearse.Piece{Template: d.template})
	}
	if c.Flags().Changed("template") {
		return usage("either --template or --session: a session has an agenda already")
	}
	if d.handOut {
		return e.handsOut(d.session)(c, args)
	}
	var piece bytes.Buffer
	asks := *e // who holds the folder hands the piece out, and it is played here
	asks.Args, asks.Out = []string{"demo", "--session", d.session, "--" + handOut}, &piece
	if err := asks.handsOut(d.session)(c, args); err != nil {
		return err
	}
	var own rehearse.Piece
	if err := gob.NewDecoder(&piece).Decode(&own); err != nil {
		return err
	}
	return d.run(c.Context(), *e, own)
}

// handOut is the flag by which one process asks another for what it rehearses.
const handOut = "hand-out"

// handsOut writes out what is rehearsed of a session.
func (e *Env) handsOut(ref string) func(*cobra.Command, []string) error {
	return e.inHouse(func(_ context.Context, e Env, _ []string) error {
		own, err := e.piece(ref)
		if err != nil {
			return err
		}
		return gob.NewEncoder(e.Out).Encode(own)
	})
}

// piece is a copy of a session's agenda under its title and the programme's vision. Ideas don't wait for anybody there.
func (e Env) piece(ref string) (rehearse.Piece, error) {
	l, v, err := e.Session(ref)
	if err != nil {
		return rehearse.Piece{}, err
	}
	s := l.Snapshot().State
	own := rehearse.Piece{Title: v.Title, Vision: s.Words(s.Vision), Template: v.Template, Kind: v.Kind, Blocks: slices.Clone(v.Blocks)}
	if len(own.Blocks) == 0 {
		return own, session.Refuse(session.Conflict, "%s has no blocks to rehearse; `serendip agenda %s --add connect` adds one", v.Title, ref)
	}
	for i := range own.Blocks {
		own.Blocks[i].Hold = false
	}
	return own, nil
}

func (d demo) run(ctx context.Context, e Env, piece rehearse.Piece) error {
	switch {
	case e.Remote():
		return usage("demo is for the command line of the machine itself")
	case d.attendees < 3 || d.attendees > mostMadeUp:
		return usage("--attendees goes from 3 to %d", mostMadeUp)
	case d.headless && d.out == "":
		return usage("--headless needs --out DIR for the files")
	case !d.headless && e.Screen == nil:
		return usage("demo needs a terminal to draw on; without one, run `serendip demo --headless --out DIR`")
	}
	if _, builtIn := templates.BuiltinNamed(d.template); !builtIn {
		_, err := templates.Folder{}.Named(d.template)
		return err
	}
	plan, err := d.plan(e)
	if err != nil {
		return err
	}
	if err := d.free(e); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "serendip-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) // what cannot be removed is the system's to clear
	report, files, err := d.play(ctx, e, plan, piece, filepath.Join(folder, "data"))
	if err != nil {
		return err
	}
	return d.tell(e, plan, report, files)
}

// mostMadeUp leaves names for those in the room.
const mostMadeUp = 400

func (d demo) plan(e Env) (rehearse.Plan, error) {
	if d.usecases == "" {
		return rehearse.New(d.seed, d.attendees), nil
	}
	table, err := readTable(e, d.usecases)
	if err != nil {
		return rehearse.Plan{}, err
	}
	read, err := intake.UseCases(table, nil)
	if err != nil {
		return rehearse.Plan{}, err
	}
	plan, err := rehearse.FromInventory(d.seed, d.attendees, read.Items)
	if err != nil {
		return rehearse.Plan{}, session.Refuse(session.Invalid, "%s: %v", table.File, err)
	}
	return plan, nil
}

// zone and day are the made-up workshop's.
const demoZone = "Europe/Berlin"

func demoStart() (time.Time, error) {
	zone, err := time.LoadLocation(demoZone)
	if err != nil {
		return time.Time{}, err
	}
	return time.Date(2027, time.March, 4, 9, 0, 0, 0, zone), nil
}

// play runs the workshop in a data folder of its own, and leaves its files.
func (d demo) play(ctx context.Context, e Env, plan rehearse.Plan, piece rehearse.Piece, folder string) (report exports.Report, files []string, err error) {
	start, err := demoStart()
	if err != nil {
		return report, nil, err
	}
	begin := start
	if d.invites(piece) {
		begin = start.AddDate(0, 0, -daysAhead)
	}
	clock, leave, err := d.house(ctx, &e, folder, begin)
	if err != nil {
		return report, nil, err
	}
	defer func() { err = errors.Join(err, leave()) }()
	live, at, err := rehearse.Prepare(ctx, e.House, plan, piece, start, demoZone)
	if err != nil {
		return report, nil, err
	}
	post := newPost(e, live, fmt.Sprintf("%s:%d", demoHost, demoPort))
	if err := post.speaks(ctx, d.locale); err != nil {
		return report, nil, err
	}
	if d.invites(piece) {
		if err := post.make(ctx, at, model.LetterWorkshop, ""); err != nil {
			return report, nil, err
		}
	}
	clock.Turn(start)
	if err := rehearse.Open(ctx, e.House, live, plan, piece, at); err != nil {
		return report, nil, err
	}
	door, err := OpenDoor(e.Premises, DoorOptions{Listen: []string{"127.0.0.1:0"}, Limits: sshd.Limits{
		Seats: 2 * d.attendees, Pending: 2 * d.attendees, PendingPerAddress: 2 * d.attendees, // all from one address
	}})
	if err != nil {
		return report, nil, err
	}
	sheet, err := e.demoSheet(ctx, live, live.Snapshot().State.Session(at), door.Announced)
	if err != nil {
		return report, nil, errors.Join(err, door.Close())
	}
	before, err := leaving{}.report(ctx, e, live, live.Snapshot().State.Session(at))
	if err != nil {
		return report, nil, errors.Join(err, door.Close())
	}
	w := rehearse.Workshop{Live: live, Session: at, Clock: clock, Paced: !d.headless, Own: piece.Blocks != nil,
		Address: fmt.Sprintf("%s:%d", door.Announced.Host, door.Announced.Port), Fingerprint: door.Announced.Fingerprint}
	err = errors.Join(d.watch(ctx, e, w, plan), door.Close())
	if err != nil {
		return report, nil, err
	}
	if d.out == "" {
		report, err := leaving{}.report(ctx, e, live, live.Snapshot().State.Session(at))
		return report, nil, err
	}
	if err := post.afterwards(ctx, at, start, clock); err != nil {
		return report, nil, err
	}
	b, err := e.bundle(ctx, live, at)
	if err != nil {
		return report, nil, err
	}
	b.Letters, b.Before = post.drafts[at], &before
	files, err = d.write(ctx, e, b, sheet)
	return b.Report, files, err
}

// daysAhead is how long before the workshop its guests are invited.
const daysAhead = 14

// invites says whether the invitation is among what is left: not where a quarter comes before the workshop, nor for an agenda
// of one's own.
func (d demo) invites(piece rehearse.Piece) bool {
	return d.out != "" && piece.Blocks == nil && d.template == templates.Default
}

// foldersOf is how many files are in which folder of a tree, in the order in which they were written: the first line is the
// page that says what is what.
func foldersOf(files []string) []string {
	if len(files) == 0 {
		return nil
	}
	root := filepath.Dir(files[0])
	folders := []string{files[0] + "  says what is what"}
	in := make(map[string]int)
	for _, f := range files[1:] {
		name, _ := filepath.Rel(root, f)
		top, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		folder := filepath.Join(root, top)
		if in[folder]++; in[folder] == 1 {
			folders = append(folders, folder)
		}
	}
	for i, folder := range folders[1:] {
		folders[i+1] = fmt.Sprintf("%s  %s", folder, count(in[folder], "file"))
	}
	return folders
}

// free fails before anything is played when the folder has files of a demo already.
func (d demo) free(e Env) error {
	if d.out == "" || d.replace {
		return nil
	}
	folder, err := e.Path(d.out)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(folder, exports.StartHere)); err == nil {
		return notExported(&exports.TakenError{Folder: folder, Names: []string{exports.StartHere}})
	}
	for _, in := range exports.BundleFolders() {
		there, err := os.ReadDir(filepath.Join(folder, in))
		if err == nil && len(there) > 0 {
			return notExported(&exports.TakenError{Folder: folder, Names: []string{path.Join(in, there[0].Name())}})
		}
	}
	return nil
}

// demoHost is where made-up people are told to come: a name that nobody has.
const demoHost, demoPort = "workshop.example.org", 23234

// demoSheet is the join sheet of the rehearsal, with an address that could be printed.
func (e Env) demoSheet(ctx context.Context, l *session.Live, v *session.Session, d session.Door) (sheet, error) {
	user, err := e.codeOf(ctx, l, v)
	d.Host, d.Port = demoHost, demoPort
	return sheetOf(l, v, d, user, ""), err
}

// write writes every format into the folder that was asked for.
func (d demo) write(ctx context.Context, e Env, b exports.Bundle, sheet sheet) ([]string, error) {
	folder, err := e.Path(d.out)
	if err != nil {
		return nil, err
	}
	if b.Join, err = sheet.joinFiles(exports.BundleName(b.Report)); err != nil {
		return nil, err
	}
	made, err := b.Files()
	if err != nil {
		return nil, err
	}
	files, err := exports.Writing{Replace: d.replace}.Files(ctx, folder, made)
	if err != nil {
		return nil, notExported(err)
	}
	return files, nil
}

// watch runs the rehearsal, and shows it to whom looks on.
func (d demo) watch(ctx context.Context, e Env, w rehearse.Workshop, plan rehearse.Plan) error {
	if d.headless {
		return rehearse.Run(ctx, w, plan)
	}
	return look(ctx, e, w, plan, d.another)
}

// tell says what the workshop was, and where its files are.
func (d demo) tell(e Env, plan rehearse.Plan, report exports.Report, files []string) error {
	if e.JSON {
		return e.Tell(struct {
			Seed  uint64   `json:"seed"`
			Files []string `json:"files"`
		}{d.seed, files})
	}
	door, room := plan.People()
	closed := report.Content.Session.State == model.Closed.String()
	return e.Say("%s", account{report.Content, d.seed, door, room, plan.Ways(), closed, foldersOf(files)}.page())
}
