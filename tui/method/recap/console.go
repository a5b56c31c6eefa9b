package recap

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/page"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const textColumn = 100

const actPage keys.Action = "page"

// console is the recap as it grows, to be read aloud.
type console struct {
	desk.Centre
	top int
}

// NewConsole is the facilitator's recap.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}}
}

// counts are how many there were of what: nothing is said of what there could not be at a first launch.
func counts(r session.RecapFace) string {
	if r.Meetup {
		words := desk.Plural(r.People, "person", "people")
		if n := len(r.Discussed); n > 0 {
			words += "   " + desk.Plural(n, "topic", "topics") + " talked about"
			if r.Serendipitous == 0 {
				return words + "   " + desk.Plural(len(r.Actions), "action", "actions")
			}
		}
		return fmt.Sprintf("%s   %s told   %s", words, desk.Plural(r.Serendipitous, "use case", "use cases"), desk.Plural(len(r.Actions), "action", "actions"))
	}
	words := fmt.Sprintf("%d planned   %s", r.Planned, desk.Plural(r.People, "person", "people"))
	if r.Serendipitous > 0 {
		words = fmt.Sprintf("%d serendipitous   ", r.Serendipitous) + words
	}
	if r.Sames > 0 {
		words += fmt.Sprintf("   same %dx", r.Sames)
	}
	return words
}

// Lines draws a recap, for reading.
func Lines(r session.RecapFace) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		w = min(w, textColumn)
		out := []string{t.Strong.Render(counts(r))}
		if r.Hours != "" {
			out = append(out, widget.Styled(widget.Wrap(r.Hours, w, 0), t.Dim)...)
		}
		for _, words := range []string{r.Verified, r.Money} {
			if words != "" {
				out = append(out, widget.Styled(widget.Wrap(words, w, 0), t.Dim)...)
			}
		}
		for _, words := range []string{r.Talk, r.Spoke} {
			if words != "" {
				out = append(out, widget.Styled(widget.Wrap(words, w, 2), t.Dim)...)
			}
		}
		if unseen := r.Unseen(); unseen != "" {
			out = append(out, widget.Styled(widget.Wrap(unseen, w, 2), t.Dim)...)
		}
		out = append(out, concluded(r.Discussed, w, t)...)
		out = append(out, judged(r.Judged, w, t)...)
		out = append(out, cases("Selected", r.Selected, w, t)...)
		out = append(out, cases("Shortlisted", waiting(r.Shortlisted), w, t)...)
		out = append(out, cases("Scored, did not pass, and kept", r.Kept, w, t)...)
		out = append(out, cases("To tell: they already work", r.Told, w, t)...)
		out = append(out, items("Decisions", r.Decisions, w, t)...)
		out = append(out, items("Actions", r.Actions, w, t)...)
		out = append(out, items("Outcomes", r.Outcomes, w, t)...)
		out = append(out, items("For next time", r.Next, w, t)...)
		if r.NextMeetup != "" {
			out = append(out, "", t.Strong.Render(widget.Cut("We meet again: "+r.NextMeetup, w)))
		}
		return append(out, items("Parking lot", r.Parked, w, t)...)
	}
}

// waiting is what was shortlisted and not selected.
func waiting(list []session.CaseFace) []session.CaseFace {
	return slices.DeleteFunc(slices.Clone(list), func(c session.CaseFace) bool { return c.Selected })
}

func cases(title string, list []session.CaseFace, w int, t theme.Theme) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{"", t.Title.Render(title)}
	for _, c := range list {
		out = append(out, t.Text.Render(widget.Cut(fmt.Sprintf("%4d  %s", c.Number, c.Title), w)))
		var next []string
		for _, s := range []string{c.Owner, c.Measure, poster.Day(c.FirstDate, time.Time{})} {
			if s != "" {
				next = append(next, s)
			}
		}
		if len(next) > 0 {
			out = append(out, t.Dim.Render(widget.Cut("      "+strings.Join(next, " · "), w)))
		}
	}
	return out
}

// judged are last quarter's promises with what became of them.
func judged(f *session.ReviewFace, w int, t theme.Theme) []string {
	if f == nil {
		return nil
	}
	out := []string{"", t.Title.Render("What came of our promises")}
	for _, x := range promises(f) {
		out = append(out, t.Text.Render(widget.Cut(fmt.Sprintf("%4d  %s", x.number, x.title), w)))
		for _, l := range widget.Wrap(x.under, w-6, 2) {
			out = append(out, t.Dim.Render("      "+l))
		}
	}
	return out
}

// concluded is what was talked about, each with what it came to.
func concluded(list []session.BoardTopic, w int, t theme.Theme) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{"", t.Title.Render("Talked about")}
	for _, x := range list {
		out = append(out, t.Text.Render(widget.Cut(fmt.Sprintf("%4d  %s", x.Case.Number, x.Case.Title), w)))
		if x.Concluded != "" {
			sign := "      " + theme.Passed + " "
			for _, l := range widget.Wrap(x.Concluded, w-8, 3) {
				out, sign = append(out, t.OK.Render(sign)+t.Text.Render(l)), "        "
			}
		}
	}
	return out
}

func items(title string, list []session.ItemFace, w int, t theme.Theme) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{"", t.Title.Render(title)}
	for _, it := range list {
		words := it.Words // and who does it: a name of who merely said it would be read as that
		for _, more := range []string{it.Doing(), it.Became()} {
			if more != "" {
				words += " · " + more
			}
		}
		for i, l := range widget.Wrap(words, w-6, 3) {
			sign := "      "
			if i == 0 {
				sign = t.Accent.Render("    · ")
			}
			out = append(out, sign+t.Text.Render(l))
		}
	}
	return out
}

// Update scrolls.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	c.Centre, _ = c.Hear(msg)
	a, _ := c.Keys().Action(msg, keys.List)
	last := max(len(c.lines())-c.H, 0)
	switch a {
	case actPage:
		return c, c.askPage()
	case keys.Up:
		c.top--
	case keys.Down:
		c.top++
	case keys.First:
		c.top = 0
	case keys.Last:
		c.top = last
	}
	c.top = max(min(c.top, last), 0)
	return c, nil
}

func (c console) lines() []string { return Lines(c.Face.Recap)(c.W, c.Env.Theme) }

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c
}

// View is the part of the recap that is scrolled to; what is hidden above and below is counted.
func (c console) View() frame.Frame {
	return frame.New(c.W, c.H, frame.NewPane("recap", frame.Of(c.W, c.H), widget.Window(c.lines(), c.top, c.H, c.Env.Theme)...))
}

// askPage opens a page; where there are several it asks which.
func (c console) askPage() tea.Cmd {
	if len(c.Face.Pages) == 1 {
		return page.Open(c.Env, c.Face, c.Face.Pages[0].Case.ID)
	}
	choices := make([]dialog.Choice, len(c.Face.Pages))
	for i, p := range c.Face.Pages {
		choices[i] = dialog.Choice{ID: p.Case.ID.String(), Name: fmt.Sprintf("%3d  %s", p.Case.Number, p.Case.Title), First: p.Case.Selected,
			Note: fmt.Sprintf("%s %d/%d", p.Case.Stage, p.Have(), len(p.Needs))}
	}
	return screen.Open(dialog.Pick(c.Env, "which page?", "From selected to ready: what each has, and what it lacks.", choices, func(id string) tea.Cmd {
		i := slices.IndexFunc(c.Face.Pages, func(p session.PageFace) bool { return p.Case.ID.String() == id })
		return page.Open(c.Env, c.Face, c.Face.Pages[i].Case.ID)
	}))
}

// Keys move, and open a page.
func (c console) Keys() keys.Map {
	return keys.Map{{Action: actPage, Keys: []string{"enter"}, Label: "page", Group: "Recap", Where: keys.List,
		About: "Open the page of a use case: from selected to ready", Off: len(c.Face.Pages) == 0}}.And(keys.Moving())
}
