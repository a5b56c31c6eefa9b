package terminal

import "github.com/charmbracelet/x/ansi"

// Reset undoes everything a full-screen program may leave switched on. It is
// safe on a terminal where nothing was: the cursor then stays where it is.
//
// The two kitty resets are needed because each of the two screens has its own
// keyboard stack; the cursor is saved around the steps that would move it home.
const Reset = abort + inputOff + keysOff +
	ansi.SaveCursor + ansi.ResetModeAltScreenSaveCursor +
	keysOff +
	ansi.SaveCursor + resetMargins + ansi.RestoreCursor +
	writing + look

const (
	// abort ends a sequence that was cut in its middle, then a cut string,
	// and lets a frame that was held back be shown.
	abort = "\x18" + "\x1b\\" + ansi.ResetModeSynchronizedOutput

	inputOff = ansi.ResetModeMouseX10 + ansi.ResetModeMouseNormal + ansi.ResetModeMouseHighlight +
		ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent +
		ansi.ResetModeMouseExtUtf8 + ansi.ResetModeMouseExtSgr +
		ansi.ResetModeMouseExtUrxvt + ansi.ResetModeMouseExtSgrPixel +
		ansi.ResetModeFocusEvent + ansi.ResetModeBracketedPaste +
		ansi.ResetModeLightDark + ansi.ResetModeInBandResize +
		ansi.ResetModeCursorKeys + ansi.KeypadNumericMode

	// keysOff clears modifyOtherKeys and pops one kitty entry, then clears
	// the flags that remain.
	keysOff = ansi.ResetModifyOtherKeys + "\x1b[<1u" + "\x1b[=0;1u"

	resetMargins = "\x1b[r"

	// writing makes text flow again: replace mode, wrapping, plain letters,
	// one column for what was one column before.
	writing = ansi.ResetModeInsertReplace + ansi.SetModeAutoWrap + ansi.ResetModeUnicodeCore +
		"\x1b(B" + "\x0f"

	look = ansi.ResetStyle + "\x1b]8;;\x07" +
		ansi.ResetForegroundColor + ansi.ResetBackgroundColor + ansi.ResetCursorColor +
		"\x1b[0 q" + ansi.SetModeTextCursorEnable
)
