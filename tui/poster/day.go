package poster

import "time"

// Day is a date as people say it: "Wed 21 Oct", with the year where it is not this one; what is no date stays as it is.
func Day(date string, now time.Time) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	if at.Year() == now.Year() {
		return at.Format("Mon 2 Jan")
	}
	return at.Format("Mon 2 Jan 2006")
}
