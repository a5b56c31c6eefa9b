// Package letters is the texts of what is written to guests, owners and sponsors: text files that a facilitator can read,
// change and share, with fields in braces that are filled in for each reader.
//
// A file begins with "letter:" and "subject:", and may name its language with "locale:". Below, "== executive", "== technical",
// "== business" and "== everyone" begin the text for an audience; everyone's is for those who have none of their own. Paragraphs
// are parted by empty lines. A paragraph with a field that has nothing to say is left out, so that one text serves a first meetup
// and a fifth.
//
// Each letter comes in every language of files. A text of one's own that names its language stands for that one, and one that
// names none for all: what fills its fields then speaks the customer's language.
package letters
