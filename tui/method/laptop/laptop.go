package laptop

import (
	"crypto/rand"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the clean screen.
const (
	actBegin keys.Action = "laptop.begin"
	actEnd   keys.Action = "laptop.end"
)

// Round is what is voted on: a scoring round or a dot round, whichever waits.
type Round struct {
	face  session.SessionFace
	marks *session.RoundFace
	dots  *session.DotsFace
}

// Takes says whether votes are taken.
func (r Round) Takes() bool {
	return r.dots.Waits() && r.dots.Open || r.marks.Waits() && r.marks.Open
}

// OfConsole is the round of a console. What the room may not see stays away.
func OfConsole(f session.ConsoleFace) Round { return OfWall(f.Wall) }

// OfWall is the round of a wall, or of a stage.
func OfWall(f session.WallFace) Round { return Round{f.SessionFace, f.Round, f.Dots} }

// Inner makes the seat's screen for a face; the laptop knows no method.
type Inner func(screen.Env, *session.SeatFace) screen.Screen

// pass is the mode: a clean screen, or somebody who votes.
type pass struct {
	env    screen.Env
	round  Round
	score  Inner
	dots   Inner
	w, h   int
	voter  session.VoterID // zero on the clean screen
	kept   session.Passed
	inner  screen.Screen
	voted  int    // who handed in at this laptop
	failed string // why the last handing in was not kept
}

// New begins to pass the laptop. Score and dots are the seats' own screens.
func New(env screen.Env, r Round, score, dots Inner) screen.Screen {
	return pass{env: env, round: r, score: score, dots: dots}
}

// Speaks keeps notices off the screen: they are the facilitator's.
func (p pass) Speaks() bool { return true }

// Update takes news, what came of votes, and keys.
func (p pass) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return p.learn(msg), nil
	case screen.EnvMsg:
		p.env = msg.Env
		return p.hear(msg)
	case screen.ResultMsg:
		return p.answered(msg)
	}
	if a, ok := p.ownKeys().Action(msg, keys.List); ok {
		return p.do(a)
	}
	return p.hear(msg)
}

// hear hands a message to the seat's screen, and wraps what it utters.
func (p pass) hear(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if p.inner == nil {
		return p, nil
	}
	var cmd tea.Cmd
	p.inner, cmd = p.inner.Update(msg)
	return p, wrapped(p.voter, cmd)
}

// learn takes the newest round. A vote that was begun in one goes no further when another is on.
func (p pass) learn(msg screen.SnapshotMsg) pass {
	before := p.round
	switch f := msg.Projection.(type) {
	case session.ConsoleFace:
		p.round = OfConsole(f)
	case session.StageFace:
		p.round = OfWall(f.WallFace)
	default:
		return p
	}
	if !p.round.same(before) {
		p.voter, p.inner, p.kept = session.VoterID{}, nil, session.Passed{}
	}
	return p.told()
}

// same says whether it is the same round that waits.
func (r Round) same(o Round) bool {
	if r.dots.Waits() || o.dots.Waits() {
		return r.dots.Waits() && o.dots.Waits() && r.dots.ID == o.dots.ID
	}
	return r.marks.Waits() == o.marks.Waits() && (!r.marks.Waits() || r.marks.ID == o.marks.ID)
}

// told lets the seat's screen see the round with what was voted on this laptop.
func (p pass) told() pass {
	if p.inner != nil {
		p.inner, _ = p.inner.Update(screen.SnapshotMsg{Projection: p.face(), Now: p.env.Now()})
	}
	return p
}

// face is the seat of somebody without a name.
func (p pass) face() *session.SeatFace {
	f := &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: p.round.face, Memo: &session.Memo{}}}
	if p.round.dots.Waits() {
		f.Dots = p.kept.Dots(p.round.dots)
	} else if p.round.marks != nil {
		f.Round = p.kept.Round(p.round.marks)
	}
	return f
}

// do begins with the next person, or asks whether the laptop is back.
func (p pass) do(a keys.Action) (screen.Screen, tea.Cmd) {
	if a == actEnd {
		if !p.round.Takes() && p.inner == nil {
			return p, screen.Back()
		}
		return p, p.askEnd()
	}
	_, _ = rand.Read(p.voter[:]) // never fails: crypto/rand ends the program instead
	p.kept, p.failed = session.Passed{}, ""
	make := p.score
	if p.round.dots.Waits() {
		make = p.dots
	}
	p.inner = make(p.env, p.face())
	p.inner, _ = p.inner.Update(keys.ActionMsg{Action: keys.Enter}) // this enter begins
	return p.SetSize(p.w, p.h), nil
}

func (p pass) askEnd() tea.Cmd {
	will := []string{"This screen shows the facilitator's things again: have it in your own hands first."}
	if p.inner != nil {
		will = append(will, "What was voted so far counts; it cannot be changed here any more.")
	}
	return screen.Open(dialog.Confirm(p.env, "the laptop is back", widget.Confirm{Question: "End passing the laptop?", Will: will, Yes: "it is back"}, screen.Back()))
}

// answered notes a vote that was kept. When somebody has handed in, the screen is clean again.
func (p pass) answered(r screen.ResultMsg) (screen.Screen, tea.Cmd) {
	vote, ok := r.Intent.(session.OnLaptop)
	if !ok || vote.Voter != p.voter || p.inner == nil {
		return p, nil
	}
	if _, done := vote.Vote.(session.HandIn); done {
		if r.Err != nil {
			p.failed = r.Err.Error()
			return p, nil
		}
		p.voter, p.inner, p.kept, p.failed = session.VoterID{}, nil, session.Passed{}, ""
		p.voted++
		return p, nil
	}
	if r.Err == nil {
		p.kept = p.kept.With(p.cases(), p.sheet(), vote.Vote)
	}
	p.inner, _ = p.inner.Update(screen.ResultMsg{Intent: vote.Vote, Err: r.Err, Note: r.Note})
	return p.told(), nil
}

func (p pass) cases() []session.CaseFace {
	switch {
	case p.round.dots.Waits():
		return p.round.dots.Cases
	case p.round.marks != nil:
		return p.round.marks.Cases
	}
	return nil
}

// sheet is what the round asks; nil for the three groups, and for dots.
func (p pass) sheet() *model.Sheet {
	if p.round.dots.Waits() || p.round.marks == nil {
		return nil
	}
	return p.round.marks.Sheet
}

// ownKeys are those of the mode itself.
func (p pass) ownKeys() keys.Map {
	const group = "Laptop"
	return keys.Map{
		{Action: actBegin, Keys: []string{"enter"}, Label: "begin", Group: group, Where: keys.List, Fixed: true, About: "The next person begins", Off: p.inner != nil || !p.round.Takes()},
		{Action: actEnd, Keys: []string{"esc"}, Label: "give it back", Group: group, Where: keys.List, Fixed: true, About: "Give the laptop back to the facilitator"},
	}
}

// Keys are the seat's, and the way back.
func (p pass) Keys() keys.Map {
	if p.inner == nil {
		return p.ownKeys()
	}
	return p.inner.Keys().And(p.ownKeys(), keys.Helping())
}
