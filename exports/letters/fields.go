package letters

// Fields lists what can stand in braces, and what it is filled with.
func Fields() []Field { return fields[:] }

// Field is a name that can stand in braces.
type Field struct{ Name, About string }

var fields = [...]Field{
	{"first-name", "the reader's first name"},
	{"name", "the reader's name"},
	{"organisation", "the reader's organisation"},
	{"customer", "the customer of the programme"},
	{"title", "the session's title"},
	{"date", "its day"},
	{"time", "when it begins and ends"},
	{"zone", "its time zone"},
	{"away", "how far off it is: \"in 3 weeks\""},
	{"place", "where it is"},
	{"agenda", "its agenda, a line a block"},
	{"line", "the line to paste, with the reader's personal code"},
	{"sign-up", "the link where people say whether they come"},
	{"form", "the link to a survey of one's own"},
	{"continue", "the link where the talk goes on"},
	{"sender", "who signs"},
	{"earlier", "earlier meetups of the series: how many came, what was told, one result"},
	{"next", "the next session of the programme, with its day"},
	{"came", "how many were there: \"18 people\""},
	{"outcomes", "what was noted as an outcome"},
	{"actions", "decisions and actions, with who and until when"},
	{"survey", "the survey's questions, to answer in a reply"},
	{"survey-count", "how many questions: \"five questions\""},
	{"until", "the day until which the survey is open"},
	{"response", "how many answered: \"9 of 18 people answered, 50%\""},
	{"results", "what the survey said, once it is counted"},
	{"found", "what the session brought, in a sentence"},
	{"selected", "the use cases that go on, with owner, measure and first date"},
	{"own-words", "what the reader said, and what came of it"},
	{"code-until", "the day until which the reader's code opens the recap"},
	{"case", "the use case that the letter is about"},
	{"number", "its number"},
	{"claim", "what somebody says that it saves, with its formula"},
	{"questions", "the three questions of a call"},
	{"first-date", "the use case's first date"},
	{"measure", "how it is measured"},
	{"missing", "what it lacks to be ready"},
	{"baseline", "its figure before"},
	{"target", "the figure it should reach"},
	{"live", "since when it is in use"},
	{"window-end", "when its window ends"},
}

func known(name string) bool {
	for _, f := range fields {
		if f.Name == name {
			return true
		}
	}
	return false
}
