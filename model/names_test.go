package model

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLookAlikesShareASkeleton(t *testing.T) {
	for _, pair := range [][2]string{
		{"Ada Lovelace", "ada  LOVELACE"}, {"Ada", "\u0410da"}, {"Alice", "A1ice"}, {"Alice", "AIice"}, {"Bob", "B0b"},
		{"Mona", "rnona"}, {"Ｋｗａｍｅ", "Kwame"}, {"Tomás", "Toma\u0301s"}, {"Groß", "GROSS"}, {"Σοφος", "σοφος"},
		{"Ada", "A\u200dda"}, {"Ada Lee", "Ada\u00a0Lee"}, {"ﬁona", "fiona"}, {"Νikoс", "Nikoc"}, {"ΕΛΕΝΗ", "Ελενη"}, {"Wim", "VVim"},
	} {
		if a, b := Skeleton(pair[0]), Skeleton(pair[1]); a != b {
			t.Errorf("%q is %q, %q is %q", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{{"Ada", "Eda"}, {"Jo", "Joe"}, {"Tomás", "Tomas"}, {"田中", "山田"}, {"محمد", "أحمد"}, {"Jürgen", "Jorgen"}} {
		if Skeleton(pair[0]) == Skeleton(pair[1]) {
			t.Errorf("%q and %q are both %q", pair[0], pair[1], Skeleton(pair[0]))
		}
	}
}

func TestReservedNames(t *testing.T) {
	for _, name := range []string{"Facilitator", "FACILITATOR 2", "the facilitator", "fаcilitаtor", "Faci1itator", "f a c i l i t a t o r",
		"facilitátor", "Host", "h0st", "Ηost", "Co-Host", "host1", "Wall", "co facilitator", "Ada (facilitator)", "ｈｏｓｔ"} {
		if !Reserved(name) {
			t.Errorf("%q is free", name)
		}
	}
	for _, name := range []string{"Ada", "Hosni", "Wallace", "Theo", "Mei Stage", "Hosta Green", "Nikolai Rooth", "", "田中"} {
		if Reserved(name) {
			t.Errorf("%q is reserved", name)
		}
	}
}

func TestSlugs(t *testing.T) {
	for _, c := range []struct {
		s, fallback string
		max         int
		want        string
	}{
		{"Acme · Value workshop", "session", 64, "acme-value-workshop"},
		{"  Tomás' Größe!  ", "session", 64, "tomas-grosse"},
		{"漢字", "session", 64, "session"},
		{"漢字", "漢字", 64, "x"},
		{"../../etc/passwd", "session", 64, "etc-passwd"},
		{"CON", "session", 64, "con-x"},
		{"com1", "session", 5, "sessi"},
		{"nul", "nul", 4, "x"},
		{"a long title that goes on", "session", 7, "a-long"},
		{strings.Repeat("ab", 50), "x", 200, strings.Repeat("ab", 32)},
		{"anything", "x", 0, "x"},
	} {
		if got := Slug(c.s, c.fallback, c.max); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestFilesOfPeopleAreCalledAsTheyAre(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Greta Sørensen", "greta-sorensen"},
		{"佐藤 美咲", "佐藤-美咲"},
		{"佐藤 Misaki", "misaki"},
		{"سارة\u200f / الأحمد\u202e", "سارة-الأحمد"},
		{"अनु \x00शर्मा", "अनु-शर्मा"},
		{"Ж..Ж/../Ж", "ж-ж-ж"},
		{"か\u3099", "が"},
		{"con", "con-x"},
		{"7", "7"},
		{"🦊\ufe0f", "guest"},
		{"", "guest"},
		{"王小明王小明王小明王小明", "王小明王小明王小明王"},
	} {
		if got := NameSlug(c.name, "guest", 10); len(c.want) <= 10 && got != c.want || !strings.HasPrefix(c.want, got) {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}

// A name has 255 bytes on the disks there are, and what stands around a person's takes some.
func TestFilesOfPeopleFitOnADisk(t *testing.T) {
	if got := NameSlug(strings.Repeat("𐌰𐌱", 60), "guest", 40); len(got) > 120 || !utf8.ValidString(got) || utf8.RuneCountInString(got) != 30 {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "con", "lpt9", "a/b\\c", "\x00", "İstanbul", "\xff", "---"} {
		f.Add(s, 64)
	}
	good := regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)
	lettered := regexp.MustCompile(`^[\pL\pN]([\pL\pN\pM-]*[\pL\pN\pM])?$`) // of anybody: nothing that parts a path, turns a line or starts a flag
	f.Fuzz(func(t *testing.T, s string, max int) {
		if name := NameSlug(s, "guest", max); max > 0 && (!lettered.MatchString(name) || utf8.RuneCountInString(name) > max || isDevice(name)) {
			t.Fatalf("%q, %d: %q", s, max, name)
		}
		slug := Slug(s, "session", max)
		if !good.MatchString(slug) || len(slug) > 64 || max > 0 && len(slug) > max || isDevice(slug) {
			t.Fatalf("%q, %d: %q", s, max, slug)
		}
	})
}

func FuzzSkeleton(f *testing.F) {
	for _, s := range []string{"Ada", "rrnn", "ɪI|1", "\xff", "vvv", "İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, err := CleanLine(s)
		if err != nil {
			return
		}
		skeleton := Skeleton(line.String())
		if !utf8.ValidString(skeleton) || strings.TrimSpace(skeleton) != skeleton {
			t.Fatalf("%q: %q", line, skeleton)
		}
		if Skeleton(line.String()+" ") != skeleton {
			t.Fatalf("a space at the end changed %q", line)
		}
	})
}

func TestNamePrefixes(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Lovelace": "ada", "Tomás": "tomas", "J. Smith": "smith", "O'Brien": "obrien", "Mei-Ling Wu": "meiling",
		"Bartholomewson": "bartholomews", "田中": "guest", "": "guest", "Ø": "guest", "Øyvind": "oyvind", "X Æ": "ae", "Łukasz": "lukasz",
	} {
		if got := NamePrefix(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
