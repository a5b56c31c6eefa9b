package exports

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
)

// talked tells how the time was used, block by block, and the votes.
func (t *teller) talked() {
	rows, all := [][]string{}, Minutes(0)
	for _, b := range t.Session.Agenda {
		all += b.SpentMinutes
		rows = append(rows, []string{t.say(b.Title), t.minutes(b.PlannedMinutes), t.minutes(b.SpentMinutes)})
	}
	if len(rows) == 0 {
		return
	}
	var parts []piece
	if k := t.Talk; k != nil && k.FeatureMinutes > 0 {
		all = max(all, k.FeatureMinutes)
		share := 0
		if all > 0 {
			share = int(k.FeatureMinutes*100/all + .5)
		}
		parts = append(parts, piece{Text: t.say("%s of %s minutes were talk about features and plans (%d%%); the rest was deep work.", t.number(fmt.Sprintf("%.1f", float64(k.FeatureMinutes))), t.number(fmt.Sprintf("%.1f", float64(all))), share)})
	}
	title, agenda := t.say("How the time was used"), &grid{Caption: t.say("Agenda"), Header: t.header("block", "minutes planned", "minutes spent"), Rows: rows, Numbers: []bool{false, true, true}}
	if !t.begun() {
		title, agenda.Header = agenda.Caption, agenda.Header[:2]
		for i := range rows {
			rows[i] = rows[i][:2]
		}
	}
	parts = append(parts, piece{Table: agenda})
	if k := t.Talk; k != nil && len(k.Votes) > 0 {
		p := piece{Heading: t.say("Votes by thumbs")}
		for _, v := range k.Votes {
			p.List = append(p.List, t.vote(v))
		}
		parts = append(parts, p)
	}
	if t.Run != nil {
		parts = append(parts, piece{Heading: t.say("How it was run"), List: t.Run.words(t.voice, t.report.start().Location(), t.People)})
	}
	t.section("talk", title, "", parts...)
}

func (v voice) minutes(m Minutes) string {
	return v.number(strconv.FormatFloat(float64(m), 'f', -1, 64))
}

// vote is a vote by thumbs in a sentence.
func (t *teller) vote(v Vote) string {
	about := t.say(v.Block)
	if v.UseCase > 0 {
		about = name(v.UseCase, t.cases[v.UseCase].Title)
	}
	asked := t.say("%s minutes more?", t.minutes(v.Minutes))
	if v.Minutes == 1 {
		asked = t.say("1 minute more?")
	}
	out := t.after(about, asked) + " "
	switch {
	case v.State == "open":
		return out + t.say("The vote was not closed.")
	case v.GoesOn:
		out += upperFirst(t.say("yes"))
	default:
		out += upperFirst(t.say("no"))
	}
	if v.Thumbs != nil {
		out += t.say(": %s", t.say("%d up, %d sideways, %d down", v.Thumbs.Up, v.Thumbs.Sideways, v.Thumbs.Down))
	}
	if v.GoesOn && !v.Applied {
		out += t.say("; ") + t.say("the time was not given")
	}
	return out + "."
}

// asked tells what was asked of everybody.
func (t *teller) asked() {
	var parts []piece
	for _, a := range t.Askings {
		if a.State != "shown" {
			continue
		}
		p := piece{Heading: t.say(a.Block)}
		if a.Response != "" { // the survey bears the name of the block that asked the same on the day
			p.Heading = t.say("Asked afterwards")
		}
		if a.RedFlag != "" {
			p.Text = t.say("Red flag:") + " " + t.told(a.RedFlag)
		}
		if a.Response != "" {
			p.Text = strings.TrimSpace(p.Text + " " + t.told(a.Response))
		}
		for _, q := range a.Questions {
			p.Facts = append(p.Facts, fact{t.told(q.Text), t.answered(q)})
		}
		parts = append(parts, p)
	}
	t.section("asked", t.say("What everybody was asked"), "", parts...)
}

// answered is what was answered to a question: the figure, then each answer.
func (t *teller) answered(q Question) string {
	said, words := t.toldOf(q.Words, q.Result)
	if q.Low {
		words += " (" + t.say("low") + ")"
	}
	if q.Kind == model.AskChoice.String() {
		for _, c := range q.Cells {
			words += t.say("; ") + t.told(c.Answer) + t.say(": %s", t.whole(c.People))
		}
	}
	for _, w := range gathered(said) {
		words += t.say("; ") + t.say("“%s”", w)
	}
	return words
}

// toldOf is what is passed on of answers in words, with the result: of so few that each has a name, only that they are so few.
func (v voice) toldOf(words []string, result string) (said []string, told string) {
	if session.FewWords(words) {
		return nil, v.told(result) + v.say(session.WordsOfFew)
	}
	return words, v.told(result)
}

// gathered are answers in words, each once, with how many gave it.
func gathered(said []string) []string {
	var out []string
	times := make(map[string]int)
	for _, w := range said {
		key := strings.ToLower(w)
		if times[key]++; times[key] == 1 {
			out = append(out, w)
		}
	}
	for i, w := range out {
		if n := times[strings.ToLower(w)]; n > 1 {
			out[i] = w + fmt.Sprintf(" (%d×)", n)
		}
	}
	return out
}
