package letters

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the plan.
const (
	actMake   keys.Action = "letters.make"
	actAgain  keys.Action = "letters.again"
	actDay    keys.Action = "letters.day"
	actSay    keys.Action = "letters.say"
	actSurvey keys.Action = "letters.survey"
	actTake   keys.Action = "letters.answers"
	actBack   keys.Action = "letters.back"
)

// about is the session whose letters they are.
type about struct {
	session   model.SessionID
	ref       string // "acme-1", from home; "" from the session's own console
	programme string
	title     string
	state     model.SessionState
	plan      session.LettersFace
	after     *session.AfterFace // the survey; nil when there is none
	leads     bool               // counting and dropping it is for who leads
}

// Plan is the screen.
type Plan struct {
	env  screen.Env
	made Drafter // nil where no drafts are made
	of   about
	list widget.List
	w, h int
}

// OfConsole is the plan from a session's console. It hears SnapshotMsg with a session.ConsoleFace, and utters SetLetters,
// OpenAfter, ChangeAfter, ShowAnswers and DropAsking.
func OfConsole(env screen.Env, f session.ConsoleFace, d Drafter) screen.Screen {
	return newPlan(env, d, about{session: f.Session}).learn(f).first()
}

// OfHome is the plan from home. It hears SnapshotMsg with a session.HomeFace, and utters the same in a session.Mend.
func OfHome(env screen.Env, f session.HomeFace, s model.SessionID, d Drafter) screen.Screen {
	return newPlan(env, d, about{session: s}).learn(f).first()
}

func newPlan(env screen.Env, d Drafter, of about) Plan {
	return Plan{env: env, made: d, of: of, list: widget.NewList().Dense().TitleLines(1)}
}

// first puts the cursor on the first letter that is due, else on the first whose drafts can be made.
func (p Plan) first() Plan {
	now := p.env.Now()
	for _, urgent := range []func(session.LetterFace) bool{
		func(f session.LetterFace) bool { return f.IsDue(now) },
		func(f session.LetterFace) bool { return !f.Over && f.Waiting > 0 },
	} {
		if at := slices.IndexFunc(p.of.plan.Plan, urgent); at >= 0 {
			p.list = p.list.To(id(p.of.plan.Plan[at]))
			return p
		}
	}
	return p
}

func id(f session.LetterFace) string { return f.Step.Key() + f.Due }

// learn takes news of either kind. While the session is live there is no plan, and the last one stands.
func (p Plan) learn(face any) Plan {
	switch f := face.(type) {
	case session.ConsoleFace:
		p.of.programme, p.of.title, p.of.state, p.of.after = f.Programme, f.Title, f.State, f.After
		p.of.leads = session.Allowed(f.Role, session.ShowAnswers{})
		if f.Letters != nil {
			p.of.plan = *f.Letters
		}
	case session.HomeFace:
		for _, one := range f.Plans {
			if one.Session == p.of.session {
				p.of = about{one.Session, one.Ref, one.Programme, one.Title, one.State, one.LettersFace, one.After, true}
			}
		}
	}
	return p.fill()
}

// send utters an intent about the session, from wherever the plan is looked at.
func (p Plan) send(i session.Intent) tea.Cmd {
	if p.of.ref != "" {
		return screen.Send(session.Mend{Ref: p.of.ref, Intent: i})
	}
	return screen.Send(i)
}

// selected is the letter under the cursor.
func (p Plan) selected() (session.LetterFace, bool) {
	it, ok := p.list.Selected()
	if !ok || it.Ref >= len(p.of.plan.Plan) {
		return session.LetterFace{}, false
	}
	return p.of.plan.Plan[it.Ref], true
}

// fill makes a row of each letter.
func (p Plan) fill() Plan {
	now := p.env.Now()
	var items []widget.Item
	for n, f := range p.of.plan.Plan {
		made := "-"
		if f.Made > 0 {
			made = fmt.Sprintf("%d on %s", f.Made, f.Last.In(f.Day.Location()).Format("2 Jan"))
		}
		cells := []string{f.Day.Format("Mon 2 Jan"), made, waiting(f, now)}
		switch {
		case p.w < 80:
			cells = cells[2:]
		case p.w < 100:
			cells[0] = f.Day.Format("2 Jan")
		}
		items = append(items, widget.Item{ID: id(f), Ref: n, Title: f.Step.String(), Cells: cells, Quiet: f.Over || f.To+f.Made == 0})
	}
	p.list = p.list.SetItems(items)
	return p
}

// Update takes news and keys.
func (p Plan) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return p.learn(msg.Projection), nil
	case screen.EnvMsg:
		p.env = msg.Env
		return p.fill(), nil
	}
	if list, cmd, ok := desk.Seek(p.env, p.list, p.Keys(), msg); ok {
		p.list = list
		return p, cmd
	}
	a, ok := p.Keys().Action(msg, keys.List)
	if !ok {
		return p, nil
	}
	f, any := p.selected()
	switch {
	case a == actBack:
		return p, screen.Back()
	case a == actSay:
		return p, p.askWords()
	case a == actSurvey:
		return p, p.askSurvey()
	case a == actTake:
		return p, p.takeAnswers()
	case a == actMake && any:
		return p, p.make(f, "")
	case a == actAgain && any:
		return p, p.askAgain(f)
	case a == actDay && any:
		return p, p.askDay(f)
	}
	p.list = desk.Move(p.list, a)
	return p, nil
}

// SetSize gives the layout.
func (p Plan) SetSize(w, h int) screen.Screen {
	p.w, p.h = w, h
	at, any := p.list.Selected()
	cols := []widget.Column{{Title: "due", W: 10}, {Title: "made", W: 12}, {Title: "to make", W: 22}}
	switch {
	case w < 80:
		cols[2].W = 17
		cols = cols[2:]
	case w < 100:
		cols[0].W, cols[2].W = 6, 19 // the day without its weekday
	}
	p.list = widget.NewList(cols...).Dense().TitleLines(1)
	p = p.fill()
	p.list = p.list.SetSize(max(min(w-4, widest), 1), max(h-13, 1))
	if any {
		p.list = p.list.To(at.ID)
	}
	return p
}

// widest is how wide the plan is drawn: what stands at both ends of a row must be seen together.
const widest = 110

// View is the letters, and what is known of the one under the cursor. It covers the whole layout.
func (p Plan) View() frame.Frame {
	t, w := p.env.Theme, max(p.w-4, 1)
	lines := []string{widget.Ends(t.Title.Render("Letters")+"   "+t.Dim.Render(p.of.title), t.Dim.Render(widget.Cut(p.of.programme, max(w/3, 10))), w), widget.Rule(w, t), ""}
	words := p.words(min(w, widest))
	p.list = p.list.SetSize(min(w, widest), max(p.h-6-len(words), 1))
	lines = append(lines, p.list.View(t, true, "While the session is live, letters wait.")...)
	lines = append(append(lines, ""), words...)
	for len(lines) < p.h-2 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Rule(w, t), p.Keys().Footer(keys.List, w, t))
	f := frame.New(p.w, p.h, frame.NewPane("ground", frame.Of(p.w, p.h)), frame.NewPane("letters", frame.Of(p.w, p.h).Inset(2, 0), lines...))
	if p.list.Len() > 0 {
		f = f.At(2, 3+p.list.CursorRow())
	}
	f.Title = p.of.programme + " · letters"
	return f
}

// Notices is the row above the list.
func (p Plan) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: p.w - 4, H: 1} }

// Keys are the plan's own.
func (p Plan) Keys() keys.Map {
	const group = "Letters"
	f, any := p.selected()
	return keys.Map{
		{Action: actMake, Keys: []string{"enter"}, Label: "make drafts", Group: group, Where: keys.List, Off: !any || p.made == nil || f.Over || f.Wait != "" || f.Waiting == 0,
			About: "Make the drafts of this letter, for those who have none"},
		{Action: actAgain, Keys: []string{"a"}, Label: "anew", Group: group, Where: keys.List, Off: !any || p.made == nil || f.Over || f.Wait != "" || f.To == 0 || f.Made == 0,
			About: "Make the drafts of this letter anew, for a reason"},
		{Action: actDay, Keys: []string{"d"}, Label: "day", Group: group, Where: keys.List, Off: !any || f.Step.Repeats(), About: "Say on which day this letter is due"},
		{Action: actSay, Keys: []string{"s"}, Label: "what they say", Group: group, Where: keys.List, About: "Links, the place, and who signs"},
		{Action: actSurvey, Keys: []string{"h"}, Label: "how it was", Group: group, Where: keys.List, Off: p.of.after == nil && p.of.state != model.Closed,
			About: "The survey after the session: open it, until when, its results"},
		{Action: actTake, Keys: []string{"i"}, Label: "answers", Group: group, Where: keys.List, Off: !p.takes(), About: "Bring answers to the survey from a file of any form tool"},
		{Action: actBack, Keys: []string{"esc", "q"}, Show: "esc", Label: "back", Group: group, Where: keys.List, Fixed: true},
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, Quiet: true, About: "Every action by name"},
	}.And(keys.Map{desk.FindKey(p.list.Len())}, keys.Helping(), keys.Moving())
}
