package main

import "github.com/spf13/cobra"

// leavingCommands is the verbs about what leaves as files, and what comes back.
func leavingCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{brandCommand, cardCommand, onePagerCommand, replayCommand, recapCommand}
}
