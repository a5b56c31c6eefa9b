package rehearse_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"serendip/cmd/serendip/rehearse"
)

func TestClockRunsAtItsRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Date(2027, 3, 4, 9, 0, 0, 0, time.UTC)
		c := rehearse.NewClock(start, 150)
		shows := func(want time.Duration) {
			t.Helper()
			if got := c.Now().Sub(start); got != want {
				t.Errorf("%v after the beginning, want %v", got, want)
			}
		}
		time.Sleep(2 * time.Second)
		shows(5 * time.Minute)
		c.SetRate(0)
		time.Sleep(time.Hour)
		shows(5 * time.Minute)
		c.Turn(start.Add(10 * time.Minute))
		shows(10 * time.Minute)
		c.Turn(start)
		shows(10 * time.Minute)
		c.SetRate(60)
		time.Sleep(time.Second)
		shows(11 * time.Minute)
	})
}

func TestClockUntil(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		c := rehearse.NewClock(start, 0)
		reached := make(chan error, 1)
		go func() { reached <- c.Until(t.Context(), start.Add(time.Minute)) }()
		time.Sleep(time.Hour)
		synctest.Wait()
		if len(reached) > 0 {
			t.Fatal("a clock that stands has reached a moment")
		}
		c.SetRate(60)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if len(reached) == 0 || <-reached != nil {
			t.Fatal("a running clock has not woken who waits")
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := c.Until(ctx, start.Add(24*time.Hour)); !errors.Is(err, context.Canceled) {
			t.Errorf("who is called off waits on: %v", err)
		}
	})
}
