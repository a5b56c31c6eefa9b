package exports

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"serendip/model"
)

const overviewSheet = "overview"

// overview is the first sheet: what the session was and brought, and the newest round as a chart.
func (b *workbook) overview(r Report) error {
	if err := b.file.SetSheetName("Sheet1", overviewSheet); err != nil {
		return err
	}
	c := r.Content
	rows := [][]any{
		{c.Session.Title + ", " + c.Programme.Name},
		{"Begins", excelize.Cell{Value: wallClock(c.Session.StartAt, b.zone), StyleID: b.styles.moment}},
		{"Times are in", c.Session.Zone},
		{"People", c.Recap.People},
		{"Already work", c.Recap.Serendipitous},
		{"Planned", c.Recap.Planned},
		{"Shortlisted", len(c.Recap.Shortlisted)},
		{"Selected", len(c.Recap.Selected)},
	}
	if h := c.Recap.HoursAYear; h != nil {
		rows = append(rows, []any{"Hours a year claimed", excelize.Cell{Value: h.Frac.Float(), StyleID: b.styles.whole}})
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
	across, fit, pages := "landscape", true, 1
	if err := b.file.SetSheetProps(overviewSheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(overviewSheet, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &pages, FitToHeight: &pages}); err != nil {
		return err
	}
	return b.scoresChart(c, len(rows)+2)
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
			err = b.file.SetCellStr(overviewSheet, at, cellText(words)) // never a formula
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

// scoresChart draws the means of the newest revealed round of the three groups; nothing when there is none.
func (b *workbook) scoresChart(c Content, from int) error {
	var newest *Round
	for i, r := range c.Rounds {
		if r.State == "revealed" && r.Sheet == "" && r.Withheld == "" && (newest == nil || len(r.UseCases) > 1) {
			newest = &c.Rounds[i]
		}
	}
	if newest == nil {
		return nil
	}
	head := []any{fmt.Sprintf("Means of round %d, from 0 to 3", newest.Number)}
	for _, g := range model.Groups() {
		head = append(head, g.String())
	}
	if err := b.overviewRow(from, head); err != nil {
		return err
	}
	for i, u := range newest.UseCases {
		row := []any{excelize.Cell{Value: fmt.Sprintf("#%d %s", u.Number, u.Title), StyleID: b.styles.words}}
		for _, g := range u.Groups {
			if g.Mean == nil {
				row = append(row, nil)
				continue
			}
			row = append(row, excelize.Cell{Value: g.Mean.Frac.Float(), StyleID: b.styles.mean})
		}
		if err := b.overviewRow(from+1+i, row); err != nil {
			return err
		}
	}
	first, last := from+1, from+len(newest.UseCases)
	var series []excelize.ChartSeries
	for _, column := range strings.Fields("B C D") {
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", overviewSheet, column, from),
			Categories: fmt.Sprintf("%s!$A$%d:$A$%d", overviewSheet, first, last),
			Values:     fmt.Sprintf("%s!$%s$%d:$%s$%d", overviewSheet, column, first, column, last),
		})
	}
	const rowHigh, least = 46, 260
	zero, three := 0.0, 3.0
	return b.file.AddChart(overviewSheet, fmt.Sprintf("A%d", last+2), &excelize.Chart{
		Type: excelize.Bar, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "How it was scored"}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: 760, Height: uint(max(least, rowHigh*len(newest.UseCases)+90))},
		YAxis: excelize.ChartAxis{Minimum: &zero, Maximum: &three}, XAxis: excelize.ChartAxis{ReverseOrder: true},
	})
}
