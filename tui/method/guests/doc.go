// Package guests is the facilitator's guest list: who may come, who comes and with whom, with the keys that change where a
// guest stands, offer a place, and keep side, role, screening and consent.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores. It names people, so that
// it is for the console alone.
package guests
