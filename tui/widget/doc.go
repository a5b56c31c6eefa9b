// Package widget is the parts that screens are made of: big type, bars, countdown, list, editor, form, palette.
//
// A part is a value. Those that only show something are functions from data to lines; those that take keys have an
// Update that returns the next value and what was decided. None of them knows where on the screen it stands: a
// View gives lines of the width it was asked for, and the cursor's place among them.
//
// Nothing here stores what people wrote; cutting and wrapping is for showing only.
//
// It knows themes, keys and frames, and nothing of screens, sessions or methods.
package widget
