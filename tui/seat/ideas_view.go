package seat

import (
	"serendip/tui/frame"
	"serendip/tui/widget"
)

// Where the two lists stand: beside each other where it is wide, else one below the other.
type ideasLayout struct {
	above        frame.Rect
	prompt       frame.Rect
	mine, others frame.Rect // with their headings
}

const besideFrom = 118 // cells from which the lists stand beside each other

// layout places the parts; what one said oneself never takes more than half.
func (i Ideas) layout() ideasLayout {
	var l ideasLayout
	all := frame.Of(i.W, i.H)
	if i.above != nil {
		l.above, all = all.Top(len(i.above(i.Centre)))
	}
	prompt := i.Prompt(2)
	l.prompt, all = all.Top(len(prompt))
	if i.H >= 12 {
		_, all = all.Top(1)
	}
	if i.W >= besideFrom {
		l.mine, l.others = all.Left(i.W*2/5 - 2)
		_, l.others = l.others.Left(4)
		return l
	}
	need := i.height()
	l.mine, l.others = all.Top(min(need+1, max(all.H/2, 2)))
	if all.H >= 10 {
		_, l.others = l.others.Top(1)
	}
	return l
}

// height is the rows that one's own list needs, its heading aside.
func (i Ideas) height() int {
	rows := 0
	for n, c := range i.Face.Mine {
		it := i.item(n, c)
		rows += len(widget.Wrap(it.Title, max(i.W-14, 1), 2)) + len(it.Below)
	}
	return max(rows+len(i.sending), 1)
}

// place gives the lists their sizes.
func (i Ideas) place() Ideas {
	l := i.layout()
	i.lay = l
	i.mine = i.mine.SetSize(l.mine.W, max(l.mine.H-1, 0)).TitleLines(2).Filled(4)
	i.others = i.others.SetSize(l.others.W, max(l.others.H-1, 0)).TitleLines(2).Filled(4)
	return i
}

// View is the question and the two lists.
func (i Ideas) View() frame.Frame {
	t, l := i.Env.Theme, i.lay
	mineHead, mine := l.mine.Top(1)
	othersHead, others := l.others.Top(1)
	f := frame.New(i.W, i.H,
		i.PromptPane(l.prompt, 2),
		i.headingPane("You said", mineHead),
		frame.Ready("mine", mine, i.mine.View(t, i.Active && i.onMine, i.nothing())),
		i.headingPane("Others said", othersHead),
		frame.Ready("others", others, i.others.View(t, i.Active && !i.onMine, "Nothing yet. It appears here.")),
	)
	if i.above != nil {
		f = f.Add(frame.NewPane("above", l.above, i.above(i.Centre)...))
	}
	switch {
	case !i.Active:
		return f
	case i.onMine:
		return f.At(l.mine.X, l.mine.Y+1+i.mine.CursorRow())
	case i.others.Len() > 0:
		return f.At(l.others.X, l.others.Y+1+i.others.CursorRow())
	}
	return f
}

// headingPane is the heading of a list.
func (i Ideas) headingPane(words string, at frame.Rect) frame.Pane {
	return Pane(i.Env, i.Face.Memo, words, at, words, func() []string { return []string{Heading(words, i.Env.Theme)} })
}

// nothing is what stands where one's own words will be.
func (i Ideas) nothing() string {
	if i.Active {
		return "Nothing yet. Press c, type it, and press enter."
	}
	return "Nothing yet. Type it below and press enter."
}
