package main

import (
	"context"

	"github.com/spf13/cobra"
)

func verifyCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "verify",
		Example: "  serendip verify",
		Short:   "Read everything that is kept, and say whether it is as it was written",
		Args:    words(0, 0),
		RunE:    e.inHouse(func(ctx context.Context, e Env, _ []string) error { return verify(ctx, e) }),
	}
}

func verify(ctx context.Context, e Env) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	r, err := e.Store.Verify(ctx)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(struct {
			Whole   bool   `json:"whole"`
			Streams int    `json:"streams"`
			Events  uint64 `json:"events"`
			Records uint64 `json:"records"`
			Bytes   uint64 `json:"bytes"`
		}{true, r.Programmes, r.Events, r.Records, r.Bytes})
	}
	return e.Say("Whole: %s with %s and %s, %d kB.", count(r.Programmes, "stream"), count(int(r.Events), "event"),
		count(int(r.Records), "record"), (r.Bytes+999)/1000)
}
