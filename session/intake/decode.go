package intake

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is how the bytes of a file stand for text.
type Encoding string

// The encodings that lists are met in.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252" // a guess: the bytes are not UTF-8
)

const (
	bomUTF8    = "\xef\xbb\xbf"
	bomUTF16LE = "\xff\xfe"
	bomUTF16BE = "\xfe\xff"
)

// decode turns bytes into UTF-8 text whose lines end in a line feed. The error carries no file name yet.
func decode(data []byte) (string, Encoding, *Error) {
	text, as, err := decodeBytes(data)
	if err != nil {
		return "", as, err
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", as, &Error{
			Line: lineAt(text, at), What: fmt.Sprintf("character %d of the line is a NUL byte, so this is no text file or a damaged one", columnAt(text, at)),
			Do: "Export the list once more, as \"CSV UTF-8\".",
		}
	}
	return lineFeeds(text), as, nil
}

func decodeBytes(data []byte) (string, Encoding, *Error) {
	if as := utf16Order(data); as != "" {
		text, err := fromUTF16(data, as)
		return text, as, err
	}
	text := strings.TrimPrefix(string(data), bomUTF8)
	if utf8.ValidString(text) {
		return text, UTF8, nil
	}
	text, err := fromWindows(text)
	return text, Windows1252, err
}

// utf16Order is the UTF-16 of data, or "" when it is another encoding. Without a byte order mark it is told by the
// NUL bytes that Latin text has in every other place.
func utf16Order(data []byte) Encoding {
	switch head := string(data[:min(len(data), 2)]); head {
	case bomUTF16LE:
		return UTF16LE
	case bomUTF16BE:
		return UTF16BE
	}
	var nul [2]int
	head := data[:min(len(data), 512)]
	for i, b := range head {
		if b == 0 {
			nul[i%2]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 2:
		return ""
	case nul[1]*10 >= pairs*7 && nul[0] == 0:
		return UTF16LE
	case nul[0]*10 >= pairs*7 && nul[1] == 0:
		return UTF16BE
	}
	return ""
}

func fromUTF16(data []byte, as Encoding) (string, *Error) {
	var order binary.ByteOrder = binary.LittleEndian
	if as == UTF16BE {
		order = binary.BigEndian
	}
	var b strings.Builder
	b.Grow(len(data) / 2)
	for i := 0; i < len(data); i += 2 {
		r, size := unit(data[i:], order)
		if r == utf8.RuneError && size == 0 {
			return "", &Error{
				Line: strings.Count(b.String(), "\n") + 1, What: fmt.Sprintf("the text breaks off inside a character (%s, byte %d)", as, i+1),
				Do: "The file is damaged or was cut short. Export it once more.",
			}
		}
		i += size - 2
		if i != 0 || r != '\ufeff' {
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// unit reads one character of UTF-16; a size of 0 says that there is none.
func unit(data []byte, order binary.ByteOrder) (r rune, size int) {
	if len(data) < 2 {
		return utf8.RuneError, 0
	}
	r = rune(order.Uint16(data))
	if r < 0xd800 || r > 0xdfff {
		return r, 2
	}
	if len(data) < 4 || r > 0xdbff {
		return utf8.RuneError, 0
	}
	low := rune(order.Uint16(data[2:]))
	if low < 0xdc00 || low > 0xdfff {
		return utf8.RuneError, 0
	}
	return (r-0xd800)<<10 + (low - 0xdc00) + 0x10000, 4
}

// fromWindows reads bytes that are not UTF-8 as Windows-1252. Where most of the non-ASCII bytes are good UTF-8, the
// file is rather a damaged one, and is refused at its first bad byte: a wrong guess would garble every accent.
func fromWindows(text string) (string, *Error) {
	good, bad, first := 0, 0, -1
	for i, r := range text {
		switch {
		case r == utf8.RuneError && text[i] != 0xef:
			if bad++; first < 0 {
				first = i
			}
		case r >= utf8.RuneSelf:
			good++
		}
	}
	at, what := first, "is not UTF-8, while the rest of the file is"
	if good <= 4*bad {
		at, what = windowsHole(text), "belongs to neither UTF-8 nor Windows-1252"
	}
	if at >= 0 {
		return "", &Error{
			Line: lineAt(text, at), What: fmt.Sprintf("character %d of the line (byte %#x) %s", columnAt(text, at), text[at], what),
			Do: "Open the file where it came from and save it once more, as \"CSV UTF-8\".",
		}
	}
	decoded, err := charmap.Windows1252.NewDecoder().String(text)
	if err != nil {
		return "", &Error{What: "the text cannot be read as Windows-1252: " + err.Error(), Do: "Save the file once more, as \"CSV UTF-8\"."}
	}
	return decoded, nil
}

// windowsHole is where text first has a byte that Windows-1252 leaves without a meaning, or -1.
func windowsHole(text string) int {
	for i := range len(text) {
		switch text[i] {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return i
		}
	}
	return -1
}

// lineFeeds ends every line with one line feed; a file that has none at all has the old carriage returns.
func lineFeeds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	if !strings.Contains(text, "\n") {
		return strings.ReplaceAll(text, "\r", "\n")
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}

func lineAt(text string, at int) int { return strings.Count(text[:at], "\n") + 1 }

func columnAt(text string, at int) int {
	return utf8.RuneCountInString(text[strings.LastIndexByte(text[:at], '\n')+1:at]) + 1
}
