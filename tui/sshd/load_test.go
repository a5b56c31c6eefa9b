package sshd

import (
	"testing"
	"time"
)

func TestLatenessIsToldInSteps(t *testing.T) {
	for _, c := range []struct{ late, told time.Duration }{
		{-time.Second, 0}, {0, 0}, {49 * time.Millisecond, 0}, {50 * time.Millisecond, 50 * time.Millisecond},
		{99 * time.Millisecond, 50 * time.Millisecond}, {100 * time.Millisecond, 100 * time.Millisecond},
		{399 * time.Millisecond, 200 * time.Millisecond}, {400 * time.Millisecond, 400 * time.Millisecond},
		{13 * time.Second, 12800 * time.Millisecond}, {time.Hour, 12800 * time.Millisecond},
	} {
		var l lateness
		for range fewestPictures {
			l.note(c.late)
		}
		if got, ok := (Load{Pictures: l.counts()}).Late(Load{}); got != c.told || !ok {
			t.Errorf("%v late is told as %v, %v", c.late, got, ok)
		}
	}
}

// One in four decides: a slow client or two make no machine slow.
func TestLateOfMany(t *testing.T) {
	var l lateness
	for range 100 {
		l.note(time.Millisecond)
	}
	before := Load{Pictures: l.counts()}
	if late, ok := before.Late(before); late != 0 || ok {
		t.Errorf("no pictures came %v late, %v", late, ok)
	}
	for range 76 {
		l.note(60 * time.Millisecond)
	}
	for range 24 {
		l.note(2 * time.Second)
	}
	if late, _ := (Load{Pictures: l.counts()}).Late(before); late != 50*time.Millisecond {
		t.Errorf("with 24 of 100 that are slow, all are told to be %v late", late)
	}
	l.note(2 * time.Second)
	l.note(2 * time.Second)
	if late, _ := (Load{Pictures: l.counts()}).Late(before); late != 1600*time.Millisecond {
		t.Errorf("with 26 of 102 that are slow: %v", late)
	}
}

func TestBusy(t *testing.T) {
	begun := time.Now()
	before := Load{At: begun, Processors: 4, Spent: time.Second, Known: true}
	after := Load{At: begun.Add(2 * time.Second), Processors: 4, Spent: 7 * time.Second, Known: true}
	if share, ok := after.Busy(before); share != 0.75 || !ok {
		t.Errorf("6 s in 2 s of 4 processors are %v, %v", share, ok)
	}
	if _, ok := before.Busy(before); ok {
		t.Error("no time has a share")
	}
	after.Known = false
	if _, ok := after.Busy(before); ok {
		t.Error("what is not known has a share")
	}
}

// TestNoteIsCheap holds what is done for every picture of every seat to allocating nothing.
func TestNoteIsCheap(t *testing.T) {
	var l lateness
	if n := testing.AllocsPerRun(100, func() { l.note(time.Second) }); n != 0 {
		t.Errorf("%v allocations for a picture", n)
	}
}
