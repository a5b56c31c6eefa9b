package entry

import (
	"strings"

	"serendip/model"
	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// page is lines from the top down, and where the cursor is.
type page struct {
	lines  []string
	cursor *frame.Cursor
}

func (p *page) add(lines ...string) { p.lines = append(p.lines, lines...) }

// View is the header, what is asked now, and the keys.
func (s Screen) View() frame.Frame {
	t := s.env.Theme
	all := frame.Of(s.w, s.h).Inset(2, 0)
	header, rest := all.Top(2)
	rest, foot := rest.Bottom(2)
	if s.h >= 24 {
		_, rest = rest.Top(1)
	}
	p := s.page(rest.W)
	f := frame.New(s.w, s.h,
		frame.NewPane("header", header, t.Strong.Render(widget.Cut(strings.Trim(s.face.Programme+" · "+s.face.Title, " ·"), header.W)), widget.Rule(header.W, t)),
		frame.NewPane("page", rest, p.lines...),
		frame.NewPane("footer", foot, widget.Rule(foot.W, t), s.Keys().Footer(s.Where(), foot.W, t)),
	)
	f.Title = s.face.Programme + " · " + s.face.Title
	if p.cursor != nil {
		f = f.At(rest.X+p.cursor.X, rest.Y+p.cursor.Y)
	}
	return f
}

func (s Screen) page(w int) page {
	w = min(w, 84)
	switch {
	case s.over():
		return page{lines: widget.Styled(widget.Wrap(Closed(s.face.Title), w, 0), s.env.Theme.Strong)}
	case s.phase == joined:
		return s.theWayBack(w)
	}
	return s.asking(w)
}

// asking is the name and the consent, on one screen.
func (s Screen) asking(w int) page {
	t := s.env.Theme
	var p page
	if s.invited() {
		p.add(widget.Styled(widget.Wrap("Welcome. You are "+s.name.Text()+".", w, 0), t.Title)...)
	} else {
		p.add(t.Title.Render("Welcome. What is your name?"), "")
		line, x := s.name.View(t)
		if s.phase == naming {
			p.cursor = &frame.Cursor{X: x, Y: len(p.lines)}
		}
		p.add(line)
	}
	switch {
	case s.wrong != "":
		p.add(widget.Styled(widget.Wrap(theme.NotPassed+" "+s.wrong, w, 0), t.Error)...)
	case s.phase == naming:
		p.add(t.Dim.Render("  with a screen reader, type plain instead"))
	default:
		p.add("")
	}
	p.add("", t.AccentBold.Render("What is kept, and who sees it"))
	for _, words := range consent(s.face.Programme) {
		for i, l := range widget.Wrap(words, w-2, 0) {
			sign := "  "
			if i == 0 {
				sign = t.Accent.Render("· ")
			}
			p.add(sign + t.Text.Render(l))
		}
	}
	p.add("")
	switch s.phase {
	case consenting:
		words := "Press enter to agree and come in."
		if s.invited() {
			words = "Press enter to agree and come in; esc to go away."
		}
		p.add(widget.Styled(widget.Wrap(theme.Here+" Do you agree?  "+words, w, 0), t.AccentBold)...)
	case joining:
		p.add(t.Dim.Render(widget.Ellipsis + " coming in"))
	case naming, joined:
	}
	if s.face.State == model.Live && s.phase == naming {
		p.add(t.Dim.Render("It has begun: now is " + s.face.Block.Title + "."))
	}
	return p
}

// consent is what one agrees to, in plain words.
func consent(programme string) []string {
	who := "the host"
	if programme != "" {
		who = "the host, for " + programme
	}
	return []string{
		"The room reads your name when you join. It and what you type are kept by " + who + ".",
		"Everybody here reads your ideas; your name beside them only when the facilitator turns names on.",
		"Nobody ever sees who gave which mark. You can ask the host to be forgotten.",
	}
}

// theWayBack is the personal code, large, and the line to paste.
func (s Screen) theWayBack(w int) page {
	t := s.env.Theme
	var p page
	p.add(widget.Styled(widget.Wrap("You are in, "+s.way.Name+".", w, 0), t.Title)...)
	if typed := strings.TrimSpace(s.name.Text()); s.way.Name != typed && typed != "" {
		p.add(widget.Styled(widget.Wrap("Somebody is called "+typed+" already, so you are "+s.way.Name+" here.", w, 0), t.Dim)...)
	}
	p.add("")
	p.add(widget.Styled(widget.Wrap("This is your own code. It brings you back, with everything you said:", w, 0), t.Text)...)
	p.add("")
	y := widget.NewType()
	if s.way.Code != "" && y.Width(s.way.Code, widget.BigText) <= w {
		p.add(widget.Styled(y.Big(s.way.Code, widget.BigText), t.BigAccent)...)
		p.add("")
	} else if s.way.Code != "" {
		p.add(t.AccentBold.Render(s.way.Code), "")
	}
	if s.way.Command != "" {
		p.add(t.Text.Render("Copy this line, or write the code down:"), "  "+t.AccentBold.Render(s.way.Command), "")
	}
	p.add(widget.Styled(widget.Wrap("If the window hangs: press enter, then ~ and then a full stop. It lets go.", w, 0), t.Dim)...)
	p.add("", t.AccentBold.Render("Press enter to go to your seat."))
	return p
}
