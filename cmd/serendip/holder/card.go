package holder

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"serendip/cmd/serendip/datadir"
)

// The names of the holder's files in the data folder.
const (
	lockName = "holder.lock"
	cardName = "holder.json"
)

// Card is what a holder says of itself in the data folder.
type Card struct {
	PID    int    `json:"pid"`
	What   string `json:"what"`   // its command line
	Socket string `json:"socket"` // where it listens
}

// readCard reads the present or the latest holder's card.
func readCard(dir datadir.Dir) (Card, error) {
	var c Card
	text, err := os.ReadFile(filepath.Join(dir.Path(), cardName))
	if err != nil {
		return c, err
	}
	return c, json.Unmarshal(text, &c)
}

// writeCard replaces the card, whole or not at all.
func writeCard(dir datadir.Dir, c Card) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	path := filepath.Join(dir.Path(), cardName)
	if err := os.WriteFile(path+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func removeCard(dir datadir.Dir) error {
	err := os.Remove(filepath.Join(dir.Path(), cardName))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
