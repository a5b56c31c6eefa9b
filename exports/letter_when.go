package exports

import (
	"cmp"
	"regexp"
	"strings"
	"time"
)

var weekdays = [][]string{
	{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
}

// weekday is a date with the day of the week before it.
func (v voice) weekday(d time.Time, date string) string {
	between := " "
	if v.Lang() == "de" {
		between = ", "
	}
	return weekdays[v.at][d.Weekday()] + between + date
}

// away is how far off a moment is, in days and weeks.
func (v voice) away(now, at time.Time) string {
	y, m, d := now.In(at.Location()).Date()
	days := int(at.Sub(time.Date(y, m, d, 0, 0, 0, 0, at.Location())) / (24 * time.Hour))
	switch {
	case days <= 0:
		return v.say("today")
	case days == 1:
		return v.say("tomorrow")
	case days < 14:
		return v.say("in %d days", days)
	}
	return v.say("in %d weeks", days/7)
}

// placeTime is a time zone as people say it: "London time".
func (v voice) placeTime(zone string) string {
	region, city, parted := strings.Cut(zone, "/")
	if !parted || region == "Etc" { // UTC and the like
		return cmp.Or(city, zone)
	}
	city = city[strings.LastIndex(city, "/")+1:]
	said := v.say("%s time", v.say(strings.ReplaceAll(city, "_", " ")))
	if v.Lang() == "fr" {
		return elided.ReplaceAllString(said, "d’$1")
	}
	return said
}

// elided is where French drops a vowel before another.
var elided = regexp.MustCompile(`\bde ([AEIOUÉÎ])`)
