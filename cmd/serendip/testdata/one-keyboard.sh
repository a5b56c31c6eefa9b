#!/usr/bin/env bash
# Drives a meetup with one keyboard only, as at breakfast: the projected stage in tmux, and nobody else with a terminal.
# Every step waits for what it should bring about on the screen.
#
#   one-keyboard.sh BINARY FOLDER [COLUMNSxROWS]
#
# FOLDER gets the data and the screens; see room.sh for the rest.
source "$(dirname "${BASH_SOURCE[0]}")/room.sh"

# There is one screen only: who is not said.
shows() { until_ stage "$1" 0; }
gone() { until_ stage "$1" 1; }
press() { mux send-keys -t stage "$@"; }
looks() { screen stage; }
ticks() { # waits until a clock on the stage has moved on twice, so that somebody spoke for a second
	for _ in 1 2; do
		local before=$(looks | md5sum)
		for _ in $(seq 100); do
			[ "$(looks | md5sum)" = "$before" ] || continue 2
			sleep 0.05
		done
		echo "the clock stands:" >&2
		looks >&2
		exit 1
	done
}
leaves() { # TEXT: escape, alone once what was open is gone; right before a letter it would be read as alt and that letter
	press Escape
	gone "$1"
}
says() { # WORDS, and what the stage answers
	mux send-keys -t stage -l "$1"
	shows "$(tail -c 20 <<<"$1")" # a narrow line shows its end
	press Enter
	shows "$2"
}
asks() { # KEY QUESTION: a key opens a question
	press "$1"
	shows "$2"
}
onward() { # TITLE
	press C-n
	shows "next: $1"
	press C-n
	shows "now: $1"
}

# Three meetups were before; their guests are asked again.
for day in 2030-01-10 2030-04-11 2030-07-11 2030-10-10; do
	verb new meetup North --date "$day" --zone Europe/London >/dev/null
done
printf 'Name,Organisation,Status\nAda Lopez,North,attending\nMei Tan,Acme,attending\nOlu Ade,Acme,attending\n' >"$out/guests.csv"
verb import guests "$out/guests.csv" --session north-4 >/dev/null

person stage "$bin" --data "$out/data" host north-4 --as stage --listen 127.0.0.1:0
shows "ssh "
keep 1-lobby stage
holds 1-lobby-stage "Breakfast meetup 4" "nobody yet" "we begin at 08:30"

# Check-in by three letters; who is on no list walks in, and so does who is called as somebody of the list begins.
asks i "who is here?"
says ada "ada is here" # no more of a name than was typed before the room
says mei "mei is here"
says "Vik Rao" "Vik Rao is here"
mux send-keys -t stage -l "+Olu"
shows "enter: somebody new"
press Enter
shows "Olu is here"
leaves "who is here?"
press C-n
shows "next: go live with Connect"
press C-n
shows "live: Connect"
keep 2-connect stage
holds 2-connect-stage "have joined"
[ "$size" = 200x60 ] || holds 2-connect-stage "what has kept you busiest" # there in large type
onward Introductions
onward "Customers speak"

# Two speakers, a clock each by one key; what is told is captured, and a question for somebody without a seat.
asks e "who speaks?"
says "Ada Lopez 7" "Ada Lopez speaks for 7 minutes"
asks e "who speaks?"
says "Vik Rao 5 vendor" "Vik Rao speaks for 5 minutes"
press Space
shows "Ada Lopez speaks"
press v # a slip, and one key mends it
shows "Ada Lopez, vendor"
press v
shows "Ada Lopez, prospect"
press v
shows "Ada Lopez, customer"
ticks
keep 3-speaker stage
holds 3-speaker-stage "next   Vik Rao" "space stop the clock" "slack"
press E # when it ends, for one look
shows "of slack"
press c
says "drivers photograph the gate before they enter" "kept as 1"
press Escape
shows "space stop the clock"
asks x "the question:"
says "How did you get the drivers to do it? @Mei" "question 1 is kept"
press Space
shows "space start the next"
press Space
shows "Vik Rao speaks"
ticks
press Space
shows "thank you, Vik Rao"

onward Questions
keep 4-questions stage
holds 4-questions-stage "question 1"
asks f "which question"
says 1 "how many for it"
says "3 0" "question 1"
asks w "which question"
says 1 "answer"
says "We asked the night shift first" "question 1"
onward "What we take home"
asks a "action"
says "Ada sends the photo guide to Olu" "kept"
keep 5-recap stage
[ "$size" = 200x60 ] || holds 5-recap-stage "Ada sends the photo guide to" "drivers photograph the gate before they enter" "We meet again" # there in large type
[ "$size" != 200x60 ] || holds 5-recap-stage "what was told" "to do"
onward "How was it?"

# The end, asked once; and what was told is in what leaves.
press C-n
shows "close it"
press y
shows "once more"
press y
shows "closed"
keep 6-closed stage
holds 6-closed-stage "Breakfast meetup 4 is closed"
[ "$size" = 200x60 ] || holds 6-closed-stage "drivers photograph the gate before they enter"
press q
for _ in $(seq 100); do mux list-panes -t stage -F '#{pane_current_command}' 2>/dev/null | grep -q sleep && break; sleep 0.05; done
verb export north-4 --format md,json --out "$out/recap" >/dev/null
cat "$out"/recap/*.md
