package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // a session has a zone wherever it runs

	"github.com/spf13/cobra"
)

func main() { os.Exit(start()) }

// start runs this process's command line and returns its exit code. Here are all the signals that the program heeds.
func start() int {
	cobra.MousetrapHelpText = "" // a double click on Windows opens the first screen as anywhere else
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	return Run(ctx, here())
}
