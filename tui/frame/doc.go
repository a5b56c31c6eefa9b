// Package frame is what a screen returns: a few placed panes and a cursor.
//
// A pane is a rectangle of ready lines. Panes that look the same for everybody at that size and role are marked
// shared, apart from the personal ones (the line being typed, one's own marks), so that the work of drawing them can
// be done once for many people. Only a root turns a frame into a tea.View.
//
// It knows themes, because a frame stands on a ground, and nothing of screens, sessions or keys.
package frame
