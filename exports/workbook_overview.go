package exports

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

const overviewSheet = "overview"

// overview is the first sheet: what the session was and brought, who came to the series, and the newest round, as charts.
func (b *workbook) overview(r Report) error {
	if err := b.file.SetSheetName("Sheet1", overviewSheet); err != nil {
		return err
	}
	c := r.Content
	rows := [][]any{
		{c.Session.Title + ", " + c.Programme.Name},
		{b.say("Begins"), excelize.Cell{Value: wallClock(c.Session.StartAt, b.zone), StyleID: b.styles.moment}},
		{b.say("Times are in"), c.Session.Zone},
		{b.say("People"), c.Recap.People},
		{b.say("Already work"), c.Recap.Serendipitous},
	}
	for _, n := range []struct {
		name string
		n    int
	}{{"Planned", c.Recap.Planned}, {"Shortlisted", len(c.Recap.Shortlisted)}, {"Selected", len(c.Recap.Selected)}} {
		if c.Meetup == nil || n.n > 0 { // a meetup chooses nothing
			rows = append(rows, []any{b.say(n.name), n.n})
		}
	}
	if s := c.Speakers; s != nil && s.CustomerPercent != nil {
		rows = append(rows, []any{b.say("Customers' share of the talking, in %"), *s.CustomerPercent})
	}
	if h := c.Recap.HoursAYear; h != nil {
		rows = append(rows, []any{b.say("Hours a year claimed"), excelize.Cell{Value: h.Frac.Float(), StyleID: b.styles.whole}})
	}
	for i, row := range rows {
		if err := b.overviewRow(i+1, row); err != nil {
			return err
		}
	}
	if err := b.file.SetCellStyle(overviewSheet, "A1", "A1", b.styles.title); err != nil {
		return err
	}
	if err := b.file.SetColWidth(overviewSheet, "A", "A", mostWide); err != nil {
		return err
	}
	if err := b.file.SetColWidth(overviewSheet, "B", "D", 18); err != nil {
		return err
	}
	if err := b.paper(overviewSheet, "portrait", 1, 1); err != nil {
		return err
	}
	from := len(rows) + 2
	for _, chart := range []sheetChart{b.attendance(c), b.scores(c)} {
		var err error
		if from, err = b.draw(chart, from); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) overviewRow(n int, row []any) error {
	for i, v := range row {
		at, err := excelize.CoordinatesToCellName(i+1, n)
		if err != nil {
			return err
		}
		style := 0
		if styled, is := v.(excelize.Cell); is {
			v, style = styled.Value, styled.StyleID
		}
		if words, is := v.(string); is {
			if lines := linesOf(cell{text: words}, mostWide-6); i == 0 && style == b.styles.words && lines > 1 { // in bold or a wide font it takes more
				err = b.file.SetRowHeight(overviewSheet, n, rowHigh(lines))
			}
			err = cmp.Or(err, b.file.SetCellStr(overviewSheet, at, cellText(words))) // never a formula
		} else {
			err = b.file.SetCellValue(overviewSheet, at, v)
		}
		if err == nil && style != 0 {
			err = b.file.SetCellStyle(overviewSheet, at, at, style)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
