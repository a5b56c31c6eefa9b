package widget

import (
	"slices"

	"serendip/tui/theme"
)

// Item is one entry of a list.
type Item struct {
	ID    string   // the cursor stays with it
	Ref   int      // what the list's owner finds it by, if it likes
	Lead  string   // a number or sign before the title, set right: "12"
	Title string   // may take two lines
	Below []string // lines under the title, already styled: "no result yet"
	Cells []string // the list's columns at the right: who, same
	Quiet bool     // shown dim: hidden from the wall, merged, not durable yet
	drawn *drawn
}

// Items are entries that many lists of the same columns share: each is drawn once for all that show it alike. They are
// not written to.
type Items struct {
	list []*Item
	lead int // cells for the widest lead
}

// Share makes items to share.
func Share(items []Item) Items {
	out := Items{list: make([]*Item, len(items))}
	for i := range items {
		items[i].drawn = &drawn{}
		out.list[i] = &items[i]
		out.lead = max(out.lead, Width(items[i].Lead))
	}
	return out
}

// Len is how many there are.
func (s Items) Len() int { return len(s.list) }

// At is one of them.
func (s Items) At(i int) *Item { return s.list[i] }

// Pick is the same items but those that pick changes, or leaves out with nil.
func (s Items) Pick(pick func(i int, it *Item) *Item) Items {
	out := Items{list: make([]*Item, 0, len(s.list)), lead: s.lead}
	for i, it := range s.list {
		if it = pick(i, it); it != nil {
			out.list = append(out.list, it)
		}
	}
	return out
}

// Column is a column at the right of a list.
type Column struct {
	Title   string
	W       int
	Numbers bool // set right
}

// List is entries one below the other, with a cursor. It draws only what can be seen, keeps its order, and its
// cursor and its top stay with their items when items come and go around them. It is a value; the items are shared
// and not written to.
type List struct {
	items   []*Item
	columns []Column
	w, h    int
	lead    int // cells for the widest lead
	cursor  int
	top     int
	gap     int
	lines   int  // that a title may take
	tail    bool // shows the end while nobody moves the cursor
	head    *head
}

// head is the row over the items as it was drawn last.
type head struct {
	top, w, lead int
	look         theme.Theme
	row          string
}

// NewList is an empty list with columns at the right.
func NewList(columns ...Column) List { return List{columns: columns, gap: 1, lines: 2, head: &head{}} }

// Dense leaves no blank row between items.
func (l List) Dense() List {
	l.gap = 0
	return l
}

// TitleLines sets how many lines a title may take, 2 unless set.
func (l List) TitleLines(n int) List {
	l.lines = max(n, 1)
	return l
}

// Filled lets titles take up to so many lines if the list still shows every item whole: no title is cut beside blank rows.
func (l List) Filled(lines int) List {
	l = l.settle()
	if len(l.items) == 0 || len(l.items) > l.h {
		return l
	}
	full := l.TitleLines(lines)
	full.top = 0
	room := full.body(0)
	for i := range full.items {
		if room -= full.height(i) + min(i, 1)*full.gap; room < 0 {
			return l
		}
	}
	return full.settle()
}

// Tail makes the list show its end, and its cursor stand on the last item, until somebody moves up: the newest
// stands beside the line.
func (l List) Tail(on bool) List {
	l.tail = on
	if on {
		l.cursor = max(len(l.items)-1, 0)
	}
	return l.settle()
}

// SetSize gives the cells to draw in.
func (l List) SetSize(w, h int) List {
	w, h = max(w, 0), max(h, 0)
	if w == l.w && h == l.h {
		return l
	}
	l.w, l.h = w, h
	return l.settle()
}

// SetItems replaces the items. Cursor and top stay with their items; where one is gone, with the next that is left. An
// item that is as it was is not drawn again.
func (l List) SetItems(items []Item) List {
	all := Items{list: make([]*Item, len(items))}
	for i, it := range items {
		if i < len(l.items) && l.items[i].like(it) {
			all.list[i] = l.items[i]
		} else {
			fresh := it
			fresh.drawn = &drawn{}
			all.list[i] = &fresh
		}
		all.lead = max(all.lead, Width(it.Lead))
	}
	return l.SetShared(all)
}

// like says whether another item shows the same.
func (it *Item) like(o Item) bool {
	return it.ID == o.ID && it.Ref == o.Ref && it.Lead == o.Lead && it.Title == o.Title && it.Quiet == o.Quiet &&
		slices.Equal(it.Below, o.Below) && slices.Equal(it.Cells, o.Cells)
}

// SetShared is SetItems with items that other lists show as well.
func (l List) SetShared(s Items) List {
	cursor, top := keep(l.items, l.cursor, s.list), keep(l.items, l.top, s.list)
	atEnd := l.tail && l.cursor >= len(l.items)-1
	l.items, l.cursor, l.top, l.lead = s.list, cursor, top, s.lead
	if atEnd {
		l.cursor = len(s.list) - 1
	}
	return l.settle()
}

// keep finds where the item at index i has gone, or the next one after it that is still there, or the last before.
func keep(old []*Item, i int, items []*Item) int {
	if len(old) == 0 || i >= len(old) {
		return i
	}
	if i < len(items) && items[i].ID == old[i].ID {
		return i
	}
	at := make(map[string]int, len(items))
	for j, it := range items {
		at[it.ID] = j
	}
	for _, o := range old[i:] {
		if j, ok := at[o.ID]; ok {
			return j
		}
	}
	for _, o := range slices.Backward(old[:i]) {
		if j, ok := at[o.ID]; ok {
			return j
		}
	}
	return 0
}

// Len is how many items there are.
func (l List) Len() int { return len(l.items) }

// Items are the entries in their order.
func (l List) Items() []Item {
	out := make([]Item, len(l.items))
	for i, it := range l.items {
		out[i] = *it
	}
	return out
}

// Index is where the cursor is, counted from 0; 0 in an empty list.
func (l List) Index() int { return l.cursor }

// Selected is the item under the cursor, false in an empty list.
func (l List) Selected() (Item, bool) {
	if len(l.items) == 0 {
		return Item{}, false
	}
	return *l.items[l.cursor], true
}

// Move moves the cursor by n items, as far as there are any.
func (l List) Move(n int) List {
	l.cursor += n
	return l.settle()
}

// First moves the cursor to the first item.
func (l List) First() List { return l.Move(-len(l.items)) }

// Last moves the cursor to the last item.
func (l List) Last() List { return l.Move(len(l.items)) }

// To moves the cursor to an item; the list is as it was when there is none of that id.
func (l List) To(id string) List {
	if i := slices.IndexFunc(l.items, func(it *Item) bool { return it.ID == id }); i >= 0 {
		l.cursor = i
	}
	return l.settle()
}

// settle keeps the cursor on an item and the item in sight.
func (l List) settle() List {
	l.cursor = max(min(l.cursor, len(l.items)-1), 0)
	l.top = max(min(l.top, l.cursor), 0)
	if l.h <= 0 || len(l.items) == 0 {
		return l
	}
	for l.top < l.cursor && l.bottom(l.top) < l.cursor {
		l.top = max(l.top+1, l.cursor-l.h) // an item takes a row at least: no further back than h
	}
	for l.top > 0 && l.bottom(l.top) == len(l.items)-1 && l.bottom(l.top-1) == len(l.items)-1 {
		l.top-- // no blank rows at the end while there are items above
	}
	return l
}

// bottom is the last item that is seen whole when the list is drawn from top on; top itself when even that is cut.
func (l List) bottom(top int) int {
	room := l.body(top)
	for i := top; i < len(l.items); i++ {
		room -= l.height(i)
		if room < 0 || room == 0 && i < len(l.items)-1 && l.counts() { // the last row says how many more there are
			return max(i-1, top)
		}
		room -= l.gap
	}
	return len(l.items) - 1
}

// body is how many rows there are for items: without the heading, or the line that counts what is above.
func (l List) body(top int) int {
	if l.heading() || top > 0 && l.counts() {
		return l.h - 1
	}
	return l.h
}

// heading says whether there is a row for the columns' titles. A list too low for it shows items instead.
func (l List) heading() bool {
	return l.counts() && slices.ContainsFunc(l.columns, func(c Column) bool { return c.Title != "" })
}

// counts says whether the list is high enough to say how many items are not seen.
func (l List) counts() bool { return l.h >= 4 }

// height is how many rows an item takes.
func (l List) height(i int) int {
	it, w := l.items[i], l.titleWidth()
	return it.drawn.heights.of(rows{w, l.lines}, func() int { return len(Wrap(it.Title, w, l.lines)) }) + len(it.Below)
}

// titleWidth is what leads and columns leave.
func (l List) titleWidth() int {
	w := l.w - l.indent()
	for _, c := range l.columns {
		w -= c.W + 2
	}
	return max(w, 1)
}

// indent is the cells before a title: the cursor's sign, the lead and two blanks.
func (l List) indent() int {
	if l.lead == 0 {
		return 2
	}
	return 2 + l.lead + 2
}
