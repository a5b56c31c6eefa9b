package exports

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"serendip/model"
)

func writeItems(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_item", "Kind", "Words", "Author", "Block", "Noted at", "Withdrawn", "From", "Became", "Use case", "Passed on to", "Answer", "Who", "Until", "Done", "Noted by"}, func(yield func([]cell) bool) {
		for _, it := range r.Content.Items {
			b := Became{}
			if it.Became != nil {
				b = *it.Became
			}
			if !yield([]cell{plain(it.ID), plain(it.Kind), words(it.Words), words(it.Author), words(it.Block), moment(it.NotedAt), yes(it.Withdrawn),
				numberOrNone(it.From), plain(b.Fate), numberOrNone(b.UseCase), words(b.To), words(b.Words), words(it.Who), plain(it.Until), yes(it.Done), words(it.NotedBy)}) {
				return
			}
		}
	})
}

func writePeople(w io.Writer, r Report) error {
	header := []string{"serendip_guest", "Name", "Organisation", "Role", "Status", "On a seat", "Consent"}
	contacts := len(r.Content.People) > 0 && r.Content.People[0].Email != nil
	if contacts {
		header = append(header, "E-mail")
	}
	further := furtherOf(r.Content.People, func(p Person) []model.Field { return p.Extra })
	return writeTable(w, further.after(header), func(yield func([]cell) bool) {
		for _, p := range r.Content.People {
			row := []cell{plain(p.ID), words(p.Name), words(p.Organisation), words(p.Role), plain(p.Status), yes(p.FromAfar), yes(p.Consent)}
			if contacts {
				row = append(row, words(*p.Email))
			}
			if !yield(append(row, further.cells(p.Extra)...)) {
				return
			}
		}
	})
}

// writeSession writes a row of what holds for the session as a whole.
func writeSession(w io.Writer, r Report) error {
	header := []string{"serendip_session", "Customer", "Vision", "Title", "Begins", "Time zone", "State", "Template", "Planned minutes", "Place", "Sender", "Sign-up", "Form", "Continue", "Letters"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		s, p, letters := r.Content.Session, r.Content.Programme, LettersTold{}
		if told := r.Content.Letters; told != nil {
			letters = *told
		}
		var made []string
		for _, one := range letters.Made {
			made = append(made, strings.Join(filled(one.Letter, one.Due, strconv.Itoa(one.Drafts), one.Why), ", "))
		}
		yield([]cell{plain(s.ID), words(p.Name), words(p.Vision), words(s.Title), moment(s.StartAt), plain(s.Zone), plain(s.State), words(s.Template), duration(s.PlannedMinutes),
			words(letters.Place), words(letters.Sender), words(letters.SignUp), words(letters.Form), words(letters.Continue), lines(made)})
	})
}

func writeAgenda(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_block", "Title", "Method", "Prompt", "Planned minutes", "Extended minutes", "Spent minutes", "Private note", "Feature talk", "Deep work", "Own criteria"}, func(yield func([]cell) bool) {
		for i, b := range r.Content.Session.Agenda {
			note := cell{}
			if b.Note != nil {
				note = words(*b.Note)
			}
			if !yield([]cell{number(i + 1), words(b.Title), plain(b.Method), words(b.Prompt), duration(b.PlannedMinutes), duration(b.ExtendedMinutes), duration(b.SpentMinutes), note, duration(b.FeatureMinutes), yes(b.DeepWork), ownCriteria(b)}) {
				return
			}
		}
	})
}

// ownCriteria is what a block asks instead of the three groups, each with its weight, on a line.
func ownCriteria(b Block) cell {
	if b.Weigh == nil {
		return cell{}
	}
	var out []string
	for _, c := range b.Weigh.Criteria {
		out = append(out, strings.Join(filled(fmt.Sprintf("%s x %d", c.Name, c.Weight), c.Help), ": "))
	}
	return lines(out)
}

// writeRounds writes a row for each use case of each round: its outcome, and why.
func writeRounds(w io.Writer, r Report) error {
	header := []string{"serendip_round", "State", "Seats", "Hands", "Number", "Title", "Rank", "Rank shared", "Groups passed", "Mean", "AD", "Agreement", "Contested",
		"Progresses by count", "Progresses", "Override", "Not aimed at", "Reach", "Reasons", "Withheld", "Reasons withheld"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, round := range r.Content.Rounds {
			for _, u := range round.UseCases {
				if !yield(roundRow(round, u)) {
					return
				}
			}
		}
	})
}

func roundRow(r Round, u Scored) []cell {
	result, outcome := make([]cell, 8), make([]cell, 2)
	if x := u.Result; x != nil {
		result = []cell{number(x.Rank), yes(x.RankShared), number(x.GroupsPassed), fraction(x.Mean), fraction(x.AD), plain(x.Agreement), yes(x.Contested), yes(x.Progresses)}
	}
	if x := u.Outcome; x != nil {
		outcome[0] = yes(x.Progresses)
		if x.Override != nil {
			outcome[1] = words(x.Override.Reason)
		}
	}
	row := []cell{number(r.Number), plain(r.State), number(r.Seats), number(r.Hands), number(u.Number), words(u.Title)}
	row = append(append(row, result...), outcome...)
	return append(row, lines(u.NotAimed), number(u.Reach), lines(u.Reasons), words(r.Withheld), numberOrNone(u.Unsaid))
}

// writeMarks writes a row for each histogram: of a group, and of a criterion where somebody marked so.
func writeMarks(w io.Writer, r Report) error {
	header := []string{"serendip_round", "Number", "Group", "Criterion", "Gave 0", "Gave 1", "Gave 2", "Gave 3", "Could not say",
		"Marks that count", "Mean", "AD", "Agreement", "Too few", "Passed"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, round := range r.Content.Rounds {
			for _, u := range round.UseCases {
				for _, g := range u.Groups {
					row := append(markRow(round, u, g.Key, "", g.Whole, g.Judged), yes(g.TooFew), yes(g.Passed))
					if !yield(row) {
						return
					}
					for _, c := range g.Criteria {
						if !yield(append(markRow(round, u, g.Key, c.Key, c.Own, c.Judged), cell{}, cell{})) {
							return
						}
					}
				}
			}
		}
	})
}

func markRow(r Round, u Scored, group, criterion string, h Histogram, j Judged) []cell {
	return []cell{number(r.Number), number(u.Number), plain(group), plain(criterion), number(h.Counts[0]), number(h.Counts[1]), number(h.Counts[2]), number(h.Counts[3]),
		number(h.CantSay), number(j.Marks), fraction(j.Mean), fraction(j.AD), plain(j.Agreement)}
}
