package frame

// sheet collects one paint: the differences of its strips between saving the terminal's cursor and going back to it.
type sheet struct {
	p     *Painter
	out   []byte
	start int  // where the differences begin
	saved bool // the cursor was saved before them
	moved bool // the cursor stands elsewhere than where it was saved
	lost  bool // it was saved elsewhere than where the last paint left it
}

func (p *Painter) sheet(to []byte) sheet {
	to = append(to, saveCursor...)
	return sheet{p: p, out: to, start: len(to)}
}

// pane adds what changed in a pane that kept its place.
func (s *sheet) pane(was, now *Pane) {
	if len(now.Lines) == 0 || &was.Lines[0] == &now.Lines[0] {
		return // the very same lines, as all who share a pane get them
	}
	for i, line := range now.Lines[:min(len(now.Lines), now.H)] {
		s.strip(now.X, now.Y+i, now.W, was.Lines[i], line)
	}
}

// strip adds what changed in one line of cells.
func (s *sheet) strip(x, y, w int, was, now string) {
	if was == now || w <= 0 {
		return
	}
	d := s.p.cache.diff(strip{
		x: x, y: y, w: w, edge: x+w == s.p.w, erases: s.p.erases, was: was, now: now, base: s.base(),
	})
	if len(d.text) == 0 {
		return
	}
	s.out = append(s.out, d.text...)
	s.saved = s.saved || d.saved
	s.moved = !d.back
}

func (s *sheet) base() string { return s.p.look.base }

// done ends a paint with the cursor where it belongs.
func (s *sheet) done(want *Cursor) []byte {
	p, was := s.p, s.p.cursor
	stays := was != nil && want != nil && *was == *want && !s.lost
	empty := len(s.out) == s.start
	switch {
	case empty || !s.saved && !stays: // nobody comes back to the place that was saved
		s.out = append(s.out[:s.start-len(saveCursor)], s.out[s.start:]...)
	case stays && s.moved:
		s.out = append(s.out, restoreCursor...)
	}
	p.cursor = want
	switch {
	case want == nil && was != nil:
		return append(s.out, hideCursor...)
	case want == nil || stays:
		return s.out
	}
	s.out = moveTo(s.out, want.X, want.Y)
	if was == nil {
		s.out = p.shape(s.out)
		s.out = append(s.out, showCursor...)
	}
	return s.out
}
