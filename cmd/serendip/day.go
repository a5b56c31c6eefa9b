package main

import "time"

// dayNamed reads a day as people type it, seen from a moment: midnight where that moment is.
func dayNamed(word string, now time.Time) (time.Time, error) {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch word {
	case "today":
		return today, nil
	case "tomorrow":
		return today.AddDate(0, 0, 1), nil
	}
	day, err := time.ParseInLocation(time.DateOnly, word, now.Location())
	if err != nil {
		return time.Time{}, usage("%q is no date; write it as YYYY-MM-DD, such as 2027-03-04, or say today or tomorrow", word)
	}
	return day, nil
}
