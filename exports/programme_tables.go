package exports

import (
	"io"
	"strings"

	"serendip/model"
)

// wholeTables are the tables of a programme.
func wholeTables() []wholePart {
	return []wholePart{
		{suffix: "-usecases.csv", write: writeWholeUseCases},
		{suffix: "-library.csv", has: func(w Whole) bool { return len(w.library().Content.Library) > 0 }, write: func(to io.Writer, w Whole) error { return writeLibrary(to, w.library()) }},
		{suffix: "-sessions.csv", write: writeWholeSessions},
		{suffix: "-champions.csv", has: func(w Whole) bool { return w.carry != nil && w.carry.All > 0 }, write: writeWholeChampions},
		{suffix: "-meetups.csv", has: func(w Whole) bool { _, is := w.series(); return is }, write: func(to io.Writer, w Whole) error {
			r, _ := w.series()
			return writeMeetups(to, r)
		}},
	}
}

// writeWholeUseCases writes a row for each use case of every session, with its story and its figures. It can be imported as an inventory.
func writeWholeUseCases(to io.Writer, w Whole) error {
	var all []UseCase
	for _, r := range w.reports {
		all = append(all, r.Content.UseCases...)
	}
	further := furtherOf(all, func(u UseCase) []model.Field { return u.Extra })
	header := append(useCaseHeader(), "Session", "Challenge", "Outcome", "Workflow", "Factors", "Measured by", "Baseline", "Target", "Actual", "Verdict")
	return writeTable(to, further.after(header), func(yield func([]cell) bool) {
		for _, r := range w.reports {
			for i := range r.Content.UseCases {
				u := &r.Content.UseCases[i]
				page := Page{}
				if u.Page != nil {
					page = *u.Page
				}
				measure, k := u.figures()
				row := append(useCaseRow(nil, u), words(r.Content.Session.Title), words(page.Challenge), words(page.Outcome), words(page.Workflow), words(page.Factors),
					words(measure), words(k.Baseline), words(k.Target), words(k.Actual), plain(k.Verdict))
				if !yield(append(row, further.cells(u.Extra)...)) {
					return
				}
			}
		}
	})
}

func writeWholeSessions(to io.Writer, w Whole) error {
	header := []string{"serendip_session", "Title", "Begins", "Time zone", "State", "People", "Already work", "Planned", "Shortlisted", "Selected", "Hours a year claimed"}
	return writeTable(to, header, func(yield func([]cell) bool) {
		for _, r := range w.reports {
			c := r.Content
			if !yield([]cell{plain(c.Session.ID), words(c.Session.Title), moment(c.Session.StartAt), words(c.Session.Zone), plain(c.Session.State), number(c.Recap.People),
				number(c.Recap.Serendipitous), number(c.Recap.Planned), number(len(c.Recap.Shortlisted)), number(len(c.Recap.Selected)), fraction(c.Recap.HoursAYear)}) {
				return
			}
		}
	})
}

// writeWholeChampions names nobody where names were left out.
func writeWholeChampions(to io.Writer, w Whole) error {
	return writeTable(to, []string{"serendip_champion", "Function", "Front line", "Willing to present"}, func(yield func([]cell) bool) {
		for _, f := range w.carry.Functions {
			for _, c := range f.Champions {
				if !yield([]cell{words(w.champion(c.Name)), words(f.Function.String()), yes(c.Champion.FrontLine), yes(c.Champion.Willing)}) {
					return
				}
			}
		}
	})
}

// champion is a champion's name, where names may leave.
func (w Whole) champion(name string) string {
	for _, left := range w.latest().Content.Without {
		if left == LeaveNames {
			return ""
		}
	}
	return name
}

func writeWholeWorkbook(to io.Writer, w Whole) error {
	book, err := newWorkbook(w.latest())
	if err != nil {
		return err
	}
	defer book.file.Close()
	for i, p := range wholeTables() {
		if p.has != nil && !p.has(w) {
			continue
		}
		book.sheet = strings.TrimSuffix(strings.TrimPrefix(p.suffix, "-"), ".csv")
		if i == 0 {
			err = book.file.SetSheetName("Sheet1", book.sheet)
		} else {
			_, err = book.file.NewSheet(book.sheet)
		}
		if err != nil {
			return err
		}
		if err := p.write(book, w); err != nil {
			return err
		}
	}
	return book.writeTo(to)
}
