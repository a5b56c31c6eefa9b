package letters

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// What can be done, by the ids of a choice.
const (
	choicePlan  = "plan"
	choiceOpen  = "open"
	choiceCount = "count"
	choiceRead  = "read"
)

// Ask opens what can be done: the plan, and the survey after the session.
func Ask(env screen.Env, f session.ConsoleFace, now time.Time) tea.Cmd {
	return screen.Open(dialog.Pick(env, "letters", stands(f, now), choices(f), func(id string) tea.Cmd {
		switch id {
		case choicePlan:
			return screen.Open(dialog.Show(env, "letters", Lines(f, now)))
		case choiceOpen:
			return screen.Send(session.OpenAfter{Session: f.Session})
		case choiceRead:
			return screen.Open(dialog.Show(env, "how it was", Results(f.After)))
		case choiceCount:
			return screen.Open(dialog.Confirm(env, "count the answers", widget.Confirm{
				Question: "Count " + desk.Plural(f.After.Answered, "answer", "answers") + " for good?", Yes: "count them",
				Will: []string{"The answers themselves are gone then, so that none can be linked to anybody.", "No more are taken. This cannot be undone."},
			}, screen.Send(session.ShowAnswers{Asking: f.After.ID})))
		}
		return nil
	}))
}

// stands is what is due, and how far the survey is.
func stands(f session.ConsoleFace, now time.Time) string {
	words := "No letter is due."
	if f.Letters != nil {
		if due := f.Letters.Due(now); len(due) > 0 {
			words = capital(due[0].Step.String()) + " " + due[0].When(now) + ", " + due[0].Drafts() + "."
			if len(due) > 1 {
				words += fmt.Sprintf(" %d more.", len(due)-1)
			}
		}
	}
	if f.After != nil {
		words += " Survey: " + f.After.Response() + "."
	}
	return words
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func choices(f session.ConsoleFace) []dialog.Choice {
	out := []dialog.Choice{{ID: choicePlan, Name: "Read the plan, and how drafts are made"}}
	a := f.After
	switch {
	case a != nil && a.Shown:
		out = append(out, dialog.Choice{ID: choiceRead, Name: "Read how it was"})
	case a != nil && a.Answered > 0:
		out = append(out, dialog.Choice{ID: choiceCount, Name: "Count the answers to the survey"})
	case a == nil && f.State == model.Closed:
		out = append(out, dialog.Choice{ID: choiceOpen, Name: "Open the survey: how was it?"})
	}
	return out
}

// Lines draws the plan: what is due, what was made, and the command that makes drafts.
func Lines(f session.ConsoleFace, now time.Time) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		w = min(w, 96)
		var out []string
		if f.Letters == nil {
			return []string{t.Dim.Render("While the session is live, letters wait.")}
		}
		for _, one := range f.Letters.Plan {
			state, style := State(one, now), t.Text
			if one.IsDue(now) {
				style = t.Warn
			}
			out = append(out, widget.Ends(style.Render(widget.Cut(one.Day.Format("Mon 2 Jan")+"  "+one.Step.String(), max(w-widget.Width(state)-2, 8))), t.Dim.Render(state), w))
		}
		out = append(out, "")
		out = append(out, widget.Styled(widget.Wrap("Drafts are files that your mail program opens; nothing is ever sent. Each is made once for each person. On the command line:", w, 0), t.Dim)...)
		return append(out, "", "  "+t.AccentBold.Render("serendip letters SESSION make LETTER"), "  "+t.AccentBold.Render("serendip letter show LETTER"))
	}
}

// State is how far a letter is, in a few words.
func State(f session.LetterFace, now time.Time) string {
	var parts []string
	if f.Made > 0 {
		parts = append(parts, fmt.Sprintf("%d made on %s", f.Made, f.Last.In(f.Day.Location()).Format("2 Jan")))
	}
	switch {
	case f.IsDue(now):
		parts = append(parts, f.When(now)+", "+f.Drafts())
	case f.Waiting == 0 && f.Made == 0:
		parts = append(parts, "for nobody yet")
	case f.Waiting > 0 && f.Over && f.Step.Before():
		parts = append(parts, fmt.Sprintf("%d not made, too late now", f.Waiting))
	case f.Waiting > 0:
		parts = append(parts, f.Drafts()+" to make")
	}
	return strings.Join(parts, "; ")
}

// Results draws how it was, once the answers are counted.
func Results(a *session.AfterFace) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		w = min(w, 96)
		out := widget.Styled(widget.Wrap(a.Response()+". "+a.Caution(), w, 0), t.Dim)
		for n, q := range a.Questions {
			out = append(out, "")
			out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("%d. %s", n+1, q.Text), w, 3), t.Strong)...)
			out = append(out, "   "+t.Text.Render(widget.Cut(q.Result, w-3)))
			for cell, people := range q.Counts {
				if q.Kind == model.AskChoice {
					out = append(out, "   "+t.Text.Render(widget.Cut(fmt.Sprintf("%s: %d", q.Cell(cell), people), w-3)))
				}
			}
			for _, words := range q.Words {
				out = append(out, widget.Styled(widget.Wrap("   - "+words, w, 5), t.Text)...)
			}
		}
		return out
	}
}
