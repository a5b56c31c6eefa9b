package exports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/model"
)

// tables are the files of the CSV format. Together they hold every word.
func tables() []part {
	return append([]part{
		{suffix: "-usecases.csv", write: writeUseCases},
		{suffix: "-items.csv", write: writeItems, has: func(r Report) bool { return len(r.Content.Items) > 0 }},
		{suffix: "-talk.csv", write: writeTalk, has: Report.hasTalk},
		{suffix: "-people.csv", write: writePeople, has: func(r Report) bool { return len(r.Content.People) > 0 }},
		{suffix: "-agenda.csv", write: writeAgenda},
		{suffix: "-session.csv", write: writeSession},
		{suffix: "-run.csv", write: writeRun, has: func(r Report) bool { return r.Content.Run != nil }},
		{suffix: "-answers.csv", write: writeAnswers, has: func(r Report) bool { return len(r.Content.Askings) > 0 }},
		{suffix: "-rounds.csv", write: writeRounds, has: func(r Report) bool { return len(r.Content.Rounds) > 0 }},
		{suffix: "-marks.csv", write: writeMarks, has: Report.hasMarks},
		{suffix: "-dots.csv", write: writeDots, has: func(r Report) bool { return len(r.Content.Dots) > 0 }},
		{suffix: "-topics.csv", write: writeTopics, has: Report.hasTopics},
		{suffix: "-survey.csv", write: writeSurveys, has: func(r Report) bool { return len(r.Content.Surveys) > 0 }},
		{suffix: "-promises.csv", write: writePromises, has: func(r Report) bool { return len(r.Content.promised()) > 0 }},
		{suffix: "-champions.csv", write: writeChampions, has: func(r Report) bool { return len(r.Content.Champions) > 0 || r.Content.Forced != nil }},
		{suffix: "-pages.csv", write: writePages, has: Report.hasPages},
		{suffix: "-lists.csv", write: writeListed, has: Report.hasPages},
		{suffix: "-objectives.csv", write: writeObjectives, has: func(r Report) bool { return len(r.Content.Programme.Objectives) > 0 }},
		{suffix: "-speakers.csv", write: writeSpeakers, has: func(r Report) bool { return r.Content.Speakers != nil }},
		{suffix: "-questions.csv", write: writeQuestions, has: func(r Report) bool { return len(r.Content.Questions) > 0 }},
		{suffix: "-meetups.csv", write: writeMeetups, has: func(r Report) bool { return r.Content.Meetup != nil }},
		{suffix: "-library.csv", write: writeLibrary, has: func(r Report) bool { return len(r.Content.Library) > 0 }},
	}, weighTables()...)
}

func (r Report) hasMarks() bool {
	return slices.ContainsFunc(r.Content.Rounds, func(x Round) bool { return x.State == "revealed" && x.Withheld == "" })
}

// writeUseCases writes a row for each use case, with every word that was said about it.
func writeUseCases(w io.Writer, r Report) error {
	further := furtherOf(r.Content.UseCases, func(u UseCase) []model.Field { return u.Extra })
	return writeTable(w, further.after(useCaseHeader()), func(yield func([]cell) bool) {
		var row []cell // used again for each
		for i := range r.Content.UseCases {
			u := &r.Content.UseCases[i]
			row = append(useCaseRow(row[:0], u), further.cells(u.Extra)...)
			if !yield(row) {
				return
			}
		}
	})
}

func useCaseHeader() []string {
	own := []string{"serendip_id", "Number", "Title", "Kind", "Stage", "Summary", "Author", "From a seat", "Block", "Captured at", "Details",
		"Same", "Hands", "Same in all", "Reach", "Minutes a day", "Others", "Hours a year", "Formula", "Themes", "Not aimed at", "Merged into", "Merged",
		"Unfinished", "Hidden", "Held", "Withdrawn", "Selected", "Origin", "Owner", "Measure", "First date", "External", "File", "Captured by"}
	return append(own, claimHeader()...)
}

func useCaseRow(row []cell, u *UseCase) []cell {
	details := make([]string, 0, len(u.Details))
	for _, d := range u.Details {
		details = append(details, d.String())
	}
	hours, formula, origin := cell{}, cell{}, cell{}
	if u.Hours != nil {
		hours, formula = fraction(u.Hours.HoursAYear), words(u.Hours.Formula)
	}
	if u.Origin != nil {
		origin = words(fmt.Sprintf("%d %s", u.Origin.Number, u.Origin.Title))
	}
	row = append(row, plain(u.ID), number(u.Number), words(u.Title), plain(u.Kind), plain(u.Stage), words(u.Summary), words(u.Author), yes(u.FromAfar), words(u.Block),
		moment(u.CapturedAt), lines(details), lines(u.Same), number(u.Hands), number(u.SameInAll), number(u.Reach), number(u.Minutes), number(u.Others), hours, formula,
		lines(u.Themes), lines(u.NotAimed), numberOrNone(u.MergedInto), numbers(u.Merged), yes(u.Unfinished), yes(u.Hidden), yes(u.Held), yes(u.Withdrawn), yes(u.Selected),
		origin, words(u.Owner), words(u.Measure), plain(u.FirstDate), words(u.External), words(u.File), words(u.CapturedBy))
	return claimCells(row, *u)
}

// String is the words with their speaker before them: "Ada: in all three stores".
func (s Said) String() string {
	words := model.LessonOf(s.Lesson).Tell(s.Words)
	if s.Author == "" {
		return words
	}
	return s.Author + ": " + words
}

// lines puts several words into one cell, each on its own line.
func lines(all []string) cell { return words(strings.Join(all, "\n")) }

func numbers(all []int) cell {
	var out []string
	for _, n := range all {
		out = append(out, fmt.Sprint(n))
	}
	return words(strings.Join(out, " "))
}

// writeLibrary writes a row for each use case of the programme's library that the session didn't take up.
func writeLibrary(w io.Writer, r Report) error {
	own := []string{"serendip_id", "Title", "Kind", "Summary", "External", "File"}
	further := furtherOf(r.Content.Library, func(e Entry) []model.Field { return e.Extra })
	return writeTable(w, further.after(own), func(yield func([]cell) bool) {
		for _, e := range r.Content.Library {
			row := []cell{plain(e.ID), words(e.Title), plain(e.Kind), words(e.Summary), words(e.External), words(e.File)}
			if !yield(append(row, further.cells(e.Extra)...)) {
				return
			}
		}
	})
}
