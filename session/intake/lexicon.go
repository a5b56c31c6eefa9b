package intake

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"serendip/model"
)

//go:embed words.toml
var builtIn []byte

// LexiconName is the file in the data folder that replaces the built-in words.
const LexiconName = "words.toml"

// DefaultWords is the built-in file, to begin from. The bytes are the caller's.
func DefaultWords() []byte { return append([]byte(nil), builtIn...) }

// DefaultLexicon is the words by which requests and plans are suspected, as they are built in.
func DefaultLexicon() *model.Lexicon {
	l, err := Lexicon("words.toml", builtIn)
	if err != nil {
		return &model.Lexicon{} // never: a test reads them
	}
	return l
}

// lexicon is words.toml.
type lexicon struct {
	Feature wordList `toml:"feature"`
	Plan    wordList `toml:"plan"`
	Deep    struct {
		Words []string `toml:"words"`
	} `toml:"deep"`
}

type wordList struct {
	Strong []string `toml:"strong"`
	Weak   []string `toml:"weak"`
}

// mostPhrases bounds what is looked for at every captured line.
const mostPhrases = 2000

// Lexicon reads the words by which requests and plans are suspected. An error is an *Error with line and column.
func Lexicon(file string, raw []byte) (*model.Lexicon, error) {
	var in lexicon
	d := toml.NewDecoder(strings.NewReader(string(raw)))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, tomlError(file, err)
	}
	out := &model.Lexicon{
		Feature: model.WordList{Strong: in.Feature.Strong, Weak: in.Feature.Weak},
		Plan:    model.WordList{Strong: in.Plan.Strong, Weak: in.Plan.Weak},
		Deep:    in.Deep.Words,
	}
	n := 0
	for _, list := range [][]string{out.Feature.Strong, out.Feature.Weak, out.Plan.Strong, out.Plan.Weak, out.Deep} {
		n += len(list)
		for i, phrase := range list {
			plain := strings.Join(strings.Fields(strings.ToLower(phrase)), " ")
			if plain == "" || plain == "*" {
				return nil, &Error{File: file, What: fmt.Sprintf("%q is no word", phrase), Do: "Write words in quotes, or take it out."}
			}
			list[i] = plain
		}
	}
	if n > mostPhrases {
		return nil, &Error{File: file, What: fmt.Sprintf("%d words are too many", n), Do: fmt.Sprintf("Keep %d at most.", mostPhrases)}
	}
	return out, nil
}

// tomlError is what a TOML file has wrong, with its place.
func tomlError(file string, err error) error {
	out := &Error{File: file, What: err.Error(), Do: "Mend it there, or move the file away to have the built-in words."}
	var strict *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		out.Line, out.Column = strict.Errors[0].Position()
		out.What = "there is no setting " + strings.Join(strict.Errors[0].Key(), ".")
	case errors.As(err, &wrong):
		out.Line, out.Column = wrong.Position()
		out.What = strings.TrimPrefix(wrong.Error(), "toml: ")
	}
	return out
}
