package sessiontest

import (
	"bytes"
	"crypto/sha256"
	"sync"

	"serendip/model"
)

// Secrets keeps what a vault keeps, in memory. Keys follow from the round, so that a test can be run again.
type Secrets struct {
	mu     sync.Mutex
	rounds map[model.RoundID][]byte
}

// NewSecrets makes an empty one.
func NewSecrets() *Secrets { return &Secrets{rounds: make(map[model.RoundID][]byte)} }

// MakeRoundKey implements session.Secrets.
func (s *Secrets) MakeRoundKey(id model.RoundID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := sha256.Sum256(id[:])
	s.rounds[id] = sum[:]
	return nil
}

// RoundKey implements session.Secrets.
func (s *Secrets) RoundKey(id model.RoundID) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rounds[id]
}

// DropRoundKey implements session.Secrets.
func (s *Secrets) DropRoundKey(id model.RoundID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.rounds, id)
	return nil
}

// CodeSecret implements session.Secrets.
func (s *Secrets) CodeSecret() []byte { return bytes.Repeat([]byte{7}, 32) }
