package plain

import (
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// caseData is a use case for programs. Field names are part of the command line's promise.
type caseData struct {
	Number int      `json:"number"`
	Title  string   `json:"title"`
	Kind   string   `json:"kind"`
	Stage  string   `json:"stage"`
	Same   int      `json:"same"`
	Reach  int      `json:"reach"`
	Themes []string `json:"themes,omitempty"`
	ISame  bool     `json:"i_said_same,omitempty"`
}

func casesData(cases []session.CaseFace) []caseData {
	out := make([]caseData, 0, len(cases))
	for _, c := range cases {
		out = append(out, caseData{c.Number, c.Title, c.Kind.String(), c.Stage.String(), c.Same, c.Reach, c.Themes, c.ISaidSame})
	}
	return out
}

func statusData(f session.SeatFace, now time.Time) map[string]any {
	data := map[string]any{
		"programme": f.Programme, "session": f.Title, "state": f.State.String(), "block": f.Block.Title, "method": string(f.Block.Method),
		"position": f.Position + 1, "blocks": f.Blocks, "seconds_left": int(f.Clock.Left(now).Seconds()), "people": f.People,
		"me": f.Me.Name, "mine": casesData(f.Mine), "told": f.Told,
	}
	talk := f.Talk.Now()
	data["hand_place"], data["has_floor"] = f.Place, f.Speaks
	if v := talk.Vote; v != nil {
		data["vote"] = voteData(v, f.Thumb)
	}
	if talk.Topic != nil {
		data["topic"] = talk.Topic.Case.Number
	}
	if f.Round != nil {
		data["round"] = roundData(f.Round)
	}
	if dotting(f) {
		data["dots"] = dotsData(f.Dots)
	}
	return data
}

// roundData is a round on one's own seat: one's own marks, "-" for can't say, "" for none yet.
func roundData(r *session.SeatRound) map[string]any {
	scores := make([]map[string]any, 0, len(r.Scores))
	for _, s := range r.Scores {
		one := map[string]any{"number": s.Case.Number, "title": s.Case.Title}
		for _, m := range marksOf(&r.RoundFace) {
			one[m.Key] = markWord(m.of(s))
		}
		scores = append(scores, one)
	}
	return map[string]any{"open": r.Open, "revealed": r.Revealed, "handed_in": r.Done, "cases": scores}
}

func markWord(m session.SeatMark) string {
	switch {
	case !m.Given:
		return ""
	case m.Mark == model.CantSay:
		return "-"
	}
	return string(rune('0' + m.Mark))
}

// voteData is a vote by thumbs: the counts only once it is closed.
func voteData(v *session.VoteFace, own session.SeatThumb) map[string]any {
	out := map[string]any{"minutes": int(v.By.Minutes()), "closed": v.Closed, "given": v.Given + v.Room}
	if own.Given {
		out["thumb"] = own.Thumb.String()
	}
	if v.Closed {
		out["goes_on"] = v.GoesOn
	}
	if v.Shown {
		out["up"], out["sideways"], out["down"] = v.Counts[0], v.Counts[1], v.Counts[2]
	}
	return out
}

func revealData(v *session.RevealFace) any {
	if v == nil {
		return map[string]any{"revealed": false}
	}
	out := make([]map[string]any, 0, len(v.Passed)+len(v.Rest))
	for _, x := range slices.Concat(v.Passed, v.Rest, v.Stories) {
		one := map[string]any{"rank": x.Rank, "number": x.Case.Number, "title": x.Case.Title, "progresses": x.Progresses,
			"groups_passed": x.Result.GroupsPassed, "contested": x.Contested}
		if x.Moved != nil {
			one["moved"] = movedData(nil, x.Moved)
		}
		if len(x.Reasons) > 0 {
			one["reasons"] = x.Reasons
		}
		if x.Unsaid > 0 {
			one["reasons_withheld"] = x.Unsaid
		}
		for _, g := range model.Groups() {
			if r := x.Result.Groups[g]; r.HasMean { // without marks there is none, which is not 0
				one[g.Key()] = r.Mean.String()
			}
		}
		out = append(out, one)
	}
	return map[string]any{"revealed": true, "seats": v.Seats, "hands": v.Hands, "laptop": v.Laptop, "rule": v.Rule.OrUsual().Sentences(), "cases": out}
}

func recapData(f session.SeatFace) map[string]any {
	words := func(items []session.ItemFace) []string {
		out := make([]string, 0, len(items))
		for _, it := range items {
			out = append(out, itemWords(it))
		}
		return out
	}
	steps := make([]map[string]string, 0, len(f.Steps))
	for _, s := range f.Steps {
		steps = append(steps, map[string]string{"title": s.Case.Title, "owner": s.Case.Owner, "measure": s.Case.Measure, "first_date": s.Case.FirstDate})
	}
	questions := make([]map[string]string, 0, len(asked(f)))
	for _, q := range asked(f) {
		questions = append(questions, map[string]string{"words": q.Words, "answer": q.Answer})
	}
	return map[string]any{
		"me": f.Me.Name, "mine": casesData(f.Mine), "noted": words(f.MyItems), "asked": questions,
		"people": f.Recap.People, "serendipitous": f.Recap.Serendipitous, "planned": f.Recap.Planned, "told": f.Told, "steps": steps,
		"decisions": words(f.Recap.Decisions), "actions": words(f.Recap.Actions), "outcomes": words(f.Recap.Outcomes), "parked": words(f.Recap.Parked),
		"next_meetup": f.Recap.NextMeetup, "not_shown": f.Recap.NotShown,
	}
}
