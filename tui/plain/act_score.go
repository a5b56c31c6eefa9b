package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// round is the open round, and the use case of a number in it.
func (s seat) round() (*session.SeatRound, error) {
	r := s.face().Round
	if r == nil || r.Revealed || !r.Open {
		return nil, session.Refuse(session.Conflict, "no round is open")
	}
	return r, nil
}

func (s seat) inRound(word string) (model.RoundID, session.SeatScore, error) {
	r, err := s.round()
	if err != nil {
		return model.RoundID{}, session.SeatScore{}, err
	}
	for _, x := range r.Scores {
		if fmt.Sprint(x.Case.Number) == strings.TrimPrefix(word, "#") {
			return r.ID, x, nil
		}
	}
	return model.RoundID{}, session.SeatScore{}, session.Refuse(session.Missing, "there is no number %s in this round", word)
}

func (s seat) score(args []string) (answer, error) {
	var asked session.RoundFace
	if r := s.face().Round; r != nil {
		asked = r.RoundFace
	}
	asks := marksOf(&asked)
	if asked.Sheet == nil { // as many marks as groups mark those, whatever seats begin with
		for _, all := range [][]marked{marksOf(nil), byCriterion()} {
			if len(args)-1 == len(all) {
				asks = all
			}
		}
	}
	if len(args) != 1+len(asks) {
		if asked.Sheet != nil || asked.Fine {
			return answer{}, misused("write it as: score NUMBER and %s, for %s", marksEach(len(asks)), askWords(asks))
		}
		return answer{}, wrongWords{}
	}
	id, x, err := s.inRound(args[0])
	if err != nil {
		return answer{}, err
	}
	var marks []model.Mark
	for _, word := range args[1:] {
		m, err := model.ParseMark(word)
		if err != nil {
			return answer{}, session.Refuse(session.Invalid, "%v", err)
		}
		marks = append(marks, m)
	}
	for g, m := range marks {
		if c := asks[g].criterion; c > 0 && x.NotAimed.Has(model.Criterion(c-1)) {
			continue
		}
		if _, err := s.room.Do(s.ctx, asks[g].mark(&session.RoundFace{ID: id, Sheet: asked.Sheet}, x.Case.ID, m)); err != nil {
			return answer{}, err
		}
	}
	var given []string
	for i, a := range asks {
		given = append(given, strings.ToLower(a.Title)+" "+marks[i].String())
	}
	said := fmt.Sprintf("%d is marked: %s.", x.Case.Number, strings.Join(given, ", "))
	return answer{[]string{said}, map[string]any{"done": said, "number": x.Case.Number}}, nil
}

func (s seat) why(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	id, x, err := s.inRound(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.GiveReason{Round: id, Case: x.Case.ID, Reason: strings.Join(args[1:], " ")})
}

func (s seat) handIn(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	if d := s.face().Dots; d != nil && d.Open {
		return s.done(session.HandIn{Round: d.ID})
	}
	r, err := s.round()
	if err != nil {
		return answer{}, err
	}
	return s.done(session.HandIn{Round: r.ID})
}

func (s seat) reveal(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	switch {
	case dotting(f) && f.Dots.Revealed:
		return answer{revealed(f), dotsData(f.Dots)}, nil
	case weighs(f):
		return answer{revealed(f), weighedData(f)}, nil
	case f.Reckoned != nil:
		return answer{revealed(f), reckonedData(f)}, nil
	}
	return answer{revealed(f), revealData(f.Reveal)}, nil
}

// revealed is what was revealed last, of marks, of weighed ones or of dots, in rank order.
func revealed(f session.SeatFace) []string {
	switch {
	case dotting(f) && f.Dots.Revealed:
		return dotsRevealed(f.Dots)
	case weighs(f):
		return Weighed(f)
	case f.Reckoned != nil:
		return reckoned(f)
	}
	return Reveal(f)
}
