package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"serendip/exports"
)

// outFlag says what --out takes, in every verb that leaves files.
const outFlag = "the `folder`, or one file named with its ending; - for standard output (else exports in the data folder, and over SSH standard output)"

// endings are those by which a name is meant for a file.
var endings = []string{".csv", ".eml", ".gif", ".htm", ".html", ".ics", ".jpeg", ".jpg", ".json", ".md", ".pdf", ".png", ".pptx", ".svg", ".tar", ".txt", ".webp", ".xlsx", ".zip"}

// piped says whether files go to standard output: over SSH they do, for they are to be on the other machine.
func (w leaving) piped(e Env) bool { return w.out == "-" || w.out == "" && e.Remote() }

// placed says where files go. A name is a folder, unless it ends as the one file does that goes there: card.png.
func (e Env) placed(out string, files []exports.File) (string, []exports.File, error) {
	if out == "" {
		return e.Dir.Exports(), files, nil
	}
	path, err := e.Path(out)
	if err != nil {
		return "", nil, err
	}
	ending := strings.ToLower(filepath.Ext(path))
	info, err := os.Stat(path)
	if err == nil && (info.IsDir() || len(files) != 1) || strings.HasSuffix(filepath.ToSlash(out), "/") || !slices.Contains(endings, ending) {
		return path, files, nil // where a file is in the way, who writes says so
	}
	if len(files) != 1 {
		return "", nil, usage("%q is meant for one file, and these are %d; give a folder, or end it with /", out, len(files))
	}
	if own := filepath.Ext(files[0].Name); ending != own {
		return "", nil, usage("%q does not end with %s, as this file does; give it that ending, or a folder", out, own)
	}
	return filepath.Dir(path), []exports.File{{Name: filepath.Base(path), Write: files[0].Write}}, nil
}
