package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// EditorLimit is how many bytes an editor holds unless told otherwise.
const EditorLimit = 2048

// Editor is a line somebody types in. It moves and deletes by what people see as one letter, counts cells for wide
// scripts and emoji, scrolls sideways, and shows the terminal's own cursor. It holds one line: the lines of a paste
// are joined by blanks. Nothing that doesn't fit is dropped in silence: [Editor.Refused] says how much it was.
//
// The component of bubbles places its cursor by runes, which is wrong for wide letters; hence this one.
type Editor struct {
	text        string
	at          int // byte offset of the cursor, on a letter's border
	from        int // byte offset of the first letter shown
	w           int // cells for text, prompt and count included; 0 is no limit
	limit       int // bytes
	letters     int // the most of them
	refused     int // letters of the last input that didn't fit
	Prompt      string
	Placeholder string
}

// NewEditor is an empty line with a prompt.
func NewEditor(prompt string) Editor { return Editor{Prompt: prompt}.SetLimit(EditorLimit) }

// SetLimit sets how many bytes the line may hold.
func (e Editor) SetLimit(bytes int) Editor {
	e.limit = max(bytes, 1)
	e.letters = e.limit
	return e
}

// SetLetters sets how many letters the line may hold within its bytes.
func (e Editor) SetLetters(letters int) Editor {
	e.letters = max(letters, 1)
	return e
}

// SetWidth sets how many cells the line may take, with its prompt.
func (e Editor) SetWidth(w int) Editor {
	e.w = max(w, 0)
	return e.scroll()
}

// SetText replaces the text and puts the cursor behind it. It is cleaned like typed text.
func (e Editor) SetText(text string) Editor {
	e.text, e.at, e.from = "", 0, 0
	return e.Insert(text)
}

// Clear empties the line.
func (e Editor) Clear() Editor {
	e.text, e.at, e.from, e.refused = "", 0, 0, 0
	return e
}

// Text is what stands in the line.
func (e Editor) Text() string { return e.text }

// Empty says that there is nothing but blanks in the line.
func (e Editor) Empty() bool { return strings.TrimSpace(e.text) == "" }

// Before is the text before the cursor, for completing a name at the cursor.
func (e Editor) Before() string { return e.text[:e.at] }

// ReplaceBefore replaces the last n bytes before the cursor, as completing a name does.
func (e Editor) ReplaceBefore(n int, text string) Editor {
	n = min(max(n, 0), e.at)
	e.text, e.at = e.text[:e.at-n]+e.text[e.at:], e.at-n
	return e.Insert(text)
}

// Left is how many letters still fit, of one byte each.
func (e Editor) Left() int {
	bytes, letters := e.room()
	return min(bytes, letters)
}

// room is how many bytes and how many letters still fit.
func (e Editor) room() (bytes, letters int) { return e.limit - len(e.text), e.letters - count(e.text) }

// Refused is how many letters of the last input did not fit; 0 after the next key.
func (e Editor) Refused() int { return e.refused }

// Insert puts text at the cursor, cleaned of what is not text, as much of it as fits.
func (e Editor) Insert(text string) Editor {
	e.refused = 0
	bytes, letters := e.room()
	var b strings.Builder
	for g := graphemes.FromString(oneLine(text)); g.Next(); {
		if e.refused > 0 || letters < 1 || b.Len()+len(g.Value()) > bytes {
			e.refused++
			continue
		}
		b.WriteString(g.Value())
		letters--
	}
	e.text, e.at = e.text[:e.at]+b.String()+e.text[e.at:], e.at+b.Len()
	e.at = e.border(e.at) // an accent may have joined the letter before it
	return e.scroll()
}

// Update takes a key or a paste. It is false for what is not the line's business: enter, esc, tab, and ctrl keys
// that mean something elsewhere.
func (e Editor) Update(msg tea.Msg) (Editor, bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return e.Insert(msg.Content), true
	case tea.KeyPressMsg:
		if msg.Text != "" {
			return e.Insert(msg.Text), true
		}
		return e.edit(msg.String())
	}
	return e, false
}

// edit does the keys that move and delete.
func (e Editor) edit(key string) (Editor, bool) {
	var to int
	del := false
	switch key {
	case "left":
		to = e.step(-1)
	case "right":
		to = e.step(+1)
	case "ctrl+left", "alt+left":
		to = e.word(-1)
	case "ctrl+right", "alt+right":
		to = e.word(+1)
	case "home":
		to = 0
	case "end", "ctrl+e":
		to = len(e.text)
	case "backspace":
		to, del = e.step(-1), true
	case "delete":
		to, del = e.step(+1), true
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		to, del = e.word(-1), true
	case "ctrl+u":
		to, del = 0, true
	case "ctrl+k":
		to, del = len(e.text), true
	default:
		return e, false
	}
	e.refused = 0
	if del {
		lo, hi := min(to, e.at), max(to, e.at)
		e.text = e.text[:lo] + e.text[hi:]
		to = e.border(lo) // what is left may have joined
	}
	e.at = to
	return e.scroll(), true
}

// step is the border one letter away, before or behind the cursor.
func (e Editor) step(dir int) int {
	if dir > 0 {
		if e.at == len(e.text) {
			return e.at
		}
		return e.at + len(firstLetter(e.text[e.at:]))
	}
	last := 0
	for g := graphemes.FromString(e.text[:e.at]); g.Next(); {
		last = g.Start()
	}
	return last
}

// word is the border one word away: blanks are passed first, then what is not blank.
func (e Editor) word(dir int) int {
	if dir > 0 {
		rest := strings.TrimLeftFunc(e.text[e.at:], unicode.IsSpace)
		if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
			return len(e.text) - len(rest) + i
		}
		return len(e.text)
	}
	before := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	if i := strings.LastIndexFunc(before, unicode.IsSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		return i + n
	}
	return 0
}

// border is the first letter's border at or behind an offset.
func (e Editor) border(at int) int {
	for g := graphemes.FromString(e.text); g.Next(); {
		if g.End() >= at {
			if g.Start() >= at {
				return g.Start()
			}
			return g.End()
		}
	}
	return len(e.text)
}

// count is how many letters a text has.
func count(text string) (n int) {
	for g := graphemes.FromString(text); g.Next(); {
		n++
	}
	return n
}

func firstLetter(s string) string {
	g := graphemes.FromString(s)
	g.Next()
	return g.Value()
}

// oneLine makes one line of a text and takes out what is not text: controls, and marks that turn the direction of
// what follows. Joiners stay, without which some scripts and emoji fall apart.
func oneLine(text string) string {
	text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\u2028", " ", "\u2029", " ").Replace(ansi.Strip(text))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200d' || r == '\u200c' || r >= 0xE0020 && r <= 0xE007F:
			return r
		case r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		}
		return r
	}, text)
}
