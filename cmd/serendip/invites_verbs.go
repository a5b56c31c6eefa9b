package main

import "github.com/spf13/cobra"

// invitesCommands is the verbs about what is written to guests before and after.
func invitesCommands() []func(*Env) *cobra.Command { return nil }
