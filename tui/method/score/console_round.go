package score

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// head says where the round stands.
func (c console) head() []string {
	t, r := c.Env.Theme, c.Face.Round
	switch {
	case r == nil:
		return c.estimate()
	case r.Revealed:
		words := theme.Passed + " Revealed. The next block talks about it; 2 scores some of it again."
		return append(widget.Styled(widget.Wrap(words, c.W, 2), t.OK), c.withheld()...)
	}
	state := t.Live.Render(theme.OnAir + " open")
	if !r.Open {
		state = t.Warn.Render("‖ closed, not revealed")
	}
	parts := []string{state, t.Strong.Render(fmt.Sprintf("%d of %d handed in", r.HandedIn, r.People)),
		t.Text.Render(fmt.Sprintf("%d by hands%s", r.Hands, onLaptop(r.Laptop))), t.Text.Render(fmt.Sprintf("%d gave a mark", r.Scorers))}
	return []string{
		widget.Fit(parts, "   ", c.W),
		widget.Progress(share(r.HandedIn+r.Hands+r.Laptop, r.People), min(c.W, 60), t),
	}
}

// withheld says how many scored and why the columns stay empty, as a seat does; nothing where the marks are shown.
func (c console) withheld() []string {
	r := c.Face.Reveal
	if r == nil || !r.Withheld() {
		return nil
	}
	words := desk.Plural(r.Scorers(), "person", "people") + " scored. " + strings.Join(r.Untold(), " ")
	lines := widget.Wrap(words, c.W, 3)
	for i, l := range lines {
		lines[i] = c.Env.Theme.Warn.Render(l)
	}
	return lines
}

// onLaptop is how many voted on a passed laptop; nothing where nobody did.
func onLaptop(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("   %d on a passed laptop", n)
}

func share(n, of int) float64 {
	if of <= 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// estimate is the marks to give against the minutes left: "9 use cases x 3 marks x 10 people = 4:30 of 15:00". The
// face counts what it suggests; what was taken in or left out by hand changes it in proportion.
func (c console) estimate() []string {
	t, f := c.Env.Theme, c.Face
	n := len(c.entering())
	need := f.Minutes
	if suggested := len(f.Suggested); suggested > 0 {
		need = f.Minutes * time.Duration(n) / time.Duration(suggested)
	}
	left := max(f.Clock.Left(c.Env.Now()), 0)
	line := fmt.Sprintf("%s x %d marks x %s = %s of %s", desk.Plural(n, "use case", "use cases"), len(c.sheet().Asks()),
		desk.Plural(f.Wall.People, "person", "people"), desk.Minutes(need), desk.Minutes(left))
	style, sign := t.Strong, ""
	if need > left {
		style, sign = t.Warn, "! "
	}
	out := []string{style.Render(sign + line)}
	switch {
	case n > c.most():
		out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("! %d are above the %d a round takes: leave some out, or x lets dots cut the list", n, c.most()), c.W, 2), t.Warn)...)
	case c.Face.Dots != nil && c.Face.Dots.Revealed:
		words := fmt.Sprintf("%d of %d enter by their dots; space takes one in or leaves it out", n, len(c.planned()))
		if tied := len(c.Face.AtCut); tied > 0 {
			words = fmt.Sprintf("= %d share the last place: you decide with space. %d enter as it stands", tied, n)
		}
		out = append(out, widget.Styled(widget.Wrap(words, c.W, 2), t.Dim)...)
	case len(c.planned()) > c.most():
		out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("%d of %d enter, the widest reach first: space changes that, x lets dots do it", n, len(c.planned())), c.W, 2), t.Dim)...)
	case len(c.planned()) > n:
		out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("%d of %d enter, the widest reach first; space takes one in or leaves it out", n, len(c.planned())), c.W, 2), t.Dim)...)
	default:
		out = append(out, t.Dim.Render("Marks are blind until they are revealed."))
	}
	return out
}

// columns are the three groups as far as hands were counted; an outcome needs none.
func (c console) columns() widget.List {
	if c.shown() {
		list := widget.NewList().TitleLines(1)
		if c.H < 17 {
			return list.Dense()
		}
		return list
	}
	if c.before() {
		reach := widget.Column{Title: "reach", W: 5, Numbers: true}
		if len(c.dotted()) > 0 {
			return widget.NewList(widget.Column{Title: "dots", W: 5, Numbers: true}, reach).Dense().TitleLines(1)
		}
		return widget.NewList(reach).Dense().TitleLines(1)
	}
	asks, w := c.sheet().Asks(), 13
	if c.W < 76 || len(asks) > model.GroupCount {
		w = 5
	}
	var cols []widget.Column
	for _, a := range asks {
		title := a.Key
		if widget.Width(title) > w { // imp, mea, fea: as they stand elsewhere
			title = ansi.Truncate(title, 3, "")
		}
		cols = append(cols, widget.Column{Title: title, W: max(widget.Width(title), 5), Numbers: true})
	}
	return widget.NewList(cols...).Dense().TitleLines(1)
}

// dotted is how many dots each got in the round that cut the list; none where there was none, or where they are withheld.
func (c console) dotted() map[model.UseCaseID]int {
	d := c.Face.Dots
	if d == nil || !d.Revealed || d.Withheld {
		return nil
	}
	out := make(map[model.UseCaseID]int, len(d.Ranked))
	for _, x := range d.Ranked {
		out[x.Case.ID] = x.Count.Dots
	}
	return out
}

func (c console) fill() console {
	var items []widget.Item
	if c.shown() {
		for _, s := range Revealed(c.Face.Reveal) {
			items = append(items, Row(s, "", c.ListWidth(), c.Env.Theme))
		}
		c.list = c.list.SetItems(items)
		return c
	}
	for _, x := range c.cases() {
		it := widget.Item{ID: x.ID.String(), Lead: strconv.Itoa(x.Number), Title: x.Title}
		if c.before() {
			sign := "[x] "
			if !c.enters(x.ID) {
				sign, it.Quiet = "[ ] ", true
				if slices.ContainsFunc(c.Face.AtCut, func(t session.CaseFace) bool { return t.ID == x.ID }) {
					sign, it.Quiet = "[=] ", false
				}
			}
			it.Title, it.Cells = sign+x.Title, []string{strconv.Itoa(x.Reach)}
			if dots := c.dotted(); len(dots) > 0 {
				it.Cells = []string{"", strconv.Itoa(x.Reach)}
				if n, got := dots[x.ID]; got {
					it.Cells[0] = strconv.Itoa(n)
				}
			}
		} else {
			for at := range c.sheet().Asks() {
				it.Cells = append(it.Cells, counted(c.Face.Counted[x.ID][at]))
			}
		}
		items = append(items, it)
	}
	c.list = c.list.SetItems(items)
	return c
}

// counted says how many hands were counted for a group: "6 hands", or nothing yet.
func counted(counts [5]int) string {
	n := 0
	for _, k := range counts {
		n += k
	}
	if n == 0 {
		return "·"
	}
	return strconv.Itoa(n)
}

// AskAgain asks what a second blind round is about: one use case, or all that divide the room.
func AskAgain(c desk.Centre, one session.CaseFace) tea.Cmd {
	choices := []dialog.Choice{{ID: "one", Name: desk.Name(one)}}
	var divided []model.UseCaseID
	for _, x := range c.Face.Reveal.Contested {
		divided = append(divided, x.Case.ID)
	}
	if len(divided) > 1 {
		choices = append(choices, dialog.Choice{ID: "all", Name: fmt.Sprintf("All %d that divide the room", len(divided))})
	}
	chosen := func(typed string) []model.UseCaseID { return numbered(Revealed(c.Face.Reveal), typed) }
	several := func(typed string) string {
		if n := len(chosen(typed)); n > 0 {
			return "a round of " + strconv.Itoa(n)
		}
		return ""
	}
	intro := "A new blind round. " + SecondRound + " For several, type their numbers, such as " + example(Revealed(c.Face.Reveal)) + "."
	return screen.Open(dialog.PickOrName(c.Env, "second round", intro, several, choices, func(id, typed string) tea.Cmd {
		cases := []model.UseCaseID{one.ID}
		switch id {
		case "all":
			cases = divided
		case "":
			cases = chosen(typed)
		}
		return screen.Send(session.OpenRound{Session: c.Face.Session, Cases: cases})
	}))
}

// numbered is the revealed use cases that were typed by their numbers; nil when anything else was typed.
func numbered(all []session.Scored, typed string) []model.UseCaseID {
	var out []model.UseCaseID
	for _, word := range strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == '#' }) {
		at := slices.IndexFunc(all, func(s session.Scored) bool { return strconv.Itoa(s.Case.Number) == word })
		if at < 0 {
			return nil
		}
		if id := all[at].Case.ID; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// example is the numbers of the first two that were revealed: "4 7".
func example(all []session.Scored) string {
	var out []string
	for _, s := range all[:min(len(all), 2)] {
		out = append(out, strconv.Itoa(s.Case.Number))
	}
	return strings.Join(out, " ")
}

// AskHands asks for a show of hands: for each group how many gave 0, 1, 2, 3, and how many can't say.
func AskHands(c desk.Centre, round model.RoundID, one session.CaseFace) tea.Cmd {
	intro := "Fingers up together, on three. Five counts a group: 0, 1, 2, 3, can't say. Empty was not asked."
	return askCounts(c, "show of hands", intro, round, one, nil)
}

// AskTally asks for the paper ballots of a whole use case, then of the next one, until it is left.
func AskTally(c desk.Centre, round model.RoundID, one session.CaseFace) tea.Cmd {
	var next tea.Cmd
	for i, x := range c.Face.Round.Cases {
		if x.ID == one.ID && i+1 < len(c.Face.Round.Cases) {
			next = AskTally(c, round, c.Face.Round.Cases[i+1])
		}
	}
	intro := "Five counts a group: how many wrote 0, 1, 2, 3, can't say. Enter goes on to the next use case, esc ends."
	return askCounts(c, "paper ballots", intro, round, one, next)
}

// askCounts asks for the counts of one use case, and then does what comes next.
func askCounts(c desk.Centre, title, words string, round model.RoundID, one session.CaseFace, next tea.Cmd) tea.Cmd {
	was, asks := c.Face.Counted[one.ID], sheetOf(c.Face.Round, c.Face.Block).Asks()
	var fields []widget.Field
	for at, a := range asks {
		fields = append(fields, widget.Field{ID: a.Key, Label: a.Title, Value: counts(was[at]), Example: "0 1 4 5 0",
			Help: "hands for 0, 1, 2, 3, and can't say"})
	}
	return screen.Open(dialog.Form(c.Env, title, []string{desk.Name(one), words}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var cmds []tea.Cmd
		for at, a := range asks {
			got, ok := readCounts(v[a.Key])
			if !ok {
				return nil, dialog.Refusal{Field: a.Key, Sentence: "Write five counts, such as 0 1 4 5 0."}
			}
			if got != was[at] {
				cmds = append(cmds, screen.Send(session.CountHands{Round: round, Case: one.ID, Group: model.Group(at), Counts: got}))
			}
		}
		return tea.Batch(append(cmds, next)...), dialog.Refusal{}
	}, fields...))
}

// counts is a tally as it is typed; nothing when nobody was counted.
func counts(n [5]int) string {
	if n == [5]int{} {
		return ""
	}
	out := make([]string, len(n))
	for i, k := range n {
		out[i] = strconv.Itoa(k)
	}
	return strings.Join(out, " ")
}

// readCounts reads four or five counts; nothing is none.
func readCounts(typed string) ([5]int, bool) {
	var out [5]int
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if len(words) == 0 {
		return out, true
	}
	if len(words) != 4 && len(words) != 5 {
		return out, false
	}
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 || n > 9999 {
			return out, false
		}
		out[i] = n
	}
	return out, true
}

// AskReveal asks before a round is counted for good.
func AskReveal(c desk.Centre) tea.Cmd {
	r := c.Face.Round
	will := []string{"Everybody sees the outcome; it cannot be undone, and the ballots are destroyed."}
	if r.Open {
		will = append(will, "The round closes: no more marks.")
	}
	if waiting := r.Scorers - r.HandedIn; waiting > 0 {
		will = append(will, desk.Plural(waiting, "person is", "people are")+" not done yet; the marks they gave count.")
	}
	if r.Hands+r.Laptop == 0 && c.Face.Room > 0 {
		will = append(will, fmt.Sprintf("No show of hands was entered for the %d in the room.", c.Face.Room))
	}
	return screen.Open(dialog.Confirm(c.Env, "reveal", widget.Confirm{Question: "Reveal all marks together now?", Will: will, Yes: "reveal"},
		screen.Send(session.Reveal{Round: r.ID})))
}

// SecondRound says what comes of another blind round.
const SecondRound = "The outcome of the first stays in the record; the newest counts."

// Dropping is what is asked before a round is dropped.
func Dropping() widget.Confirm {
	return widget.Confirm{Question: "Drop this round?", Yes: "drop it", Will: []string{
		"Its marks and its hands are gone, and nobody sees them; it cannot be undone.", "What was revealed before holds again.",
	}}
}

// AskDrop asks before a round is dropped.
func AskDrop(c desk.Centre) tea.Cmd {
	return screen.Open(dialog.Confirm(c.Env, "drop the round", Dropping(), screen.Send(session.DropRound{Round: c.Face.Round.ID})))
}

// AskLens asks which lens of importance a use case does not aim at, or aims at after all.
func AskLens(c desk.Centre, one session.CaseFace) tea.Cmd {
	var choices []dialog.Choice
	for _, l := range model.Importance.Criteria() {
		note := "aims at it"
		if one.NotAimed.Has(l) {
			note = "not aimed at"
		}
		choices = append(choices, dialog.Choice{ID: l.Key(), Name: l.String(), Note: note})
	}
	return screen.Open(dialog.Pick(c.Env, "lens", desk.Name(one)+". A lens that is not aimed at does not count; enter turns it.", choices, func(id string) tea.Cmd {
		for _, l := range model.Importance.Criteria() {
			if l.Key() == id {
				return screen.Send(session.AimLens{Case: one.ID, Lens: int(l), Not: !one.NotAimed.Has(l)})
			}
		}
		return nil
	}))
}
