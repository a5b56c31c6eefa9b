// Package datadir chooses, makes and checks the folder that holds everything a
// Serendip keeps: the store, its keys, the log, exports, templates, settings.
// It also finds the short private folder where sockets live.
//
// It must not know what is in those files, nor who holds the folder.
package datadir
