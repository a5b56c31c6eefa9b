package session

import (
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

func (d *decision) running(i Intent) (bool, error) {
	switch i := i.(type) {
	case OpenLobby:
		return true, d.openLobby(i)
	case GoLive:
		return true, d.goLive(i)
	case Advance:
		return true, d.step(i.Session, i.From, +1)
	case GoBack:
		return true, d.step(i.Session, i.From, -1)
	case JumpTo:
		return true, d.jump(i)
	case Extend:
		return true, d.extend(i)
	case Pause:
		return true, d.pause(i.Session, true)
	case Resume:
		return true, d.pause(i.Session, false)
	case Close:
		return true, d.close(i)
	case RenewCodes:
		return true, d.renewCodes(i)
	case Undo:
		return true, d.undo(i)
	}
	return d.walling(i)
}

func (d *decision) openLobby(i OpenLobby) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if v.State != model.Draft {
		return nil
	}
	d.emit(model.LobbyOpened{Session: v.ID})
	if v.Codes == 0 {
		d.emit(model.CodesRenewed{Session: v.ID, Generation: 1})
	}
	d.note("the lobby is open")
	return nil
}

func (d *decision) goLive(i GoLive) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if v.State == model.Live {
		return nil
	}
	if err := d.presented(v, i.Reason); err != nil {
		return err
	}
	if v.Codes == 0 {
		d.emit(model.CodesRenewed{Session: v.ID, Generation: 1})
	}
	d.emit(model.WentLive{Session: v.ID, Block: v.Blocks[0].ID})
	d.note("live: " + v.Blocks[0].Title + d.absorb(v))
	return nil
}

// What a meetup's connect block keeps when it begins late, and how late a beginning still is one.
const (
	leastConnect = 5 * time.Minute
	latestStart  = 3 * time.Hour
)

// absorb takes the minutes by which a meetup begins late from its connect block, so that what follows begins as planned. It
// answers what is to be said of it.
func (d *decision) absorb(v *Session) string {
	first := v.Blocks[0]
	late := d.Now.Sub(time.UnixMilli(v.Start)).Truncate(time.Minute)
	if v.Kind != model.Meetup || first.Method != model.Connect || late <= 0 || late > latestStart {
		return ""
	}
	by := min(late, first.Timebox-leastConnect)
	if by <= 0 {
		return ""
	}
	d.emit(model.TimerExtended{Session: v.ID, Block: first.ID, By: -by})
	return fmt.Sprintf(", %d min shorter: it absorbs the late beginning", int(by.Minutes()))
}

// step goes to the block after or before. from guards against a double press: when the room has moved on already,
// nothing happens.
func (d *decision) step(id model.SessionID, from model.BlockID, by int) error {
	v, err := d.live(id)
	if err != nil {
		return err
	}
	if !from.IsZero() && from != v.Current {
		return nil
	}
	_, at := v.Block(v.Current)
	switch to := at + by; {
	case to < 0:
		return Refuse(Conflict, "this is the first block")
	case to >= len(v.Blocks):
		return Refuse(Conflict, "this is the last block; close the session when you are done")
	default:
		d.enter(v, v.Blocks[to])
	}
	return nil
}

func (d *decision) jump(i JumpTo) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	b, at := v.Block(i.Block)
	if at < 0 {
		return Refuse(Missing, "that block is no longer in the agenda")
	}
	if b.ID != v.Current {
		d.enter(v, b)
	}
	return nil
}

func (d *decision) enter(v *Session, b model.Block) {
	d.emit(model.BlockEntered{Session: v.ID, Block: b.ID, From: v.Current, Spent: v.spentAt(d.Now), Resume: v.Spent[b.ID], WasPaused: v.Paused})
	d.stopSpeaker(v)
	if was := v.talk().Floor; !was.IsZero() {
		d.floor(v, model.PersonID{}) // who had it spoke to the block before
	}
	d.note("now: " + b.Title + d.s.leftOpen(v))
}

func (d *decision) extend(i Extend) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	if i.By == 0 || i.By < -longestTimebox || i.By > longestTimebox {
		return Refuse(Invalid, "say by how many minutes")
	}
	if v.Clock().Timebox+i.By < time.Minute {
		return Refuse(Invalid, "a block has at least a minute")
	}
	d.emit(model.TimerExtended{Session: v.ID, Block: v.Current, By: i.By})
	d.note(fmt.Sprintf("%+d min", int(i.By.Minutes())))
	return nil
}

func (d *decision) pause(id model.SessionID, pause bool) error {
	v, err := d.live(id)
	if err != nil || v.Paused == pause {
		return err
	}
	if pause {
		d.emit(model.TimerPaused{Session: v.ID, Spent: v.spentAt(d.Now)})
		d.stopSpeaker(v)
		d.note("the clock stands")
		return nil
	}
	d.emit(model.TimerResumed{Session: v.ID, Spent: v.Base})
	d.note("the clock runs")
	return nil
}

// close ends the session; a round that is still open takes no more marks and can still be revealed.
func (d *decision) close(i Close) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	for _, id := range slices.Concat(v.Rounds, v.Dots) {
		if r := d.s.Round(id); r.Open {
			d.emit(model.RoundClosed{Round: id})
		}
	}
	d.dropVotes(v)
	d.stopSpeaker(v)
	d.endTopics(v)
	d.emit(model.SessionClosed{Session: v.ID, Spent: v.spentAt(d.Now)})
	d.note(v.Title + " is closed")
	return nil
}

func (d *decision) renewCodes(i RenewCodes) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	d.emit(model.CodesRenewed{Session: v.ID, Generation: v.Codes + 1})
	d.note("new codes; the old ones no longer open the door")
	return nil
}

// undo takes back the actor's latest action, named by the command that the actor saw.
func (d *decision) undo(i Undo) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	face, aloud := d.s.UndoFor(v.ID, d.Actor.Person), d.s.undoFor(v, d.Actor.Person, d.s.roomLabel)
	switch {
	case face.Label == "":
		return Refuse(Missing, "there is nothing of yours to undo")
	case !i.Command.IsZero() && i.Command != face.Command:
		return Refuse(Conflict, "the latest is now: %s", aloud.Label)
	case face.Blocked != "":
		return Refuse(Conflict, "%s cannot be undone: %s", aloud.Label, aloud.Blocked)
	}
	action := v.Done[d.s.latest(v, d.Actor.Person)]
	d.emit(model.Undone{Command: action.Command})
	for n := len(action.Events) - 1; n >= 0; n-- {
		d.emit(Inverse(action.Events[n]))
		if e, ok := action.Events[n].(model.MixKept); ok {
			d.unknow(e, action.Command)
		}
	}
	d.note("undone: " + face.Label)
	if aloud.Label != face.Label {
		d.out.Result.Aloud = "undone: " + aloud.Label
	}
	return nil
}

// walling is what the wall shows, and what only facilitators see.
func (d *decision) walling(i Intent) (bool, error) {
	switch i := i.(type) {
	case SwitchLights:
		v, err := d.open(i.Session)
		if err == nil && v.Dark != i.Dark {
			d.emit(model.LightsSwitched{Session: v.ID, Dark: i.Dark})
			d.note(choose(i.Dark, "the wall is dark", "the wall is back"))
		}
		return true, err
	case TurnWall:
		return true, d.turnWall(i)
	case TurnNames:
		v, err := d.open(i.Session)
		if err == nil && v.Names != i.On {
			d.emit(model.NamesTurned{Session: v.ID, On: i.On})
			d.note(choose(i.On, "names stand beside ideas on the wall", "names are off the wall"))
		}
		return true, err
	case TurnHold:
		v, err := d.open(i.Session)
		if err == nil && v.Holds(i.Block) != i.On {
			d.emit(model.HoldTurned{Session: v.ID, Block: i.Block, On: i.On})
			d.note(choose(i.On, "ideas wait for you before the wall", "ideas go to the wall at once"))
		}
		return true, err
	case TestWall:
		v, err := d.open(i.Session)
		if err == nil {
			d.emit(model.WallTested{Session: v.ID, Dark: i.Dark, Columns: i.Columns, Rows: i.Rows})
			d.note("the wall is tested")
		}
		return true, err
	case WriteNote:
		return true, d.writeNote(i)
	}
	return false, nil
}

func choose[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}

func (d *decision) turnWall(i TurnWall) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	if i.View == model.ViewReason {
		if c := d.s.UseCase(i.Case); c == nil || d.s.scoredOf(v, c.ID) == nil {
			return Refuse(Missing, "there is a reason sheet only for what was scored")
		}
	} else if i.View == model.ViewPage {
		if c := d.s.UseCase(i.Case); c == nil || c.Session != v.ID || !c.hasPage() {
			return Refuse(Missing, "there is a page only for what is on the shortlist")
		}
	} else {
		i.Case = model.UseCaseID{}
	}
	if v.View == i.View && v.ViewCase == i.Case {
		return nil
	}
	d.emit(model.WallTurned{Session: v.ID, View: i.View, Case: i.Case, Was: v.View, WasCase: v.ViewCase})
	d.note("the wall has turned")
	return nil
}

func (d *decision) writeNote(i WriteNote) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if _, at := v.Block(i.Block); at < 0 {
		return Refuse(Missing, "that block is no longer in the agenda")
	}
	words, err := cleanNote(i.Note, "the note")
	if err != nil {
		return err
	}
	if words == d.s.Words(v.Notes[i.Block]) {
		return nil
	}
	d.emit(model.NoteWritten{Session: v.ID, Block: i.Block, Note: d.textOrNone(words), Was: v.Notes[i.Block]})
	d.note("note kept")
	return nil
}
