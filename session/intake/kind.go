package intake

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// kind reads from the row whether its use case exists already: from a column that says so, else from how far it has
// come, else from whether it is used. It is 0 when nothing tells; why is a doubt, when a plain answer isn't understood.
func (k cleaner) kind() (kind model.Kind, why string) {
	if said := k.note(k.sheet.at(asKind)).String(); said != "" {
		if kind = kindOf(said); kind != 0 {
			return kind, ""
		}
		why = fmt.Sprintf("%q is neither serendipitous nor planned", excerpt(said, 40))
	}
	if kind = kindOf(k.note(k.sheet.at(asStage)).String()); kind != 0 {
		return kind, why
	}
	switch used, known := yesNo(k.note(k.sheet.at(asUsed)).String()); {
	case known && used:
		return model.Serendipitous, why
	case known:
		return model.Planned, why
	}
	return 0, why
}

// kindOf reads words such as "in production since 2023" or "planned". Stronger words come first: what is "not in
// production" has "in production" in it. It is 0 when no word tells.
func kindOf(text string) model.Kind {
	plain := " " + plainName(text) + " "
	for _, group := range []struct {
		kind  model.Kind
		words []string
	}{
		{model.Serendipitous, []string{" serendipitous ", " existing ", " pre existing ", " already ", " vorhanden ", " existente "}},
		{model.Planned, []string{" not ", " pre deployment ", " plan", " initia", " ideation ", " idea ", " develop", " acquisition ", " implement", " pilot", " proof of concept ", " poc ", " propos", " research", " concept ", " backlog ", " future ", " testing ", " geplant", " prevista ", " previsto "}},
		{model.Serendipitous, []string{" in use ", " in production ", " production ", " operation", " in mission ", " deploy", " live ", " running ", " complete", " retired ", " used ", " in betrieb ", " en uso "}},
	} {
		if slices.ContainsFunc(group.words, func(w string) bool { return strings.Contains(plain, w) }) {
			return group.kind
		}
	}
	return 0
}

// yesNo reads a plain answer in a few languages; known is false when it isn't one.
func yesNo(text string) (yes, known bool) {
	switch plainName(text) {
	case "y", "yes", "true", "1", "x", "ja", "si", "sí", "oui", "sim":
		return true, true
	case "n", "no", "false", "0", "nein", "non", "nej", "nee", "não", "never":
		return false, true
	}
	return false, false
}

func contains(as []field, f field) bool { return slices.Contains(as, f) }
