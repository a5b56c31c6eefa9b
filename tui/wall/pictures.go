package wall

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/recap"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// lobby is how to join, large, before the session is live.
func lobby(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	t := s.Theme
	r := s.Area()
	top, rest := r.Top(s.HeadRows())
	begin := "we begin soon"
	if f.Start.After(now) {
		begin = "we begin at " + s.Hour(f.Start)
	}
	left, right := top.Right(max(widget.Width(begin), 16))
	s.Put("begin", right, widget.Right(t.Strong.Render(begin), right.W), widget.Right(t.Dim.Render(here(f.People)), right.W))
	left, _ = left.Right(2)
	s.Put("title", left, append(s.Title(f.Programme, left.W), t.Dim.Render(f.Title))...)
	join(s, f.Join, rest)
	return s.Panes()
}

// joining is how to join, for those who come while the session is live.
func joining(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	top, rest := s.Area().Top(s.HeadRows())
	s.Put("title", top, s.Title("Join us", top.W)...)
	join(s, f.Join, rest)
	return s.Panes()
}

// join is the code as large as it fits, the line to type, and what happens then.
func join(s *poster.Sheet, j session.JoinFace, r frame.Rect) {
	t := s.Theme
	if j.Command == "" {
		lines := s.Large("Take part from your chair", r.W, r.H-3, widget.BigNumber, t.BigAccent)
		s.PutMiddle("join", r, append(lines, "", t.Text.Render("Say it, and it is written down. Hands count."))...)
		return
	}
	how := []string{
		t.Dim.Render("in a terminal (Windows: PowerShell), type this line"), "",
		t.AccentBold.Render(j.Command), "",
		t.Text.Render("asked “are you sure”: type yes. Then your name."),
	}
	if j.Fingerprint != "" {
		shows := "it shows " + j.Fingerprint
		if widget.Width(shows) > r.W {
			shows = j.Fingerprint
		}
		how = append(how, t.Dim.Render(shows))
	}
	if !s.Roomy() {
		how = append(how[:1], how[2:]...)
	}
	scale := s.Type.Fit(j.Code, r.W, max(r.H-len(how)-2, 0), poster.Scales()...)
	var code []string
	if scale > 0 {
		code = append(widget.Styled(s.Type.Big(j.Code, scale), t.BigAccent), "")
		if s.Roomy() {
			code = append(code, "")
		}
	}
	s.PutMiddle("join", r, append(code, how...)...)
}

func here(n int) string {
	switch n {
	case 0:
		return "nobody yet"
	case 1:
		return "1 has joined"
	}
	return fmt.Sprintf("%d have joined", n)
}

// closed is thanks, what it came to, and how the files come.
func closed(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	r := s.Area()
	top, rest := r.Top(s.HeadRows())
	s.Put("title", top, s.Large("Thank you", top.W, 3, widget.BigText, s.Theme.BigAccent)...)
	rest, foot := s.Foot(rest, 3)
	s.Put("files", foot, widget.Rule(foot.W, s.Theme),
		s.Theme.Text.Render(widget.Cut("The facilitator has the recap as files: ask for them.", foot.W)),
		s.Theme.Dim.Render(widget.Cut("On your seat you can read it now: every word that was said is kept.", foot.W)))
	recap.Write(s, f.Recap, rest)
	return s.Panes()
}

// parked is the parking lot.
func parked(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head("Parked", session.Clock{}, s.Area())
	if len(f.Parked) == 0 {
		s.PutMiddle("empty", rest, s.Theme.Dim.Render("Nothing is parked."))
		return s.Panes()
	}
	rows := make([]poster.Row, len(f.Parked))
	for i, it := range f.Parked {
		rows[i] = poster.Row{Words: it.Words, Note: it.Who}
	}
	s.Whole("parked", rows, rest)
	return s.Panes()
}

// dark is a wall whose lights are off: one quiet sign in a corner says that it is not broken.
func dark(_ session.WallFace, env screen.Env, _ time.Time, w, h int) []frame.Pane {
	t := env.Theme.Lit(true)
	lines := make([]string, h)
	for i := range lines {
		lines[i] = night(t, " ", w)
	}
	lines[h-1] = night(t, t.Rule.Render(" ·"), w)
	return []frame.Pane{frame.NewPane("dark", frame.Of(w, h), lines...)}
}

// night is a row of the dark look, whatever the theme of the wall is.
func night(t theme.Theme, text string, w int) string {
	return t.Base.Render(widget.PadRight(text, w))
}
