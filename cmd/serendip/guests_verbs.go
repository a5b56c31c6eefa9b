package main

import "github.com/spf13/cobra"

// guestsCommands is the verbs about who may come, who comes, and with whom.
func guestsCommands() []func(*Env) *cobra.Command { return nil }
