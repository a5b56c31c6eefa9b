package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/rehearse"
	"serendip/session"
	"serendip/session/badgerstore"
)

// house opens the made-up house in a folder, under a clock that begins then; e acts in it until it is left.
func (d demo) house(ctx context.Context, e *Env, folder string, begin time.Time) (clock *rehearse.Clock, leave func() error, err error) {
	dir, err := datadir.Open(folder)
	if err != nil {
		return nil, nil, err
	}
	file, err := openLog(dir)
	if err != nil {
		return nil, nil, err
	}
	clock, pace := rehearse.NewClock(begin, 1), session.DefaultPace()
	if !d.headless {
		clock = rehearse.NewClock(begin, demoRate)
		pace.PerSecond /= demoRate * fastest // a seat may do as much in a second of the room's as ever
	}
	e.Premises, err = openPremises(ctx, dir, badgerstore.Options{Logger: slog.New(slog.NewTextHandler(file, nil))},
		func(c *session.Config) { c.Now, c.Pace = clock.Now, pace })
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return clock, func() error { return errors.Join(e.Premises.Close(), file.Close()) }, nil
}
