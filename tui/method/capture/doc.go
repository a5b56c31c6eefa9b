// Package capture is the capture blocks: one line each, serendipitous or planned: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package capture
