package series

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// only is whom the grid shows.
type only struct {
	name string
	is   func(session.RegularFace) bool
}

func filters() []only {
	return []only{
		{"everybody", func(session.RegularFace) bool { return true }},
		{"regulars", func(p session.RegularFace) bool { return p.Regular }},
		{"first-timers", func(p session.RegularFace) bool { return p.First }},
		{"no-shows", func(p session.RegularFace) bool { return p.NoShows > 0 }},
		{"advocates to nurture", func(p session.RegularFace) bool { return p.Advocate }},
	}
}

// fill makes the rows of the page.
func (s Screen) fill() Screen {
	var items []widget.Item
	columns := []widget.Column{}
	switch {
	case s.series == nil:
	case s.view == people:
		columns = s.columns()
		items = s.persons()
	case s.view == meetups:
		items = s.held()
	case s.meeting != nil:
		columns = []widget.Column{{W: 12, Numbers: true}, {Title: "budget", W: 12, Numbers: true}}
		if s.w < 100 { // the questions want the room
			columns[0].W, columns[1].W = 9, 8
		}
		items = s.points()
	}
	list := widget.NewList(columns...).Dense().SetSize(s.width(), max(s.h-7-len(s.below()), 3))
	if old, any := s.list.Selected(); any {
		s.list = list.SetItems(items).To(old.ID)
	} else {
		s.list = list.SetItems(items)
	}
	return s
}

// last is how many of the meetups have a column: the newest ones where there is not room for all.
func (s Screen) last() int { return min(len(s.series.Meetups), max((s.width()-44)/4, 1)) }

func (s Screen) columns() []widget.Column {
	var out []widget.Column
	all := s.series.Meetups
	for _, m := range all[len(all)-s.last():] {
		out = append(out, widget.Column{Title: strconv.Itoa(m.N), W: 2})
	}
	return append(out, widget.Column{Title: "came", W: 4, Numbers: true}, widget.Column{W: 12})
}

func (s Screen) persons() []widget.Item {
	var out []widget.Item
	is := filters()[s.only].is
	for _, p := range s.series.People {
		if !is(p) {
			continue
		}
		it := widget.Item{ID: p.ID.String(), Title: p.Name, Quiet: p.Came == 0}
		if p.Organisation != "" {
			it.Title += ", " + p.Organisation
		}
		for _, at := range p.At[len(p.At)-s.last():] {
			it.Cells = append(it.Cells, s.sign(at))
		}
		it.Cells = append(it.Cells, strconv.Itoa(p.Came), what(p))
		out = append(out, it)
	}
	return out
}

// what is somebody's standing in a word.
func what(p session.RegularFace) string {
	switch {
	case p.Advocate:
		return "advocate"
	case p.Regular:
		return "regular"
	case p.First:
		return "first time"
	}
	return ""
}

// sign is a presence in one cell; the legend says what each is.
func (s Screen) sign(p model.Presence) string {
	t := s.env.Theme
	switch p {
	case model.PresenceCame:
		return t.OK.Render(theme.Passed)
	case model.PresenceNoShow:
		return t.Bad.Render(theme.NotPassed)
	case model.PresenceComing:
		return t.Text.Render("+")
	case model.PresenceDeclined:
		return t.Dim.Render("-")
	case model.PresenceWaiting:
		return t.Warn.Render("w")
	case model.PresenceAsked:
		return t.Dim.Render("·")
	}
	return ""
}

func (s Screen) held() []widget.Item {
	var out []widget.Item
	for i, m := range s.series.Meetups {
		title := m.Title
		if i == s.series.Here {
			title += "   (this one)"
		}
		out = append(out, widget.Item{ID: m.Session.String(), Lead: strconv.Itoa(m.N), Title: title + "   " + m.Start.Format("Mon 2 Jan 2006 15:04 ") + m.Zone,
			Below: s.told(m)})
	}
	return out
}

// Told is how a meetup went, in one line.
func Told(m session.MeetupFace) string {
	if m.State == model.Draft || m.State == model.Lobby {
		return fmt.Sprintf("%s; %d on the list, %d coming", m.State, m.Asked, m.Coming)
	}
	out := fmt.Sprintf("%s; %d came, %d for the first time", m.State, m.Came, m.FirstTimes)
	if turnout, ok := m.Turnout(); ok {
		out += fmt.Sprintf(", %s; turnout %d%%", desk.Plural(m.NoShows, "no-show", "no-shows"), percent(turnout))
	}
	return out + "; " + Pulse(m.Pulse)
}

// told is the same in the lines that it takes.
func (s Screen) told(m session.MeetupFace) []string {
	return widget.Styled(widget.Wrap(Told(m), max(s.width()-8, 20), 2), s.env.Theme.Dim)
}

func percent(f model.Frac) int {
	return f.Times(model.NewFrac(100, 1)).Plus(model.NewFrac(1, 2)).Minus(model.NewFrac(1, 1)).Ceil()
}

// Pulse is what people said of their time, with honest words for few.
func Pulse(p session.PulseFace) string {
	if mean, ok := p.Mean(); ok {
		return fmt.Sprintf("worth one's time: mean %s of 3, %d answers", mean, p.N)
	}
	if p.N == 0 {
		return "no answer on how it was"
	}
	return desk.Plural(p.N, "answer", "answers") + " on how it was: too few for a mean"
}

// Slot is what came of the meetups of one part of the day.
func Slot(f session.SlotFace) string {
	out := fmt.Sprintf("%s: %s, %d of %d expected came", f.Slot, desk.Plural(f.Meetups, "meetup", "meetups"), f.Came, f.Expected)
	if turnout, ok := f.Turnout(); ok {
		out += fmt.Sprintf(" (%d%%)", percent(turnout))
	}
	return out + "; " + Pulse(f.Pulse)
}

// points are the checklist, then the costs.
func (s Screen) points() []widget.Item {
	var out []widget.Item
	t := s.env.Theme
	for _, v := range s.meeting.Venue {
		it := widget.Item{ID: v.Point.Key(), Title: v.Point.Key() + ": " + v.Point.Ask(), Cells: []string{answer(v.Answer), ""}}
		if v.Note != "" {
			it.Below = widget.Styled(widget.Wrap(strings.ReplaceAll(v.Note, "\n", " "), max(s.width()-8, 20), 4), t.Dim)
		}
		out = append(out, it)
	}
	for _, c := range s.meeting.Costs {
		own := ""
		if c.Budget > 0 {
			own = c.Budget.String()
			if c.Amount > c.Budget {
				own = t.Warn.Render("! " + own)
			}
		}
		out = append(out, widget.Item{ID: c.ID.String(), Title: c.Label, Cells: []string{c.Amount.String(), own}})
	}
	return out
}

func answer(a model.Answer) string {
	if a == model.Unsaid {
		return "not asked"
	}
	return a.String()
}

// cost is the line under the cursor.
func (s Screen) cost() (session.CostFace, bool) {
	it, any := s.list.Selected()
	if !any || s.view != place || s.meeting == nil {
		return session.CostFace{}, false
	}
	i := slices.IndexFunc(s.meeting.Costs, func(c session.CostFace) bool { return c.ID.String() == it.ID })
	if i < 0 {
		return session.CostFace{}, false
	}
	return s.meeting.Costs[i], true
}

// below is what a page comes to.
func (s Screen) below() []string {
	if s.series == nil {
		return nil
	}
	t, w := s.env.Theme, s.width()
	var out []string
	add := func(words string, strong bool) {
		style := t.Dim
		if strong {
			style = t.Strong
		}
		out = append(out, widget.Styled(widget.Wrap(words, w, 2), style)...)
	}
	switch s.view {
	case people:
		f := s.series
		add(fmt.Sprintf("%s: %s, %d for the first time, %s to nurture", desk.Plural(len(f.People), "person", "people"),
			desk.Plural(f.Count(filters()[1].is), "regular", "regulars"), f.Count(filters()[2].is), desk.Plural(f.Count(filters()[4].is), "advocate", "advocates")), true)
		add("✓ came  ✗ no-show  + coming  - not coming  w waitlisted  · asked", false)
		add("regular: "+session.RegularRule, false)
		add("advocate: "+session.AdvocateRule, false)
	case meetups:
		add("Next: "+s.series.Next.Words(), true)
		for _, slot := range s.series.Slots {
			add(Slot(slot), false)
		}
		add(s.series.Verdict, false)
	case place:
		for i, words := range Money(*s.meeting) {
			add(words, i == 0)
		}
		add(Slack(*s.meeting), false)
	}
	return out
}

// Slack is what the agenda adds up to against the planned end.
func Slack(f session.MeetingFace) string {
	minutes := func(d interface{ Minutes() float64 }) int { return int(d.Minutes()) }
	out := fmt.Sprintf("agenda %d of %d min", minutes(f.Sum), minutes(f.Length))
	switch slack := minutes(f.Slack()); {
	case slack < 0:
		out += fmt.Sprintf(": %d over", -slack)
	default:
		out += fmt.Sprintf(": slack %d", slack)
	}
	if f.Buffer > 0 {
		out += fmt.Sprintf(", and %d of buffer where customers speak", minutes(f.Buffer))
	}
	return out
}

// Money is what a meetup costs: in all against the budget, and a head.
func Money(f session.MeetingFace) []string {
	in := func(m model.Money) string { return strings.TrimSpace(m.String() + " " + f.Money) }
	out := []string{"costs " + in(f.Spent)}
	if left, any := f.Left(); any && left >= 0 {
		out[0] += fmt.Sprintf(" of %s: %s left", in(f.Budget), in(left))
	} else if any {
		out[0] += fmt.Sprintf(" of %s: %s over", in(f.Budget), in(-left))
	}
	if each, people, ok := f.Head(); ok {
		whom := "who said they come"
		if f.Closed {
			whom = "who came"
		}
		out = append(out, fmt.Sprintf("%s a head, of %d %s", in(each), people, whom))
	}
	return out
}
