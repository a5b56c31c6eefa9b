package session

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"serendip/model"
)

// Role is what somebody is to a session. Rights come from it and from nothing else.
type Role uint8

// The roles. What each may do is the table in rights.go.
const (
	Nobody        Role = iota
	Observer           // a wall, or a console that only looks on: sees, never acts
	Attendee           // a seat
	Scribe             // writes down what is said
	CoFacilitator      // runs the session with who leads
	Lead               // runs it; one at a time
)

// Facilitator is who sits at the machine itself, stage or command line: the lead, until it was handed over. Never compare
// with it: ask Role.Facilitates or Role.Runs.
const Facilitator = Lead

// Actor is who wants something. The door, not the screen, says who it is.
type Actor struct {
	Role    Role
	Person  model.PersonID  // an attendee's person; a facilitator's own id, by which they undo
	Session model.SessionID // an attendee acts in this one only
	Remote  bool            // came through the SSH door
	Near    bool            // through the door, and from the network of this machine: in the room, for all we know
}

// Command is an intent with its actor and everything that Decide may not find out by itself.
type Command struct {
	ID      model.CommandID // minted by the shell; a resend reuses it
	Actor   Actor
	Intent  Intent
	Now     time.Time
	Entropy [32]byte // salts the texts; never stored
	Ballot  BallotID // the actor's sealed name in the round that the intent is about

	Lead   LeadFacts // of the session whose lead changes
	listed Actor     // the actor in the role that they came with
}

// Outcome is what a command brings about.
type Outcome struct {
	Events  []model.Event
	Puts    []Record
	Deletes []string
	Result  Result

	Nameless bool // nothing that is kept says who it was
}

// Decide says what a command brings about in a state, or refuses it with an *Error. It is pure.
func Decide(s *State, codec *Codec, c Command) (Outcome, error) {
	c.listed = c.Actor
	c.Actor.Role = s.standing(c.Actor, c.Intent)
	if !Allowed(c.Actor.Role, c.Intent) {
		return Outcome{}, denied(c.Actor.Role)
	}
	d := &decision{s: s, codec: codec, Command: c}
	d.out.Result.Programme = s.ID
	if err := d.decide(); err != nil {
		return Outcome{}, err
	}
	if err := s.unchangeable(d.out.Events); err != nil {
		return Outcome{}, err
	}
	return d.out, nil
}

// String is the role in words.
func (r Role) String() string {
	words := [...]string{"nobody", "an observer", "an attendee", "a scribe", "a co-facilitator", "the lead"}
	return words[min(int(r), len(words)-1)]
}

// decision is one run of Decide.
type decision struct {
	Command
	s      *State
	codec  *Codec
	out    Outcome
	minted int

	onLaptop bool // the vote comes from a laptop that is passed around
}

func (d *decision) decide() error {
	for _, part := range []func(Intent) (bool, error){d.programme, d.agenda, d.running, d.people, d.saying, d.shaping, d.choosing, d.scoring, d.stepping} {
		if handled, err := part(d.Intent); handled || err != nil {
			return err
		}
	}
	for _, f := range families() {
		if f.decide == nil {
			continue
		}
		if handled, err := f.decide(d, d.Intent); handled || err != nil {
			return err
		}
	}
	return Refuse(Invalid, "this version cannot do that")
}

func (d *decision) emit(events ...model.Event) { d.out.Events = append(d.out.Events, events...) }

func (d *decision) note(note string) { d.out.Result.Note = note }

// noteOf is a note that names a guest; aloud is the same without the name.
func (d *decision) noteOf(p model.PersonID, note, aloud string) {
	d.note(note)
	if d.s.agreedName(p) == "" {
		d.out.Result.Aloud = aloud
	}
}

// next is the number of the next id that this command mints.
func (d *decision) next() int {
	d.minted++
	return d.minted
}

// text keeps words in a record and returns what points at them.
func (d *decision) text(words string) model.Text {
	n := d.next()
	salt := sha256.Sum256(binary.BigEndian.AppendUint32(d.Entropy[:], uint32(n)))
	t := model.Text{ID: model.Derive[model.TextID](d.ID, n), Sum: textSum(salt[:16], words)}
	d.out.Puts = append(d.out.Puts, Record{textKey(t.ID), d.codec.value(textRecord{salt[:16], words})})
	return t
}

// clean cleans one line that somebody typed.
func clean(raw, what string) (string, error) {
	line, err := model.CleanLine(raw)
	if err != nil {
		return "", &Error{Invalid, what + ": " + err.Error(), err}
	}
	return line.String(), nil
}

// cleanNote cleans paragraphs; nothing at all is allowed and stays nothing.
func cleanNote(raw, what string) (string, error) {
	var n model.Note
	if err := n.UnmarshalText([]byte(raw)); err != nil {
		return "", &Error{Invalid, what + ": " + err.Error(), err}
	}
	return n.String(), nil
}

// session finds the session that an intent names, in a state that allows change.
func (d *decision) session(id model.SessionID) (*Session, error) {
	v := d.s.Session(id)
	if v == nil {
		return nil, Refuse(Missing, "there is no such session")
	}
	if d.Actor.Role == Attendee && d.Actor.Session != id {
		return nil, Refuse(Denied, "this seat is in another session")
	}
	return v, nil
}

// open finds a session that is not closed.
func (d *decision) open(id model.SessionID) (*Session, error) {
	v, err := d.session(id)
	if err == nil && v.State == model.Closed {
		err = Refuse(Conflict, "%s is closed; its words can be exported, not changed", v.Title)
	}
	return v, err
}

// live finds a session that is live.
func (d *decision) live(id model.SessionID) (*Session, error) {
	v, err := d.open(id)
	if err == nil && v.State != model.Live {
		err = Refuse(Conflict, "%s is not live yet", v.Title)
	}
	return v, err
}

// useCase finds a use case that is not taken back. An attendee's must be one that their seat shows.
func (d *decision) useCase(id model.UseCaseID) (*UseCase, error) {
	c := d.s.UseCase(id)
	if c == nil || c.Withdrawn {
		return nil, Refuse(Missing, "there is no such use case; it may have been taken back")
	}
	if d.Actor.Role == Attendee && (c.Session != d.Actor.Session || !visibleTo(c, d.Actor.Person)) {
		return nil, Refuse(Missing, "there is no such use case on your seat")
	}
	if !c.Session.IsZero() {
		if v := d.s.Session(c.Session); v != nil && v.State == model.Closed && !d.Actor.Role.Runs() {
			return nil, Refuse(Conflict, "%s is closed; its words can be exported, not changed", v.Title)
		}
	}
	return c, nil
}

// own is a use case that the actor may reshape: a facilitator any, an attendee their own.
func (d *decision) own(id model.UseCaseID) (*UseCase, error) {
	c, err := d.useCase(id)
	if err == nil && d.Actor.Role == Attendee && c.By != d.Actor.Person {
		err = Refuse(Denied, "#%d was said by somebody else; if it is the same for you, say so: the key s, or same %d", c.Number, c.Number)
	}
	return c, err
}

// visibleTo says whether a seat shows a use case: its speaker's always does.
func visibleTo(c *UseCase, p model.PersonID) bool {
	return !c.Withdrawn && ((!c.Hidden && !c.Held) || (c.By == p && !p.IsZero()))
}
