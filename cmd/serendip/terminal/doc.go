// Package terminal remembers how a terminal was, makes it raw, follows its
// size, and puts it back, whatever a program that died had done to it.
//
// It must not know what is drawn: it holds no screens, no keys and no words.
package terminal
