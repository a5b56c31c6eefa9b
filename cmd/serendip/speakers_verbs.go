package main

import "github.com/spf13/cobra"

// speakersCommands is the verbs about who speaks, and for how long.
func speakersCommands() []func(*Env) *cobra.Command { return nil }
