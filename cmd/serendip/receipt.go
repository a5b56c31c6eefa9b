package main

import (
	"archive/zip"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
)

// receipt is what is gone, or would go, and what is left for a person to judge.
type receipt struct {
	Forgotten bool     `json:"forgotten"` // false for a look only
	Name      string   `json:"name"`
	Programme string   `json:"programme"`
	Texts     int      `json:"texts"`           // of their own
	Words     []string `json:"words,omitempty"` // these texts, while they are there
	Mentions  []string `json:"mentions,omitempty"`
	Erased    bool     `json:"mentions_go"`
	Details   []string `json:"on_the_file_of,omitempty"` // people whose details name them
	Fixed     []string `json:"cannot_be_erased,omitempty"`
	Records   []string `json:"records_go,omitempty"` // sessions whose export, which they came back from, names them
	Elsewhere []string `json:"also_in,omitempty"`    // programmes that have somebody of the name or address
	Files     []string `json:"files,omitempty"`      // in the data folder, that name them
	Unread    []string `json:"files_not_looked_into,omitempty"`
}

// filesNaming lists the files of the data folder, beside the store, in which one of the names stands, and those that can't
// be looked into.
func filesNaming(dir datadir.Dir, names []string) (naming, unread []string, err error) {
	for _, from := range []string{dir.Exports(), dir.Log(), dir.Templates(), dir.Config()} {
		err = errors.Join(err, filepath.WalkDir(from, func(path string, f fs.DirEntry, err error) error {
			if path == dir.Config() && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || !f.Type().IsRegular() {
				return err
			}
			switch filepath.Ext(path) {
			case ".pdf", ".png":
				unread = append(unread, path)
				return nil
			}
			named, err := fileNames(path, names)
			if named || calledAfter(path, names) {
				naming = append(naming, path)
			} else if sealed, bad := sealedMail(path); sealed || bad != nil {
				unread, err = append(unread, path), errors.Join(err, bad)
			}
			return err
		}))
	}
	return naming, unread, err
}

// sealed is a part of a mail in a code that no name is found in, as a page or a PDF is attached.
var sealed = regexp.MustCompile(`(?im)^content-transfer-encoding:[ \t]*base64`)

// sealedMail says whether a file is a mail that has such a part.
func sealedMail(path string) (bool, error) {
	if filepath.Ext(path) != ".eml" {
		return false, nil
	}
	raw, err := os.ReadFile(path)
	return sealed.Match(raw), err
}

// nameLong is at most as much of somebody's name as stands in the name of a file.
const nameLong = 40

// calledAfter says whether a file is called after somebody, as letters and recaps to take home are.
func calledAfter(path string, names []string) bool {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-"
	return slices.ContainsFunc(names, func(n string) bool {
		return strings.ContainsFunc(n, lettered) && !strings.Contains(n, "@") && strings.Contains(stem, "-"+model.NameSlug(n, "guest", nameLong)+"-")
	})
}

// lettered says whether a name can stand in the name of a file; one without such a rune is a guest's like any other there.
func lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// fileNames says whether a name stands in a file, or in a part of one that is an archive, as workbooks and backups are.
func fileNames(path string, names []string) (bool, error) {
	if archive, err := zip.OpenReader(path); err == nil {
		defer archive.Close() // it was only read
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				return false, err
			}
			raw, err := io.ReadAll(r)
			if err = errors.Join(err, r.Close()); err != nil || holdsName(raw, names) {
				return err == nil, err
			}
		}
		return false, nil
	}
	raw, err := os.ReadFile(path)
	return holdsName(raw, names), err
}

func holdsName(raw []byte, names []string) bool {
	return slices.ContainsFunc(readings(string(raw)), func(text string) bool {
		text = strings.ToLower(text)
		return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(text, strings.ToLower(n)) })
	})
}

var (
	unfolds = strings.NewReplacer("\r\n ", "", "\r\n\t", "", `\,`, ",", `\;`, ";")
	unlines = strings.NewReplacer("\r\n ", " ", "\r\n\t", " ")
	joins   = strings.NewReplacer("=\r\n", "", "=\n", "")
	octet   = regexp.MustCompile(`=[0-9A-F]{2}`)
)

// readings are the ways in which a file may write a name: as it is, escaped in a page or a part of a workbook, folded in a
// calendar, folded or encoded in a header of a mail, encoded in its body.
func readings(text string) []string {
	headers := unlines.Replace(text)
	decoded, err := new(mime.WordDecoder).DecodeHeader(headers)
	if err != nil {
		decoded = headers
	}
	body := octet.ReplaceAllStringFunc(joins.Replace(text), func(code string) string {
		raw, _ := hex.DecodeString(code[1:]) // it is two digits
		return string(raw)
	})
	return []string{text, html.UnescapeString(text), unfolds.Replace(text), headers, decoded, body}
}

// words is the receipt as people read it.
func (r receipt) words() string {
	var b strings.Builder
	all, does, next := "are erased", "is erased", "It can't be undone. The files of the store were written anew and hold nothing of what is erased."
	if !r.Forgotten {
		all, does, next = "would be erased", "would be erased", "Nothing was changed. Say --yes to do it; it can't be undone."
	}
	fmt.Fprintf(&b, "%s in %s: who they are, their code and keys, and %s of theirs %s.\n", r.Name, r.Programme, count(r.Texts, "text"), all)
	b.WriteString("Marks, counts and that somebody was there stay, without a name; an anonymous question is nobody's and stays.\n")
	mentioned := "Others said this and name them; it stays unless --mentions is said:"
	if r.Erased {
		mentioned = "Others said this and name them; it " + does + " too:"
	}
	for _, part := range []struct {
		title string
		lines []string
	}{
		{"Their own words:", r.Words},
		{mentioned, r.Mentions},
		{"They stand on the file of these people; change it there:", r.Details},
		{"The export that these sessions came back from holds them and " + map[bool]string{true: "went", false: "goes"}[r.Forgotten] + " with them, so that these can't be exported any more:", r.Records},
		{"This can't be erased, since it lies in the chain of events:", r.Fixed},
		{"Somebody of that name or address is on file elsewhere too; forget them there as well:", r.Elsewhere},
		{"Files in the data folder that name them; delete those that need not be:", r.Files},
		{"Files in the data folder that can't be looked into:", r.Unread},
	} {
		if len(part.lines) > 0 {
			b.WriteString(part.title + "\n")
		}
		for _, line := range part.lines {
			b.WriteString("  " + fit(strings.Join(strings.Fields(line), " "), 100) + "\n")
		}
	}
	b.WriteString("Backups, files that were handed out and what lies on other machines still name them: only you can delete those.\n")
	return b.String() + next
}
