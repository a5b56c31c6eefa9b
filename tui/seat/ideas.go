package seat

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Ideas is a seat that asks for ideas: the question, what one said oneself, and what others said. One cursor goes
// through both lists, and stays with its use case.
type Ideas struct {
	Centre
	mine, others widget.List
	onMine       bool
	lay          ideasLayout
	sending      []Sent
	above        func(Centre) []string // what stands over the question; nil for nothing
}

// NewIdeas makes the two lists.
func NewIdeas(env screen.Env, f *session.SeatFace) Ideas {
	return Ideas{Centre: New(env, f)}.columns().fill()
}

// Under puts lines over the question.
func (i Ideas) Under(above func(Centre) []string) Ideas {
	i.above = above
	return i
}

// columns makes the lists anew for the width. The newest of both stand in sight.
func (i Ideas) columns() Ideas {
	same := widget.Column{Title: "same", W: 4, Numbers: true}
	i.mine = widget.NewList(same).Dense().Tail(true)
	i.others = widget.NewList(widget.Column{W: 5}, same).Tail(true)
	if i.H < 26 {
		i.others = i.others.Dense()
	}
	return i
}

// fill takes the face into the lists.
func (i Ideas) fill() Ideas {
	if own := len(i.Face.Mine) + len(i.sending); own > 0 || i.mine.Len() > 0 {
		i.mine = i.mine.SetItems(i.ownItems())
	}
	i.others = i.others.SetShared(i.othersSaid())
	if i.others.Len() == 0 || i.mine.Len() == 0 {
		i.onMine = i.mine.Len() > 0
	}
	return i
}

// ownItems are what one said oneself, and what is on its way.
func (i Ideas) ownItems() []widget.Item {
	out := make([]widget.Item, 0, len(i.Face.Mine)+len(i.sending))
	for n, c := range i.Face.Mine {
		out = append(out, i.item(n, c))
	}
	for n, s := range i.sending {
		lead := widget.Ellipsis
		if s.Kept {
			lead = theme.Passed
		}
		out = append(out, widget.Item{ID: "sent" + strconv.Itoa(n), Ref: len(i.Face.Mine) + n, Lead: lead, Title: s.Words, Quiet: !s.Kept})
	}
	return out
}

// askedKey is under which a snapshot keeps what a block asks for, as entries of a list. Somebody amid a line may still be
// in the block as it was before it was changed, so that its id alone would not tell.
type askedKey struct {
	all  bool       // it asks for no kind
	kind model.Kind // the one it asks for
	look theme.Theme
	same bool // as somebody sees them who said same
}

// askedItems are the use cases that the block asks for, as everybody sees them. An entry's Ref is its place in
// [session.Others].Public.
func (i Ideas) askedItems(same bool) widget.Items {
	b := i.Face.Block
	key := askedKey{all: asksAll(b), look: i.Env.Theme, same: same}
	if !key.all {
		key.kind = b.Kind
	}
	return session.Once(i.Face.Memo, key, func() widget.Items {
		var all []widget.Item
		for place, c := range i.Face.Others.Public {
			if asks(b, c) {
				c.ISaidSame = same
				all = append(all, i.item(place, c))
			}
		}
		return widget.Share(all)
	})
}

// othersSaid are these without one's own, and with a sign where one said same.
func (i Ideas) othersSaid() widget.Items {
	all, o := i.askedItems(false), i.Face.Others
	own, same := o.Own(), o.SaidSame()
	if len(own) == 0 && len(same) == 0 {
		return all
	}
	return all.Pick(func(n int, it *widget.Item) *widget.Item {
		for len(own) > 0 && own[0] < it.Ref {
			own = own[1:]
		}
		for len(same) > 0 && same[0] < it.Ref {
			same = same[1:]
		}
		switch {
		case len(own) > 0 && own[0] == it.Ref:
			return nil
		case len(same) > 0 && same[0] == it.Ref:
			return i.askedItems(true).At(n)
		}
		return it
	})
}

// item is a use case in one of the lists.
func (i Ideas) item(ref int, c session.CaseFace) widget.Item {
	it := widget.Item{ID: c.ID.String(), Ref: ref, Lead: strconv.Itoa(c.Number), Title: c.Title, Cells: []string{strconv.Itoa(c.Same)}}
	if !c.Mine {
		you := ""
		if c.ISaidSame {
			you = theme.Passed + " you"
		}
		it.Cells = []string{you, strconv.Itoa(c.Same)}
		if c.Who != "" {
			it.Title += " · " + c.Who
		}
	}
	if below := i.below(c); below != "" {
		it.Below = []string{below}
	}
	return it
}

// below is what else one should know of a use case, in one line.
func (i Ideas) below(c session.CaseFace) string {
	t := i.Env.Theme
	var out []string
	switch {
	case !c.Mine:
	case c.Hidden:
		out = append(out, t.Warn.Render("! kept, and not on the wall for now"))
	case c.Held:
		out = append(out, t.Dim.Render("kept; the facilitator brings it to the wall"))
	case c.Unfinished:
		out = append(out, t.Warn.Render("! only a word yet: + says more"))
	}
	if len(c.Merged) > 0 {
		out = append(out, t.Dim.Render("one with "+Numbers(c.Merged)))
	}
	if c.Minutes > 0 {
		claim := strconv.Itoa(c.Minutes) + " min a day"
		if c.Others > 0 {
			claim += ", " + desk.Plural(c.Others, "other", "others")
		}
		if c.Mine && c.Claim != model.ClaimMade {
			claim += ", " + c.Claim.Words()
		}
		out = append(out, t.Dim.Render(claim))
	}
	if n := len(c.Details); n > 0 {
		out = append(out, t.Dim.Render("+ "+c.Details[n-1]))
	}
	return strings.Join(out, t.Dim.Render("   "))
}

// Numbers are the numbers of use cases, "7, 9".
func Numbers(ns []int) string {
	out := make([]string, len(ns))
	for i, n := range ns {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, ", ")
}

// selected is the use case under the cursor.
func (i Ideas) selected() (session.CaseFace, bool) {
	if i.onMine {
		it, ok := i.mine.Selected()
		if !ok || it.Ref >= len(i.Face.Mine) {
			return session.CaseFace{}, false
		}
		return i.Face.Mine[it.Ref], true
	}
	it, ok := i.others.Selected()
	if !ok {
		return session.CaseFace{}, false
	}
	return i.Face.Others.At(it.Ref), true
}

// Update takes the keys of the lists and news.
func (i Ideas) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	i.Centre, fresh = i.Hear(msg)
	if s, ok := msg.(SendingMsg); ok {
		i.sending, fresh = s.Lines, true
	}
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return i.fill().place(), nil
	}
	if found, any := msg.(desk.FoundMsg); any {
		return i.to(found.ID), nil
	}
	a, ok := i.Keys().Action(msg, keys.List)
	if !ok {
		return i, nil
	}
	if a == desk.ActFind {
		return i, desk.Find(i.Env, i.listed())
	}
	if one, any := i.selected(); any {
		if cmd, done := i.actOn(a, one); done {
			return i, cmd
		}
	}
	return i.move(a), nil
}

// listed is everything in both lists.
func (i Ideas) listed() []session.CaseFace {
	out := slices.Clone(i.Face.Mine)
	for _, c := range i.Face.Others.List() {
		if asks(i.Face.Block, c) {
			out = append(out, c)
		}
	}
	return out
}

// to puts the cursor on a use case.
func (i Ideas) to(id string) Ideas {
	i.onMine = slices.ContainsFunc(i.Face.Mine, func(c session.CaseFace) bool { return c.ID.String() == id })
	i.mine, i.others = i.mine.To(id), i.others.To(id)
	return i
}

// move goes through both lists as through one.
func (i Ideas) move(a keys.Action) Ideas {
	switch {
	case a == keys.Down && i.onMine && i.mine.Index() >= i.mine.Len()-1 && i.others.Len() > 0:
		i.onMine, i.others = false, i.others.First()
	case a == keys.Up && !i.onMine && i.others.Index() == 0 && i.mine.Len() > 0:
		i.onMine, i.mine = true, i.mine.Last()
	case i.onMine:
		i.mine = desk.Move(i.mine, a)
	default:
		i.others = desk.Move(i.others, a)
	}
	return i
}

// SetSize gives the centre's size. The cursor stays with its use case.
func (i Ideas) SetSize(w, h int) screen.Screen {
	if w == i.W && h == i.H {
		return i
	}
	at, any := i.selected()
	was := i.others.Index() < i.others.Len()-1 || i.onMine
	i.W, i.H = w, h
	i = i.columns().fill().place()
	if any && was {
		i.mine, i.others = i.mine.To(at.ID.String()), i.others.To(at.ID.String())
	}
	return i
}
