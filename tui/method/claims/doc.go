// Package claims is the facilitator's list of claims of minutes: how far each is verified at the front line, and the form
// that keeps what an end user answered.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores. It names people, so that
// it is for the console alone.
package claims
