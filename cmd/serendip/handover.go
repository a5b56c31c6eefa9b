package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/session"
)

// handOver writes a programme into one file, whole or not at all, and over another only to replace it.
func handOver(ctx context.Context, e Env, l *session.Live, name string, replace bool) error {
	if err := e.aboutPeople(l, nil, "a series to hand over holds people's addresses"); err != nil {
		return err
	}
	f, err := e.House.HandOver(ctx, l)
	if err != nil {
		return err
	}
	if name == "-" {
		_, err := f.WriteTo(e.Out)
		return err
	}
	path, err := e.Path(name)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil && !replace {
		return &exit.Error{Code: exit.CantCreate, Message: name + " exists already; --replace writes over it"}
	}
	file := exports.File{Name: filepath.Base(path), Write: func(w io.Writer) error { _, err := f.WriteTo(w); return err }}
	if _, err := (exports.Writing{Replace: replace}).Files(ctx, filepath.Dir(path), []exports.File{file}); err != nil {
		return notExported(err)
	}
	sealed := l.Snapshot().State.SealedIn()
	if e.JSON {
		return e.Tell(map[string]any{"file": name, "programme": f.Programme, "meetups": f.Meetups, "people": f.People, "events": len(f.Events), "not_counted": sealed})
	}
	if err := e.Say("%s: %s, %s, %s.\nThe other organiser takes it with `serendip series take %s`. People get new codes there; here everything stays as it is.",
		name, f.Programme, count(f.Meetups, "meetup"), onFile(f.People), filepath.Base(name)); err != nil || sealed == 0 {
		return err
	}
	return e.Say("%d rounds, questions or surveys are not counted yet: their answers are sealed and not in the file. Count them first.", sealed)
}

// takeSeries takes a file that handOver wrote, all of it or nothing.
func takeSeries(ctx context.Context, e Env, name string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	in := e.In
	if name != "-" {
		path, err := e.Path(name)
		if err != nil {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return &exit.Error{Code: exit.NoInput, Message: fmt.Sprintf("%s cannot be read: %v", name, err), Cause: err}
		}
		defer file.Close() // it was only read
		in = file
	}
	f, err := session.ReadHandover(in, name)
	if err != nil {
		return err
	}
	l, err := e.House.TakeOver(ctx, f)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(aboutProgramme(l))
	}
	return e.Say("%s is here now: %s, %s. `serendip series %s` shows it; everybody has a new code.", f.Programme, count(f.Meetups, "meetup"), onFile(f.People), l.Slug())
}

func onFile(people int) string {
	if people == 1 {
		return "1 person on file"
	}
	return fmt.Sprintf("%d people on file", people)
}
