package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/method/claims"
	"serendip/tui/method/guests"
	"serendip/tui/method/letters"
	"serendip/tui/method/purpose"
	"serendip/tui/method/questions"
	"serendip/tui/method/recap"
	"serendip/tui/method/survey"
	"serendip/tui/screen"
	"serendip/tui/series"
	"serendip/tui/widget"
)

// ask opens what has to be asked before an action.
func (c console) ask(a keys.Action) tea.Cmd {
	switch a {
	case keys.WallView:
		return c.askView()
	case actJump:
		return c.askBlock()
	case actCheckIn:
		return c.askCheckIn()
	case actLower:
		return c.askHand()
	case actPeople:
		return c.askPeople()
	case actGuests:
		return screen.Open(guests.New(c.env, c.face).From(c.lists))
	case actMatch:
		return c.askMatch()
	case actChampion:
		return c.askChampion()
	case actNote:
		return c.askNote()
	case actAction:
		return c.askAction()
	case actBecame:
		return c.askBecame()
	case actToDo:
		return c.askToDo()
	case actRoom:
		return c.askRoom()
	case actPark:
		return c.askParked()
	case actDecision, actOutcome, actNextTime:
		return c.askItem(itemKind(a))
	case actItems:
		return c.askItemOff()
	case actRecap:
		return screen.Open(dialog.Show(c.env, "recap, as it stands", recap.Lines(c.face.Recap)))
	case actClaims:
		return screen.Open(claims.New(c.env, c.face))
	case actAsked:
		return screen.Open(questions.OpenConsole(c.env, c.face))
	case actSurvey:
		return survey.Ask(c.env, c.face, c.drafts)
	case actLetters:
		return screen.Open(letters.OfConsole(c.env, c.face, c.drafts))
	case actSeries:
		return screen.Open(series.OfConsole(c.env, c.face, getting.OpenWhole(c.env, getting.WholeOf(c.files), c.face.Session, c.face.Programme)))
	case actElsewhere:
		return c.askElsewhere()
	case actWallLine:
		return c.askWall()
	case actExport:
		return screen.Open(getting.New(c.env, c.files, c.face.Session))
	case actCard:
		return c.askCard()
	case actValue:
		return claims.AskValue(c.env, c.face)
	case actVision:
		return purpose.AskVision(c.env, c.face)
	case actLive:
		return c.askLive()
	case actRenew:
		return c.confirm("renew codes", widget.Confirm{
			Question: "Make a new session code and a new wall token?", Yes: "renew them",
			Will: []string{"The old code lets nobody in any more; who is in stays in.", "Walls that are open elsewhere need the new line."},
		}, session.RenewCodes{Session: c.face.Session})
	case keys.Quit:
		return c.askLeave()
	case actClose:
		return c.askClose()
	case actLead:
		return c.askLead()
	}
	return nil
}

func (c console) confirm(title string, q widget.Confirm, yes session.Intent) tea.Cmd {
	return screen.Open(dialog.Confirm(c.env, title, q, screen.Send(yes)))
}

// askView asks what the wall shows.
func (c console) askView() tea.Cmd {
	var choices []dialog.Choice
	for _, v := range wallViews() {
		choice := dialog.Choice{ID: strconv.Itoa(int(v.view)), Name: v.name}
		if v.view == c.face.Wall.View {
			choice.Note = "now"
		}
		choices = append(choices, choice)
	}
	return screen.Open(dialog.Pick(c.env, "what the wall shows", "", choices, func(id string) tea.Cmd {
		n, _ := strconv.Atoi(id)
		return screen.Send(session.TurnWall{Session: c.face.Session, View: model.WallView(n)})
	}))
}

// wallView is a view by the name that a facilitator reads.
type wallView struct {
	view       model.WallView
	name, word string
}

// wallViews are those one can turn to; a reason sheet needs a use case and is turned to from there.
func wallViews() []wallView {
	return []wallView{
		{model.ViewBlock, "The block's own picture", "prompt"},
		{model.ViewTrap, "The feature/function trap", "trap"},
		{model.ViewVision, "The vision: why we are here", "vision"},
		{model.ViewJoin, "How to join, large", "join"},
		{model.ViewParked, "The parking lot", "parked"},
		{model.ViewSurvey, "What others say of the shortlist", "survey"},
		{model.ViewQuestions, "What the room asks, the best first", "questions"},
		{model.ViewTalk, "How we talk: deep work and features", "talk"},
	}
}

// askBlock asks where to go on.
func (c console) askBlock() tea.Cmd {
	var choices []dialog.Choice
	for i, r := range c.face.Agenda {
		note := desk.Minutes(r.Block.Timebox)
		switch {
		case r.Current:
			note = "now"
		case r.Done:
			note = "done"
		}
		choices = append(choices, dialog.Choice{ID: r.Block.ID.String(), Name: fmt.Sprintf("%2d  %s", i+1, r.Block.Title), Note: note})
	}
	return screen.Open(dialog.Pick(c.env, "go to which block?", "The clock of this one stops; blocks between are passed.", choices, func(id string) tea.Cmd {
		for _, r := range c.face.Agenda {
			if r.Block.ID.String() == id {
				return screen.Send(session.JumpTo{Session: c.face.Session, Block: r.Block.ID})
			}
		}
		return nil
	}))
}

// askCheckIn asks who is in the room, one after the other: who is on the list and not here yet, or a new name.
func (c console) askCheckIn() tea.Cmd {
	var choices []dialog.Choice
	for _, p := range c.face.People {
		if p.Status != model.GuestCheckedIn {
			note := p.Organisation
			if p.Status == model.GuestWaitlisted || p.Status == model.GuestDeclined { // whoever stands at the desk knows it
				note = p.Status.String()
			}
			choices = append(choices, dialog.Choice{ID: p.ID.String(), Name: p.Name, Note: note})
		}
	}
	return screen.Open(dialog.PickOrNameEach(c.env, "who is in the room?", "Three letters of a name on the list, or somebody new: name, organisation. Enter takes the marked row.", "when all are in",
		func(string) string { return "somebody new" }, choices, func(id, name string) tea.Cmd {
			if p, ok := desk.Person(c.face, id); ok {
				return screen.Send(session.CheckIn{Session: c.face.Session, Person: p.ID})
			}
			return screen.Send(session.CheckIn{Session: c.face.Session, Name: "+" + strings.TrimPrefix(name, "+")})
		}))
}

// askHand asks whose hand goes down; a single one does at once.
func (c console) askHand() tea.Cmd {
	lower := func(p session.PersonFace) tea.Cmd {
		return screen.Send(session.RaiseHand{Session: c.face.Session, Person: p.ID, Up: false})
	}
	if len(c.face.Hands) == 1 {
		return lower(c.face.Hands[0])
	}
	var choices []dialog.Choice
	for _, p := range c.face.Hands {
		choices = append(choices, dialog.Choice{ID: p.ID.String(), Name: p.Name, Note: p.Organisation})
	}
	return screen.Open(dialog.Pick(c.env, "lower whose hand?", "", choices, func(id string) tea.Cmd {
		p, _ := desk.Person(c.face, id)
		return lower(p)
	}))
}

// askMatch asks which newcomer is the guest whose name they gave. Typing a name never makes somebody that person;
// a facilitator who knows the face does.
func (c console) askMatch() tea.Cmd {
	var choices []dialog.Choice
	for _, n := range c.face.Newcomers {
		choices = append(choices, dialog.Choice{ID: n.Joined.ID.String(), Note: n.Guest.Organisation,
			Name: n.Joined.Name + " is " + n.Guest.Name + " of the list"})
	}
	return screen.Open(dialog.Pick(c.env, "the same person?", "Only when you know it: their words go together.", choices, func(id string) tea.Cmd {
		for _, n := range c.face.Newcomers {
			if n.Joined.ID.String() == id {
				return screen.Send(session.ConfirmGuest{Session: c.face.Session, Joined: n.Joined.ID, Guest: n.Guest.ID})
			}
		}
		return nil
	}))
}

// askNote asks for the private note on the current block; empty takes it away.
func (c console) askNote() tea.Cmd {
	f := c.face
	field := widget.Field{ID: "note", Label: "Note", Value: f.Note, Example: "only facilitators see it", Help: "Empty takes it away."}
	return screen.Open(dialog.Form(c.env, "private note on "+f.Block.Title, nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.WriteNote{Session: f.Session, Block: f.Block.ID, Note: v["note"]}), dialog.Refusal{}
	}, field))
}

func itemKind(a keys.Action) model.ItemKind {
	return map[keys.Action]model.ItemKind{
		actDecision: model.ItemDecision, actOutcome: model.ItemOutcome, actNextTime: model.ItemNext,
	}[a]
}

// askParked asks for words that are to be parked, or for the number of a use case.
func (c console) askParked() tea.Cmd {
	f := c.face
	numbers := make(map[int]model.UseCaseID, len(f.Cases))
	for _, one := range f.Cases {
		numbers[one.Number] = one.ID
	}
	field := widget.Field{ID: "line", Example: "Who pays for the second scanner?", Help: "Words, or the number of a use case.", Must: true}
	return screen.Open(dialog.Form(c.env, model.ItemParked.String(), nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		i, err := park(f.Session, f.Block.ID, numbers, v["line"])
		if err != nil {
			return nil, dialog.Refusal{Field: "line", Sentence: err.Error()}
		}
		return screen.Send(i), dialog.Refusal{}
	}, field))
}

// askItem asks for the words of something that is noted beside the use cases.
func (c console) askItem(kind model.ItemKind) tea.Cmd {
	example := map[model.ItemKind]string{
		model.ItemDecision: "The gate photo starts in Hamburg", model.ItemOutcome: "Legal and sales share one library",
		model.ItemNext: "Bring the first figures",
	}[kind]
	f := c.face
	return screen.Open(dialog.Ask(c.env, kind.String(), nil, "", example, func(words string) tea.Cmd {
		return screen.Send(session.Note{Session: f.Session, Block: f.Block.ID, Kind: kind, Words: words})
	}))
}

// askItemOff asks which noted thing goes.
func (c console) askItemOff() tea.Cmd {
	var choices []dialog.Choice
	for _, it := range c.face.Items {
		choices = append(choices, dialog.Choice{ID: it.ID.String(), Name: it.Words, Note: it.Kind.String()})
	}
	return screen.Open(dialog.Pick(c.env, "take which off its list?", "", choices, func(id string) tea.Cmd {
		for _, it := range c.face.Items {
			if it.ID.String() == id {
				return screen.Send(session.WithdrawItem{Item: it.ID})
			}
		}
		return nil
	}))
}

// askLive asks before the first block starts, and says what is not ready.
func (c console) askLive() tea.Cmd {
	if tooFewChampions(c.face) {
		return c.askForced()
	}
	var will []string
	for _, x := range c.face.Checks {
		if !x.OK {
			will = append(will, "Not ready: "+x.Words)
		}
	}
	if c.face.Join.Command == "" && c.face.State != model.Draft {
		will = append(will, "Not ready: no door is open, and nobody can join by ssh")
	}
	will = append(will, "The clock of "+c.face.Block.Title+" starts.")
	return c.confirm("go live", widget.Confirm{Question: "Start " + c.face.Title + " now?", Will: will, Yes: "go live"},
		session.GoLive{Session: c.face.Session})
}

// askLeave offers the three ways of q.
func (c console) askLeave() tea.Cmd {
	leave := "Leave this console: the door stays open, the session goes on"
	if c.face.State == model.Draft || c.face.State == model.Closed {
		leave = "Leave this console: all of it is kept"
	}
	choices := []dialog.Choice{{ID: "stay", Name: "Stay here"}, {ID: "leave", Name: leave}}
	if c.face.State == model.Live && c.mayClose() {
		choices = append(choices, dialog.Choice{ID: "close", Name: "Close the session for everybody"})
	}
	return screen.Open(dialog.Pick(c.env, "leave?", "", choices, func(id string) tea.Cmd {
		switch id {
		case "leave":
			return Leave
		case "close":
			return c.askClose()
		}
		return nil
	}))
}

// askClose shows what is unfinished before the session is closed.
func (c console) askClose() tea.Cmd {
	will := []string{"Closing is for everybody, and cannot be undone. Every word is kept."}
	if open := unfinished(c.face); len(open) > 0 {
		will = append(open, will...)
	}
	return c.confirm("close the session", widget.Confirm{
		Question: "Close " + c.face.Title + " for everybody?", Will: will, Yes: "close it", Twice: true,
	}, session.Close{Session: c.face.Session})
}

// unfinished is what a facilitator may want to do before closing, a sentence each.
func unfinished(f session.ConsoleFace) []string {
	var out []string
	var ahead []string
	for _, r := range f.Agenda {
		if !r.Done && !r.Current {
			ahead = append(ahead, r.Block.Title)
		}
	}
	if len(ahead) > 0 {
		out = append(out, "not yet done: "+strings.Join(ahead, ", "))
	}
	if f.Round.Waits() || f.Dots.Waits() {
		out = append(out, "a round that was never revealed: its marks stay sealed and are not counted")
	}
	out = append(out, f.Unready()...)
	for _, s := range f.Steps {
		if len(s.Missing) > 0 {
			out = append(out, desk.Name(s.Case)+" has no "+strings.Join(s.Missing, ", no "))
		}
	}
	for _, p := range f.Review.Open() {
		out = append(out, fmt.Sprintf("promise %d has no verdict: %s", p.N, p.Case.Title))
	}
	if n := len(f.Hands); n > 0 {
		out = append(out, desk.Plural(n, "hand is up", "hands are up"))
	}
	return out
}
