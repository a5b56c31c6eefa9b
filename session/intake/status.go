package intake

import (
	"fmt"
	"strings"

	"serendip/model"
)

// status reads where the guest stands, from the column that says more: checked out, checked in, joined, then the
// status itself. An answer that isn't understood is a doubt, and its guest is merely added.
func (k cleaner) status(doubts *[]string) model.GuestStatus {
	s := k.sheet
	if happened(k.note(s.at(asCheckedOut)).String()) {
		return model.GuestCheckedOut
	}
	if happened(k.note(s.at(asCheckedIn)).String()) || happened(k.note(s.at(asJoined)).String()) {
		return model.GuestCheckedIn
	}
	said := k.note(s.at(asStatus)).String()
	if said == "" {
		return model.GuestAdded
	}
	status := statusOf(said)
	if said := plainName(said); said == "maybe" || said == "tentative" {
		*doubts = append(*doubts, fmt.Sprintf("the answer is %q: a reply is still awaited", said))
	}
	if status == 0 {
		*doubts = append(*doubts, fmt.Sprintf("the status %q is not known; the guest is added without it", excerpt(said, 40)))
		return model.GuestAdded
	}
	return status
}

// statusOf understands the words of ticket and meeting tools; 0 for any other.
func statusOf(text string) model.GuestStatus {
	switch plain := plainName(text); plain {
	case "checked out":
		return model.GuestCheckedOut
	case "checked in", "attended", "present", "used":
		return model.GuestCheckedIn
	case "attending", "approved", "going", "yes", "accepted", "confirmed", "completed", "complete", "paid", "active", "registered", "valid", "ja", "oui", "sí", "si", "zugesagt":
		return model.GuestAttending
	case "not attending", "declined", "no", "not going", "rejected", "denied", "cancelled", "canceled", "refunded", "deleted", "expired", "nein", "non", "abgesagt":
		return model.GuestDeclined
	case "waitlist", "waitlisted", "waiting", "waiting list", "on waitlist", "on waiting list":
		return model.GuestWaitlisted
	case "awaiting reply", "awaiting response", "pending", "pending approval", "invited", "sent", "maybe", "tentative", "no reply", "no response", "not replied", "awaiting payment", "unpaid":
		return model.GuestAwaiting
	case "added", "draft", "new", "not invited":
		return model.GuestAdded
	default:
		if strings.HasPrefix(plain, "attending") {
			return model.GuestAttending
		}
	}
	return 0
}

// happened reads a cell that holds yes or no, or the moment at which something was done.
func happened(text string) bool {
	if yes, known := yesNo(text); known {
		return yes
	}
	return strings.ContainsAny(text, "0123456789") || statusOf(text) == model.GuestCheckedIn
}
