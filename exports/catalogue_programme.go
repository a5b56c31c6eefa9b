package exports

// programmeWords is the words of a customer's whole programme.
var programmeWords = phrases{
	"● came, ○ no-show, – not coming, … coming, ? no answer yet; empty: not asked": {"● gekommen, ○ nicht erschienen, – sagt ab, … kommt, ? noch keine Antwort; leer: nicht gefragt", "● venu, ○ absent, – ne vient pas, … vient, ? pas encore de réponse ; vide : pas invité"},
	"Attendance over the series": {"Anwesenheit über die Reihe", "Présences sur la série"},
	// the programme
	"The programme":                        {"Das Programm", "Le programme"},
	"as of %s":                             {"Stand %s", "au %s"},
	"sessions":                             {"Sitzungen", "séances"},
	"use cases":                            {"Anwendungsfälle", "cas d'usage"},
	"with a measured result":               {"mit gemessenem Ergebnis", "avec un résultat mesuré"},
	"What was chosen, and what came of it": {"Was gewählt wurde und was daraus wurde", "Ce qui a été choisi et ce qu'il en est advenu"},
	"Nothing was selected yet.":            {"Noch ist nichts ausgewählt.", "Rien n'est encore choisi."},
	"objective":                            {"Ziel", "objectif"},
	"What the use cases are to serve; none beside an objective is a gap.": {"Wozu die Anwendungsfälle dienen; wo keiner steht, ist eine Lücke.", "Ce que les cas d'usage doivent servir ; là où il n'y en a aucun, il y a un manque."},
	"Sessions":  {"Sitzungen", "Séances"},
	"session":   {"Sitzung", "séance"},
	"Champions": {"Botschafter", "Ambassadeurs"},
	"champions": {"Botschafter", "ambassadeurs"},
	"function":  {"Funktion", "fonction"},
	"%d of %d front-line champions who are willing to present.": {"%d von %d Botschaftern aus der ersten Reihe, die vortragen würden.", "%d sur %d ambassadeurs de terrain prêts à présenter."},
	"Library": {"Bibliothek", "Bibliothèque"},
	"%d more use cases wait in the library; the tables list them.": {"%d weitere Anwendungsfälle warten in der Bibliothek; die Tabellen zählen sie auf.", "%d autres cas d'usage attendent dans la bibliothèque ; les tableaux les énumèrent."},
	"research":                 {"Forschung", "recherche"},
	"product development":      {"Produktentwicklung", "développement de produits"},
	"marketing":                {"Marketing", "marketing"},
	"project management":       {"Projektleitung", "gestion de projet"},
	"HR":                       {"Personal", "RH"},
	"corporate communications": {"Unternehmenskommunikation", "communication d'entreprise"},
	"other":                    {"eine andere Funktion", "une autre fonction"},
}
