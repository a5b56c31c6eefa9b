package session

import (
	"cmp"
	"slices"

	"serendip/model"
)

// ChampionFace is one champion.
type ChampionFace struct {
	ID       model.PersonID
	Name     string // "" where it is not for those who look
	Champion model.Champion
}

// FunctionFace is an organisational function with those who carry it there.
type FunctionFace struct {
	Function  model.Function
	Champions []ChampionFace
}

// ChampionsFace is who carries it, by function; a function of the list without anybody is a gap.
type ChampionsFace struct {
	Functions  []FunctionFace
	All        int
	Presenters int // of the front line and willing to present
	Needed     int // for an executive readout
}

// Gaps are the functions where nobody is yet.
func (f *ChampionsFace) Gaps() []model.Function {
	var out []model.Function
	for _, x := range f.Functions {
		if len(x.Champions) == 0 {
			out = append(out, x.Function)
		}
	}
	return out
}

// Champion is what is known of somebody as a champion.
func (s *State) Champion(p model.PersonID) model.Champion {
	if c := s.champions.at(p); c != nil {
		return *c
	}
	return model.Champion{}
}

// championsBy lists those on file who are champions, by name.
func (s *State) championsBy(name func(model.PersonID) string) []ChampionFace {
	var out []ChampionFace
	seen := make(map[model.PersonID]bool)
	for id, c := range s.champions.all() {
		p := s.stands(id)
		if c.Champion && !seen[p] && s.remembers(p) && (p == id || !s.Champion(p).Champion) {
			seen[p] = true
			out = append(out, ChampionFace{ID: p, Name: name(p), Champion: *c})
		}
	}
	slices.SortFunc(out, func(a, b ChampionFace) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:]))
	})
	return out
}

// Presenters counts the front-line champions who are willing to present.
func (s *State) Presenters() int {
	n := 0
	for _, c := range s.championsBy(func(model.PersonID) string { return "" }) {
		if c.Champion.Presents() {
			n++
		}
	}
	return n
}

// Champions is who carries it, with all names: for those who run the programme.
func (s *State) Champions() *ChampionsFace { return s.championsFace(s.name) }

func (s *State) championsFace(name func(model.PersonID) string) *ChampionsFace {
	f := &ChampionsFace{Needed: model.PresentersNeeded}
	for _, function := range append(model.Functions(), model.FunctionOther) {
		f.Functions = append(f.Functions, FunctionFace{Function: function})
	}
	for _, c := range s.championsBy(name) {
		f.All++
		if c.Champion.Presents() {
			f.Presenters++
		}
		at := slices.IndexFunc(f.Functions, func(x FunctionFace) bool { return x.Function == c.Champion.Function })
		if at < 0 {
			at = len(f.Functions) - 1
		}
		f.Functions[at].Champions = append(f.Functions[at].Champions, c)
	}
	if last := len(f.Functions) - 1; len(f.Functions[last].Champions) == 0 {
		f.Functions = f.Functions[:last] // no gap: nobody needs to be elsewhere
	}
	return f
}

// wantsChampions says whether somebody should look at the champions now: where they are spoken of, and before a readout.
func (v *Session) wantsChampions() bool {
	b, _ := v.Block(v.Current)
	return b.Method == model.Champions && v.State == model.Live || v.readsOut() && v.State < model.Live
}
