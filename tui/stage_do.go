package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/method/discuss"
	"serendip/tui/method/dots"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/testcard"
	"serendip/tui/widget"
)

// do is every action. Waiting says that "next" was pressed a moment ago.
func (s stage) do(a keys.Action, waiting bool) (screen.Screen, tea.Cmd) {
	if ask, ok := findAsk(a); ok {
		return s.ask(ask), nil
	}
	if intent := s.intent(a); intent != nil {
		return s, screen.Send(intent)
	}
	switch a {
	case actSave:
		return s.save()
	case actComplete:
		s.line = s.line.complete()
	case keys.ClearLine:
		s.line = s.line.clear()
	case keys.ToList:
		s.inLine = false
	case keys.ToLine:
		s.inLine = true
	case keys.Next:
		return s.next(waiting)
	case actEnds:
		s.said = s.endWords()
	case keys.Up, keys.Down:
		return s.choose(a), nil
	case keys.Enter:
		return s.reason()
	}
	return s, s.weigh(a)
}

// intent is what an action means when nothing has to be asked first; nil when something has.
func (s stage) intent(a keys.Action) session.Intent {
	f := s.face
	turn := func(v model.WallView) session.Intent { return session.TurnWall{Session: f.Session, View: v} }
	extend := func(by time.Duration) session.Intent { return session.Extend{Session: f.Session, By: by} }
	switch a {
	case keys.Previous:
		return session.GoBack{Session: f.Session, From: f.Block.ID}
	case keys.Lights:
		return session.SwitchLights{Session: f.Session, Dark: !f.Dark}
	case keys.WallView:
		return turn(nextView(f.View, f.State))
	case actViewBlock:
		return turn(model.ViewBlock)
	case actViewTrap:
		return turn(model.ViewTrap)
	case actViewVision:
		return turn(model.ViewVision)
	case actViewJoin:
		return turn(model.ViewJoin)
	case actViewParked:
		return turn(model.ViewParked)
	case actViewSurvey:
		return turn(model.ViewSurvey)
	case actOneMore:
		return extend(time.Minute)
	case actFiveMore:
		return extend(5 * time.Minute)
	case actOneLess:
		return extend(-time.Minute)
	case actPause:
		if f.Clock.Stopped {
			return session.Resume{Session: f.Session}
		}
		return session.Pause{Session: f.Session}
	case actNames:
		return session.TurnNames{Session: f.Session, On: !f.NamesOn}
	case actHold:
		return session.TurnHold{Session: f.Session, Block: f.Block.ID, On: !f.Block.Hold}
	case actOpenRound:
		return session.OpenRound{Session: f.Session}
	case actOpenDots:
		return session.OpenDots{Session: f.Session}
	}
	return s.roundIntent(a)
}

// roundIntent is what closes and reopens the round.
func (s stage) roundIntent(a keys.Action) session.Intent {
	if i := s.talkIntent(a); i != nil {
		return i
	}
	if i := s.meetupIntent(a); i != nil {
		return i
	}
	id, ok := s.round()
	switch {
	case !ok:
		return nil
	case a == actCloseRound:
		return session.CloseRound{Round: id}
	case a == actReopen:
		return session.ReopenRound{Round: id}
	}
	return nil
}

// round is the round of either kind that the stage is at.
func (s stage) round() (model.RoundID, bool) {
	switch f := s.face; {
	case f.Dots.Waits():
		return f.Dots.ID, true
	case f.Round != nil:
		return f.Round.ID, true
	}
	return model.RoundID{}, false
}

// divided is what a second round is over: what divides, and what did not pass.
func divided(r *session.RevealFace) []model.UseCaseID {
	if r == nil {
		return nil
	}
	var out []model.UseCaseID
	for _, c := range slices.Concat(r.Contested, r.Rest) {
		if !slices.Contains(out, c.Case.ID) {
			out = append(out, c.Case.ID)
		}
	}
	return out
}

// secondOver asks whether a second round is meant.
func secondOver(n int) string {
	if n == 1 {
		return "Open a second blind round over one use case?"
	}
	return itoa("Open a second blind round over ", n) + " use cases?"
}

// again is the use cases that a second round is over, in a sentence, so that nobody is surprised by what it asks.
func (s stage) again(over []model.UseCaseID) []string {
	var titles []string
	for _, c := range s.face.Cases {
		if slices.Contains(over, c.ID) {
			titles = append(titles, itoa("#", c.Number)+" "+widget.Cut(c.Title, 40))
		}
	}
	if len(titles) == 0 || len(titles) > 6 {
		return nil
	}
	return []string{strings.Join(titles, "; ") + "."}
}

// nextView turns the wall to the next of its views; before the session is live there are fewer.
func nextView(v model.WallView, state model.SessionState) model.WallView {
	order := []model.WallView{model.ViewBlock, model.ViewTrap, model.ViewVision, model.ViewJoin, model.ViewParked}
	if state != model.Live {
		order = []model.WallView{model.ViewBlock, model.ViewVision, model.ViewJoin}
	}
	return order[(slices.Index(order, v)+1)%len(order)]
}

// weigh asks before what cannot be taken back, and opens what stands on its own.
func (s stage) weigh(a keys.Action) tea.Cmd {
	f := s.face
	switch a {
	case actAskAll, actShowAnswers, actTakeBack:
		return s.asksEverybody(a)
	case actPassStage:
		return s.askPass()
	case actReveal:
		if f.Dots.Waits() {
			return dots.AskReveal(s.env, f.Dots, 0)
		}
		return s.confirm("reveal", widget.Confirm{Question: "Reveal the marks?", Yes: "reveal them", Will: []string{
			"Everybody sees what passes, without names.", "It cannot be undone; a second round is a new one.",
		}}, session.Reveal{Round: f.Round.ID})
	case actSecond:
		return s.utter(session.OpenRound{Session: f.Session, Cases: secondOf(f)})
	case actDropRound:
		if f.Dots.Waits() {
			return dots.AskDrop(s.env, f.Dots)
		}
		return s.confirm("drop the round", score.Dropping(), session.DropRound{Round: f.Round.ID})
	case actClose:
		return s.askClose()
	case actRenew:
		return s.confirm("renew codes", widget.Confirm{Question: "Make a new session code and a new wall token?", Yes: "renew them", Will: []string{
			"The old code lets nobody in any more; who is in stays in.", "Walls that are open elsewhere need the new line.",
		}}, session.RenewCodes{Session: f.Session})
	case actTakeLead:
		return s.confirm("take the lead", widget.Confirm{Question: "Take the lead of this session back?", Yes: "take it", Will: []string{
			"You then reveal, close and hand over. It cannot be undone.",
		}}, session.TakeLead{Session: f.Session})
	case actExport:
		return screen.Open(getting.New(s.env, s.files, f.Session))
	case actPrivate:
		return s.askPrivate()
	case actLeave:
		return Leave
	case actTestCard:
		return screen.Open(testcard.New(s.env, func(c testcard.Choice) tea.Cmd {
			return screen.Send(session.TestWall{Session: f.Session, Dark: c.Dark, Columns: c.Columns, Rows: c.Rows})
		}).Again())
	}
	return nil
}

// utter sends an intent, after a question where it goes past what the block foresees, or asks the room once more.
func (s stage) utter(intent session.Intent) tea.Cmd {
	if again, ok := intent.(session.OpenRound); ok && session.SecondLook(s.face.Block, s.face.Round, s.face.Reveal) {
		return s.confirm("second round", widget.Confirm{Question: secondOver(len(again.Cases)), Yes: "open it", Will: append(s.again(again.Cases),
			score.SecondRound, "It can be dropped until it is revealed.")}, again)
	}
	pick, ok := intent.(session.Select)
	if !ok || pick.Confirmed {
		return screen.Send(intent)
	}
	n := 0
	for _, c := range s.face.Shortlist {
		if c.Selected && c.ID != pick.Case {
			n++
		}
	}
	if top := s.face.Block.Top; top == 0 || n < top {
		return screen.Send(intent)
	}
	pick.Confirmed = true
	return s.confirm("one more", widget.Confirm{Question: itoa("Select more than ", s.face.Block.Top) + "?", Yes: "select it too",
		Will: []string{"Few that are followed through are worth more than many that are not."}}, pick)
}

// save sends the line. It files the words in the block where they were begun.
func (s stage) save() (screen.Screen, tea.Cmd) {
	if s.line.editor.Empty() {
		return s, nil
	}
	rows := make([]session.AgendaRow, len(s.face.Agenda))
	for i, b := range s.face.Agenda {
		rows[i].Block = b
	}
	var intent session.Say
	s.line, intent = s.line.sent(session.ConsoleFace{SessionFace: s.face.SessionFace, Agenda: rows})
	return s, screen.Send(intent)
}

// undo takes the latest action back, or says what depends on it.
func (s stage) undo(named model.CommandID) (screen.Screen, tea.Cmd) {
	u := s.face.Undo
	switch {
	case u.Label == "":
		s.said = "nothing to undo"
		return s, nil
	case u.Blocked != "":
		s.said = `"` + u.Label + `" cannot be taken back: ` + u.Blocked
		return s, nil
	case !s.namesUndo() && named != u.Command:
		s.named, s.said = u.Command, `u once more takes back "`+u.Label+`"`
		return s, nil
	}
	return s, screen.Send(u.Takes(s.face.Session))
}

// namesUndo says that the row of keys has room for what undo would take back.
func (s stage) namesUndo() bool {
	return !s.inLine && strings.Contains(ansi.Strip(s.Keys().Footer(keys.List, s.w-2*stageMargin(s.w), s.env.Theme)), s.undoLabel())
}

// choose moves among what was revealed.
func (s stage) choose(a keys.Action) stage {
	n := len(discuss.Order(s.face.Reveal))
	switch {
	case n == 0:
	case !s.chosen.On:
		s.chosen.On = true
	case a == keys.Up:
		s.chosen.At = max(s.chosen.At-1, 0)
	default:
		s.chosen.At = min(s.chosen.At+1, n-1)
	}
	return s
}

// reason puts the reason sheet of the chosen use case on the wall; the first one's when none is chosen.
func (s stage) reason() (screen.Screen, tea.Cmd) {
	order := discuss.Order(s.face.Reveal)
	if len(order) == 0 {
		return s, nil
	}
	s.chosen.On = true
	return s, screen.Send(session.TurnWall{Session: s.face.Session, View: model.ViewReason, Case: order[s.chosen.At].Case.ID})
}
