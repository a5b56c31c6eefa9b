package session

import (
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// The bounds of an agenda.
const (
	mostBlocks     = 60
	longestTimebox = 12 * time.Hour
	mostInRound    = 12
	defaultInRound = 9
	defaultTop     = 4
)

func (d *decision) agenda(i Intent) (bool, error) {
	switch i := i.(type) {
	case PlanSession:
		return true, d.plan(i)
	case ChangeSession:
		return true, d.changeSession(i)
	case AddBlock:
		return true, d.addBlock(i)
	case ChangeBlock:
		return true, d.changeBlock(i)
	case MoveBlock:
		return true, d.moveBlock(i)
	case RemoveBlock:
		return true, d.removeBlock(i)
	}
	return false, nil
}

func (d *decision) plan(i PlanSession) error {
	if d.s.Name == "" {
		return Refuse(Invalid, "found the programme first: a customer's name is enough")
	}
	blocks, template, title, kind, err := agendaOf(i)
	if err != nil {
		return err
	}
	if strings.TrimSpace(i.Title) != "" {
		if title, err = clean(i.Title, "the title"); err != nil {
			return err
		}
	}
	zone, err := time.LoadLocation(i.Zone)
	if err != nil || i.Zone == "" {
		return Refuse(Invalid, "%q is no time zone; name one like Europe/London", i.Zone)
	}
	if i.Start.IsZero() {
		return Refuse(Invalid, "a session needs a date")
	}
	blocks = slices.Clone(blocks)
	for n := range blocks {
		blocks[n].ID = model.Derive[model.BlockID](d.ID, d.next())
		if err := checkBlock(&blocks[n]); err != nil {
			return err
		}
	}
	if kind == model.Meetup {
		title = d.s.seriesTitle(model.AtItsHour(title, i.Start.In(zone)))
	}
	id := model.Derive[model.SessionID](d.ID, d.next())
	d.emit(model.SessionPlanned{Session: id, Title: title, Start: i.Start.UnixMilli(), Zone: i.Zone, Template: template, Kind: kind, Blocks: blocks})
	d.out.Result.Session = id
	d.note(title + " planned")
	return nil
}

// checkBlock cleans what somebody typed into a block, and refuses what cannot be run.
func checkBlock(b *model.Block) (err error) {
	if b.Title, err = clean(b.Title, "the block's title"); err != nil {
		return err
	}
	if b.Prompt, err = cleanNote(b.Prompt, "the prompt"); err != nil {
		return err
	}
	if b.Short, err = cleanNote(b.Short, "the short prompt"); err != nil {
		return err
	}
	switch {
	case !slices.Contains(model.Methods(), b.Method):
		return Refuse(Invalid, "%q is no method; choose one of %s", b.Method, methodWords())
	case b.Timebox < time.Minute || b.Timebox > longestTimebox:
		return Refuse(Invalid, "a timebox lasts from 1 minute to 12 hours")
	case b.Top < 0 || b.Top > mostInRound:
		return Refuse(Invalid, "from 1 to %d use cases can enter a round or be selected", mostInRound)
	case !dotsFit(*b):
		return Refuse(Invalid, "a person gives from 1 to %d dots, and no more to one item than in all", model.MostDots)
	case b.Goal < 0 || b.Goal > 10000:
		return Refuse(Invalid, "a goal is a number up to 10,000")
	}
	if b.Questions, err = cleanQuestions(b.Questions); err != nil {
		return err
	}
	if b.Cards, err = cleanCards(b.Cards); err != nil {
		return err
	}
	if err := checkWeighing(b); err != nil {
		return err
	}
	if err := checkGrid(b); err != nil {
		return err
	}
	if b.Method == model.Capture && b.Kind != model.Planned {
		b.Kind = model.Serendipitous
	}
	return nil
}

func methodWords() string {
	var words []string
	for _, m := range model.Methods() {
		words = append(words, string(m))
	}
	return strings.Join(words, ", ")
}

func (d *decision) changeSession(i ChangeSession) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	title, err := clean(i.Title, "the title")
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation(i.Zone)
	if err != nil || i.Zone == "" {
		return Refuse(Invalid, "%q is no time zone; name one like Europe/London", i.Zone)
	}
	if title == v.Title { // a title by the hour goes with the hour
		title = model.AtItsHour(title, i.Start.In(zone))
	}
	d.emit(model.SessionChanged{Session: v.ID, Title: title, Start: i.Start.UnixMilli(), Zone: i.Zone, WasTitle: v.Title, WasStart: v.Start, WasZone: v.Zone})
	d.note("session changed")
	return nil
}

func (d *decision) addBlock(i AddBlock) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if len(v.Blocks) >= mostBlocks {
		return Refuse(Invalid, "an agenda has at most %d blocks", mostBlocks)
	}
	b := i.Block
	b.ID = model.Derive[model.BlockID](d.ID, d.next())
	if err := checkBlock(&b); err != nil {
		return err
	}
	at := min(max(i.At, 0), len(v.Blocks))
	if v.State == model.Live {
		if _, now := v.Block(v.Current); at <= now {
			return Refuse(Conflict, "that place is past; add the block after the current one")
		}
	}
	d.emit(model.BlockAdded{Session: v.ID, Block: b, At: at})
	d.note(b.Title + " added")
	return nil
}

func (d *decision) changeBlock(i ChangeBlock) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	old, at := v.Block(i.Block.ID)
	if at < 0 {
		return Refuse(Missing, "that block is no longer in the agenda")
	}
	b := i.Block
	if err := checkBlock(&b); err != nil {
		return err
	}
	d.emit(model.BlockChanged{Session: v.ID, Block: b, Was: old})
	d.note(b.Title + " changed")
	return nil
}

func (d *decision) moveBlock(i MoveBlock) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	b, at := v.Block(i.Block)
	if at < 0 {
		return Refuse(Missing, "that block is no longer in the agenda")
	}
	to := min(max(i.To, 0), len(v.Blocks)-1)
	if v.State == model.Live {
		if _, now := v.Block(v.Current); at <= now || to <= now {
			return Refuse(Conflict, "only blocks that are still to come can be moved")
		}
	}
	if at == to {
		return nil
	}
	d.emit(model.BlockMoved{Session: v.ID, Block: b.ID, From: at, To: to})
	d.note(b.Title + " moved")
	return nil
}

func (d *decision) removeBlock(i RemoveBlock) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	b, at := v.Block(i.Block)
	switch {
	case at < 0:
		return Refuse(Missing, "that block is no longer in the agenda")
	case len(v.Blocks) == 1:
		return Refuse(Invalid, "an agenda needs at least one block")
	case v.State == model.Live:
		if _, now := v.Block(v.Current); at <= now {
			return Refuse(Conflict, "only blocks that are still to come can be removed")
		}
	}
	d.emit(model.BlockRemoved{Session: v.ID, Block: b, At: at})
	d.note(b.Title + " removed")
	return nil
}
