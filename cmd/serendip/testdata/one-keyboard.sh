#!/usr/bin/env bash
# Drives a meetup with one keyboard only, as at breakfast: the projected stage in tmux, and nobody else with a terminal.
# Every step waits for what it should bring about on the screen.
#
#   one-keyboard.sh BINARY FOLDER [COLUMNSxROWS]
#
# FOLDER gets the data and the screens as text. It exits 1 at the first screen that does not show what it should.
set -euo pipefail

bin=$(realpath "$1") out=$(realpath -m "$2") size=${3:-120x35}
mkdir -p "$out/screens" "$out/home"
export HOME="$out/home" TERM=xterm-256color
server="keyboard-$$"

mux() { tmux -L "$server" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null || true' EXIT
verb() { "$bin" --data "$out/data" "$@"; }
screen() { mux capture-pane -p -t stage; }
shows() { # TEXT: waits until the stage shows it
	for _ in $(seq 200); do
		if screen | grep -qF -- "$1"; then return; fi
		sleep 0.05
	done
	echo "the stage never showed: $1" >&2
	screen >&2
	exit 1
}
keep() { screen >"$out/screens/$1.txt"; }
press() { mux send-keys -t stage "$@"; }
says() { # WORDS, and what the stage answers
	mux send-keys -t stage -l "$1"
	shows "${1:0:40}"
	press Enter
	shows "$2"
}
asks() { # KEY QUESTION: a key opens a question
	press "$1"
	shows "$2"
}
onward() { # TITLE
	press C-n
	sleep 0.2 # the second press is another one
	press C-n
	shows "now: $1"
}

# Three meetups were before; their guests are asked again.
for day in 2030-01-10 2030-04-11 2030-07-11 2030-10-10; do
	verb new meetup North --date "$day" --zone Europe/London >/dev/null
done
printf 'Name,Organisation,Status\nAda Lopez,North,attending\nMei Tan,Acme,attending\nOlu Ade,Acme,attending\n' >"$out/guests.csv"
verb import guests "$out/guests.csv" --session north-4 >/dev/null

mux new-session -d -s stage -x "${size%x*}" -y "${size#*x}" "$(printf '%q ' "$bin" --data "$out/data" host north-4 --as stage --listen 127.0.0.1:0); sleep 600"
shows "ssh "
keep 1-lobby

# Check-in by three letters; who is on no list walks in.
asks i "who is here?"
says ada "Ada Lopez is here"
says mei "Mei Tan is here"
press Escape
sleep 0.3 # an escape right before a letter would be read as alt and that letter
press C-n
sleep 0.2
press C-n
shows "live: Connect"
keep 2-connect
onward Introductions
onward "Customers speak"

# Two speakers, a clock each by one key; what is told is captured, and a question for somebody without a seat.
asks e "who speaks?"
says "Ada Lopez 7" "Ada Lopez speaks for 7 minutes"
asks e "who speaks?"
says "Vik Rao 5 vendor" "Vik Rao speaks for 5 minutes"
press Space
shows "Ada Lopez speaks"
keep 3-speaker
press c
says "drivers photograph the gate before they enter" "kept as 1"
press Escape
sleep 0.3
asks x "the question:"
says "How did you get the drivers to do it? @Mei" "question 1 is kept"
press Space
shows "space start the next"

onward Questions
keep 4-questions
asks w "which question"
says 1 "answer"
says "We asked the night shift first" "question 1"
onward "What we take home"
asks a "action"
says "Ada sends the photo guide to Olu" "kept"
keep 5-recap
onward "How was it?"

# The end, asked once; and what was told is in what leaves.
press C-n
shows "close it"
press y
shows "once more"
press y
shows "closed"
keep 6-closed
press q
for _ in $(seq 100); do mux list-panes -t stage -F '#{pane_current_command}' 2>/dev/null | grep -q sleep && break; sleep 0.05; done
verb export north-4 --format md,json --out "$out/recap" >/dev/null
cat "$out"/recap/*.md
