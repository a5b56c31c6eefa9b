package main

import "github.com/spf13/cobra"

// closingCommands is the verbs about what people say of a meetup afterwards.
func closingCommands() []func(*Env) *cobra.Command { return nil }
