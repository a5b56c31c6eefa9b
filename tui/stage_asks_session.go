package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
)

// noteAsks are people and what is noted beside the use cases.
func noteAsks() []stageAsk {
	note := func(a keys.Action, about string, kind model.ItemKind) stageAsk {
		return stageAsk{a, about, "Notes", []stageQuestion{asked(kind.String() + ":")}, func(f session.StageFace, words []string) (session.Intent, error) {
			return session.Note{Session: f.Session, Block: f.Block.ID, Kind: kind, Words: words[0]}, nil
		}}
	}
	return []stageAsk{
		{actCheckIn, "Check in somebody in the room: three letters of a name on the list, or +name for somebody new", "People", []stageQuestion{asked("who is here?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				return session.CheckIn{Session: f.Session, Name: a[0]}, nil
			}},
		{actPark, "Put something into the parking lot: words, or the number of a use case", "Notes", []stageQuestion{asked("parked:")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				return park(f.Session, f.Block.ID, f.Numbers, a[0])
			}},
		{actAction, "Note an action: what; who; when", "Notes", []stageQuestion{asked("what; who; when:")}, noteAction},
		note(actDecision, "Note a decision", model.ItemDecision),
		note(actOutcome, "Note an outcome", model.ItemOutcome),
		note(actNextTime, "Note something for next time", model.ItemNext),
		{actItems, "Take a noted thing off its list", "Notes", []stageQuestion{{words: "take off which words?", offer: noted}}, takeOff},
	}
}

// noteAction keeps what is to be done; who does it and until when may be left out.
func noteAction(f session.StageFace, a []string) (session.Intent, error) {
	parts := append(strings.SplitN(a[0], ";", 3), "", "")
	return session.NoteAction{Session: f.Session, Block: f.Block.ID, Words: strings.TrimSpace(parts[0]), Name: strings.TrimSpace(parts[1]), Day: strings.TrimSpace(parts[2])}, nil
}

// park is what is to be parked: words, or the use case of a number, which is not worth parking as a number.
func park(in model.SessionID, block model.BlockID, numbers map[int]model.UseCaseID, words string) (session.Intent, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(words, "#"))
	if err != nil {
		return session.Note{Session: in, Block: block, Kind: model.ItemParked, Words: words}, nil
	}
	id, ok := numbers[n]
	if !ok {
		return nil, fmt.Errorf("there is no %d; write the words that are to be parked", n)
	}
	return session.ParkCase{Case: id}, nil
}

// items is everything noted that the wall knows of.
func items(f session.StageFace) []session.ItemFace {
	return slices.Concat(f.Recap.Decisions, f.Recap.Actions, f.Recap.Outcomes, f.Recap.Next, f.Recap.Parked, f.Parked)
}

func noted(f session.StageFace) []string {
	var out []string
	for _, it := range items(f) {
		out = append(out, it.Words)
	}
	return out
}

func takeOff(f session.StageFace, a []string) (session.Intent, error) {
	for _, it := range items(f) {
		if strings.EqualFold(it.Words, a[0]) {
			return session.WithdrawItem{Item: it.ID}, nil
		}
	}
	return nil, errors.New("nothing noted reads like that; tab completes it")
}

// sessionAsks are the session and its agenda.
func sessionAsks() []stageAsk {
	block := stageQuestion{words: "which block?", offer: blockTitles}
	return []stageAsk{
		{actJump, "Go to any block", "Run", []stageQuestion{block}, func(f session.StageFace, a []string) (session.Intent, error) {
			n, err := place(f, a[0])
			if err != nil {
				return nil, err
			}
			return session.JumpTo{Session: f.Session, Block: f.Agenda[n].ID}, nil
		}},
		{"prompt", "Change the question of this block", "Agenda", []stageQuestion{{words: "question:", value: prompt}},
			func(f session.StageFace, a []string) (session.Intent, error) {
				b := f.Block
				b.Prompt = a[0]
				return session.ChangeBlock{Session: f.Session, Block: b}, nil
			}},
		{"goal", "Change how many ideas this block hopes for", "Agenda", []stageQuestion{asked("how many?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				n, err := count(a[0])
				b := f.Block
				b.Goal = n
				return session.ChangeBlock{Session: f.Session, Block: b}, err
			}},
		{"block minutes", "Give a block more minutes or fewer, before it begins", "Agenda", []stageQuestion{block, asked("how many minutes?")}, blockMinutes},
		{"add block", "Add a block after this one", "Agenda",
			[]stageQuestion{{words: "what is done in it (poll, pulse, dots, capture, break …)?", offer: methods}, asked("how many minutes?"), asked("its title?")}, addBlock},
		{"move block", "Move a block to another place", "Agenda", []stageQuestion{block, asked("to which place?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				n, err := place(f, a[0])
				if err != nil {
					return nil, err
				}
				to, err := place(f, a[1])
				return session.MoveBlock{Session: f.Session, Block: f.Agenda[n].ID, To: to}, err
			}},
		{"remove block", "Remove a block from the agenda", "Agenda", []stageQuestion{block}, func(f session.StageFace, a []string) (session.Intent, error) {
			n, err := place(f, a[0])
			if err != nil {
				return nil, err
			}
			return session.RemoveBlock{Session: f.Session, Block: f.Agenda[n].ID}, nil
		}},
		{"vision", "Say why we are here, or change course", "Session", []stageQuestion{{words: "vision:", value: vision}},
			func(f session.StageFace, a []string) (session.Intent, error) {
				return session.SetVision{Vision: a[0], Session: f.Session}, nil
			}},
		{"session title", "Give the session another title", "Session", []stageQuestion{{words: "title:", value: sessionTitle}},
			func(f session.StageFace, a []string) (session.Intent, error) {
				return session.ChangeSession{Session: f.Session, Title: a[0], Start: f.Start, Zone: f.Zone}, nil
			}},
		{"session date", "Give the session another day and time", "Session", []stageQuestion{
			{words: "day, such as 2026-10-14:", value: startsAs(time.DateOnly)}, {words: "begins at, such as 09:00:", value: startsAs("15:04")},
		}, otherDate},
		{"reach", "Say that nobody has to come in from elsewhere", "Session", []stageQuestion{{words: "is everybody in the room? yes or no", offer: yesOrNo}}, needless},
	}
}

// startsAs is the session's start in its own zone, as a layout writes it.
func startsAs(layout string) func(session.StageFace, []string) string {
	return func(f session.StageFace, _ []string) string { return f.Start.In(zoneOf(f)).Format(layout) }
}

// zoneOf is the session's zone.
func zoneOf(f session.StageFace) *time.Location {
	zone, err := time.LoadLocation(f.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// blockMinutes keeps all else of the block.
func blockMinutes(f session.StageFace, a []string) (session.Intent, error) {
	n, err := place(f, a[0])
	if err != nil {
		return nil, err
	}
	minutes, err := count(a[1])
	if err != nil || minutes == 0 {
		return nil, fmt.Errorf("%q is no number of minutes", a[1])
	}
	b := f.Agenda[n]
	b.Timebox = time.Duration(minutes) * time.Minute
	return session.ChangeBlock{Session: f.Session, Block: b}, nil
}

// needless is for a day on which everybody is in the room.
func needless(f session.StageFace, a []string) (session.Intent, error) {
	yes, err := yesNo(a[0])
	switch {
	case err != nil:
		return nil, err
	case !yes:
		return nil, errors.New("then have a server of yours prove that people get in: serendip check SESSION --from USER@SERVER")
	}
	return session.ProveReach{Session: f.Session, Needless: true}, nil
}

// otherDate keeps the zone.
func otherDate(f session.StageFace, a []string) (session.Intent, error) {
	if _, err := time.Parse(time.DateOnly, strings.TrimSpace(a[0])); err != nil {
		return nil, fmt.Errorf("%q is no day; write it as 2026-10-14", a[0])
	}
	start, err := time.ParseInLocation(time.DateOnly+" 15:04", strings.TrimSpace(a[0])+" "+strings.TrimSpace(a[1]), zoneOf(f))
	if err != nil {
		return nil, fmt.Errorf("%q is no time of day; write it as 09:00", a[1])
	}
	return session.ChangeSession{Session: f.Session, Title: f.Title, Start: start, Zone: f.Zone}, nil
}

func prompt(f session.StageFace, _ []string) string       { return f.Block.Prompt }
func vision(f session.StageFace, _ []string) string       { return f.Vision }
func sessionTitle(f session.StageFace, _ []string) string { return f.Title }

func blockTitles(f session.StageFace) []string {
	var out []string
	for _, b := range f.Agenda {
		out = append(out, b.Title)
	}
	return out
}

func methods(session.StageFace) []string {
	var out []string
	for _, m := range model.Methods() {
		out = append(out, string(m))
	}
	return out
}

func addBlock(f session.StageFace, a []string) (session.Intent, error) {
	m, err := named(a[0], methods(f))
	if err != nil {
		return nil, err
	}
	long, title := a[1], a[2]
	minutes, err := count(long)
	if err != nil { // the title before the minutes is understood too
		if n, swapped := count(title); swapped == nil {
			minutes, err, title = n, nil, long
		}
	}
	if err != nil || minutes == 0 {
		return nil, fmt.Errorf("%q is no number of minutes; write, for example: add block discuss 10 Second thoughts", long)
	}
	b := model.Block{Method: model.Methods()[m], Title: title, Timebox: time.Duration(minutes) * time.Minute}
	if b.Method.Captures() {
		b.Kind = model.Planned
	}
	return session.AddBlock{Session: f.Session, Block: b, At: f.Position + 1}, nil
}
