package main

import (
	"net"
	"slices"

	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
	"serendip/tui/sshd"
)

// lack is something that a letter would say if somebody had told it.
type lack struct {
	said  string // a clause: "nobody signs"
	typed string // the command that mends it
	anew  string // what to type then for drafts that were made
	key   string // what mends it on a screen
}

// lacking is what a letter would say if it were told: who signs, where it is, and an address that is reached from elsewhere.
func (e Env) lacking(l *session.Live, v *session.Session, step model.LetterStep, w writing) []lack {
	text, err := letters.Named(e.letterFolder(), step, w.locale)
	if err != nil {
		return nil // making them says so
	}
	const anew = "; then make them anew with --again REASON"
	set, verb := v.LetterSettings(), "serendip letters "+l.Ref(v.ID)
	var out []lack
	if set.Sender == "" && text.Uses("sender") {
		out = append(out, lack{"nobody signs", verb + ` set --sender "YOUR NAME"`, anew, "s on the plan says who signs"})
	}
	if set.Place == "" && text.Uses("place") {
		out = append(out, lack{"no place is named", verb + ` set --place "WHERE IT IS"`, anew, "s on the plan says where it is"})
	}
	if !text.Uses("line") || w.door.Advertise != "" {
		return out
	}
	if d, _, err := e.doorOrPlan(w.door); err == nil {
		if near := nearOnly(d.Host, sshd.Addresses()); near != "" {
			out = append(out, lack{"the line to paste leads to " + d.Host + ", " + near, verb + " make " + step.Key() + " --advertise HOST:PORT",
				` --again "another address"`, "`serendip host --advertise HOST:PORT` says what people reach"})
		}
	}
	return out
}

// nearOnly is what is wrong with an address that nobody chose, because it is one of this machine's; "" for any other.
func nearOnly(host string, own []string) string {
	ip := net.ParseIP(host)
	switch {
	case host == "localhost" || ip != nil && ip.IsLoopback():
		return "which is reached from this machine only"
	case !slices.Contains(own, host):
		return ""
	case ip != nil && (ip.IsPrivate() || ip.IsLinkLocalUnicast()):
		return "which is reached from this network only"
	}
	return "this machine's own address, which may not be reached from elsewhere"
}

// toType is what drafts that were made lack, a sentence each, and what to type.
func toType(all []lack) []string {
	out := make([]string, 0, len(all))
	for _, one := range all {
		out = append(out, sentence(one.said)+" Type: "+one.typed+one.anew)
	}
	return out
}
