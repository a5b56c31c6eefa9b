package main

import "github.com/spf13/cobra"

// questionsCommands is the verbs about what the room asks.
func questionsCommands() []func(*Env) *cobra.Command { return nil }
