package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// guestRows are the guests of a file as a session takes them.
func guestRows(p intake.Preview[intake.GuestRow]) ([]session.GuestRow, error) {
	rows := make([]session.GuestRow, 0, len(p.Items))
	for _, g := range p.Items {
		row := session.GuestRow{Name: g.Name, Organisation: g.Organisation, Role: g.Role, Status: g.Status, Extra: g.Extra,
			Side: g.Side, Part: g.Part, Photo: g.Photo, Social: g.Social, Screening: g.Screening, Reply: g.Reply}
		if g.Silent {
			row.Status = 0
		}
		if g.Email != "" {
			email, err := model.CleanLine(g.Email)
			if err != nil {
				return nil, &session.Error{Code: session.Invalid, Cause: err, Message: fmt.Sprintf("%s, line %d, the e-mail address: %v", p.File, g.Line, err)}
			}
			row.Email = email
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// fieldOf is a cell under its column's name, or under what it was taken for where the column has none.
func fieldOf(name, as, value string) model.Field {
	return model.Field{Name: cmp.Or(name, as), Value: value}
}

// notOpened says why a file of the caller's cannot be read.
func notOpened(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &exit.Error{Code: exit.NoInput, Cause: err, Message: fmt.Sprintf("there is no file %q; look at its name and folder", name)}
	case errors.Is(err, fs.ErrPermission):
		return &exit.Error{Code: exit.NoPerm, Cause: err, Message: fmt.Sprintf("you may not read %q", name)}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return &exit.Error{Code: exit.NoInput, Cause: err, Message: fmt.Sprintf("the file %q cannot be opened: %v", name, err)}
}

// notWritten says why a file of the caller's cannot be written.
func notWritten(name string, err error) error {
	e := &exit.Error{Code: exit.CantCreate, Cause: err}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		e.Message = fmt.Sprintf("%q is there already and was left as it is; choose another name", name)
	case errors.Is(err, syscall.ENOSPC):
		e.Code, e.Message = exit.IOErr, fmt.Sprintf("the disk is too full for %q; make room, or choose another disk", name)
	default:
		e.Message = fmt.Sprintf("%q cannot be written: %v; choose another place", name, err)
	}
	return e
}
