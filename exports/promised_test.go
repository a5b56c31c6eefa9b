package exports_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// TestAReviewTellsWhatItsFiguresMean holds each promise of a review's report with its measure, who promised it when, and the reason
// beside its verdict; what was promised before serves an objective too, unless it was discarded.
func TestAReviewTellsWhatItsFiguresMean(t *testing.T) {
	w := workshop(t)
	first := w.Live.Snapshot().State.Session(w.ID)
	w.Do(session.SetObjective{Words: "Answer customers the same day"})
	objective := strconv.Itoa(len(w.Live.Snapshot().State.Objectives()))
	w.Clock.Turn(90 * 24 * time.Hour)
	w.ID = w.Do(session.PlanSession{Start: w.Clock.Now(), Zone: "Europe/London", Template: "quarterly-review"}).Session
	w.GoLive()
	w.To(model.Review)
	promise := w.Live.Snapshot().ForConsole(w.ID, session.HostID()).Review.Promises[0].Case
	w.Do(session.WriteField{Case: promise.ID, Field: model.PageObjective, Words: objective})
	w.Do(session.SetMeasure{Case: promise.ID, Measure: "hours until the first answer"})
	for kind, words := range map[model.FigureKind]string{model.FigureBaseline: "120", model.FigureTarget: "10", model.FigureActual: "8"} {
		w.Do(session.SetFigure{Case: promise.ID, Session: w.ID, Kind: kind, Words: words})
	}
	told := func(verdict model.Verdict, lang string) string {
		w.Do(session.GiveVerdict{Case: promise.ID, Session: w.ID, Verdict: verdict, Reason: "everybody uses it"})
		r := w.report()
		r.Look.Locale = lang
		var b bytes.Buffer
		for _, f := range exports.Formats() {
			if f.Name == "md" {
				if err := f.Write(&b, r); err != nil {
					t.Fatal(err)
				}
			}
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	day := time.UnixMilli(first.Start).UTC().Format("2 January 2006")
	for _, want := range []string{"| measure |", "Promised: " + first.Title + ", " + day + ".", "| hours until the first answer | 120 | 10 | 8 | adopt; everybody uses it |",
		"Answer customers the same day (served by " + promise.Title + ")"} {
		if got := told(model.Adopt, "en"); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if got := told(model.Adopt, "de"); !strings.Contains(got, "| Messgröße |") || !strings.Contains(got, "übernehmen; everybody uses it") {
		t.Errorf("in German:\n%s", got)
	}
	if got := told(model.Adopt, "en"); !strings.Contains(got, "- **1** promise adopted") || strings.Contains(got, "would do next -") {
		t.Errorf("a review is not told by its verdicts:\n%s", got)
	}
	if got := strings.Join(slides(t, w.report()), "\n"); !strings.Contains(got, "promise adopted") {
		t.Errorf("the slides are not told by the verdicts: %s", got)
	}
	if got := slides(t, w.report()); !strings.Contains(strings.Join(got, "\n"), "|before: 120; target: 10; actual: 8; verdict: adopt; everybody uses it") {
		t.Errorf("the slides tell of it as %q", got)
	}
	if page := string(written(t, w.report(), "html")); !strings.Contains(page, `class="stack" role="table"`) || !strings.Contains(page, `<td role="cell" data-of="what came" class="short"><bdi>8</bdi></td>`) {
		t.Error("seven columns are a table on a phone, too")
	}
	if got := told(model.Discard, "en"); !strings.Contains(got, "Answer customers the same day (nothing here serves it yet)") {
		t.Errorf("what was discarded serves it in\n%s", got)
	}
}
