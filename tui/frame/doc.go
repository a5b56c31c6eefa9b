// Package frame is what a screen returns: a few placed panes and a cursor.
//
// A pane is a rectangle of ready lines. Panes that look the same for everybody at that size and role stand apart from the
// personal ones (the line being typed, one's own marks), so that the work of drawing them can be done once for many
// people, who then hold the very same lines. Only a root turns a frame into a tea.View.
//
// A [Painter] draws frames on one of many terminals without Bubble Tea's renderer, which keeps a picture of the screen
// for each person and compares all of it each time. A painter keeps the frame that its terminal shows. Of the next one
// it skips panes whose lines are the very same, and takes for a line that differs the bytes that change it from a
// [Cache], in which all terminals of a door find them by what they lead from and to: they are computed once, however
// many people see that line change. The bytes depend on nothing that came before: each difference goes to its place by
// name, and finds and leaves the terminal's pen in the base style of the theme. Where panes moved or lie on each other,
// whole rows are compared; where what the terminal shows is not known, all of it is painted.
//
// Frames are not written to once they were shown: painters compare later frames with them.
//
// It knows themes, because a frame stands on a ground, and nothing of screens, sessions or keys.
package frame
