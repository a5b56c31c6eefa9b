// Package letters is the plan of a session's letters for who facilitates, from home and from the session's console: whom each
// is for, when it is due, which drafts were made and when. One key makes those that are missing, as files; nothing is ever
// sent. The survey after the session is opened, changed, counted and read here.
//
// It draws what the projections hold, utters intents, and has drafts made by a [Drafter]; it must not know how a draft is
// written, nor roots, doors or stores.
package letters
