package exports

// saying is a sentence with figures or names in it that the rules say in English, with its German and French; %n is a figure or one word, %i
// is the number by which something is called, %w is somebody's own words; these two stay as they were said.
type saying struct {
	english string
	in      [2]string
}

// sayings are tried in this order; the figures of both languages stand in the order of the English.
var sayings = []saying{
	// what was answered
	{"%s: too few people to show them without naming anyone", [2]string{"%s: zu wenige, um sie ohne Namen zu zeigen", "%s : trop peu pour les montrer sans nommer personne"}},
	{"%s: too few to show without naming anyone", [2]string{"%s: zu wenige, um sie ohne Namen zu zeigen", "%s : trop peu pour les montrer sans nommer personne"}},
	{"%s: too few for a mean", [2]string{"%s: zu wenige für einen Mittelwert", "%s : trop peu pour une moyenne"}},
	{"mean %n of 10, %s: too few for a net promoter score", [2]string{"Mittelwert %s von 10, %s: zu wenige für einen Net Promoter Score", "moyenne %s sur 10, %s : trop peu pour un Net Promoter Score"}},
	{"NPS %n, mean %n of 10, %s", [2]string{"NPS %s, Mittelwert %s von 10, %s", "NPS %s, moyenne %s sur 10, %s"}},
	{"mean %n of 3, %s", [2]string{"Mittelwert %s von 3, %s", "moyenne %s sur 3, %s"}},
	{"%n answers", [2]string{"%s Antworten", "%s réponses"}},
	{"%s. Few answers: read them as voices, not as a figure. %s", [2]string{"%s. Wenige Antworten: Lesen Sie sie als Stimmen, nicht als Kennzahl. %s", "%s. Peu de réponses : à lire comme des voix, non comme un chiffre. %s"}},
	{"A mean is told from %n answers on, a net promoter score from %n, counts from %n.", [2]string{"Ein Mittelwert wird ab %s Antworten genannt, ein Net Promoter Score ab %s, Anzahlen ab %s.", "Une moyenne est donnée à partir de %s réponses, un Net Promoter Score à partir de %s, des décomptes à partir de %s."}},
	{"%s. A mean is told from %n answers on, a net promoter score from %n, counts from %n.", [2]string{"%s. Ein Mittelwert wird ab %s Antworten genannt, ein Net Promoter Score ab %s, Anzahlen ab %s.", "%s. Une moyenne est donnée à partir de %s réponses, un Net Promoter Score à partir de %s, des décomptes à partir de %s."}},
	{"%n of %n people answered, %n%%", [2]string{"%s von %s Personen haben geantwortet, %s\u00a0%%", "%s personnes sur %s ont répondu, %s\u00a0%%"}},
	{"%n people answered", [2]string{"%s Personen haben geantwortet", "%s personnes ont répondu"}},

	{"customers spoke %n%% of the time, the vendor %n%%", [2]string{"Kunden sprachen %s\u00a0%% der Zeit, der Anbieter %s\u00a0%%", "les clients ont parlé %s\u00a0%% du temps, l'éditeur %s\u00a0%%"}},

	// figures of a promise
	{"%w (before: %w)", [2]string{"%s (vorher: %s)", "%s (avant : %s)"}},
	{"the target counts “%w”, the actual figure “%w”", [2]string{"das Ziel zählt „%s“, der tatsächliche Wert „%s“", "la cible compte « %s », le chiffre réel « %s »"}},
	{"the baseline counts “%w”, the target “%w”", [2]string{"der Ausgangswert zählt „%s“, das Ziel „%s“", "la référence compte « %s », la cible « %s »"}},
	{"it went %n%% of the way, which is too good to be true without a look at how it was measured", [2]string{"%s\u00a0%% des Weges sind geschafft: zu schön, um wahr zu sein, solange niemand prüft, wie gemessen wurde", "%s\u00a0%% du chemin parcouru : trop beau pour être vrai sans vérifier comment on a mesuré"}},
	{"%n%% of the way is gone", [2]string{"%s\u00a0%% des Weges sind geschafft", "%s\u00a0%% du chemin est parcouru"}},

	// warnings, and what has no place
	{"not so yet: %s", [2]string{"noch nicht so: %s", "pas encore le cas : %s"}},
	{"somebody in it is elsewhere in each free slot", [2]string{"jemand davon ist zu jeder freien Zeit anderswo", "quelqu'un y est pris ailleurs à chaque créneau libre"}},
	{"%w is elsewhere in each free slot", [2]string{"%s ist zu jeder freien Zeit anderswo", "%s est ailleurs à chaque créneau libre"}},

	// what became of somebody's words
	{"%n min x %n people x %n days = %s h a year", [2]string{"%s Min. × %s Personen × %s Tage = %s Std. im Jahr", "%s min × %s personnes × %s jours = %s h par an"}},
	{"about %n", [2]string{"rund %s", "environ %s"}},
	{"#%i and #%i say the same; both authors are kept.", [2]string{"Nr. %s und Nr. %s sagen dasselbe; beide bleiben mit ihren Urhebern erhalten.", "Les nº %s et nº %s disent la même chose ; les deux auteurs sont conservés."}},
	{"#%i is kept, and not on the wall for now.", [2]string{"#%s bleibt erhalten, steht aber vorerst nicht auf der Leinwand.", "#%s est conservé, mais n'est pas projeté pour l'instant."}},
	{"#%i is kept; the facilitator brings it to the wall.", [2]string{"#%s bleibt erhalten; die Moderation bringt es auf die Leinwand.", "#%s est conservé ; l'animateur le projettera."}},
	{"#%i is one of the few that go on.", [2]string{"#%s gehört zu den wenigen, die weitergehen.", "#%s fait partie des quelques-uns qui continuent."}},
	{"#%i: an end user was asked about the minutes; nothing is decided yet.", [2]string{"#%s: Ein Anwender wurde nach den Minuten gefragt; entschieden ist noch nichts.", "#%s : un utilisateur a été interrogé sur les minutes ; rien n'est encore décidé."}},
	{"#%i: an end user confirmed the minutes that you named.", [2]string{"#%s: Ein Anwender hat die von Ihnen genannten Minuten bestätigt.", "#%s : un utilisateur a confirmé les minutes que vous avez indiquées."}},
	{"#%i stays. An end user sees its minutes differently, so they do not count for now.", [2]string{"#%s bleibt. Ein Anwender sieht die Minuten anders, deshalb zählen sie vorerst nicht.", "#%s reste. Un utilisateur voit ses minutes autrement ; elles ne comptent donc pas pour l'instant."}},
	{"#%i waits in the parking lot, with your name: it asks for a feature or a plan, and this block is about what people do. You will hear what becomes of it.", [2]string{"#%s wartet mit Ihrem Namen im Themenspeicher: Es geht um eine Funktion oder einen Plan, in diesem Abschnitt aber um das, was Menschen tun. Sie erfahren, was daraus wird.", "#%s attend au parking, avec votre nom : il s'agit d'une fonction ou d'un plan, et cette séquence porte sur ce que font les gens. Vous saurez ce qu'il en advient."}},
	{"“%w” from the parking lot: %s.", [2]string{"„%s“ aus dem Themenspeicher: %s.", "« %s », mis au parking : %s."}},
	{"Question %i is kept, and not on the wall for now: %w", [2]string{"Frage %s bleibt erhalten, steht aber vorerst nicht auf der Leinwand: %s", "La question %s est conservée, mais n'est pas projetée pour l'instant : %s"}},
	{"Question %i is kept; the facilitator brings it to the wall.", [2]string{"Frage %s bleibt erhalten; die Moderation bringt sie auf die Leinwand.", "La question %s est conservée ; l'animateur la projettera."}},
	{"Question %i is answered: %w", [2]string{"Frage %s ist beantwortet: %s", "La question %s a sa réponse : %s"}},
	{"Question %i is answered.", [2]string{"Frage %s ist beantwortet.", "La question %s a sa réponse."}},
	{"Question %i and question %i ask the same; both are kept.", [2]string{"Frage %s und Frage %s fragen dasselbe; beide bleiben erhalten.", "Les questions %s et %s demandent la même chose ; les deux sont conservées."}},
	{"passed on to %w: %w", [2]string{"weitergegeben an %s: %s", "transmis à %s : %s"}},
	{"passed on to %w", [2]string{"weitergegeben an %s", "transmis à %s"}},
	{"passed on: %w", [2]string{"weitergegeben: %s", "transmis : %s"}},
	{"became use case %i", [2]string{"wurde Anwendungsfall %s", "devenu le cas d'usage %s"}},
	{"answered: %w", [2]string{"beantwortet: %s", "répondu : %s"}},
	{"dropped: %w", [2]string{"fallen gelassen: %s", "abandonné : %s"}},
}
