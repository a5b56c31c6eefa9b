package rehearse

import "serendip/model"

// The invented customer.
const (
	Customer = "Fennmark Logistics"
	vision   = "Every load arrives as promised, and nobody types anything twice to make it so."
)

// idea is one thing that somebody will say.
type idea struct {
	title   string
	kind    model.Kind
	minutes int    // a day; above 0 it is said as "fifteen minutes a day"
	others  int    // how many others share that need
	again   string // the title that this one says in other words
	detail  string // what its author adds
}

func sampleIdeas() []idea {
	const s, p = model.Serendipitous, model.Planned
	return []idea{
		{title: "Drivers photograph the gate board so that the next one knows which dock is free", kind: s, detail: "at the three northern depots"},
		{title: "Drivers send a photo of the gate board to tell the next one which dock is free", kind: s, again: "Drivers photograph the gate board so that the next one knows which dock is free"},
		{title: "The night shift hands over with a voice note in the yard channel", kind: s},
		{title: "Night shift hands over by voice note in the yard channel", kind: s, again: "The night shift hands over with a voice note in the yard channel"},
		{title: "Customer service answers “where is my load?” from the shared route board instead of phoning the driver", kind: s, detail: "about forty calls a day fewer in Lübeck"},
		{title: "Mechanics keep a list of which trailer squeaks where, with pictures", kind: s},
		{title: "Planners sort tomorrow's tours by the warehouse's lunch break", kind: s},
		{title: "Claims are filed with the photo that the forklift driver took anyway", kind: s},
		{title: "The canteen's menu goes out in the driver channel, and so everybody reads the channel", kind: s},
		{title: "Ferry delays from the harbour's web page are pasted into the tour notes by hand", kind: s},
		{title: "Temps learn the scanner from a ninety-second film that Olu made", kind: s},
		{title: "Birthday list doubles as the emergency contact list on Sundays", kind: s},
		{title: "Dispatchers share one map with pins for roadworks", kind: s, detail: "two pins a day, taken away on Fridays"},
		{title: "Pallet notes are written in the language of whoever unloads: 荷物, حمولة, ładunek 📦", kind: s},
		{title: "The weighbridge slip is scanned straight into the invoice folder", kind: s},
		{title: "Sales checks free slots on the dock board before promising a time", kind: s},

		{title: "Stop typing the same address into three forms", kind: p, minutes: 15, others: 12},
		{title: "Fill the tachograph report from the tour that is on file anyway", kind: p, minutes: 20, others: 40},
		{title: "One search over manuals, because the torque of a wheel nut is in none of the four places I look", kind: p, minutes: 12, others: 6},
		{title: "Tell me before I drive to a dock that is blocked", kind: p, minutes: 25, others: 30},
		{title: "Warn the driver before the dock is blocked", kind: p, minutes: 20, others: 15, again: "Tell me before I drive to a dock that is blocked"},
		{title: "Read my e-mail attachments into the order and let me check", kind: p, minutes: 30, others: 8},
		{title: "A list of today's exceptions at seven, instead of thirty mails", kind: p, minutes: 15, others: 10},

		{title: "Suggest the tour plan at 05:30, and let the planner change it", kind: p, detail: "start with the depots that plan alone"},
		{title: "Suggest tomorrow's tour plan before 05:30 and let planners change it", kind: p, again: "Suggest the tour plan at 05:30, and let the planner change it"},
		{title: "Give each customer a link with the time of arrival, so that nobody phones", kind: p},
		{title: "Give customers a link with the arrival time so that nobody has to phone", kind: p, again: "Give each customer a link with the time of arrival, so that nobody phones"},
		{title: "Book dock slots by the carriers themselves", kind: p},
		{title: "Let carriers book their dock slots themselves", kind: p, again: "Book dock slots by the carriers themselves"},
		{title: "Check temperature logs of the cold chain against the order and call before the load spoils", kind: p, detail: "pharma first"},
		{title: "Settle small claims under 200 euros on the day they are reported", kind: p},
		{title: "Match empty trailers to loads on the way back", kind: p},
		{title: "Answer tenders from the texts of the last two years", kind: p},
		{title: "Plan training for new drivers from the damage reports of their first month", kind: p},
		{title: "Translate safety notices into the nine languages of the yard, and have a native speaker check each one before it hangs beside the door of every depot from Tromsø to Trieste", kind: p},
		{title: "Foresee which tyre wears out before the long tour", kind: p},
		{title: "Show every planner the cost of an empty kilometre while planning", kind: p},
		{title: "Write the shift report from the events of the shift", kind: p},
		{title: "Count pallets by camera at the gate", kind: p},
		{title: "Ask drivers once a week what held them up, and publish what was done about it", kind: p},
	}
}

// given and family make names for as many as come; some are written as their owners write them.
func given() []string {
	return []string{"Ada", "Bartosz", "Chiara", "Dmitri", "Elif", "Finn", "Greta", "Hassan", "Ingrid", "Jonas", "Kavita", "Lars",
		"Mei", "Nadia", "Olu", "Petra", "Quentin", "Rosa", "Samir", "Tove", "Ursula", "Viktor", "Wanda", "Xenia", "Yusuf", "Zoë"}
}

func family() []string {
	return []string{"Adeyemi", "Berg", "Costa", "Demir", "Eriksen", "Fontaine", "Grabowski", "Haddad", "Iversen", "Jovanović", "Keller",
		"Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrov", "Quist", "Rossi", "Sørensen", "Takács"}
}

func ownScripts() []string {
	return []string{"王小明", "سارة الأحمد", "佐藤 美咲", "נועה לוי", "Олена Коваль", "김민준", "Zoë 🚚 van Dijk", "अमित शर्मा"}
}

// handles are how those with names in other scripts write them in an address.
func handles() []string {
	return []string{"wang-xiaoming", "sara-al-ahmad", "sato-misaki", "noa-levi", "olena-koval", "kim-min-jun", "zoe-van-dijk", "amit-sharma"}
}

// job is what somebody is, and where.
type job struct{ organisation, role string }

// itRole is who is no owner of a use case.
const itRole = "IT service manager"

func jobs() []job {
	const own = Customer
	return []job{
		{own, "dispatcher, night shift"}, {own, "driver"}, {own, "tour planner"}, {own, "warehouse lead"}, {own, "customer service"},
		{own, "mechanic"}, {own, "forklift driver"}, {own, "claims clerk"}, {"Kattegat Ferries", "yard coordinator"}, {own, "head of operations"},
		{own, "safety officer"}, {"Alpine Cold Chain", "carrier's dispatcher"}, {own, "controller"}, {own, itRole},
	}
}

func likes() []string {
	return []string{"we could start on Monday", "it hurts every single day", "the figures are there already", "my team asks for it since spring"}
}

func doubts() []string {
	return []string{"nobody can say how to measure it", "the depots work too differently", "we tried that, and nobody looked at it", "who has the time for it?"}
}

func measures() []string {
	return []string{"minutes per case, asked of ten people before and six weeks after", "calls a day, counted by the telephone system", "share of loads on time, from the tour board",
		"errors found per hundred cases, counted every Friday"}
}

// themeOf tags a title by the words in it; what says nothing of these is everyday work.
func themes() []struct{ theme, words string } {
	return []struct{ theme, words string }{
		{"Yard and docks", "dock gate yard trailer pallet weighbridge"}, {"Planning", "plan tour route schedul forecast predict"},
		{"Customers", "customer claim phone arriv service public tender"}, {"Paper and data", "report form invoice document text data search e-mail translat"},
		{"Safety and machines", "safety tyre temperature mechanic detect sensor image camera"},
	}
}
