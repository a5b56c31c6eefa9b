package exports

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"serendip/model"
)

// sheetChart is rows of the overview that are drawn as bars below them.
type sheetChart struct {
	title string
	head  []any // of the rows: what they are, and the name of each series
	rows  [][]any
	kind  excelize.ChartType
	high  uint // in pixels
	most  float64
}

// The look of charts: three colours that also differ without colour, and words that can be read.
const (
	chartInk  = "1A1C22"
	chartWide = 860 // in pixels
	rowPixels = 20  // of a row of the sheet, in print a little more
)

func chartColours() []string { return []string{"005A8C", "E08A1E", "6FA8A0"} }

// draw writes the rows from a row on, and the chart below them; it answers the first row that is free again.
func (b *workbook) draw(c sheetChart, from int) (int, error) {
	if len(c.rows) == 0 {
		return from, nil
	}
	for i, row := range append([][]any{c.head}, c.rows...) {
		if err := b.overviewRow(from+i, row); err != nil {
			return 0, err
		}
	}
	if err := b.file.SetCellStyle(overviewSheet, fmt.Sprintf("A%d", from), fmt.Sprintf("%c%d", 'A'+len(c.head)-1, from), b.styles.head); err != nil {
		return 0, err
	}
	first, last := from+1, from+len(c.rows)
	var series []excelize.ChartSeries
	for i, colour := range chartColours()[:len(c.head)-1] {
		column := string(rune('B' + i))
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", overviewSheet, column, from),
			Categories: fmt.Sprintf("%s!$A$%d:$A$%d", overviewSheet, first, last),
			Values:     fmt.Sprintf("%s!$%s$%d:$%s$%d", overviewSheet, column, first, column, last),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		})
	}
	ink, zero := excelize.Font{Color: chartInk, Size: 10}, 0.0
	chart := &excelize.Chart{Type: c.kind, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Color: chartInk, Size: 14, Bold: true}}}},
		Legend: excelize.ChartLegend{Position: "bottom", Font: &ink}, Dimension: excelize.ChartDimension{Width: chartWide, Height: c.high},
		XAxis: excelize.ChartAxis{Font: ink, ReverseOrder: c.kind == excelize.Bar}, YAxis: excelize.ChartAxis{Font: ink, Minimum: &zero, MajorGridLines: true},
		PlotArea: excelize.ChartPlotArea{ShowVal: true}}
	if c.most > 0 {
		chart.YAxis.Maximum = &c.most
	}
	return last + 3 + int(c.high)/rowPixels, b.file.AddChart(overviewSheet, fmt.Sprintf("A%d", last+2), chart)
}

// scores is the means of the newest revealed round of the three groups; no rows when there is none.
func (b *workbook) scores(c Content) sheetChart {
	var newest *Round
	for i, r := range c.Rounds {
		if r.State == "revealed" && r.Sheet == "" && r.Withheld == "" && (newest == nil || len(r.UseCases) > 1) {
			newest = &c.Rounds[i]
		}
	}
	if newest == nil {
		return sheetChart{}
	}
	const rowHigh, least = 46, 260
	out := sheetChart{title: b.say("How it was scored"), kind: excelize.Bar, most: 3, head: []any{b.say("Means of round %d, from 0 to 3", newest.Number)}}
	for _, g := range model.Groups() {
		out.head = append(out.head, upperFirst(b.say(g.Key())))
	}
	for _, u := range newest.UseCases {
		row := []any{excelize.Cell{Value: fmt.Sprintf("#%d %s", u.Number, u.Title), StyleID: b.styles.words}}
		for _, g := range u.Groups {
			if g.Mean == nil {
				row = append(row, nil)
				continue
			}
			row = append(row, excelize.Cell{Value: g.Mean.Frac.Float(), StyleID: b.styles.mean})
		}
		out.rows = append(out.rows, row)
	}
	out.high = uint(max(least, rowHigh*len(out.rows)+90))
	return out
}

// attendance is who was expected at each meetup of the series, who came, and who came for the first time. A meetup that is
// still to come has only its list.
func (b *workbook) attendance(c Content) sheetChart {
	const high = 320
	out := sheetChart{title: b.say("Who came to the meetups"), kind: excelize.Col, high: high, head: []any{b.say("People at each meetup"), b.say("On the list"), b.say("Came"), b.say("For the first time")}}
	if c.Meetup == nil {
		return out
	}
	for _, m := range c.Meetup.Meetups {
		name := strings.TrimSpace(fmt.Sprintf("%d %s", m.Number, m.StartAt.In(b.zone).Format("2006-01-02")))
		row := []any{excelize.Cell{Value: name, StyleID: b.styles.words}, m.Asked, nil, nil}
		if m.State == model.Closed.String() || m.State == model.Live.String() {
			row[2], row[3] = m.Came, m.FirstTimes
		}
		out.rows = append(out.rows, row)
	}
	return out
}
