package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/entry"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// Seat is the root of one attendee's terminal: the shell, and the words that stay in the terminal when it is gone.
type Seat struct{ Shell }

// NewSeat is an attendee's screen: the one thing asked now, and what one has said. The model is a Seat.
func NewSeat(room session.Room, env Env) tea.Model {
	return Seat{NewShell(room, env, func(look screen.Env) Root {
		return Root{First: newSeatScreen(look, room.Draft()), Tick: seatTick}
	})}
}

// Update is the shell's.
func (s Seat) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg, ok := msg.(newsMsg); ok { // what comes most, without a model between
		shell, cmd := s.news(msg)
		return Seat{shell}, cmd
	}
	m, cmd := s.Shell.Update(msg)
	return Seat{m.(Shell)}, cmd
}

// Parting is what stays to be read when the screen is gone: the way back, or why there is none.
func (s Seat) Parting() (words string, code int) {
	personal := ""
	if f, ok := session.AsSeat(s.face); ok {
		personal = f.Personal
	}
	return entry.Parting(s.gone, personal), 0
}

// seatTick is every second near the end of a block, and every minute before: a seat far from the end stands still.
func seatTick(face any, now time.Time) time.Duration {
	f, ok := session.AsSeat(face)
	if !ok || f.State != model.Live || f.Clock.Timebox <= 0 || f.Clock.Stopped {
		return 0
	}
	if f.Speakers != nil && f.Speakers.Mine {
		return EverySecond(f.Speakers.Clock, now)
	}
	left := f.Clock.Left(now)
	_, minutes := widget.Countdown{Left: left, Total: f.Clock.Timebox}.Count()
	switch {
	case left <= 0:
		return 0
	case f.Block.Method == model.Break || !minutes:
		return EverySecond(f.Clock, now)
	}
	if d := left % time.Minute; d > 0 {
		return d + time.Millisecond
	}
	return time.Minute
}

// seatScreen is the screen itself. What stands between the header and the line belongs to the block's method.
type seatScreen struct {
	env    screen.Env
	face   *session.SeatFace
	known  bool
	w, h   int
	lay    *seatLayout // never written to
	line   *seatLine   // never written to
	inLine bool
	centre screen.Screen
	shown  seatKey
	block  *model.Block // that the centre was made for; never written to
	late   bool         // came after the first block, and has not gone on yet
	said   string       // what the seat itself has to say, until the next key
	told   toldSeat     // what the centre knows of the line
}

// kept is a value that is never written to again.
func kept[T any](v T) *T { return &v }

// toldSeat is what a centre is told of the line: what is on its way, and whether single letters act.
type toldSeat struct {
	lines []seat.Sent
	list  bool
	any   bool // it was told
	fits  bool // it has its size
}

func newSeatScreen(env screen.Env, draft string) seatScreen {
	return seatScreen{env: env, face: session.NoSeat(), lay: &seatLayout{}, line: kept(newSeatLine(draft)), block: &model.Block{}, centre: newSeatWaiting(env)}
}

// Draft is the half-typed line, kept across a reconnect.
func (s seatScreen) Draft() string { return s.line.editor.Text() }

// Speaks says whether the seat says something there itself: what came of the key before then gives way.
func (s seatScreen) Speaks() bool { return s.said != "" }

// Notices is where the shell says what came of things: never over what is said of the line.
func (s seatScreen) Notices() frame.Rect {
	if s.lineRows() > 0 && s.lay.hints == s.lay.notice && len(s.hints()) > 0 {
		return s.lay.lineRule
	}
	return s.lay.notice
}

// Where is the line while somebody types, here or in a form of the block, else the list.
func (s seatScreen) Where() keys.Where {
	if s.inLine {
		return keys.Line
	}
	if s.dark() {
		return keys.List
	}
	return screen.Where(s.centre)
}

// dark says that the seat asks to look up: the wall's lights are off, and nobody is in the middle of a word.
func (s *seatScreen) dark() bool { return s.face.Dark && s.face.State == model.Live && !s.typing() }

// typing says that somebody is in the middle of a line, or of a form of the block.
func (s *seatScreen) typing() bool { return s.inLine && s.line.busy() || s.filling() }

func (s *seatScreen) filling() bool {
	form, ok := s.centre.(seat.Filling)
	return ok && !s.inLine && form.HalfFilled()
}

// behind says that somebody is in the middle of a form whose block is over.
func (s *seatScreen) behind() bool { return s.filling() && s.shown != seatKeyOf(s.face) }

// Update takes news, results, and keys.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return s.learn(msg)
	case screen.ResultMsg:
		var cmd tea.Cmd
		s.line = kept(s.line.knowing(s.face).answered(msg, s.face.Mine))
		s.centre, cmd = s.centre.Update(msg)
		return s.tell().fit(), cmd
	case screen.EnvMsg:
		s.env = msg.Env
		s.centre, _ = s.centre.Update(msg)
		return s, nil
	case desk.FoundMsg:
		s.centre, _ = s.centre.Update(msg)
		return s, nil
	case tea.KeyPressMsg, tea.PasteMsg, keys.ActionMsg:
		return s.press(msg)
	}
	return s, nil
}

// newlyTold is what one has just learned of one's own words: that they were parked or hidden, or what became of them. Of words that
// were said just now the answer to them tells.
func newlyTold(before, now *session.SeatFace) string {
	if allSaid(now) > allSaid(before) {
		return ""
	}
	for _, words := range now.Told {
		if !slices.Contains(before.Told, words) {
			return words
		}
	}
	return ""
}

// allSaid is how much one has said.
func allSaid(f *session.SeatFace) int {
	n := len(f.Mine) + len(f.MyItems)
	if f.Asked != nil {
		n += len(f.Asked.Mine)
	}
	return n
}

// learn takes a face. While a line is half-typed the seat stays where it was begun; else it goes on with the room.
func (s seatScreen) learn(msg screen.SnapshotMsg) (screen.Screen, tea.Cmd) {
	f, ok := session.AsSeat(msg.Projection)
	if !ok {
		return s, nil
	}
	if !s.known {
		s.late = comesLate(f, s.line.busy())
	}
	s.line = s.line.hear(&s.face.Block, f, s.known)
	if before, now := s.face.Talk.Now().Vote, f.Talk.Now().Vote; before != nil && now != nil && now.ID == before.ID && now.Closed && !before.Closed {
		s.said = now.Result()
	}
	if s.known && f.Block.ID != s.face.Block.ID { // what was said there is over
		s.said = ""
	}
	if told := newlyTold(s.face, f); told != "" && s.known {
		s.said = told
	}
	s.face = f
	if !s.known || seatKeyOf(f) != s.shown && !s.typing() {
		return s.goOn(), nil
	}
	if f.Block.ID != s.block.ID { // the room moved on: the words in the line belong to the block that is shown
		shared := *f.SeatShared
		shared.Block = *s.block
		then := *f
		then.SeatShared = &shared
		msg.Projection = &then
	}
	var cmd tea.Cmd
	s.centre, cmd = s.centre.Update(msg)
	return s.tell().fit(), cmd
}

// goOn shows what the room does now.
func (s seatScreen) goOn() seatScreen {
	s.known, s.shown, s.block = true, seatKeyOf(s.face), kept(s.face.Block)
	s.centre = newSeatCentre(s.env, s.face)
	if s.late {
		s.centre = newSeatLate(s.env, s.face)
	}
	s.told = toldSeat{}
	s.inLine = !s.late && hasSeatLine(s.face) && (s.line.busy() || !startsInList(s.face))
	if s.line.busy() && s.face.Block.Method.Scores() { // digits mark there; the words wait for c
		s.inLine = false
	}
	return s.tell().fit()
}

// tell says to the centre what is on its way, and whether single letters act in it, when that is news.
func (s seatScreen) tell() seatScreen {
	lines := s.line.ideas()
	if !s.told.any || !slices.Equal(lines, s.told.lines) {
		s.centre, _ = s.centre.Update(seat.SendingMsg{Lines: lines})
	}
	if !s.told.any || s.told.list == s.inLine {
		s.centre, _ = s.centre.Update(desk.FocusMsg{List: !s.inLine})
	}
	s.told = toldSeat{lines, !s.inLine, true, s.told.fits}
	return s
}

// SetSize gives the layout.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.w, s.h = w, h
	return s.fit()
}

// fit lays everything out again.
func (s seatScreen) fit() seatScreen {
	lay := laySeat(s.w, s.h, s.lineRows())
	if lay == *s.lay && s.told.fits {
		return s
	}
	s.lay, s.told.fits = kept(lay), true
	s.line = kept(s.line.sized(s.lay.line.W))
	s.centre = s.centre.SetSize(s.lay.centre.W, s.lay.centre.H)
	return s
}

// focus goes to the line or to the list. Who leaves the line goes on with the room.
func (s seatScreen) focus(line bool) seatScreen {
	s.inLine = line && (hasSeatLine(s.face) || s.line.busy()) && !s.late
	if !s.inLine && s.shown != seatKeyOf(s.face) {
		return s.goOnInList()
	}
	return s.tell().fit()
}

func (s seatScreen) goOnInList() seatScreen {
	s = s.goOn()
	s.inLine = false
	return s.tell().fit()
}
