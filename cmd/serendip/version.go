package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func versionCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Example: "  serendip version --json",
		Short:   "Say which version this is",
		Args:    words(0, 0),
		RunE:    func(*cobra.Command, []string) error { return version(*e) },
	}
}

// build says which program this is.
type build struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

func versionOf() build {
	v := build{Version: "development", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Commit = s.Value[:min(len(s.Value), 12)]
		}
	}
	return v
}

func version(e Env) error {
	v := versionOf()
	if e.JSON {
		return e.Tell(v)
	}
	return e.Say("%s", strings.Join(strings.Fields("serendip "+v.Version+" "+v.Commit), " ")+" ("+v.Go+", "+v.System+")")
}
