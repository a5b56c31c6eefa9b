package session

import (
	"serendip/model"
	"serendip/session/templates"
)

// ValueWorkshop is the agenda of the business-value workshop: 150 minutes. Serendipitous capture has its own block,
// before planned.
func ValueWorkshop() []model.Block {
	t, _ := templates.BuiltinNamed(templates.Default) // a test holds that it is there
	return t.Blocks
}
