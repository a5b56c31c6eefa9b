package main

import (
	"context"
	"errors"
	"fmt"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// takeActuals takes the figures of a table, or tells what it would do.
func takeActuals(ctx context.Context, e Env, l *session.Live, v *session.Session, t *intake.Table, dry bool) (imported, error) {
	p, err := intake.Actuals(t, l.Now())
	if err != nil {
		return imported{}, err
	}
	rows, err := actualRows(e, l, v, p.Items)
	if err != nil {
		return imported{}, err
	}
	result := about(p, dry)
	for _, row := range rows {
		known, changed := l.Snapshot().State.ActualKnown(row)
		result.count(known, changed)
	}
	if !dry {
		_, err = e.Do(ctx, l, session.ImportActuals{Rows: rows})
	}
	return result, err
}

// actualRows finds the use case of each row. What would be refused is named with its place in the file, all of it at once.
func actualRows(e Env, l *session.Live, v *session.Session, items []intake.ActualRow) ([]session.ActualRow, error) {
	s, named := l.Snapshot().State, make(map[model.UseCaseID]int)
	var rows []session.ActualRow
	var faults []*intake.Error
	for _, r := range items {
		row := session.ActualRow{Case: caseOfRow(s, v, r), Figure: r.Figure, Day: r.Day, Source: r.Source, Line: r.Line}
		first, twice := named[row.Case]
		alone := row
		alone.Line = 0 // the fault says its place itself
		switch _, err := session.Decide(s, l.Codec, l.Mint(e.Actor, session.ImportActuals{Rows: []session.ActualRow{alone}})); {
		case row.Case.IsZero():
			faults = append(faults, r.Refused(fmt.Sprintf("%s has no such use case", v.Title), fmt.Sprintf("`serendip verdict %s` lists them; leave the line out, or name one of those.", l.Ref(v.ID))))
		case twice:
			faults = append(faults, r.Refused(fmt.Sprintf("line %d is about this use case already", first), "Leave one of the two lines out."))
		case denied(err):
			return nil, err
		case err != nil:
			faults = append(faults, r.Refused(err.Error(), fmt.Sprintf("Leave the line out, or name another; `serendip verdict %s` lists what was promised.", l.Ref(v.ID))))
		}
		named[row.Case] = r.Line
		rows = append(rows, row)
	}
	return rows, intake.Refusal(faults)
}

// denied says that the caller may not do this at all, whatever stands in the file.
func denied(err error) bool {
	var own *session.Error
	return errors.As(err, &own) && own.Code == session.Denied
}

// caseOfRow finds the use case that a row names; zero for none.
func caseOfRow(s *session.State, v *session.Session, r intake.ActualRow) model.UseCaseID {
	if s.UseCase(r.ID) != nil {
		return r.ID
	}
	for _, id := range v.Cases {
		if r.Number > 0 && s.UseCase(id).Number == r.Number {
			return id
		}
	}
	return model.UseCaseID{}
}
