#!/usr/bin/env bash
# Drives one whole workshop as people would: in tmux, with a projected stage, a console that came over ssh with a listed
# key, and three ssh seats. Every step waits for what it should bring about on somebody's screen.
#
#   drive.sh BINARY FOLDER [COLUMNSxROWS]
#
# FOLDER gets the data, the keys and the screens as text. It exits 1 at the first screen that does not show what it should.
set -euo pipefail

bin=$(realpath "$1") out=$(realpath -m "$2") size=${3:-120x35}
mkdir -p "$out/screens" "$out/home"
export HOME="$out/home" TERM=xterm-256color
port=$((20000 + RANDOM % 20000))
server="serendip-$$"
quiet=(-F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes -o IdentityAgent=none)

mux() { tmux -L "$server" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null || true' EXIT
verb() { "$bin" --data "$out/data" "$@"; }
person() { # NAME COMMAND...: a terminal of somebody
	local name=$1
	shift
	mux new-session -d -s "$name" -x "${size%x*}" -y "${size#*x}" "$(printf '%q ' "$@"); sleep 600"
}
types() { mux send-keys -t "$1" -l "$2"; }
press() { local who=$1; shift; mux send-keys -t "$who" "$@"; }
screen() { mux capture-pane -p -t "$1"; }
shows() { # WHO TEXT: waits until the screen shows the text
	for _ in $(seq 200); do
		if screen "$1" | grep -qF -- "$2"; then return; fi
		sleep 0.05
	done
	echo "the screen of $1 never showed: $2" >&2
	screen "$1" >&2
	exit 1
}
keep() { # NAME: the screens of all, as text
	for who in stage console ada mei kwame; do screen "$who" >"$out/screens/$1-$who.txt"; done
}
leaves_line() { press console Escape; sleep 0.3; } # an escape right before a letter would be read as alt and that letter
says() { types "$1" "$2"; press "$1" Enter; }
onward() { # TITLE: the facilitator goes on to the next block, from the console
	press console C-n
	shows console "$1"
	press console C-n
	shows ada "$1"
}

# Prepared the evening before.
ssh-keygen -q -t ed25519 -N '' -C priya -f "$out/priya"
verb new Acme --date 2030-03-31 --time 09:00 --zone Europe/London >/dev/null
verb keys add Priya <"$out/priya.pub" >/dev/null

# The stage on the projector, the console from elsewhere, three people by ssh.
person stage "$bin" --data "$out/data" host acme --as stage --listen "127.0.0.1:$port"
shows stage "ssh "
code=$(verb show acme | awk '$1 == "code" {print $2}')
person console ssh "${quiet[@]}" -t -i "$out/priya" -p "$port" priya@127.0.0.1
shows console "Acme"
verb lead acme Priya --yes >/dev/null # who leads reveals and closes
for name in ada mei kwame; do
	person "$name" ssh "${quiet[@]}" -p "$port" "$code@127.0.0.1"
	shows "$name" "your name"
	types "$name" "${name^}"
	press "$name" Enter
	shows "$name" "agree"
	press "$name" Enter
	shows "$name" "$name-"
	press "$name" Enter
done
keep 01-lobby

# Live: who is here, and why.
press console v
shows console "why we are here"
says console "Every lorry leaves on time"
shows console "vision kept"
press console g
shows console "Start Value workshop now"
press console y
shows ada "Connect"
types ada "Acme"
press ada Tab
says ada "Driver"
shows console "Driver"
keep 02-connect
onward Purpose
shows mei "Every lorry leaves on time"
shows stage "the deep work"
keep 03-purpose

# What already works: one line each, the same for somebody, a detail, parked, an action.
onward Serendipitous
says ada "Drivers send the gate photo ahead"
shows mei "Drivers send the gate photo ahead"
says mei "Shift leads pin the safety photo of the day"
shows kwame "Shift leads pin"
says kwame "=1"
shows kwame "same as 1"
says kwame "+2 at both gates"
shows kwame "added to 2"
says ada "? who pays for the licences"
shows ada "kept: parked"
says console "Night shift hands over by video note @Kwame"
shows stage "Night shift hands over by video note"
says stage "Legal tags clauses once, sales reuses them"
shows console "Legal tags clauses once"
press console C-l
shows console "wall is dark"
press console C-l
shows console "wall is back"
keep 04-serendipitous

onward "15 min a day"
shows mei "15 min a day" # the two numbers are asked for there alone
types mei "One shared page instead of the Monday mail"
press mei Tab
types mei 15
press mei Tab
says mei 6
shows stage "One shared page instead of the Monday mail"
keep 05-minutes

onward Planned
says ada "Send the gate photo from every depot"
says mei "Every depot sends the gate photos"
says kwame "One-touch reorder from the shelf"
shows ada "One-touch reorder from the shelf"
shows console "sounds like"
keep 06-planned
onward Break
keep 07-break

# Group: two that say the same become one, and are taken apart and together again.
onward Group
leaves_line
shows console "merge"
press console Home
for _ in 1 2 3 4 5; do press console Down; done
press console m
shows console "merge"
press console Enter
shows console "is part of"
press console u
shows console "undone: merge"
keep 08-group

# A blind round on three seats.
onward Score
leaves_line
press console o
shows ada "enter to begin"
keep 09-score-begins
for who in ada mei kwame; do
	press "$who" Enter
	shows "$who" "1 of"
done
for marks in "ada 332" "mei 323" "kwame 203"; do
	read -r who three <<<"$marks"
	for _ in 1 2 3 4; do types "$who" "$three"; done
	press "$who" Enter
done
shows console "3 of 3"
keep 10-score
onward Discuss
leaves_line
press console v
shows console "Reveal"
press console y
shows ada "pass"
shows stage "✓ 2 of 3"
keep 11-reveal
press console Enter
shows stage "groups pass"
keep 12-reason
press console Enter

# The few that go on, each with an owner, a measure and a first date.
onward Shortlist
leaves_line
press console Space
shows console "is selected"
keep 13-shortlist
onward "First steps"
leaves_line
press console f
shows console "Owner"
says console "Ada"
says console "minutes a lorry waits at the gate"
says console "2030-04-15"
shows stage "Ada"
shows mei "minutes a lorry waits"
keep 14-first-steps
onward Recap
shows stage "already work"
keep 15-recap

# Somebody's line drops; the personal code brings them back. Then the session is closed and everybody told.
way=$(verb show acme | awk '$1 ~ /^mei-/ {print $1; exit}')
mux kill-session -t mei
person mei ssh "${quiet[@]}" -p "$port" "$way@127.0.0.1"
shows mei "Every depot sends the gate photos"
leaves_line
press console q
shows console "Close the session for everybody"
keep 16-leaving
press console Down Down Enter
shows console "for everybody?"
keep 17-closing
press console y
shows console "once more"
press console y
shows ada "closed"
shows kwame "closed"
keep 18-closed

# What leaves, while the host still holds the folder.
verb export acme --format md,csv,json --out "$out/recap" >/dev/null
grep -qF "One shared page instead of the Monday mail" "$out"/recap/*.md
verb verify >/dev/null
verb backup "$out/acme.backup" >/dev/null
"$bin" --data "$out/restored" restore "$out/acme.backup" >/dev/null
"$bin" --data "$out/restored" export acme --format json --out - >"$out/restored.json"
echo "a whole workshop on a stage, a console and three seats: every screen showed what it should"
