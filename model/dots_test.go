package model_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serendip/model"
)

func TestDotRule(t *testing.T) {
	r := model.DefaultDots()
	for _, given := range [][]int{{}, {3, 2}, {1, 1, 1, 1, 1}, {0, 0}} {
		if !r.Allows(given...) {
			t.Errorf("%v is not allowed", given)
		}
	}
	for _, given := range [][]int{{4}, {3, 3}, {-1}, {3, 2, 1}} {
		if r.Allows(given...) {
			t.Errorf("%v is allowed", given)
		}
	}
	if got := model.DotsOf(model.Block{Budget: 2}); got != (model.DotRule{Budget: 2, Cap: 2}) {
		t.Errorf("a cap above the budget: %+v", got)
	}
	if got := []int{r.Fewest(0), r.Fewest(1), r.Fewest(3), r.Fewest(4)}; !slices.Equal(got, []int{0, 1, 1, 2}) {
		t.Errorf("fewest people are %v", got)
	}
	if got := r.FewestVoters(model.Dotted{Dots: 6, People: 2}, model.Dotted{Dots: 6, People: 2}); got != 3 {
		t.Errorf("12 dots come from %d people", got)
	}
}

type stand struct {
	name     string
	of       model.Dotted
	captured int64
}

func ranked(all ...stand) []model.Ranked[stand] {
	return model.RankDots(all, func(s stand) (model.Dotted, int64) { return s.of, s.captured })
}

func TestDotsRankAndCut(t *testing.T) {
	d := func(dots, people int) model.Dotted { return model.Dotted{Dots: dots, People: people} }
	all := ranked(stand{"late", d(4, 2), 9}, stand{"many", d(4, 3), 5}, stand{"early", d(4, 2), 1}, stand{"most", d(6, 2), 7}, stand{"none", d(0, 0), 0})
	var order []string
	var ranks []int
	for _, x := range all {
		order, ranks = append(order, x.Item.name), append(ranks, x.Rank)
	}
	if !slices.Equal(order, []string{"most", "many", "early", "late", "none"}) || !slices.Equal(ranks, []int{1, 2, 3, 3, 5}) {
		t.Errorf("ranked %v %v", order, ranks)
	}
	for n, want := range map[int][2]int{1: {1, 0}, 2: {2, 0}, 3: {2, 2}, 4: {4, 0}, 5: {4, 0}, 9: {4, 0}} {
		if in, tied := model.CutDots(all, n, func(s stand) int { return s.of.Dots }); [2]int{in, tied} != want {
			t.Errorf("with room for %d, %d are in and %d share the last place", n, in, tied)
		}
	}
}

// pabulib reads a file of the format of pabulib.org: blocks of semicolon-separated rows under META, PROJECTS and VOTES.
func pabulib(t *testing.T, path string) map[string][]map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string][]map[string]string{}
	part, header := "", []string(nil)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), ";")
		switch {
		case len(cells) == 1 && cells[0] == strings.ToUpper(cells[0]):
			part, header = strings.TrimSpace(cells[0]), nil
		case header == nil:
			header = cells
		default:
			row := map[string]string{}
			for i, c := range cells {
				row[header[min(i, len(header)-1)]] = c
			}
			out[part] = append(out[part], row)
		}
	}
	return out
}

// TestRealDotVotes counts the 180 ballots of ten points each that people really gave, and compares with the totals that
// stand in the file. Data from Yang et al. (2024), https://arxiv.org/abs/2310.03501, by way of pabulib.org.
func TestRealDotVotes(t *testing.T) {
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA names no folder of real data; this test reads it")
	}
	file := pabulib(t, filepath.Join(root, "ballots", "pb_Switzerland_Zurich_D10.pb"))
	at := map[string]int{}
	for i, p := range file["PROJECTS"] {
		at[p["project_id"]] = i
	}
	rule := model.DotRule{Budget: 10, Cap: 10}
	var ballots [][]int
	sum, voters := map[string]int{}, map[string]int{} // the independent count
	for _, v := range file["VOTES"] {
		ballot := make([]int, len(at))
		points := strings.Split(v["points"], ",")
		for i, id := range strings.Split(v["vote"], ",") {
			n, err := strconv.Atoi(points[i])
			if err != nil {
				t.Fatal(err)
			}
			ballot[at[id]] += n
			sum[id] += n
			voters[id]++
		}
		if !rule.Allows(ballot...) {
			t.Errorf("%s gave %v", v["voter_id"], ballot)
		}
		ballots = append(ballots, ballot)
	}
	counts := model.CountDots(len(at), ballots)
	if len(counts) != 24 || len(ballots) != 180 {
		t.Fatalf("%d projects, %d ballots", len(counts), len(ballots))
	}
	for i, p := range file["PROJECTS"] {
		id := p["project_id"]
		if got := counts[i]; strconv.Itoa(got.Dots) != p["score"] || strconv.Itoa(got.People) != p["votes"] || got.Dots != sum[id] || got.People != voters[id] {
			t.Errorf("project %s: counted %+v, the file says %s points of %s people", id, got, p["score"], p["votes"])
		}
	}
	order := model.RankDots(file["PROJECTS"], func(p map[string]string) (model.Dotted, int64) {
		return counts[at[p["project_id"]]], int64(at[p["project_id"]])
	})
	if order[0].Item["name"] != "More Trees in Bellevue & Sechseläutenplatz" || order[1].Item["project_id"] != "5" {
		t.Errorf("first are %s and %s", order[0].Item["name"], order[1].Item["name"])
	}
	in, tied := model.CutDots(order, 9, func(p map[string]string) int { return counts[at[p["project_id"]]].Dots })
	if in != 9 || tied != 0 {
		t.Errorf("%d of nine are in, %d share the last place", in, tied)
	}
}
