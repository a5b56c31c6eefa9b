package poster

import (
	"strings"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/widget"
)

// Figure is a number that the room watches.
type Figure struct{ Value, Label string }

// Asking is the upper part of a block that asks for ideas: the short prompt in large type, a figure and the time left
// in digits of five rows, and the question in a sentence. It returns what is below. On a wide sheet the prompt stands
// beside the digits, on a narrow one above them.
func Asking(s *Sheet, f session.SessionFace, r frame.Rect, fig Figure) frame.Rect {
	short := f.Block.Short
	if short == "" {
		short = f.Block.Title
	}
	if r.W >= 100 && r.H >= 20 {
		return s.askWide(f, short, r, fig)
	}
	return s.askTall(f, short, r, fig)
}

// askWide has the prompt at the left and the digits at the right; where there is no room for both, askTall.
func (s *Sheet) askWide(f session.SessionFace, short string, r frame.Rect, fig Figure) frame.Rect {
	scale := widget.BigNumber
	digits := s.digits(f.Clock, fig, scale)
	dw := widget.Widest(digits)
	if r.W >= 180 && r.H >= 48 {
		larger := s.digits(f.Clock, fig, 3)
		lines := strings.Split(short, "\n")
		// what is asked comes first: the digits are no larger if that takes its large letters from it
		if need := s.widest(lines, scale); need <= r.W-4-widget.Widest(larger) || need > r.W-4-dw {
			scale, digits, dw = 3, larger, widget.Widest(larger)
		}
	}
	left, right := r.Right(dw)
	left, _ = left.Right(4)
	prompt := s.Phrase(short, left.W, max(r.H/2, 11), scale)
	if len(prompt) < s.Type.Height(widget.BigText) {
		return s.askTall(f, short, r, fig)
	}
	s.Put("prompt", left, prompt...)
	digits = append(digits, "", s.Progress(f.Clock, dw))
	s.Put("digits", right, digits...)
	_, rest := r.Top(max(len(prompt), len(digits)) + 1)
	return s.sentence(f.Block.Prompt, rest)
}

// askTall has the prompt above the digits; where there is no room for it in large type, in bold.
func (s *Sheet) askTall(f session.SessionFace, short string, r frame.Rect, fig Figure) frame.Rect {
	digits := s.digits(f.Clock, fig, widget.BigNumber)
	if widget.Widest(digits) > r.W {
		digits = s.digits(f.Clock, fig, widget.BigText)
	}
	room := min(r.H-len(digits)-3, max((r.H+2)/3, 3)) // leave rows for ideas
	prompt := s.Phrase(short, r.W, room, widget.BigText)
	if len(prompt) <= 3 && s.Type.Height(1) > len(prompt) { // ordinary letters: then the whole question rather
		prompt = s.Bold(strings.TrimSpace(f.Block.Prompt), r.W, 2, s.Theme.Strong)
	}
	s.Put("prompt", r, prompt...)
	_, rest := r.Top(len(prompt) + 1)
	s.Put("digits", rest, digits...)
	_, rest = rest.Top(len(digits) + 1)
	return rest
}

// digits are the figure and the time left beside each other, with their words under them.
func (s *Sheet) digits(c session.Clock, fig Figure, scale int) []string {
	number := s.Number(fig.Value, fig.Label, scale, s.Theme.BigAccent)
	if c.Timebox <= 0 {
		return number
	}
	x := max(widget.Widest(number), s.Type.Width("88", scale)) + 6
	if s.W >= 100 {
		x += 4
	}
	clock := append(s.Left(c, scale), "", s.Signal(c))
	return Beside(number, clock, x)
}

// sentence writes the question and returns what is below it.
func (s *Sheet) sentence(text string, r frame.Rect) frame.Rect {
	if text == "" {
		return r
	}
	lines := s.Bold(text, r.W, 2, s.Theme.Text)
	s.Put("question", r, lines...)
	_, rest := r.Top(len(lines) + 1)
	return rest
}
