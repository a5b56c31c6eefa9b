package exports

import (
	"io"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// withheldDots is said where a dot could be traced to a person.
const withheldDots = "fewer than 3 people gave dots, so a dot would have a name; the counts are withheld"

// DotRound is one dot round. Until it is revealed it names its use cases and nothing else.
type DotRound struct {
	ID       string    `json:"id"`
	Number   int       `json:"number"`
	Block    string    `json:"block"`
	State    string    `json:"state"`
	At       time.Time `json:"at"`
	Budget   int       `json:"budget"`
	Cap      int       `json:"cap"`
	Top      int       `json:"top"`
	Seats    int       `json:"seats"`
	Tally    int       `json:"tally"`
	Laptop   int       `json:"laptop"`
	Withheld string    `json:"withheld,omitempty"`
	UseCases []Dotted  `json:"use_cases"`
}

// Dotted is one use case in a dot round.
type Dotted struct {
	Number     int           `json:"number"`
	Title      string        `json:"title"`
	Dots       *model.Dotted `json:"dots,omitempty"`
	Tally      *model.Dotted `json:"by_tally,omitempty"`
	Rank       int           `json:"rank,omitempty"`
	RankShared bool          `json:"rank_shared,omitempty"`
	GoesOn     bool          `json:"goes_on"` // into the round: the dots let it in
	LastPlace  bool          `json:"shares_last_place"`
}

func (d *drawing) dots() []DotRound {
	var out []DotRound
	for i, id := range d.on.Dots {
		r := d.state.Round(id)
		b, _ := d.on.Block(r.Block)
		one := DotRound{ID: id.String(), Number: i + 1, Block: b.Title, State: "closed", At: at(r.At), Budget: r.Dots.Budget, Cap: r.Dots.Cap, Top: r.Dots.Top, UseCases: []Dotted{}}
		switch {
		case r.Dots.Revealed != nil:
			d.dotted(r, &one)
		case r.Open:
			one.State = "open"
			fallthrough
		default:
			for _, c := range r.Cases {
				u := d.state.UseCase(c)
				one.UseCases = append(one.UseCases, Dotted{Number: u.Number, Title: d.state.Words(u.Title)})
			}
		}
		out = append(out, one)
	}
	return out
}

// dotted fills in what was counted: by rank, or in order of numbers where the ranking would tell of dots.
func (d *drawing) dotted(r *session.Round, out *DotRound) {
	e := r.Dots.Revealed
	out.State, out.Seats, out.Tally, out.Laptop = "revealed", e.Seats, e.Tally, e.Laptop
	sealed := e.Seats + e.Laptop
	apart := (sealed == 0 || sealed >= fewestApart) && (e.Tally == 0 || e.Tally >= fewestApart)
	ranked := model.RankDots(e.Cases, func(c model.DottedCase) (model.Dotted, int64) { return c.All, int64(d.state.UseCase(c.Case).Seq) })
	in, tied := model.CutDots(ranked, r.Dots.Top, func(c model.DottedCase) int { return c.All.Dots })
	if sealed+e.Tally < session.FewestShown {
		out.Withheld = withheldDots
	}
	for i, x := range ranked {
		u := d.state.UseCase(x.Item.Case)
		one := Dotted{Number: u.Number, Title: d.state.Words(u.Title), GoesOn: i < in, LastPlace: i >= in && i < in+tied}
		if out.Withheld == "" {
			all, tally := x.Item.All, x.Item.Tally
			one.Dots, one.Rank, one.RankShared = &all, x.Rank, x.Shared
			if apart {
				one.Tally = &tally
			}
		}
		out.UseCases = append(out.UseCases, one)
	}
	if out.Withheld != "" {
		slices.SortFunc(out.UseCases, func(a, b Dotted) int { return a.Number - b.Number })
	}
}

// writeDots writes a row for each use case of each dot round.
func writeDots(w io.Writer, r Report) error {
	header := []string{"serendip_dots", "State", "Block", "Budget", "Cap", "Top", "Seats", "Tally", "Laptop", "Number", "Title", "Dots", "People", "Dots by tally", "People by tally",
		"Rank", "Rank shared", "Let in", "Shares last place", "Withheld"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, round := range r.Content.Dots {
			for _, u := range round.UseCases {
				row := []cell{number(round.Number), plain(round.State), words(round.Block), number(round.Budget), number(round.Cap), number(round.Top), number(round.Seats), number(round.Tally),
					number(round.Laptop), number(u.Number), words(u.Title)}
				row = append(append(row, dottedCells(u.Dots)...), dottedCells(u.Tally)...)
				if !yield(append(row, numberOrNone(u.Rank), yes(u.RankShared), yes(u.GoesOn), yes(u.LastPlace), words(round.Withheld))) {
					return
				}
			}
		}
	})
}

func dottedCells(d *model.Dotted) []cell {
	if d == nil {
		return make([]cell, 2)
	}
	return []cell{number(d.Dots), number(d.People)}
}
