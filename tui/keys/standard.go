package keys

// The actions that mean the same on every screen.
const (
	Next      Action = "next"
	Previous  Action = "back"
	Lights    Action = "lights"
	WallView  Action = "wall view"
	Palette   Action = "palette"
	Help      Action = "help"
	Quit      Action = "quit"
	ToLine    Action = "to line"
	ToList    Action = "to list"
	ClearLine Action = "clear line"
	Undo      Action = "undo"
	Up        Action = "up"
	Down      Action = "down"
	First     Action = "first"
	Last      Action = "last"
	Enter     Action = "enter"
)

// Facilitator is what stage and console share in a live session, in both states.
func Facilitator() Map {
	return Map{
		{Action: Next, Keys: []string{"ctrl+n", "pgdown"}, Label: "next block", Group: "Run",
			About: "Go to the next block (press it twice)"},
		{Action: Previous, Keys: []string{"pgup"}, Label: "block before", Group: "Run", Quiet: true,
			About: "Go back to the block before"},
		{Action: Lights, Keys: []string{"ctrl+l"}, Label: "wall dark", Group: "Wall",
			About: "Make the wall dark, and bring it back"},
		{Action: WallView, Keys: []string{"ctrl+t"}, Label: "wall view", Group: "Wall",
			About: "Choose what the wall shows"},
		{Action: Palette, Keys: []string{"ctrl+p", ":"}, Show: "^P", Label: "all commands", Group: "Help", Fixed: true,
			About: "Every action by name"},
	}.And(Helping())
}

// Helping is the help keys: F1 everywhere, ? in the list.
func Helping() Map {
	return Map{
		{Action: Help, Keys: []string{"f1", "?"}, Label: "help", Group: "Help", About: "Show what every key does"},
	}
}

// Moving is the keys of a list.
func Moving() Map {
	return Map{
		{Action: Up, Keys: []string{"up"}, Show: "↑", Label: "up", Group: "Move", Where: List, Fixed: true, Quiet: true},
		{Action: Down, Keys: []string{"down"}, Show: "↓", Label: "down", Group: "Move", Where: List, Fixed: true, Quiet: true},
		{Action: First, Keys: []string{"home"}, Label: "to the top", Group: "Move", Where: List, Fixed: true, Quiet: true},
		{Action: Last, Keys: []string{"end"}, Label: "to the end", Group: "Move", Where: List, Fixed: true, Quiet: true},
	}
}
