package model

import "fmt"

// WorkingDays is how many days a year are worked, unless a programme says otherwise.
const WorkingDays = 220

// ClaimedHours is what a use case is claimed to save: minutes a day x people x working days a year, in hours a year,
// and the people it counts: the larger of the others that were claimed plus the one who claims, and the distinct
// people who said "same for me". Negative numbers count as 0.
func ClaimedHours(minutesPerDay, others, distinctSame, workingDays int) (hours Frac, people int) {
	people = max(max(others, 0)+1, distinctSame)
	minutes := NewFrac(int64(max(minutesPerDay, 0)), 1).Times(NewFrac(int64(people), 1)).Times(NewFrac(int64(max(workingDays, 0)), 1))
	return minutes.Over(NewFrac(60, 1)), people
}

// HoursFormula says how the hours came about: "15 min x 7 people x 220 days = 385 h a year". Hours are whole, and
// "about" says that they were rounded.
func HoursFormula(minutesPerDay, people, workingDays int) string {
	hours, _ := ClaimedHours(minutesPerDay, people-1, 0, workingDays)
	who, about := "people", ""
	if people == 1 {
		who = "person"
	}
	if !hours.rat().IsInt() {
		about = "about "
	}
	return fmt.Sprintf("%d min x %d %s x %d days = %s%s h a year", minutesPerDay, people, who, workingDays, about, hours.rat().FloatString(0))
}
