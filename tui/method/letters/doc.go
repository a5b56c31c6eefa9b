// Package letters shows the plan of a session's letters to who facilitates, and opens and counts the survey after a session.
// Drafts are files: they are made on the command line, and nothing is ever sent.
package letters
