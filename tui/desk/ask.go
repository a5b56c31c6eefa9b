package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// AskSame asks for whom else a use case is true: somebody by name, or so many people who raised their hands.
func (c Centre) AskSame(one session.CaseFace) tea.Cmd {
	hands := func(typed string) string {
		if n, ok := Number(typed); ok {
			return Plural(n, "hand", "hands")
		}
		return ""
	}
	return screen.Open(dialog.PickOrName(c.Env, "same for whom?", Name(one)+". Type a name, or how many raised a hand.",
		hands, People(c.Face), func(id, typed string) tea.Cmd {
			if p, ok := Person(c.Face, id); ok {
				return screen.Send(session.SaySame{Case: one.ID, Person: p.ID})
			}
			n, _ := Number(typed)
			return screen.Send(session.CountSame{Case: one.ID, People: n})
		}))
}

// AskMerge asks into which other use case one goes; those that sound alike stand first.
func (c Centre) AskMerge(from session.CaseFace) tea.Cmd {
	alike := c.soundsLike(from)
	var choices []dialog.Choice
	for _, o := range c.Face.Cases {
		if o.ID == from.ID {
			continue
		}
		choice := dialog.Choice{ID: o.ID.String(), Name: fmt.Sprintf("%3d  %s", o.Number, o.Title), Note: o.Who}
		if slices.Contains(alike, o.ID) {
			choice.First, choice.Note = true, "sounds alike"
		}
		choices = append(choices, choice)
	}
	return screen.Open(dialog.Pick(c.Env, "merge into which?", Name(from)+". Both authors stay; parting them gives every same back.",
		choices, func(id string) tea.Cmd {
			into, _ := Case(c.Face.Cases, id)
			return screen.Send(session.Merge{Into: into.ID, From: from.ID})
		}))
}

// soundsLike is the use cases that the suggestions pair with one, whichever way round.
func (c Centre) soundsLike(one session.CaseFace) []model.UseCaseID {
	var out []model.UseCaseID
	for _, s := range c.Face.Suggestions {
		switch one.ID {
		case s.From.ID:
			out = append(out, s.Into.ID)
		case s.Into.ID:
			out = append(out, s.From.ID)
		}
	}
	return out
}

// AskPart asks which merged use case gets its own life back; a single one parts at once.
func (c Centre) AskPart(one session.CaseFace) tea.Cmd {
	if len(one.MergedIDs) == 1 {
		return screen.Send(session.Part{From: one.MergedIDs[0]})
	}
	var choices []dialog.Choice
	for i, id := range one.MergedIDs {
		choices = append(choices, dialog.Choice{ID: id.String(), Name: "number " + strconv.Itoa(one.Merged[i])})
	}
	return screen.Open(dialog.Pick(c.Env, "part which?", Name(one), choices, func(id string) tea.Cmd {
		for _, m := range one.MergedIDs {
			if m.String() == id {
				return screen.Send(session.Part{From: m})
			}
		}
		return nil
	}))
}

// AskTitle asks for other words.
func (c Centre) AskTitle(one session.CaseFace) tea.Cmd {
	return screen.Open(dialog.Ask(c.Env, fmt.Sprintf("edit %d", one.Number), []string{"An actor, what they do, and what comes of it."},
		one.Title, "", func(line string) tea.Cmd {
			return screen.Send(session.EditTitle{Case: one.ID, Title: line})
		}))
}

// AskSpeaker asks who said it.
func (c Centre) AskSpeaker(one session.CaseFace) tea.Cmd {
	return screen.Open(dialog.PickOrName(c.Env, "who said it?", Name(one), newName, People(c.Face), func(_, name string) tea.Cmd {
		return screen.Send(session.NameSpeaker{Case: one.ID, Name: name})
	}))
}

func newName(string) string { return "a new name" }

// AskOverride asks which way, and why: the reason stays in the record.
func (c Centre) AskOverride(s session.Scored) tea.Cmd {
	const goes, stays = "goes on", "does not go on"
	first := goes
	if s.Progresses {
		first = stays
	}
	intro := []string{Name(s.Case), fmt.Sprintf("The count said %d of %d. The reason stays in the record and stands on the sheet.", s.Result.Passed, s.Result.OutOf)}
	return screen.Open(dialog.Form(c.Env, "override", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.Override{
			Round: s.Round, Case: s.Case.ID, Progresses: v["way"] == goes, Reason: v["reason"],
		}), dialog.Refusal{}
	},
		widget.Field{ID: "way", Label: "It", Options: []string{goes, stays}, Value: first},
		widget.Field{ID: "reason", Label: "Because", Must: true, Example: "the regulator asks for it by March"}))
}

// AskThemes asks for theme tags, parted by commas.
func (c Centre) AskThemes(one session.CaseFace) tea.Cmd {
	intro := []string{Name(one)}
	if all := c.themes(); len(all) > 0 {
		intro = append(intro, "So far: "+strings.Join(all, ", "))
	}
	field := widget.Field{ID: "themes", Label: "Themes", Value: strings.Join(one.Themes, ", "), Example: "at the gate, handover",
		Help: "Parted by commas. Empty takes them all away."}
	return screen.Open(dialog.Form(c.Env, "themes", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var themes []string
		for t := range strings.SplitSeq(v["themes"], ",") {
			if t = strings.TrimSpace(t); t != "" {
				themes = append(themes, t)
			}
		}
		return screen.Send(session.SetThemes{Case: one.ID, Themes: themes}), dialog.Refusal{}
	}, field))
}

// themes is every theme in use, in the order of the use cases.
func (c Centre) themes() []string {
	var out []string
	for _, o := range c.Face.Cases {
		for _, t := range o.Themes {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// AskMinutes asks what a use case saves.
func (c Centre) AskMinutes(one session.CaseFace) tea.Cmd {
	value := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return screen.Open(dialog.Form(c.Env, "what does it save?", []string{Name(one)}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		minutes, ok := Number(v["minutes"])
		if !ok || minutes > session.MostMinutes {
			return nil, dialog.Refusal{Field: "minutes", Sentence: fmt.Sprintf("Write whole minutes of a working day, such as 15; %d are the most.", session.MostMinutes)}
		}
		others, ok := Number(v["others"])
		if !ok && strings.Trim(v["others"], " 0") != "" {
			return nil, dialog.Refusal{Field: "others", Sentence: "Write a whole number of people, such as 6; leave it empty for nobody."}
		}
		return screen.Send(session.ClaimMinutes{Case: one.ID, Minutes: minutes, Others: others}), dialog.Refusal{}
	},
		widget.Field{ID: "minutes", Label: "Minutes a day", Value: value(one.Minutes), Example: "15", Must: true},
		widget.Field{ID: "others", Label: "Others who share the need", Value: value(one.Others), Example: "6"}))
}

// Read opens everything that is known of a use case.
func (c Centre) Read(one session.CaseFace) tea.Cmd {
	return screen.Open(dialog.Show(c.Env, Name(one), func(w int, t theme.Theme) []string {
		out := []string{t.Text.Render(strings.Join(card(one), "   "))}
		for _, d := range one.Details {
			out = append(out, widget.Styled(widget.Wrap("+ "+d, w, 0), t.Text)...)
		}
		if v := one.Value(); v != "" {
			out = append(out, t.Text.Render("value: "+v))
		}
		if len(one.Themes) > 0 {
			out = append(out, t.Dim.Render("themes: "+strings.Join(one.Themes, ", ")))
		}
		return out
	}))
}

// card is a use case's facts in a few words each.
func card(one session.CaseFace) []string {
	out := []string{one.Kind.String(), one.Stage.String()}
	if one.Who != "" {
		out = append(out, "said by "+one.Who)
	}
	if one.Remote {
		out = append(out, "from a seat")
	}
	out = append(out, "same for "+Plural(one.Same, "other", "others"))
	if one.Origin > 0 {
		out = append(out, fmt.Sprintf("does %d elsewhere", one.Origin))
	}
	return out
}
