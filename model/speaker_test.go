package model_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
)

func TestParseSpeaker(t *testing.T) {
	for _, c := range []struct {
		line, name string
		minutes    int
		side       model.GuestSide
	}{
		{"Ada Lopez", "Ada Lopez", 5, 0}, {"Ada Lopez 7", "Ada Lopez", 7, 0}, {"Ada 7m vendor", "Ada", 7, model.SideVendor},
		{"Ada vendor 7", "Ada", 7, model.SideVendor}, {"Ada internal", "Ada", 5, model.SideVendor}, {"Ada customer", "Ada", 5, model.SideCustomer}, {"vendor", "vendor", 5, 0}, {"", "", 5, 0},
	} {
		name, box, side, err := model.ParseSpeaker(c.line)
		if err != nil || name != c.name || box != time.Duration(c.minutes)*time.Minute || side != c.side {
			t.Errorf("%q: %q %v %v %v", c.line, name, box, side, err)
		}
	}
	for _, line := range []string{"Ada 0", "Ada 121", "Ada -1", "Ada 99999999999"} {
		if _, _, _, err := model.ParseSpeaker(line); err == nil {
			t.Errorf("%q was taken", line)
		}
	}
}

func TestTalkShare(t *testing.T) {
	for _, c := range []struct {
		customers, vendor time.Duration
		want              int
		ok                bool
	}{{0, 0, 0, false}, {time.Minute, 0, 100, true}, {0, time.Second, 0, true}, {8 * time.Minute, 2 * time.Minute, 80, true}, {1, 1, 50, true}, {2, 1, 67, true}, {5, 995, 1, true}, {4, 996, 0, true}} {
		if got, ok := model.TalkShare(c.customers, c.vendor); got != c.want || ok != c.ok {
			t.Errorf("%v : %v is %d %v", c.customers, c.vendor, got, ok)
		}
	}
}

func TestParseCards(t *testing.T) {
	got, err := model.ParseCards(" What failed? ;; Who was against it?;")
	if err != nil || strings.Join(got, "|") != "What failed?|Who was against it?" {
		t.Errorf("%q %v", got, err)
	}
	if _, err := model.ParseCards(strings.Repeat("x;", 41)); err == nil {
		t.Error("41 cards were taken")
	}
	if len(model.PromptCards()) < 8 {
		t.Error("too few cards to begin with")
	}
}
