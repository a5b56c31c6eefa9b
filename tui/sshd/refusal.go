package sshd

import "errors"

// Exit codes of sysexits.h that the door itself uses.
const (
	ExitUsage       = 64 // the command cannot be understood
	ExitUnavailable = 69 // not possible now
	ExitSoftware    = 70 // a failure of the program
	ExitDenied      = 77 // not allowed
)

// Refusal is a reason for not letting somebody in or for ending their session.
// Its sentence is shown to them and its code becomes the exit status.
type Refusal struct {
	Code    int    // a sysexits code
	Message string // one or two sentences: what happened and what to do now
}

func (r *Refusal) Error() string { return r.Message }

// The door's own reasons.
var (
	errUnknown  = &Refusal{ExitDenied, "This code is not known here. Look at the invitation: codes look like ada-7k3m9q."}
	errUnlisted = &Refusal{ExitDenied, errUnknown.Message + " Or this key is not listed: `serendip keys add NAME < key.pub` on the host's machine."}
	errFull     = &Refusal{ExitUnavailable, "Every seat is taken at the moment. Try again in a minute, or ask your host."}
	errFailed   = &Refusal{ExitSoftware, "This seat failed and was closed; connect again, nothing is lost."}
	errFlood    = &Refusal{ExitUnavailable, "Too much was sent at once, so this seat was closed. Connect again and paste less at a time; what was confirmed is kept."}
	errTooLong  = &Refusal{ExitUnavailable, "This connection has been open as long as this door allows. Connect again, nothing is lost."}
	errClosing  = &Refusal{ExitUnavailable, "The host has closed the door. What was confirmed is kept."}
	errNoScreen = &Refusal{ExitUsage, "Nothing can be shown here without a terminal. Connect with: ssh -t"}
	errNoVerbs  = &Refusal{ExitUsage, "Commands are not taken here. Connect without one."}
)

// errGone ends the work for a client that hung up; there is nobody to tell.
var errGone = errors.New("sshd: the client hung up")

// refusal returns the reason in err as something to say. The code is that of a
// Refusal or of a method ExitCode, else "not possible now".
func refusal(err error) *Refusal {
	var r *Refusal
	if errors.As(err, &r) {
		return r
	}
	var coded interface{ ExitCode() int }
	if errors.As(err, &coded) {
		return &Refusal{coded.ExitCode(), err.Error()}
	}
	return &Refusal{ExitUnavailable, err.Error()}
}
