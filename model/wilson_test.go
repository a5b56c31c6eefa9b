package model_test

import (
	"math"
	"testing"

	"serendip/model"
)

// The worked numbers were reckoned apart from the program: those of 1 and 10 votes by hand, as n/(n+z²), which the formula
// becomes where all agree; the others with Python's decimal at 50 digits.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		up, down int
		want     float64
	}{
		{0, 0, 0}, {0, 5, 0},
		{1, 0, 1 / (1 + 3.8416)}, {10, 0, 10 / (10 + 3.8416)},
		{2, 1, 0.207654955126}, {9, 1, 0.595843614502}, {55, 45, 0.452444270316}, {600, 400, 0.569308860622},
	} {
		if got := model.Wilson(c.up, c.down); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%d up and %d down: %.10f, not %.10f", c.up, c.down, got, c.want)
		}
	}
	if model.Wilson(600, 400) <= model.Wilson(2, 1) || model.Wilson(1, 0) >= model.Wilson(9, 1) {
		t.Error("few votes stand above many")
	}
	if model.Wilson(-1, -1) != 0 {
		t.Error("less than no vote counts")
	}
}

func TestContested(t *testing.T) {
	for _, c := range []struct {
		up, down int
		want     bool
	}{{0, 0, false}, {2, 1, false}, {2, 2, true}, {4, 2, true}, {5, 2, false}, {2, 4, true}, {10, 0, false}} {
		if got := model.Contested(c.up, c.down); got != c.want {
			t.Errorf("%d up and %d down: %v", c.up, c.down, got)
		}
	}
}
