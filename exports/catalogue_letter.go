package exports

// letterWords is the phrases that fill the fields of letters. The texts themselves are files, in exports/letters.
var letterWords = phrases{
	// when
	"%s to %s":    {"%s bis %s Uhr", "de %s à %s"},
	"%s time":     {"Ortszeit %s", "heure de %s"},
	"today":       {"heute", "aujourd'hui"},
	"tomorrow":    {"morgen", "demain"},
	"in %d days":  {"in %d Tagen", "dans %d jours"},
	"in %d weeks": {"in %d Wochen", "dans %d semaines"},
	"%s on %s":    {"%s am %s", "%s, le %s"},

	// cities that give zones their names
	"Athens":     {"Athen", "Athènes"},
	"Brussels":   {"Brüssel", "Bruxelles"},
	"Bucharest":  {"Bukarest", "Bucarest"},
	"Copenhagen": {"Kopenhagen", "Copenhague"},
	"Lisbon":     {"Lissabon", "Lisbonne"},
	"London":     {"London", "Londres"},
	"Luxembourg": {"Luxemburg", "Luxembourg"},
	"Prague":     {"Prag", "Prague"},
	"Rome":       {"Rom", "Rome"},
	"Singapore":  {"Singapur", "Singapour"},
	"Vienna":     {"Wien", "Vienne"},
	"Warsaw":     {"Warschau", "Varsovie"},
	"Zurich":     {"Zürich", "Zurich"},

	// earlier meetups
	"1 person came to %s on %s.":  {"1 Person kam zu „%s“ am %s.", "1 personne est venue à « %s » le %s."},
	"%d people came to %s on %s.": {"%d Personen kamen zu „%s“ am %s.", "%d personnes sont venues à « %s » le %s."},
	"They told of %s.":            {"Erzählt wurde von %s.", "On y a parlé de %s."},
	"One result: %s.":             {"Ein Ergebnis: %s.", "Un résultat : %s."},
	`"%s"`:                        {"„%s“", "« %s »"},

	// what a session brought, and what became of somebody's words
	"1 person took part.":              {"1 Person war dabei.", "1 personne a participé."},
	"%d people took part.":             {"%d Personen waren dabei.", "%d personnes ont participé."},
	"1 use case already works":         {"1 Anwendungsfall funktioniert schon", "1 cas d'usage marche déjà"},
	"%d use cases already work":        {"%d Anwendungsfälle funktionieren schon", "%d cas d'usage marchent déjà"},
	"1 does not yet.":                  {"1 noch nicht.", "1 ne marche pas encore."},
	"%d do not yet.":                   {"%d noch nicht.", "%d ne marchent pas encore."},
	`"Same for me" was said once.`:     {"Einmal hieß es: „Das gilt auch für mich.“", "« Pareil pour moi » a été dit une fois."},
	`"Same for me" was said %d times.`: {"%d-mal hieß es: „Das gilt auch für mich.“", "« Pareil pour moi » a été dit %d fois."},
	"1 goes on.":                       {"1 geht weiter.", "1 continue."},
	"%d go on.":                        {"%d gehen weiter.", "%d continuent."},
	"kept in the library":              {"in der Bibliothek aufbewahrt", "conservé dans la bibliothèque"},
	"scored, and kept in the library":  {"bewertet und in der Bibliothek aufbewahrt", "noté, et conservé dans la bibliothèque"},
	"on the shortlist":                 {"in der engeren Wahl", "dans la présélection"},
	"it concerns %s":                   {"es betrifft %s", "cela concerne %s"},
	"due by %s":                        {"bis %s", "d'ici au %s"},
	"%d minutes a day for %s on %d days a year, about %s hours": {"%d Minuten am Tag für %s an %d Tagen im Jahr, rund %s Stunden", "%d minutes par jour pour %s, %d jours par an, soit environ %s heures"},

	// the survey in a mail
	"1 question":                   {"1 Frage", "1 question"},
	"%d questions":                 {"%d Fragen", "%d questions"},
	"0 not at all to 10 certainly": {"0 gar nicht bis 10 ganz sicher", "de 0 pas du tout à 10 certainement"},
	"net promoter score":           {"Net Promoter Score", "Net Promoter Score"},
}
