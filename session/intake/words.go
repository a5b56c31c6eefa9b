package intake

// The meanings of columns in a list of use cases.
const (
	asTitle   field = "title"
	asSummary field = "summary"
	asOutcome field = "expected outcome"
	asID      field = "id"
	asKind    field = "kind"
	asStage   field = "stage"
	asUsed    field = "used"
	asAuthor  field = "author"
	asUnit    field = "unit" // the part of the organisation: the same title in two of them is two use cases
)

// useCaseWords are the names that the columns of a list of use cases bear.
func useCaseWords() vocabulary {
	return vocabulary{
		{field: asTitle,
			whole: []string{"title", "use case title", "use case name", "use case", "ai use case", "usecase", "case", "idea", "idea title", "name of use case", "name of the use case", "proposal", "initiative", "project name", "project", "topic", "titel", "anwendungsfall", "titre", "cas d usage", "título", "titulo", "caso de uso", "titolo", "name"},
			part:  []string{"use case title", "use case name", "idea title"}},
		{field: asSummary,
			whole: []string{"summary", "description", "use case description", "purpose", "details", "detail", "workflow", "abstract", "text", "notes", "beschreibung", "zusammenfassung", "résumé", "description courte", "resumen", "descripción", "descripcion", "descrizione", "beskrivning"},
			part:  []string{"summary", "description", "intended purpose"}},
		{field: asOutcome,
			whole: []string{"expected outcome", "outcome", "expected outcomes", "benefits", "benefit", "expected benefits", "expected benefit", "value", "business value", "objective", "goal", "result", "nutzen", "bénéfices", "beneficios"},
			part:  []string{"expected outcome", "expected benefits"}},
		{field: asID,
			whole: []string{"serendip id", "id", "use case id", "external id", "identifier", "reference", "ref", "key", "code", "uuid", "number", "no", "nr"},
			part:  []string{"use case id"}},
		{field: asKind,
			whole: []string{"kind", "use case kind", "serendipitous or planned", "planned or existing", "existing or planned"}},
		{field: asStage,
			whole: []string{"stage", "development stage", "stage of development", "lifecycle stage", "life cycle stage", "phase", "status", "state", "stand", "estado", "statut", "maturity"},
			part:  []string{"stage of development", "development stage"}},
		{field: asUsed,
			whole: []string{"used", "in use", "used y n", "in use y n", "already used", "currently used", "in production", "genutzt", "en uso"},
			part:  []string{"use y n", "used y n"}},
		{field: asAuthor,
			whole: []string{"author", "reporter", "reported by", "submitted by", "proposed by", "suggested by", "captured from", "said by", "owner", "use case owner", "person", "contact", "submitter", "champion", "autor", "auteur", "eigentümer", "name"},
			part:  []string{"use case owner", "submitted by", "reported by"}},
		{field: asUnit, many: true,
			whole: []string{"department", "department code", "agency", "agency abbreviation", "office", "bureau", "division", "unit", "business unit", "team", "organisation", "organization", "company", "function", "site", "abteilung", "bereich", "service", "departamento"}},
	}
}

// The meanings of columns in a list of guests.
const (
	asName         field = "name"
	asFirst        field = "first name"
	asMiddle       field = "middle name"
	asLast         field = "last name"
	asEmail        field = "e-mail"
	asOrganisation field = "organisation"
	asRole         field = "role"
	asStatus       field = "status"
	asCheckedIn    field = "checked in"
	asCheckedOut   field = "checked out"
	asJoined       field = "joined"
	asLeft         field = "left"
	asStay         field = "stay"
	asSide         field = "side"
	asPart         field = "part"
	asPhoto        field = "photo"
	asSocial       field = "social"
	asScreening    field = "screening"
)

// guestWords are the names that the columns of a list of guests bear.
func guestWords() vocabulary {
	return vocabulary{
		{field: asFirst, whole: []string{"first name", "firstname", "first", "given name", "forename", "vorname", "prénom", "prenom", "nombre de pila", "förnamn", "voornaam", "fornavn", "nome próprio"}},
		{field: asMiddle, whole: []string{"middle name", "second name", "zweiter vorname"}},
		{field: asLast, whole: []string{"last name", "lastname", "last", "surname", "family name", "nachname", "familienname", "nom de famille", "apellido", "apellidos", "efternamn", "achternaam", "etternavn", "efternavn", "cognome", "sobrenome"}},
		{field: asName,
			whole: []string{"name", "full name", "fullname", "attendee name", "participant name", "guest name", "display name", "user name", "name original name", "user name original name", "your name", "your full name", "nombre", "nombre completo", "nom", "nom complet", "nome", "namn", "naam", "navn", "teilnehmer", "vollständiger name", "person", "attendee", "participant"},
			part:  []string{"full name", "attendee name", "original name"}},
		{field: asEmail,
			whole: []string{"email", "e mail", "email address", "e mail address", "mail", "mail address", "user email", "attendee email", "attendee e mail", "participant email", "work email", "business email", "e mail adresse", "email adresse", "adresse e mail", "adresse email", "courriel", "correo", "correo electrónico", "correo electronico", "e post", "epost", "e postadress", "e mailadres", "indirizzo email"},
			part:  []string{"email address", "e mail address", "email", "e mail"}},
		{field: asOrganisation,
			whole: []string{"organisation", "organization", "organisation name", "organization name", "company", "company name", "account name", "account", "employer", "firm", "institution", "company organisation", "company organization", "firma", "unternehmen", "entreprise", "société", "organisme", "empresa", "organización", "azienda", "företag", "bedrijf", "agency"},
			part:  []string{"company", "organisation", "organization"}},
		{field: asRole,
			whole: []string{"role", "job title", "position", "job role", "title", "function", "job", "occupation", "rolle", "funktion", "fonction", "poste", "puesto", "cargo", "ruolo", "roll", "titel", "functie"},
			part:  []string{"job title"}},
		{field: asStatus,
			whole: []string{"status", "attendee status", "approval status", "rsvp", "rsvp status", "response", "reply", "guest status", "event status", "invitation status", "ticket status", "registration status", "antwort", "statut", "estado"}},
		{field: asCheckedIn,
			whole: []string{"checked in", "checked in at", "is checked in", "check in", "check in time", "checkin", "attended", "attendance", "eingecheckt"}},
		{field: asCheckedOut,
			whole: []string{"checked out", "checked out at", "check out", "check out time"}},
		{field: asJoined, whole: []string{"join time", "first join", "first join time", "joined", "beitrittszeit", "erster beitritt"}},
		{field: asLeft, whole: []string{"leave time", "last leave", "last leave time", "left", "verlassen um", "letztes verlassen", "letzter austritt", "austrittszeit"}},
		{field: asStay,
			whole: []string{"duration", "duration minutes", "time in session minutes", "in meeting duration", "time in session", "dauer", "besprechungsdauer", "in besprechungsdauer"},
			part:  []string{"duration"}},
		{field: asSide, whole: []string{"side", "customer prospect or vendor"}},
		{field: asPart, whole: []string{"part", "comes as"}},
		{field: asPhoto, whole: []string{"photos", "photo", "photo consent"}},
		{field: asSocial, whole: []string{"social posts", "social", "social consent"}},
		{field: asScreening, whole: []string{"screening"}},
	}
}
