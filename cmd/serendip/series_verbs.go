package main

import "github.com/spf13/cobra"

// seriesCommands is the verbs about the meetups of a programme in order.
func seriesCommands() []func(*Env) *cobra.Command { return nil }
