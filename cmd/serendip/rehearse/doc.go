// Package rehearse runs a whole value workshop with made-up people: they connect through the SSH door, type into seats,
// talk in plain lines, run commands or sit in the room with their hands, while a facilitator leads through the agenda.
//
// What people will say and mark is worked out beforehand from a seed, a name and a title, never from who was quicker:
// the same seed gives the same workshop. sample.go holds the invented customer, plan.go deals it out, attend.go is what
// everybody does, one file holds each way of being there, and script.go is what the facilitator does.
//
// It knows the core and the SSH protocol. It must not know the command line, the data folder, how the door is opened, nor
// any screen's code: it reads screens as people do.
package rehearse
