package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"serendip/session"
)

// Say writes text for people.
func (e Env) Say(format string, args ...any) error {
	_, err := fmt.Fprintf(e.Out, format+"\n", args...)
	return err
}

// Tell writes v as JSON, one value a call.
func (e Env) Tell(v any) error {
	enc := json.NewEncoder(e.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// complain says why nothing was done. It is the last thing that a command says.
func (e Env) complain(err error) {
	var told status
	if errors.As(err, &told) {
		return // another process has said it
	}
	message := sentence(err.Error())
	if !e.JSON {
		_, _ = fmt.Fprintln(e.Err, message) // there is nobody else to tell
		return
	}
	var v struct {
		Error struct {
			Code    session.Code `json:"code"`
			Message string       `json:"message"`
		} `json:"error"`
	}
	v.Error.Code, v.Error.Message = codeWord(err), message
	enc := json.NewEncoder(e.Err)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // as above
}

// sentence gives text a capital and a full stop.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	first, size := utf8.DecodeRuneInString(text)
	word, _, _ := strings.Cut(text, " ")
	if size == 0 {
		return text
	}
	if !strings.ContainsAny(word, "/.\\_=0123456789") { // a file's name stays as it is
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune(".?!…", last) {
		text += "."
	}
	return text
}

// table writes rows in columns that are as wide as their widest cell. The last column is not padded.
func table(to io.Writer, rows [][]string) error {
	var wide []int
	for _, row := range rows {
		for c, cell := range row {
			if c == len(wide) {
				wide = append(wide, 0)
			}
			wide[c] = max(wide[c], ansi.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for c, cell := range row {
			line.WriteString(cell)
			if c+1 < len(row) {
				line.WriteString(strings.Repeat(" ", wide[c]-ansi.StringWidth(cell)+2))
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(to, b.String())
	return err
}

// count is a number of things in words: "1 guest", "2 guests".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
