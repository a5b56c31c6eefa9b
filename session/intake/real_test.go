package intake

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"serendip/model"
)

// realFile opens a file that was really written by somebody else, in the folder that SERENDIP_REAL_DATA names.
func realFile(t *testing.T, path string) []byte {
	t.Helper()
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA names no folder with real lists, so none is read")
	}
	data, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRealUseCases(t *testing.T) {
	for _, tt := range []struct {
		file     string
		encoding Encoding
		rows     int
		columns  int
		kinds    [2]int // serendipitous, planned
		doubtful int
	}{
		{"us_ai_2023.csv", UTF8, 710, 10, [2]int{159, 551}, 0},
		{"us_ai_2024_v2.csv", Windows1252, 2133, 62, [2]int{1034, 1099}, 50},
		{"us_ai_2025_cots.csv", UTF8, 900, 5, [2]int{468, 432}, 0},
		{"decide_madrid_proposals.csv", UTF8, 80, 13, [2]int{0, 80}, 0},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data := realFile(t, filepath.Join("usecases", tt.file))
			p := mustUseCases(t, tt.file, data, nil)
			if p.Encoding != tt.encoding || p.Rows != tt.rows || p.New != tt.rows || len(p.Items) != tt.rows || len(p.Columns) != tt.columns {
				t.Fatalf("got %s, %d rows, %d new, %d items, %d columns", p.Encoding, p.Rows, p.New, len(p.Items), len(p.Columns))
			}
			var kinds [2]int
			for _, u := range p.Items {
				kinds[u.Kind-1]++
			}
			if kinds != tt.kinds {
				t.Errorf("%v serendipitous and planned, want %v", kinds, tt.kinds)
			}
			if len(p.Doubtful) != tt.doubtful {
				t.Errorf("%d doubtful rows, want %d", len(p.Doubtful), tt.doubtful)
			}
			wholeOf(t, tt.encoding, data, p)
			again := mustUseCases(t, tt.file, data, onFile(p))
			if again.New != 0 || again.Changed != 0 || again.Same != tt.rows {
				t.Errorf("the same file again: %d new, %d changed, %d the same", again.New, again.Changed, again.Same)
			}
		})
	}
}

// wholeOf reads the file with the standard library and looks for every cell in the use case of its row.
func wholeOf(t *testing.T, as Encoding, data []byte, p Preview[UseCaseRow]) {
	t.Helper()
	if as == Windows1252 {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			t.Fatal(err)
		}
		data = decoded
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(bomUTF8)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		u := p.Items[i]
		extra := map[string]string{}
		order := []string{}
		for _, f := range u.Extra {
			extra[f.Name] = f.Value
			order = append(order, f.Name)
		}
		if len(extra) != len(u.Extra) {
			t.Fatalf("line %d: two extra columns bear one name: %q", u.Line, order)
		}
		at := -1
		for c, cell := range row {
			want, err := model.CleanNote(cell)
			if err != nil {
				continue
			}
			var got string
			switch column := p.Columns[c]; field(column.As) {
			case asTitle:
				got, want = u.Title.String(), model.MustLine(cell).Note()
			case asSummary:
				got = u.Summary.String()
			case asOutcome:
				got = u.Outcome.String()
			case asID:
				got = u.ExternalID
			case asAuthor:
				got = u.Author.String()
			default:
				got = extra[column.Name]
				if next := slices.Index(order, column.Name); next <= at {
					t.Fatalf("line %d: %q is out of the file's order", u.Line, column.Name)
				} else {
					at = next
				}
			}
			if got != want.String() {
				t.Fatalf("line %d, column %d: %q became %q", u.Line, c+1, want, got)
			}
		}
	}
}

func TestRealNineColumnsOfOneName(t *testing.T) {
	p := mustUseCases(t, "us_ai_2024_v2.csv", realFile(t, "usecases/us_ai_2024_v2.csv"), nil)
	var same []string
	for _, c := range p.Columns {
		if strings.HasPrefix(c.Name, "If Other, please explain.") {
			same = append(same, c.Name)
		}
	}
	if len(same) != 9 || same[0] != "If Other, please explain." || same[8] != "If Other, please explain. (9)" {
		t.Errorf("the nine columns of one name are %q", same)
	}
}

func TestRealGuests(t *testing.T) {
	for _, tt := range []struct {
		file      string
		rows      int
		guests    int
		first     string // name of the first guest
		email     string
		doubtful  int
		separator string
	}{
		{"headers/dice_billetto_guestlist.csv", 2, 2, "Tove Toll", "tove.toll@gmail.com", 0, "comma"},
		{"headers/google_forms_responses.csv", 2, 2, "Xena Xu", "xena@gmail.com", 0, "comma"},
		{"headers/linkedin_connections.csv", 2, 2, "Alma Ahl", "alma.ahl@gmail.com", 0, "comma"},
		{"headers/mailchimp_audience_quoted.csv", 2, 2, "Fia Falk", "fia@gmail.com", 0, "comma"},
		{"headers/nasty_angle_bracket_mailto.csv", 2, 2, "Nea Nord", "nea.nord@gmail.com", 0, "comma"},
		{"headers/nasty_quoted_multiline.csv", 2, 2, "Ida Inge", "ida@gmail.com", 0, "comma"},
		{"headers/nasty_semicolon_no_hint.csv", 2, 2, "Dora Dunn", "dora@gmail.com", 0, "semicolon"},
		{"headers/nasty_tab_separated.csv", 2, 2, "Filippa Falk", "filippa@gmail.com", 0, "tab"},
		{"headers/outlook_contacts.csv", 2, 2, "Johan Jansson", "johan.jansson@live.se", 0, "comma"},
		{"headers/salesforce_contacts.csv", 2, 2, "Elsa Ek", "elsa.ek@gmail.com", 0, "comma"},
		{"headers/tito_attendees.csv", 2, 2, "Tina Torn", "tina.torn@gmail.com", 0, "comma"},
		{"zoom_participants_heroes.csv", 31, 27, "015_Loki (Loki Laufeyson)", "loki_asgardian@marvel.com", 0, "comma"},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data := realFile(t, filepath.Join("meetups", tt.file))
			p := mustGuests(t, tt.file, data, nil)
			if p.Rows != tt.rows || len(p.Items) != tt.guests || len(p.Doubtful) != tt.doubtful || p.Separator != tt.separator {
				t.Errorf("%d rows, %d guests, separator %s, doubtful %v", p.Rows, len(p.Items), p.Separator, p.Doubtful)
			}
			if g := p.Items[0]; g.Name.String() != tt.first || g.Email != tt.email {
				t.Errorf("the first guest is %q <%s>", g.Name, g.Email)
			}
			again := mustGuests(t, tt.file, data, guestsOnFile(p))
			if again.New != 0 || again.Changed != 0 || again.Same != tt.guests {
				t.Errorf("the same file again: %d new, %d changed, %d the same", again.New, again.Changed, again.Same)
			}
		})
	}
}
