package topics

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/method/capture"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// leastColumn is how wide a room's column is at least, so that ten metres away somebody reads a few words.
const leastColumn = 22

// Parallel says whether several topics are talked about at once, so that none has the wall for itself.
func Parallel(f session.WallFace) bool {
	return f.Block.Method == model.Topics && f.Topics != nil && len(f.Topics.Grid.Rooms) > 1
}

// Wall asks for topics until there is a schedule or one is begun; then it is the rooms by slot, or the board of what is
// to discuss, discussing and discussed.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	if !Runs(f.Topics) {
		return capture.Wall(f, env, now, w, h)
	}
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	counts := widget.Wrap(Counts(f.Topics)+without(f.Topics), rest.W, 2)
	foots := append(elsewhere(s, f, now, rest.W), widget.Styled(counts, s.Theme.Dim)...)
	rest, foot := s.Foot(rest, len(foots))
	s.Put("counts", foot, foots...)
	rest = wallNow(s, f, now, rest)
	if Parallel(f) && f.Topics.Scheduled && rest.W/len(f.Topics.Grid.Rooms) >= leastColumn {
		wallGrid(s, f, now, rest)
	} else {
		wallBoard(s, f, now, rest)
	}
	return s.Panes()
}

// without is how many topics have no place and why, as the end of a sentence; "" where all have one.
func without(f *session.TopicsFace) string {
	n, why := f.NoPlace()
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %d without a place: %s", n, strings.Join(why, "; "))
}

// elsewhere are the topics that are talked about without a place in the grid of rooms: it would not show them.
func elsewhere(s *poster.Sheet, f session.WallFace, now time.Time, w int) []string {
	if !Parallel(f) || !f.Topics.Scheduled {
		return nil
	}
	var out []string
	for _, x := range f.Topics.In(model.Discussing) {
		if !x.Spot.IsZero() || standsAbove(s, f, x) {
			continue
		}
		words := fmt.Sprintf("%s %d %s", theme.Here, x.Case.Number, x.Case.Title)
		if left := clockLeft(f.Talk, x, now); left != "" {
			words += " · " + left
		}
		out = append(out, widget.Styled(widget.Wrap(words, w, 2), s.Theme.AccentBold)...)
	}
	return out
}

// standsAbove says whether a topic is the one of which the clock runs, where there are rows to set it above the others.
func standsAbove(s *poster.Sheet, f session.WallFace, x session.BoardTopic) bool {
	topic := f.Talk.Now().Topic
	return s.Roomy() && topic != nil && topic.Case.ID == x.Case.ID
}

// wallNow is the topic that is talked about with its small clock, larger than the others.
func wallNow(s *poster.Sheet, f session.WallFace, now time.Time, r frame.Rect) frame.Rect {
	for _, x := range f.Topics.In(model.Discussing) {
		if !standsAbove(s, f, x) {
			continue
		}
		scale := widget.BigText
		if r.H >= high {
			scale = widget.BigNumber
		}
		var clock []string
		if c := f.Talk.Now().Topic.Clock; c.Timebox > 0 {
			clock = append(s.Left(c, scale), s.Signal(c))
		}
		left, right := r.Right(widget.Widest(clock))
		left, _ = left.Right(gap(s))
		title := s.Large(x.Case.Title, left.W, r.H/2, scale, s.Theme.BigAccent)
		stands := "is talked about now"
		if f.Talk.Now().Topic.Last {
			stands = "is in its last minutes"
		}
		title = append(title, s.Theme.AccentBold.Render(fmt.Sprintf("%s %d %s", theme.Here, x.Case.Number, stands)))
		s.Put("now", left, title...)
		s.Put("now clock", right, clock...)
		_, r = r.Top(max(len(title), len(clock)) + 1)
		return r
	}
	return r
}

// high is how many rows a wall has at least where most of it stands in large type.
const high = 40

// gap is how far columns stand apart.
func gap(s *poster.Sheet) int {
	switch {
	case s.W >= 160:
		return 6
	case s.W >= 100:
		return 4
	}
	return 2
}

// wallBoard is the three columns. Where a topic has a place, it stands beside it.
func wallBoard(s *poster.Sheet, w session.WallFace, now time.Time, r frame.Rect) {
	f := w.Topics
	for i, col := range r.Columns(1, 1, 1) {
		if i < 2 {
			col, _ = col.Right(gap(s))
		}
		stage := model.TopicStages()[i]
		list := f.In(stage)
		head, body := col.Top(1)
		s.Put(fmt.Sprintf("stage%d", i), head, widget.Ends(s.Theme.AccentBold.Render(stage.String()), s.Theme.Dim.Render(fmt.Sprint(len(list))), head.W))
		_, body = body.Top(1)
		rows := make([]poster.Row, len(list))
		for n, x := range list {
			rows[n] = poster.Row{Number: x.Case.Number, Words: x.Case.Title}
			switch {
			case x.Concluded != "":
				rows[n].Words += " " + theme.Passed + " " + x.Concluded
			case !x.Spot.IsZero() && len(f.Grid.Rooms) > 1:
				rows[n].Words += " · " + f.Place(x.Spot)
			}
			if left := clockLeft(w.Talk, x, now); left != "" {
				rows[n].Words += " · " + left
			}
		}
		s.List(fmt.Sprintf("topics%d", i), rows, body)
	}
}

// wallGrid is a column a room and a row a slot. What has no place is a number below. Slots for which there is no room are
// left out from the front: those that are over.
func wallGrid(s *poster.Sheet, w session.WallFace, now time.Time, r frame.Rect) {
	f := w.Topics
	t, rooms := s.Theme, f.Grid.Rooms
	lead := 3
	named := roomNames(s, rooms, (r.W-lead)/len(rooms)-gap(s), r.H)
	names, body := r.Top(len(named[0]))
	cells := func(row frame.Rect) []frame.Rect {
		_, row = row.Left(lead)
		return row.Columns(slices.Repeat([]int{1}, len(rooms))...)
	}
	for i, c := range cells(names) {
		s.Put(fmt.Sprintf("room%d", i), c, named[i]...)
	}
	first, last := shownSlots(f, max(body.H/3, 1))
	weights := slices.Repeat([]int{1}, last-first+1)
	for n, row := range body.Rows(weights...) {
		slot := first + n
		at, _ := row.Left(lead)
		s.Put(fmt.Sprintf("slot%d", slot), at, t.Dim.Render(fmt.Sprint(slot)))
		for room, c := range cells(row) {
			s.Put(fmt.Sprintf("at%d.%d", slot, room), c, wallCell(s, w, now, model.Spot{Slot: slot, Room: room + 1}, c)...)
		}
	}
}

// roomNames are the names above the columns: on a high wall in large type, if all of them fit.
func roomNames(s *poster.Sheet, rooms []string, w, h int) [][]string {
	out, large := make([][]string, len(rooms)), h >= high
	for _, name := range rooms {
		large = large && s.FitsLarge(name, w, s.Type.Height(widget.BigText))
	}
	for i, name := range rooms {
		if out[i] = []string{s.Theme.AccentBold.Render(widget.Cut(name, w))}; large {
			out[i] = append(s.Large(name, w, s.Type.Height(widget.BigText), widget.BigText, s.Theme.BigAccent), "")
		}
	}
	return out
}

// shownSlots are as many slots as there is room for, from the first that is not over.
func shownSlots(f *session.TopicsFace, room int) (first, last int) {
	first = 1
	for first+room-1 < f.Grid.Slots && over(f, first) {
		first++
	}
	return first, min(first+room-1, f.Grid.Slots)
}

// over says whether everything in a slot was discussed.
func over(f *session.TopicsFace, slot int) bool {
	for _, x := range f.All {
		if x.Spot.Slot == slot && x.Stage != model.Discussed {
			return false
		}
	}
	return true
}

// wallCell is a topic in its place: in large type where its cell has room, with its number above.
func wallCell(s *poster.Sheet, f session.WallFace, now time.Time, at model.Spot, r frame.Rect) []string {
	t := s.Theme
	x, ok := f.Topics.At(at.Slot, at.Room)
	if !ok {
		return []string{t.Dim.Render("free")}
	}
	sign, style := "", t.Strong
	switch x.Stage {
	case model.Discussing:
		sign, style = theme.Here+" ", t.AccentBold
	case model.Discussed:
		sign, style = theme.Passed+" ", t.Dim
	case model.ToDiscuss:
	}
	number, w, h := fmt.Sprintf("%s%d ", sign, x.Case.Number), r.W-gap(s), max(r.H-1, 1)
	left := clockLeft(f.Talk, x, now)
	lines := widget.Styled(widget.Wrap(number+x.Case.Title, w, h), style)
	if left != "" && len(lines) < h {
		lines = append(lines, style.Render(left))
	}
	if s.FitsLarge(x.Case.Title, w, h-1) {
		lines = append([]string{style.Render(number + left)}, s.Large(x.Case.Title, w, h-1, widget.BigText, style)...)
	}
	if room := h - len(lines); x.Concluded != "" && room > 0 {
		lines = append(lines, widget.Styled(widget.Wrap(x.Concluded, w, room), t.OK)...)
	}
	return lines
}

// clockLeft is what a topic has left of its own small clock, in words; "" where it has none. How late it is, no wall says.
func clockLeft(talk *session.PublicTalk, x session.BoardTopic, now time.Time) string {
	topic := talk.Now().Topic
	if topic == nil || topic.Case.ID != x.Case.ID {
		return ""
	}
	left := topic.Clock.Left(now)
	if left <= 0 {
		return "time is up"
	}
	return desk.Minutes(left) + " left"
}
