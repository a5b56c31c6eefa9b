package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/tui/frame"
	"serendip/tui/getting"
	"serendip/tui/method/letters"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/theme"
)

// Env is what a root may know of its terminal and of the program around it.
type Env struct {
	Watched       bool                 // whoever runs the program watches [Shell.News]
	Context       context.Context      // ends with the terminal; nil is one that never does
	Profile       colorprofile.Profile // the colours the terminal can show
	Looks         *theme.Looks         // themes that many terminals share; nil for one of its own
	Dark          bool                 // the theme to begin with
	Detect        bool                 // ask the terminal for its ground and take the theme from it
	Zone          *time.Location       // for times of day; nil is UTC
	ReducedMotion bool                 // draw the end of every motion at once
	Remote        bool                 // comes through the SSH door
	Onward        func() tea.Msg       // what follows when the actor leaves; nil ends the program
	Elsewhere     *Elsewhere           // the way to other sessions; nil where there is none
	Files         getting.Exporter     // writes a console's session out as files; nil where that cannot be
	Drafts        letters.Drafter      // makes drafts of a console's letters; nil where that cannot be
	Lists         taking.Reader        // reads lists of guests for a console; nil where that cannot be
	Private       func() tea.Msg       // on a stage: what shows the console on this screen; nil where that cannot be
}

// LeaveMsg asks the root to end this hold on the session: the session goes on without this terminal.
type LeaveMsg struct{}

// Leave is the command that ends this terminal's hold.
func Leave() tea.Msg { return LeaveMsg{} }

// Root is what one kind of terminal makes of the shell.
type Root struct {
	First screen.Screen // the bottom screen; it hears every snapshot
	// Tick says how long a picture stays true without news; 0 for as long as there are none. Nil never ticks.
	Tick func(face any, now time.Time) time.Duration
	// Dark is the theme that the face asks for, as the test card chose it for a wall. Nil leaves it to the terminal.
	Dark func(face any) bool
	// Silent shows neither notices nor errors of commands: for a wall.
	Silent bool
	// Aloud says that the room reads along: notices name no guest who did not agree to it.
	Aloud bool
}

// Drafter is a screen with a line that somebody may have left half-typed. The shell keeps it in the room.
type Drafter interface{ Draft() string }

// Noticer is a screen that keeps a place for notices, in the layout's cells. Others get them on their last row.
type Noticer interface{ Notices() frame.Rect }

// Explainer is a screen on which some keys are off because of who one is: help says why.
type Explainer interface{ Why() string }

// Keeper is a Noticer that has something at the right edge of that place, of so many cells: it stays where a notice leaves
// room for it.
type Keeper interface{ Kept() int }

// Speaker is a screen that says something itself where notices stand: it is heard rather than an older notice.
type Speaker interface{ Speaks() bool }
