package exports

// joinWords is the words of the sheet that says how to come in. What ssh itself asks stays as ssh asks it.
var joinWords = phrases{
	"%s: how to join": {"%s: so kommen Sie dazu", "%s : comment participer"},
	"%s, for %s":      {"%s, für %s", "%s, pour %s"},
	"The door is closed at the moment; it opens shortly before the beginning.": {"Die Tür ist im Augenblick geschlossen; sie öffnet kurz vor dem Beginn.", "La porte est fermée pour l'instant ; elle ouvre peu avant le début."},
	"You need nothing but this line, and the terminal that your computer has:": {"Sie brauchen nur diese Zeile und das Terminal, das Ihr Computer schon hat:", "Il ne vous faut que cette ligne, et le terminal de votre ordinateur :"},
	"Press the Windows key, type “terminal” (or “cmd”), press enter.":          {"Drücken Sie die Windows-Taste, tippen Sie „terminal“ (oder „cmd“), dann die Eingabetaste.", "Appuyez sur la touche Windows, tapez « terminal » (ou « cmd »), puis Entrée."},
	"Paste the line with a right click, press enter.":                          {"Fügen Sie die Zeile mit einem Rechtsklick ein, dann die Eingabetaste.", "Collez la ligne d'un clic droit, puis Entrée."},
	"Answer the question below with yes, press enter.":                         {"Antworten Sie auf die Frage unten mit yes, dann die Eingabetaste.", "Répondez yes à la question ci-dessous, puis Entrée."},
	"Press command and space, type “terminal”, press enter.":                   {"Drücken Sie Befehl und Leertaste, tippen Sie „terminal“, dann die Eingabetaste.", "Appuyez sur Commande et Espace, tapez « terminal », puis Entrée."},
	"Paste the line with command and V, press enter.":                          {"Fügen Sie die Zeile mit Befehl und V ein, dann die Eingabetaste.", "Collez la ligne avec Commande et V, puis Entrée."},
	"Press ctrl, alt and T, or open “Terminal” from the menu.":                 {"Drücken Sie Strg, Alt und T, oder öffnen Sie „Terminal“ im Menü.", "Appuyez sur Ctrl, Alt et T, ou ouvrez « Terminal » dans le menu."},
	"Paste the line with ctrl, shift and V, press enter.":                      {"Fügen Sie die Zeile mit Strg, Umschalt und V ein, dann die Eingabetaste.", "Collez la ligne avec Ctrl, Maj et V, puis Entrée."},
	"The question": {"Die Frage", "La question"},
	"The first time, your computer asks whether you know this host:":             {"Beim ersten Mal fragt Ihr Computer auf Englisch, ob Sie diesen Rechner kennen:", "La première fois, votre ordinateur demande, en anglais, si vous connaissez cette machine :"},
	"Compare the fingerprint with this sheet, then type yes and press enter.":    {"Vergleichen Sie den Fingerabdruck mit diesem Blatt, tippen Sie dann yes und drücken Sie die Eingabetaste.", "Comparez l'empreinte avec cette feuille, puis tapez yes et Entrée."},
	"You come in under your name: keep the line to yourself.":                    {"Sie kommen unter Ihrem Namen dazu: Behalten Sie die Zeile für sich.", "Vous entrez sous votre nom : gardez la ligne pour vous."},
	"Then say your name and press enter.":                                        {"Nennen Sie dann Ihren Namen und drücken Sie die Eingabetaste.", "Donnez ensuite votre nom, puis Entrée."},
	"If something is odd":                                                        {"Wenn etwas nicht stimmt", "Si quelque chose ne va pas"},
	"The window is frozen: press enter, then type ~. (a tilde and a full stop).": {"Das Fenster reagiert nicht mehr: Drücken Sie die Eingabetaste und tippen Sie ~. (Tilde und Punkt).", "La fenêtre ne répond plus : appuyez sur Entrée, puis tapez ~. (un tilde et un point)."},
	"The same line brings you back, and nothing is lost.":                        {"Dieselbe Zeile bringt Sie zurück, und nichts ist verloren.", "La même ligne vous fait revenir, et rien n'est perdu."},
	"With a screen reader, use this line instead:":                               {"Mit einem Bildschirmleser nehmen Sie stattdessen diese Zeile:", "Avec un lecteur d'écran, prenez plutôt cette ligne :"},
}
