package sshd

import (
	"sync"
	"sync/atomic"
)

// slots counts who is at the door and who is seated.
type slots struct {
	mu        sync.Mutex
	limits    Limits
	pending   int
	byAddress map[string]int
	seats     int
	seated    atomic.Int64 // seats, for who only looks
}

func newSlots(l Limits) *slots {
	return &slots{limits: l, byAddress: map[string]int{}}
}

// enter takes a place at the door. It reports false when there is none.
func (s *slots) enter(address string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending >= s.limits.Pending || s.byAddress[address] >= s.limits.PendingPerAddress {
		return false
	}
	s.pending++
	s.byAddress[address]++
	return true
}

// leave gives a place at the door back.
func (s *slots) leave(address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending--
	if s.byAddress[address]--; s.byAddress[address] <= 0 {
		delete(s.byAddress, address)
	}
}

// sit takes a seat; always finds one when told that it must.
func (s *slots) sit(must bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seats >= s.limits.Seats && !must {
		return false
	}
	s.seats++
	s.seated.Store(int64(s.seats))
	return true
}

// rise gives a seat back.
func (s *slots) rise() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seats--
	s.seated.Store(int64(s.seats))
}

// count returns how many are at the door and how many are seated.
func (s *slots) count() (pending, seats int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending, s.seats
}
