package session

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
)

// talking is the feature/function trap, the parking lot, and the talk.
func (d *decision) talking(i Intent) (bool, error) {
	switch i := i.(type) {
	case SwitchTalk:
		return true, d.switchTalk(i)
	case JudgeTalk:
		return true, d.judgeTalk(i)
	case TurnDeepWork:
		return true, d.turnDeepWork(i)
	case ParkCase:
		return true, d.parkCase(i)
	case SettleItem:
		return true, d.settleItem(i)
	case MakeCase:
		return true, d.makeCase(i)
	case AssignAction:
		return true, d.assignAction(i)
	case TickAction:
		return true, d.tickAction(i)
	case NoteAction:
		return true, d.noteAction(i)
	}
	return d.discussing(i)
}

func (d *decision) switchTalk(i SwitchTalk) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	if v.Paused {
		return Refuse(Conflict, "the clock stands; start it again first")
	}
	now := d.Now.UnixMilli()
	x, running := v.running(now)
	switch {
	case i.Feature == running:
	case running:
		d.emit(model.FeatureTalkEnded{Session: v.ID, Begun: x.Begun, At: now, Was: x.Hand})
		d.note("deep work")
	default:
		if all := v.talk().Stretches; len(all) > 0 {
			now = max(now, all[len(all)-1].Begun+1)
		}
		d.emit(model.FeatureTalkBegun{Session: v.ID, Block: v.Current, At: now})
		d.note("feature talk, until the next idea or for two minutes")
	}
	return nil
}

func (d *decision) judgeTalk(i JudgeTalk) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	for _, x := range v.talk().Stretches {
		if x.Begun == i.Begun && !x.Deep {
			d.emit(model.FeatureTalkJudged{Session: v.ID, Begun: x.Begun, Deep: true})
			d.note("that was deep work")
			return nil
		}
	}
	return Refuse(Missing, "there is no feature talk to correct")
}

func (d *decision) turnDeepWork(i TurnDeepWork) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if _, at := v.Block(i.Block); at < 0 {
		return Refuse(Missing, "that block is no longer in the agenda")
	}
	if v.DeepWork(i.Block) != i.On {
		d.emit(model.DeepWorkTurned{Session: v.ID, Block: i.Block, On: i.On})
		d.note(choose(i.On, "locked as deep work: requests and plans go to the parking lot", "no longer locked as deep work"))
	}
	return nil
}

func (d *decision) parkCase(i ParkCase) error {
	c, err := d.own(i.Case)
	if err != nil {
		return err
	}
	v, err := d.open(c.Session)
	if err != nil {
		return err
	}
	why := ""
	switch {
	case len(c.Merged) > 0 || !c.Into.IsZero():
		why = "it was merged; part it first"
	case c.Stage > model.StageCaptured || d.s.inRound(c):
		why = "it is being scored or was"
	case c.Hidden:
		why = "it is hidden, and the room reads what is parked"
	case d.Actor.Role == Attendee:
		why = d.s.leanedOn(c)
	}
	if why != "" {
		return Refuse(Conflict, "#%d cannot be parked: %s", c.Number, why)
	}
	d.emit(model.CaseParked{Case: c.ID, Session: v.ID, Block: c.Block, Item: model.Derive[model.ItemID](d.ID, d.next()), Words: c.Title, By: c.By})
	d.note(fmt.Sprintf("%d is in the parking lot", c.Number))
	return nil
}

// parked finds a parked item, in a session of any state: what became of it is often known only afterwards.
func (d *decision) parked(id model.ItemID) (*Item, error) {
	it, err := d.itemOf(id, model.ItemParked)
	if err != nil {
		return nil, err
	}
	_, err = d.session(it.Session)
	return it, err
}

func (d *decision) itemOf(id model.ItemID, kind model.ItemKind) (*Item, error) {
	it := d.s.Item(id)
	if it == nil || it.Withdrawn {
		return nil, Refuse(Missing, "that is no longer on the list")
	}
	if it.Kind != kind {
		return nil, Refuse(Invalid, "that is no %s", choose(kind == model.ItemParked, "parked item", kind.String()))
	}
	return it, nil
}

func (d *decision) settleItem(i SettleItem) error {
	it, err := d.parked(i.Item)
	if err != nil {
		return err
	}
	words, err := cleanNote(i.Words, "these words")
	if err != nil {
		return err
	}
	now := model.Settlement{Fate: i.Fate}
	switch i.Fate {
	case model.FateOpen:
		words = ""
	case model.FateAnswered:
	case model.FateDropped:
		if words == "" {
			return Refuse(Invalid, "say why it is dropped: its author reads it")
		}
	case model.FatePassedOn:
		if strings.TrimSpace(i.Name) == "" {
			return Refuse(Invalid, "say to whom it is passed on")
		}
		if now.To, err = d.person(d.s.Session(it.Session), i.Name); err != nil {
			return err
		}
	case model.FateUseCase:
		return Refuse(Invalid, "a use case is made of it by itself")
	default:
		return Refuse(Invalid, "it was answered, passed on, dropped, or is open")
	}
	if was := it.Settled; now.Fate == was.Fate && now.To == was.To && words == d.s.Words(was.Words) {
		return nil
	}
	now.Words = d.textOrNone(words)
	d.emit(model.ItemSettled{Item: it.ID, Now: now, Was: it.Settled})
	d.note("parked: " + i.Fate.String())
	return nil
}

func (d *decision) makeCase(i MakeCase) error {
	it, err := d.parked(i.Item)
	if err != nil {
		return err
	}
	if it.Settled.Fate == model.FateUseCase {
		return Refuse(Conflict, "it is use case #%d already", d.s.UseCase(it.Settled.Case).Number)
	}
	v := d.s.Session(it.Session)
	if v.State == model.Draft {
		return Refuse(Conflict, "%s has not begun", v.Title)
	}
	b, at := v.Block(it.Block)
	if at < 0 {
		b, _ = v.Block(v.Current)
	}
	id, number := model.Derive[model.UseCaseID](d.ID, d.next()), len(v.Cases)+1
	d.emit(
		model.UseCaseCaptured{Case: id, Session: v.ID, Block: b.ID, Number: number, Kind: v.kindAt(b), Title: d.text(d.s.Words(it.Words)), By: it.By},
		model.ItemSettled{Item: it.ID, Now: model.Settlement{Fate: model.FateUseCase, Case: id}, Was: it.Settled},
	)
	d.out.Result.Case, d.out.Result.Number = id, number
	d.note(fmt.Sprintf("use case %d is made of it", number))
	return nil
}

func (d *decision) assignAction(i AssignAction) error {
	it, err := d.itemOf(i.Item, model.ItemAction)
	if err != nil {
		return err
	}
	v, err := d.session(it.Session)
	if err != nil {
		return err
	}
	who, day, err := d.doing(v, i.Name, i.Day)
	if err != nil {
		return err
	}
	if who != it.Who || day != it.Day {
		d.emit(model.ActionAssigned{Item: it.ID, Who: who, Day: day, WasWho: it.Who, WasDay: it.Day})
		d.note("action: " + first(strings.TrimSpace(d.nameOf(who, i.Name)+" "+day), "nobody yet"))
	}
	return nil
}

// doing is who does an action and until when, as a facilitator says it.
func (d *decision) doing(v *Session, name, day string) (who model.PersonID, on string, err error) {
	if strings.TrimSpace(name) != "" {
		if who, err = d.person(v, name); err != nil {
			return who, "", err
		}
	}
	day = strings.TrimSpace(day)
	if day != "" {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return who, "", Refuse(Invalid, "%q is no date; write it as 2026-03-31", day)
		}
	}
	return who, day, nil
}

func (d *decision) tickAction(i TickAction) error {
	it, err := d.itemOf(i.Item, model.ItemAction)
	if err != nil {
		return err
	}
	if it.Done != i.Done {
		d.emit(model.ActionTicked{Item: it.ID, Done: i.Done})
		d.note(choose(i.Done, "action: done", "action: not done yet"))
	}
	return nil
}

func (d *decision) noteAction(i NoteAction) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	who, day, err := d.doing(v, i.Name, i.Day)
	if err != nil {
		return err
	}
	if err := d.item(Note{Session: i.Session, Block: i.Block, Kind: model.ItemAction, Words: i.Words}); err != nil {
		return err
	}
	d.assign(who, day)
	return nil
}

// assign gives the action that was noted just now who does it and until when.
func (d *decision) assign(who model.PersonID, day string) {
	if who.IsZero() && day == "" {
		return
	}
	for n := len(d.out.Events) - 1; n >= 0; n-- {
		switch e := d.out.Events[n].(type) {
		case model.ActionAssigned: // @who in the words: the form says more
			if who.IsZero() {
				who = e.Who
			}
			d.out.Events[n] = model.ActionAssigned{Item: e.Item, Who: who, Day: day}
			return
		case model.ItemNoted:
			d.emit(model.ActionAssigned{Item: e.Item, Who: who, Day: day})
			return
		}
	}
}
