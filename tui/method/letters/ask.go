package letters

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/getting"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// make opens the dialog that makes a letter's drafts; again is why those that were made are made anew.
func (p Plan) make(f session.LetterFace, again string) tea.Cmd {
	words := capital(f.Drafts()) + " of the " + f.Step.String() + ", for those who have none. " + madeWords(f)
	if again != "" {
		words = fmt.Sprintf("%s, anew for everybody: %d. %s", capital(f.Step.String()), f.To, madeWords(f))
	}
	x := p.made.Drafts(Wanted{Step: f.Step, Due: f.Due, Again: again})
	return func() tea.Msg { // what a letter lacks is looked up
		return screen.Open(getting.Titled(p.env, x, p.of.session, "drafts", words+" Nothing is ever sent.", p.made.Lacks(f.Step)...))()
	}
}

// askAgain asks why drafts are made anew: who gets two mails may ask.
func (p Plan) askAgain(f session.LetterFace) tea.Cmd {
	intro := []string{madeWords(f), "Everybody whom it is for gets a new draft; the reason stays in the record."}
	return screen.Open(dialog.Ask(p.env, "why anew?", intro, "", "the place has changed", func(why string) tea.Cmd { return p.make(f, why) }))
}

// askDay asks on which day a letter is due, counted from the session's.
func (p Plan) askDay(f session.LetterFace) tea.Cmd {
	side, sign := "after", 1
	if f.Step.Before() {
		side, sign = "before", -1
	}
	field := widget.Field{ID: "days", Label: "Days " + side, Must: true, Example: "14"}
	intro := []string{fmt.Sprintf("The %s is due on %s. How many days %s the session?", f.Step, f.Day.Format("Monday 2 January 2006"), side)}
	return screen.Open(dialog.Form(p.env, "another day", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		n, err := strconv.Atoi(v["days"])
		if err != nil || n < 0 {
			return nil, dialog.Refusal{Field: "days", Sentence: "Write a number of days, such as 14."}
		}
		return p.send(session.SetLetters{Session: p.of.session, Settings: p.of.plan.Set.Move(f.Step, sign*n)}), dialog.Refusal{}
	}, field))
}

// askWords asks what the letters say beside what is known of the session.
func (p Plan) askWords() tea.Cmd {
	now := p.of.plan.Set
	return screen.Open(dialog.Form(p.env, "what the letters say", []string{"Where a line is empty, its paragraph is left out."}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		now.Place, now.Sender, now.SignUp, now.Form, now.Continue = v["place"], v["sender"], v["sign-up"], v["form"], v["continue"]
		return p.send(session.SetLetters{Session: p.of.session, Settings: now}), dialog.Refusal{}
	},
		widget.Field{ID: "place", Label: "Place", Value: now.Place, Example: "The old mill, 3 Mill Lane"},
		widget.Field{ID: "sender", Label: "Who signs", Value: now.Sender, Example: "Ada Nowak"},
		widget.Field{ID: "sign-up", Label: "Sign-up link", Value: now.SignUp, Example: "https://example.org/breakfast"},
		widget.Field{ID: "form", Label: "Survey link of your own", Value: now.Form, Example: "https://example.org/how-was-it"},
		widget.Field{ID: "continue", Label: "Where the talk goes on", Value: now.Continue, Example: "https://example.org/forum"}))
}
