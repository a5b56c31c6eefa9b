package model

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// What a speaker has where nothing else was said, when their own seat says how much is left, and the bounds of a box.
const (
	SpeakerBox  = 5 * time.Minute
	SpeakerWarn = 2 * time.Minute
	LongestTalk = 2 * time.Hour
)

// EnoughCustomers is how many customers should speak: with one alone it is their show and nobody compares.
const EnoughCustomers = 2

// CustomerShare is how much of the talking customers do where it goes well, in percent. Ignite Advisory Group, Why Customer
// Advisory Boards Fail, part 4: no peer exchange ("the host company is talking for 20% of the time and members for 80%").
const CustomerShare = 80

// TalkShare is the customers' part of all talking in percent, the nearest whole number; false while nobody talked.
func TalkShare(customers, vendor time.Duration) (percent int, ok bool) {
	all := customers + vendor
	if all <= 0 {
		return 0, false
	}
	return int((200*customers + all) / (2 * all)), true
}

// PromptCards are what to ask a speaker who stalls: what a meetup is about, and never the product.
func PromptCards() []string {
	return []string{
		"What failed at first, and how did you get over it?",
		"Who was against it, and what changed their mind?",
		"What did people in your place do before?",
		"What do you do that nobody designed it for?",
		"How did you decide what to begin with?",
		"Who had to change a habit, and what helped them?",
		"How do you know that it works? What do you count?",
		"What would you do otherwise, if you began again?",
		"Who here has the same trouble?",
		"What is still unsolved?",
	}
}

// ParseSpeaker reads a speaker as typed: a name, then minutes and "vendor", "customer" or "prospect" in any order behind it. The side is
// zero where nobody said it.
//
//	Ada Lopez 7 vendor
func ParseSpeaker(line string) (name string, box time.Duration, side GuestSide, err error) {
	words := strings.Fields(line)
	box = SpeakerBox
	for ; len(words) > 1; words = words[:len(words)-1] {
		last := strings.ToLower(words[len(words)-1])
		n, notNumber := strconv.Atoi(strings.TrimSuffix(last, "m"))
		switch {
		case last == "vendor" || last == "internal":
			side = SideVendor
		case last == "customer":
			side = SideCustomer
		case last == "prospect":
			side = SideProspect
		case notNumber != nil:
			return strings.Join(words, " "), box, side, nil
		case n < 1 || n > int(LongestTalk/time.Minute):
			return "", 0, 0, errors.New("a speaker has from 1 minute to 2 hours")
		default:
			box = time.Duration(n) * time.Minute
		}
	}
	return strings.Join(words, " "), box, side, nil
}

// mostCards bounds the prompt cards of a block.
const mostCards = 40

// ParseCards reads prompt cards as they are typed, parted by semicolons.
func ParseCards(line string) ([]string, error) {
	var out []string
	for card := range strings.SplitSeq(line, ";") {
		if strings.TrimSpace(card) == "" {
			continue
		}
		words, err := CleanLine(card)
		if err != nil {
			return nil, err
		}
		out = append(out, words.String())
	}
	if len(out) > mostCards {
		return nil, errors.New("there is room for " + strconv.Itoa(mostCards) + " prompt cards")
	}
	return out, nil
}
