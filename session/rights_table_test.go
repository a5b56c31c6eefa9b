package session_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/session"
)

// rightsMatrix is every intent with who may utter it, for people to read.
func rightsMatrix() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-20s", "")
	for _, r := range session.RoleColumns() {
		words := strings.Fields(r.String())
		fmt.Fprintf(&b, "  %-14s", words[len(words)-1])
	}
	rows := session.RightRows(intents()...)
	slices.SortFunc(rows, func(a, b session.RightRow) int { return strings.Compare(a.Does, b.Does) })
	for _, row := range rows {
		fmt.Fprintf(&b, "\n%-20s", row.Does)
		for _, may := range row.May {
			word := "-"
			if may {
				word = "yes"
			}
			fmt.Fprintf(&b, "  %-14s", word)
		}
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestRightsTable holds who may do what: each pair of a role and an intent stands in a file that people read.
func TestRightsTable(t *testing.T) {
	path := filepath.Join("testdata", "rights.golden")
	got := rightsMatrix()
	if *update {
		must(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if got != string(want) {
		t.Errorf("who may do what has changed; read the difference and write it anew with -update:\n%s", got)
	}
}

// TestNothingComparesWithTheHost holds everybody to the helpers: a comparison with the host's role would shut out who
// co-facilitates.
func TestNothingComparesWithTheHost(t *testing.T) {
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		must(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if b, is := n.(*ast.BinaryExpr); is {
				for _, side := range []ast.Expr{b.X, b.Y} {
					if id, is := side.(*ast.Ident); is && id.Name == "Facilitator" {
						t.Errorf("%s compares a role with the host's; ask Facilitates or Runs", set.Position(b.Pos()))
					}
				}
			}
			return true
		})
	}
}
