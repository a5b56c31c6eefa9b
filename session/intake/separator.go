package intake

import "strings"

// sniffed is how many records are looked at to tell the separator.
const sniffed = 200

// namedSeparator reads a first line such as "sep=;", which spreadsheets write and obey.
func namedSeparator(text string) (body string, sep byte, named bool) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.Trim(line, `"`)
	if len(line) != 5 || !strings.EqualFold(line[:4], "sep=") {
		return text, 0, false
	}
	sep = line[4]
	if sep >= 0x80 || sep == '"' || isLetterOrDigit(sep) {
		return text, 0, false
	}
	return rest, sep, true
}

func isLetterOrDigit(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// separator tells what parts the cells: what gives the header line with the most columns known by name, and among
// equals what gives the most lines of one width.
func separator(text string) byte {
	best, most := byte(none), fit{}
	known := []vocabulary{useCaseWords(), guestWords()}
	for _, sep := range []byte{',', ';', '\t', '|'} {
		if f := fitOf(text, sep, known); f.better(most) {
			best, most = sep, f
		}
	}
	return best
}

// fit is how well a separator suits a text.
type fit struct {
	words int // columns known by name in the best header line
	even  int // cells in the records that have the commonest width; a width of one counts nothing
}

func (f fit) better(than fit) bool {
	if f.words != than.words {
		return f.words > than.words
	}
	return f.even > than.even
}

func fitOf(text string, sep byte, known []vocabulary) fit {
	widths := map[int]int{}
	var f fit
	for s := newScanner(text, sep); s.row < sniffed; {
		r, ok, err := s.next()
		if len(r.cells) > maxColumns { // refused with its own sentence when it is read
			f.even = max(f.even, len(r.cells))
		}
		if err != nil || !ok {
			break
		}
		if len(r.cells) < 2 {
			continue
		}
		widths[len(r.cells)] += len(r.cells)
		f.even = max(f.even, widths[len(r.cells)])
		if r.line <= headerLines {
			for _, words := range known {
				f.words = max(f.words, words.score(r.cells))
			}
		}
	}
	return f
}

func separatorWord(sep byte) string {
	switch sep {
	case none:
		return "none"
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "vertical bar"
	case ' ':
		return "space"
	}
	return string(rune(sep))
}
