package sshd_test

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/sshd"
)

// tardy is a program whose news came long before it learns of them.
type tardy struct {
	echo
	news chan struct{}
	by   time.Duration
}

type newsMsg struct{}

func (m tardy) News() (<-chan struct{}, tea.Msg) { return m.news, newsMsg{} }
func (m tardy) Came() time.Time                  { return time.Now().Add(-m.by) }

func (m tardy) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(newsMsg); ok {
		return m, nil
	}
	next, cmd := m.echo.Update(msg)
	m.echo = next.(echo)
	return m, cmd
}

func TestTheDoorKnowsHowLatePicturesAre(t *testing.T) {
	t.Parallel()
	news := make(chan struct{})
	r := open(t, sshd.Config{Limits: sshd.Limits{Seats: 7}, Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) {
		return tardy{news: news, by: 450 * time.Millisecond}, nil, nil
	}})
	before := r.door.Load()
	r.sit(r.dial("ada"), 60, 20).shows("size 60x20")
	for range 9 { // a picture of eight of them is written by then
		news <- struct{}{}
	}
	now := r.door.Load()
	if now.Seats != 1 || now.Limit != 7 {
		t.Errorf("%d of %d seats", now.Seats, now.Limit)
	}
	if late, ok := now.Late(before); !ok || late < 400*time.Millisecond {
		t.Errorf("pictures that come 0.45 s late are %v late, %v", late, ok)
	}
	if share, ok := now.Busy(before); now.Known && (!ok || share <= 0 || share > 1.5) {
		t.Errorf("this process used %v of the processors, %v", share, ok)
	}
}
