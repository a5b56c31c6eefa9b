package intake

import (
	"slices"
	"strings"

	"serendip/model"
)

// plainGuest is a name without what a meeting tool puts behind the names of those who come from outside: "Mei Tan (Guest)"
// is Mei Tan, whom the list of guests knows by that name.
func plainGuest(name model.Line) model.Line {
	at := strings.LastIndex(name.String(), " (")
	if at < 0 {
		return name
	}
	behind, closed := strings.CutSuffix(name.String()[at+2:], ")")
	outside := []string{"guest", "external", "unverified", "gast", "extern", "nicht überprüft", "invité", "externe", "non vérifié", "invitado", "ospite", "convidado"}
	if !closed || !slices.Contains(outside, strings.ToLower(behind)) {
		return name
	}
	plain, err := model.CleanLine(name.String()[:at])
	if err != nil {
		return name
	}
	return plain
}

// unnamed says that a ticket tool wrote its own words where the name of somebody is missing whose ticket another ordered.
func unnamed(name model.Line) bool {
	switch keyOf(name.String()) {
	case "info requested", "info requested info requested", "information requested", "information requested information requested":
		return true
	}
	return false
}
