package home

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/getting"
	"serendip/tui/method/letters"
)

// Kind is what somebody chose to do next.
type Kind int

// The choices. Open shows a session's console, GoLive hosts it, TestWall shows its test card, Watch runs the rehearsal.
const (
	Quit Kind = iota
	Open
	GoLive
	TestWall
	Watch
)

// Choice is what follows when the home screen is left.
type Choice struct {
	Kind Kind
	Ref  string // the session, for Open, GoLive and TestWall: "acme-1"
}

// Options are what home must be told.
type Options struct {
	Folder string               // the real path of the data, as people would type it
	Zone   string               // this machine's time zone, IANA
	Chosen func(Choice) tea.Cmd // what follows a choice

	Templates []Template // what a session can be made from, the usual one first

	Drafts func(model.SessionID) letters.Drafter // makes drafts of a session's letters; nil where that cannot be

	Programme func(model.SessionID) getting.Exporter // writes the whole programme of a session out; nil where that cannot be
}

// Template is what a session can be made from.
type Template struct {
	Name  string
	About string // when to take it
}
