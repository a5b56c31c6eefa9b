package desk

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// What a facilitator can do to the use case under the cursor.
const (
	ActSame    keys.Action = "same"
	ActMerge   keys.Action = "merge"
	ActPart    keys.Action = "part"
	ActEdit    keys.Action = "edit"
	ActKind    keys.Action = "kind"
	ActHide    keys.Action = "hide"
	ActRelease keys.Action = "release"
	ActWho     keys.Action = "speaker"
	ActThemes  keys.Action = "themes"
	ActElse    keys.Action = "elsewhere"
	ActMinutes keys.Action = "minutes"
	ActRead    keys.Action = "read"
	ActPark    keys.Action = "park it"
)

// CaseKeys are the keys for a use case, with labels that say what they would do to this one; all are off without one.
func (c Centre) CaseKeys(one session.CaseFace, ok bool) keys.Map {
	const group = "Use case"
	hide := "hide from wall"
	switch {
	case one.Hidden:
		hide = "show"
	case c.W < 90:
		hide = "hide"
	}
	m := keys.Map{
		{Action: ActRelease, Keys: []string{"r"}, Label: "release", Group: group, Where: keys.List, About: "Let a held one onto the wall", Off: !one.Held},
		{Action: ActSame, Keys: []string{"s"}, Label: "same", Group: group, Where: keys.List, About: "Same for somebody, or for a count of hands"},
		{Action: ActMerge, Keys: []string{"m"}, Label: "merge", Group: group, Where: keys.List, About: "Merge it into another one"},
		{Action: ActEdit, Keys: []string{"e"}, Label: "edit", Group: group, Where: keys.List, About: "Edit its words"},
		{Action: ActKind, Keys: []string{"k"}, Label: "kind", Group: group, Where: keys.List, About: "Serendipitous or planned"},
		{Action: ActHide, Keys: []string{"h"}, Label: hide, Group: group, Where: keys.List, About: "Hide it from wall and seats, or show it again"},
		{Action: ActWho, Keys: []string{"w"}, Label: "who", Group: group, Where: keys.List, Quiet: true, About: "Say who said it"},
		{Action: ActThemes, Keys: []string{"t"}, Label: "themes", Group: group, Where: keys.List, Quiet: true, About: "Give it themes"},
		{Action: ActMinutes, Keys: []string{"v"}, Label: "minutes", Group: group, Where: keys.List, Quiet: true, About: "Say what it saves: minutes a day"},
		{Action: ActElse, Keys: []string{"d"}, Label: "do elsewhere", Group: group, Where: keys.List, Quiet: true, About: "Plan to do it elsewhere too"},
		{Action: ActPark, Keys: []string{"z"}, Label: "park it", Group: group, Where: keys.List, Quiet: !c.suspected(one), About: "Put it into the parking lot: it asks for a feature or a plan"},
		{Action: ActPart, Keys: []string{"x"}, Label: "part", Group: group, Where: keys.List, About: "Part what was merged into it", Off: len(one.MergedIDs) == 0},
		{Action: ActRead, Keys: []string{"enter"}, Label: "read", Group: group, Where: keys.List, Quiet: true, About: "Read everything that is known of it"},
	}
	if !ok {
		return m.Off(ActSame, ActMerge, ActEdit, ActKind, ActHide, ActRelease, ActWho, ActThemes, ActMinutes, ActElse, ActPart, ActRead, ActPark)
	}
	return m
}

// ActOn does an action to a use case; false when it is none of these.
func (c Centre) ActOn(a keys.Action, one session.CaseFace) (tea.Cmd, bool) {
	switch a {
	case ActSame:
		return c.AskSame(one), true
	case ActMerge:
		return c.AskMerge(one), true
	case ActPart:
		return c.AskPart(one), true
	case ActEdit:
		return c.AskTitle(one), true
	case ActKind:
		return screen.Send(session.ChangeKind{Case: one.ID}), true
	case ActHide:
		if one.Hidden {
			return screen.Send(session.Show{Case: one.ID}), true
		}
		return screen.Send(session.Hide{Case: one.ID}), true
	case ActRelease:
		return screen.Send(session.Release{Case: one.ID}), true
	case ActWho:
		return c.AskSpeaker(one), true
	case ActThemes:
		return c.AskThemes(one), true
	case ActMinutes:
		return c.AskMinutes(one), true
	case ActElse:
		return screen.Send(session.DoElsewhere{Session: c.Face.Session, Case: one.ID}), true
	case ActPark:
		return screen.Send(session.ParkCase{Case: one.ID}), true
	case ActRead:
		return c.Read(one), true
	}
	return nil, false
}

// Item is a use case in a list. Roomy shows what it said more in a line of its own, whatever it is.
func (c Centre) Item(one session.CaseFace, roomy bool) widget.Item {
	item := widget.Item{
		ID: one.ID.String(), Lead: strconv.Itoa(one.Number), Title: one.Title, Quiet: one.Hidden,
		Cells: []string{one.Who, strconv.Itoa(one.Same)},
	}
	if one.Who == "" {
		item.Cells[0] = "—"
	}
	if below := c.below(one, roomy); below != "" {
		item.Below = []string{below}
	}
	return item
}

// below is what a facilitator should notice about a use case, in one line: signs first.
func (c Centre) below(one session.CaseFace, roomy bool) string {
	t := c.Env.Theme
	var out []string
	if one.Held {
		out = append(out, t.Warn.Render("! held, not on the wall"+one.Beside()))
	}
	if one.Hidden {
		out = append(out, t.Warn.Render("! hidden from wall and seats"))
	}
	if alike := c.alike(one); alike != "" {
		out = append(out, t.Warn.Render(theme.Contested+" sounds like "+alike)+t.Dim.Render("   m merge"))
	}
	if kind := c.suspicion(one); kind != model.NoSuspicion {
		out = append(out, t.Warn.Render(theme.Contested+" sounds like "+kind.String())+t.Dim.Render("   z parks it"))
	}
	if one.Unfinished {
		out = append(out, t.Warn.Render("! unfinished"))
	}
	if c.strayPlan(one) && (roomy || c.Face.Block.Method == model.Capture) {
		out = append(out, t.Text.Render("~ "+one.Kind.String()))
	}
	if roomy {
		out = append(out, c.quietly(one)...)
	}
	return strings.Join(out, t.Dim.Render("   "))
}

// strayPlan says whether a use case is planned in a block that does not ask for plans: it enters scoring, unlike those
// around it.
func (c Centre) strayPlan(one session.CaseFace) bool {
	return one.Kind == model.Planned && c.Face.Block.Kind != model.Planned
}

// quietly is what else there is to know.
func (c Centre) quietly(one session.CaseFace) []string {
	t := c.Env.Theme
	var out []string
	if one.Remote {
		out = append(out, t.Dim.Render("● from a seat"))
	}
	if len(one.Merged) > 0 {
		out = append(out, t.Dim.Render("with "+Numbers(one.Merged)))
	}
	if one.Origin > 0 {
		out = append(out, t.Dim.Render(fmt.Sprintf("from %d", one.Origin)))
	}
	if one.Claim != model.ClaimMade {
		out = append(out, t.Dim.Render(one.Value()))
	} else if one.Hours != "" {
		out = append(out, t.Dim.Render(one.Hours))
	}
	if n := len(one.Details); n > 0 {
		out = append(out, t.Dim.Render("+ "+one.Details[n-1]))
	}
	return out
}

// suspicion is what a use case sounds like in a block that is locked as deep work.
func (c Centre) suspicion(one session.CaseFace) model.Suspicion {
	for _, s := range c.Face.Suspects {
		if s.Case == one.ID {
			return s.Kind
		}
	}
	return model.NoSuspicion
}

func (c Centre) suspected(one session.CaseFace) bool { return c.suspicion(one) != model.NoSuspicion }

// alike names, by number, the earlier use cases that one sounds like.
func (c Centre) alike(one session.CaseFace) string {
	var out []int
	for _, s := range c.Face.Suggestions {
		if s.From.ID == one.ID {
			out = append(out, s.Into.Number)
		}
	}
	return Numbers(out)
}

// Numbers are some numbers as a list: "3, 5".
func Numbers(ns []int) string {
	out := make([]string, len(ns))
	for i, n := range ns {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, ", ")
}
