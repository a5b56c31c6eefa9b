package main

import "github.com/spf13/cobra"

// topicsCommands is the verbs about an unconference's topics and their schedule.
func topicsCommands() []func(*Env) *cobra.Command { return nil }
