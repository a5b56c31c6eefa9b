package rehearse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"serendip/model"
	"serendip/session"
)

// Workshop is where a rehearsal takes place.
type Workshop struct {
	Live        *session.Live
	Session     model.SessionID
	Address     string // of the SSH door
	Fingerprint string // of its host key
	Clock       *Clock // that Live goes by
	Own         bool   // an agenda of one's own: what does not fit it is left out
	Paced       bool   // keep to the clock, for people who look on; else the clock is turned on when everybody is done
}

// Piece is what is played: a built-in template, or an agenda of one's own under its title and vision.
type Piece struct {
	Template string
	Kind     model.SessionKind
	Title    string
	Vision   string
	Blocks   []model.Block
}

// Prepare founds the customer's programme with the past that a template builds on, plans the session, and puts those with a personal code on the list.
func Prepare(ctx context.Context, house *session.House, p Plan, piece Piece, start time.Time, zone string) (*session.Live, model.SessionID, error) {
	live, err := house.Found(ctx, facilitator(), Customer)
	if err != nil {
		return nil, model.SessionID{}, err
	}
	c := &clerk{ctx: ctx, live: live}
	if piece.Blocks == nil {
		c.before(piece.Template, p, start, zone)
	}
	if piece.Vision != "" {
		c.do(session.SetVision{Vision: piece.Vision})
	}
	at := c.do(session.PlanSession{Title: piece.Title, Start: start, Zone: zone, Template: piece.Template, Kind: piece.Kind, Blocks: piece.Blocks}).Session
	if piece.Blocks == nil {
		c.asksToo(at, piece.Template)
	}
	guests, wrong := p.guests()
	c.err = errors.Join(c.err, wrong)
	c.do(session.InviteGuests{Session: at, Rows: unanswered(guests)})
	c.do(session.SetLetters{Session: at, Settings: model.LetterSettings{Place: "Hall 2, Fennmark Logistics, Lübeck", Sender: sender}})
	return live, at, c.err
}

// Open opens the lobby, once everybody has said whether they come. A piece of ours has two who lead.
func Open(ctx context.Context, house *session.House, live *session.Live, p Plan, piece Piece, at model.SessionID) error {
	c := &clerk{ctx: ctx, live: live}
	guests, wrong := p.guests()
	c.err = errors.Join(c.err, wrong)
	c.do(session.InviteGuests{Session: at, Rows: guests})
	c.do(session.OpenLobby{Session: at})
	if piece.Blocks == nil {
		c.handOver(house, at)
	}
	return c.err
}

// handOver lets a colleague lead while the room fills, and takes the lead back; the door was tried from a made-up server.
func (c *clerk) handOver(house *session.House, at model.SessionID) {
	if c.err != nil {
		return
	}
	colleague := session.ListKey{Fingerprint: "SHA256:" + strings.Repeat("k", 43), Name: "Kit Moss", Role: model.CrewLead}
	office := house.Instance()
	if _, c.err = office.Do(c.ctx, office.Mint(facilitator(), colleague)); c.err != nil {
		return
	}
	c.do(session.GiveLead{Session: at, To: session.FacilitatorID(colleague.Fingerprint)})
	c.do(session.TakeLead{Session: at})
	c.do(session.ProveReach{Session: at, Address: "meet.fennmark.example:23234", From: "relay.fennmark.example"})
}

// guests are those on the list: who gets a personal code beforehand, and who stays away after all.
func (p Plan) guests() (rows []session.GuestRow, err error) {
	for _, who := range p.people {
		if who.way != newcomer && who.way != present {
			row, wrong := who.row(model.GuestAttending)
			rows, err = append(rows, row), errors.Join(err, wrong)
		}
	}
	for i, who := range p.absent {
		row, wrong := who.row(stays()[i])
		rows, err = append(rows, row), errors.Join(err, wrong)
	}
	return rows, err
}

// stays are what those said who are not there: one comes no more than told, one declined, one never replied.
func stays() []model.GuestStatus {
	return []model.GuestStatus{model.GuestAttending, model.GuestDeclined, model.GuestAwaiting}
}

// row is somebody as a list of guests has them.
func (p person) row(status model.GuestStatus) (row session.GuestRow, err error) {
	line := func(words string) model.Line {
		if words == "" { // nobody asked
			return model.Line{}
		}
		l, wrong := model.CleanLine(words)
		err = errors.Join(err, wrong)
		return l
	}
	row = session.GuestRow{Name: line(p.name), Organisation: line(p.organisation), Role: line(p.role), Status: status}
	mail, wrong := address(p.name)
	row.Email = mail
	return row, errors.Join(err, wrong)
}

// facilitator is the actor of the local terminal.
func facilitator() session.Actor {
	return session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}
}

// run is a rehearsal that goes on.
type run struct {
	Workshop
	Plan
}

// Run plays a plan to the close of its session. It ends when everybody has left, with the first thing that went wrong.
func Run(ctx context.Context, w Workshop, p Plan) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &run{w, p}
	r.Plan = p.on(r.now().Blocks)
	var all sync.WaitGroup
	start := func(name string, play func(context.Context) error) {
		all.Go(func() {
			if err := play(ctx); err != nil {
				cancel(fmt.Errorf("%s: %w", name, err))
			}
		})
	}
	for i, who := range r.people {
		a := attendee{run: r, person: who, at: i}
		start(who.name, a.attend)
	}
	start("the facilitator", (&host{run: r}).lead)
	all.Wait()
	return context.Cause(ctx)
}

// patience is how long anything may take that only the program can be slow at.
const patience = 60 * time.Second

// onScreen is how a wait for something on somebody's screen is called.
const onScreen = "on the screen"

// grace is how long the facilitator waits for somebody on an agenda of one's own, where not everything is known to fit.
const grace = 6 * time.Second

// until waits until something is so in the newest state.
func (r *run) until(ctx context.Context, what string, is func(*session.Snapshot) bool) error {
	ctx, cancel := r.patient(ctx, what)
	defer cancel()
	news := r.Live.Enter(session.Actor{Role: session.Observer}, r.Session, session.AtWall)
	defer news.Leave()
	for !is(r.Live.Snapshot()) {
		select {
		case <-news.Wake():
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

// patient bounds a wait. Where people look on, and may let the clock stand, only they end it.
func (r *run) patient(ctx context.Context, what string) (context.Context, context.CancelFunc) {
	if r.Paced {
		return context.WithCancel(ctx)
	}
	long := patience
	if r.Own && strings.HasSuffix(what, onScreen) {
		long = 2 * grace // the room may have gone on
	}
	return context.WithTimeoutCause(ctx, long, fmt.Errorf("waited %s in vain for %s", long, what))
}

// at waits for a share of the current block's timebox to be over. Where nobody looks on, only the facilitator's own steps
// take time.
func (r *run) at(ctx context.Context, share float64) error {
	if !r.Paced {
		return nil
	}
	return r.Clock.Until(ctx, r.moment(share))
}

// moment is when a share of the current block's timebox is over.
func (r *run) moment(share float64) time.Time {
	c := r.now().Clock()
	return c.Since.Add(time.Duration(share*float64(c.Timebox)) - c.Base)
}

// now is the session as it stands.
func (r *run) now() *session.Session { return r.Live.Snapshot().State.Session(r.Session) }

// reached says whether the room is at a block, or past it.
func (r *run) reached(v *session.Session, b model.Block) bool {
	_, current := v.Block(v.Current)
	_, at := v.Block(b.ID)
	return v.State == model.Closed || v.State == model.Live && current >= at
}

// find is the use case of a title; nil when it is not said yet.
func (r *run) find(s *session.Snapshot, title string) *session.UseCase {
	for _, id := range s.State.Session(r.Session).Cases {
		if c := s.State.UseCase(id); s.State.Words(c.Title) == title {
			return c
		}
	}
	return nil
}

// who is the id of one of the people; zero before they have come.
func (r *run) who(s *session.Snapshot, i int) model.PersonID {
	return s.State.Named(s.State.Session(r.Session), r.people[i].name)
}

// saidSame says whether one of the people has said the same.
func (r *run) saidSame(s *session.Snapshot, title string, i int) bool {
	c := r.find(s, title)
	return c != nil && slices.Contains(c.Same, r.who(s, i))
}

// in are the lines of a block, in the order in which they are said.
func (r *run) in(b model.Block) []line {
	shared := sharedBy(r.now().Blocks, b)
	return slices.DeleteFunc(slices.Clone(r.lines), func(l line) bool {
		at := 0 // topics are proposed in the first block of them
		if b.Method != model.Topics {
			at = r.roll(len(shared), "block", l.title)
		}
		return !l.belongs(b) || shared[at] != b.ID
	})
}

// here says whether one of the people is checked in.
func (r *run) here(s *session.Snapshot, i int) bool {
	g, at := s.State.Session(r.Session).Guest(r.who(s, i))
	return at >= 0 && g.Status == model.GuestCheckedIn
}
