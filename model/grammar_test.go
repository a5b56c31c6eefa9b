package model

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCaptureGrammar(t *testing.T) {
	for line, want := range map[string]Captured{
		"drivers send the photo ahead": {Text: "drivers send the photo ahead"},
		"drivers send it @ka":          {Text: "drivers send it", Who: "ka"},
		"@ka drivers send it":          {Text: "drivers send it", Who: "ka"},
		"drivers @ka, send it @jo":     {Text: "drivers send it @jo", Who: "ka"},
		"mail ada@acme.com the list":   {Text: "mail ada@acme.com the list"},
		"meet @ 5 @5pm":                {Text: "meet @ 5 @5pm"},
		"said @Tomás":                  {Text: "said", Who: "Tomás", Stub: true},
		"=4":                           {SameAs: 4},
		"=#4 @ka":                      {SameAs: 4, Who: "ka"},
		"@ka =4":                       {SameAs: 4, Who: "ka"},
		"=4 on the night shift":        {SameAs: 4, AddTo: 4, Text: "on the night shift"},
		"+4 in all three stores":       {AddTo: 4, Text: "in all three stores"},
		"+12 ten stores @mei":          {AddTo: 12, Text: "ten stores", Who: "mei"},
		"+4":                           {AddTo: 4},
		"-4 the rain; a roof @mei":     {AddTo: 4, Failed: true, Text: "the rain; a roof", Who: "mei"},
		"-4":                           {Text: "-4", Stub: true},
		"-4 °C":                        {AddTo: 4, Failed: true, Text: "°C"},
		"=0 is nothing":                {Text: "=0 is nothing"},
		"=4x is text":                  {Text: "=4x is text"},
		"+":                            {Text: "+", Stub: true},
		"2 =4":                         {Text: "2 =4"},
		"? who pays":                   {Text: "who pays", Park: true},
		"?licences":                    {Text: "licences", Park: true},
		"! ask Mei @jo":                {Text: "ask Mei", Action: true, Who: "jo"},
		"~ on every site":              {Text: "on every site", OtherKind: true},
		"~handover":                    {Text: "handover", OtherKind: true, Stub: true},
		"?":                            {Park: true},
		"handover":                     {Text: "handover", Stub: true},
		"引き継ぎ":                         {Text: "引き継ぎ", Stub: true},
		"夜勤は動画で引き継ぎをする": {Text: "夜勤は動画で引き継ぎをする"},
		"":                              {},
		"is this a question? @ka":       {Text: "is this a question?", Who: "ka"},
		"? ! ~ text":                    {Text: "! ~ text", Park: true},
		"@@ka and @ka! end":             {Text: "@@ka and end", Who: "ka"},
		"a\u00a0b":                      {Text: "a b"},
		`@"Ada Lopez" scans seals`:      {Text: "scans seals", Who: "Ada Lopez"},
		`scans seals @“Ada Lopez”, too`: {Text: "scans seals too", Who: "Ada Lopez"},
		`=4 @"3M (Docks)"`:              {SameAs: 4, Who: "3M (Docks)"},
		`@"Ada scans`:                   {Text: `@"Ada scans`},
		`@"" and @" " are text`:         {Text: `@"" and @" " are text`},
		"@person2 was here":             {Text: "was here", Who: "person2"},
	} {
		if got := Parse(line); got != want {
			t.Errorf("%q: %+v, want %+v", line, got, want)
		}
	}
}

func TestSignsDoWhatHelpSays(t *testing.T) {
	for _, s := range Signs() {
		if s.Sign == "" || s.Means == "" || Parse(s.Example) == (Captured{Text: s.Example}) != (s.Sign == "text") {
			t.Errorf("%+v: the example reads as %+v", s, Parse(s.Example))
		}
	}
}

func TestCompleting(t *testing.T) {
	for text, want := range map[string]struct {
		prefix string
		at     int
		ok     bool
	}{
		"drivers @kw": {"kw", 8, true}, "@": {"", 0, true}, "drivers @": {"", 8, true}, "日本\u3000@た": {"た", 9, true},
		`said @"Ada L`: {"Ada L", 5, true}, "said @ada l": {"ada l", 5, true}, `said @"Ada L"`: {"Ada L\"", 5, false},
		"drivers ": {}, "drivers": {}, "a@b": {}, "@ka ": {}, "": {}, "@ka.": {},
	} {
		prefix, at, ok := Completing(text)
		if prefix != want.prefix || at != want.at || ok != want.ok {
			t.Errorf("%q: %q at %d, %v", text, prefix, at, ok)
		}
	}
}

// TestEverybodyCanBeMentioned: a name that is completed reads back as that name.
func TestEverybodyCanBeMentioned(t *testing.T) {
	names := []string{"Ada", "Ada Lopez", "Person 2", "3M Bob", "Zoë van der Meer-Østergård", "Jean-Luc", "O'Neil", "Sammy Davis Jr.", "歯車 太郎", "أدا لوبيز",
		"Ada Lopez (Docks)", `Ada "Nuts" Lopez`, "👩‍🚀 Kim", "2"}
	for _, name := range names {
		got := Parse("scans seals " + Mention(name) + " daily")
		if got.Text != "scans seals daily" || got.Who != strings.ReplaceAll(name, `"`, "") {
			t.Errorf("%s: %+v", Mention(name), got)
		}
	}
	for line, want := range map[string]Captured{
		"@ada lopez scans seals":        {Text: "scans seals", Who: "ada lopez"},
		"@ada scans seals":              {Text: "scans seals", Who: "ada"},
		"seals @person 2, daily":        {Text: "seals daily", Who: "person 2"},
		"@zoë van der meer-østergård x": {Text: "x", Who: "zoë van der meer-østergård", Stub: true},
		"@ada lo scans":                 {Text: "lo scans", Who: "ada"},
		"@ada, lopez":                   {Text: "lopez", Who: "ada", Stub: true},
	} {
		if got := ParseWith(line, names); got != want {
			t.Errorf("%q: %+v, want %+v", line, got, want)
		}
	}
	for _, typed := range []string{"person2", "Person_2", "zoe_van-der"} {
		if SameName(typed, "Person 2") == strings.HasPrefix(typed, "zoe") {
			t.Errorf("%q", typed)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "@", "@ka", "=4 x", "+99999999999 x", "?!~", "= 4", "@ka @jo =4", "~@ka x", "\xff@", "=#", "!\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		c := Parse(line)
		words := mentionWords(line)
		if c.Who != "" {
			i := slices.IndexFunc(words, func(w string) bool { who, is := mention(w); return is && who == c.Who })
			if i < 0 {
				t.Fatalf("%q: nobody wrote @%s", line, c.Who)
			}
			words = slices.Delete(words, i, i+1)
		}
		if len(words) > 0 && (c.SameAs > 0 || c.AddTo > 0) {
			words = words[1:]
		} else if len(words) > 0 && (c.Park || c.Action || c.OtherKind) {
			if words[0] = words[0][1:]; words[0] == "" {
				words = words[1:]
			}
		}
		if kept := mentionWords(c.Text); !slices.Equal(words, kept) {
			t.Fatalf("%q: kept %q of %q", line, kept, words)
		}
		if utf8.ValidString(line) != utf8.ValidString(c.Text+c.Who) && utf8.ValidString(line) {
			t.Fatalf("%q: broke a character: %+v", line, c)
		}
		if _, at, ok := Completing(line); ok && line[at] != '@' {
			t.Fatalf("%q: completes at %d", line, at)
		}
	})
}
