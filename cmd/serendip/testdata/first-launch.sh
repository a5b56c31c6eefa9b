#!/usr/bin/env bash
# A first launch from the first screen to the exports, with the help alone: a console, a wall and three seats by ssh.
source "$(dirname "$0")/room.sh"

# The evening before: a workshop for somebody who has nothing yet, prepared on the first screen.
printf 'Title,Summary,Kind\nGate photo sent ahead,Drivers photograph the load before the gate,planned\nClause library,Legal tags clauses once,planned\n' >"$out/others.csv"
verb import usecases "$out/others.csv" --programme Acme >/dev/null
person console "$bin" --data "$out/data"
shows console "Prepare a workshop"
does console n "prepare a workshop"
types console Acme
press console Tab Tab Tab Tab
shows console "Find what people really do"
does console Right "● first-launch"
shows console "Nothing exists yet"
keep 01-prepare console
press console Enter
shows console "draft"
keep 02-draft console
does console v "why we are here"
types console "Every lorry leaves on time"
does console Enter "vision kept"
does console a "150 min in all"
press console End
does console n "a new block"
types console pulse
shows console "▸ Pulse"
does console Enter "Minutes"
press console Enter Enter Enter Enter Enter
shows console "▸ 13  Pulse"
does console - "155 min in all"
keep 03-agenda console
leaves console "in all"
does console q "leave?"
press console Down Enter
shows console "3 of 5 ready"
does console t "projected"
keep 04-test-card console
press console Enter
shows console "4 of 5 ready"
keep 05-home console
press console q
mux kill-session -t console

# The day: the console on the facilitator's laptop, the wall on the projector, three people by ssh.
person console "$bin" --data "$out/data" host acme --as console --listen 127.0.0.1:0
shows console "Nobody has joined yet"
opens_wall acme
for name in ada mei kwame; do comes "$name" "$code" "$port"; done
shows console "Kwame"
keep 06-lobby console wall ada
does console g "Start First launch now"
press console y
shows ada "Connect"
types ada "Acme"
press ada Tab
says ada "Driver"
shows console "Driver"
keep 07-connect console wall ada
onward Purpose
shows wall "the deep work"
keep 08-purpose console wall ada
onward "15 min a day"
types mei "One shared page instead of the Monday mail"
press mei Tab
types mei 15
press mei Tab
says mei 6
shows wall "One shared page instead of the Monday mail"
keep 09-minutes console wall mei
onward Elsewhere
keep 10-elsewhere console wall ada
press console Up # from the line into the list
does console b "bring"
keep 11-library console
types console gate
shows console "▸ Gate"
press console Enter
leaves console "bring in which?"
onward Planned
says ada "Send the gate photo from every depot"
shows ada "kept as 3"
says mei "Every depot sends the gate photos"
shows mei "kept as 4"
says kwame "One-touch reorder from the shelf"
shows ada "One-touch reorder from the shelf"
says ada "? who pays for the licences"
shows ada "kept: parked"
says console "! Mei asks the depots"
shows console "kept"
says console "# We begin with two depots"
keep 12-planned console wall ada
onward Break
keep 13-break console wall ada
onward Group
press console Up
keep 14-group console wall ada
press console Home Down Down Down
does console m "merge into which?"
keep 15-merge console
press console Down Enter
shows console "4 is part of 3"
onward Score
press console Up
does console o "round"
shows ada "enter to begin"
keep 16-score console wall ada
for who in ada mei kwame; do
	press "$who" Enter
	shows "$who" "1 of"
done
for marks in "ada 332" "mei 323" "kwame 203"; do
	read -r who three <<<"$marks"
	for _ in 1 2 3 4 5; do types "$who" "$three"; done
	press "$who" Enter
done
shows console "3 of 3"
keep 17-scored console wall ada
onward Discuss
press console Up
does console v "Reveal"
press console y
shows ada "pass"
shows wall "#3 Send the gate"
keep 18-reveal console wall ada
onward Shortlist
press console Up
does console Space "is selected"
keep 20-shortlist console wall ada
onward "First steps"
press console Up
does console f "Owner"
says console "Ada"
says console "minutes a lorry waits at the gate"
says console "2030-04-15"
shows wall "Ada"
keep 21-first-steps console wall ada
onward Recap
keep 22-recap console wall ada
onward Pulse
press console Up
does console o "open"
shows ada "enter to begin"
for who in ada mei kwame; do
	press "$who" Enter
	shows "$who" "recommend"
done
keep 23-pulse console wall ada
for who in ada mei kwame; do
	does "$who" 9 "[9]"
	does "$who" Enter "2 of 3"
	press "$who" 3 Enter
	shows "$who" "3 of 3"
done
keep 24-open-text ada
does ada Enter "your answer"
types ada "Begin on time"
press ada Enter
gone ada "your answer"
shows console "3 of 3 have answered"
does console r "Show the answers?"
press console y
shows console "Shown"
shows wall "too few"
keep 25-shown console wall ada
does console C-n "close it"
press console y
shows console "once more"
press console y
shows ada "closed"
shows console "closed"
keep 26-closed console wall ada
does console e "export"
keep 27-export console
press console Enter
shows console "files are in"
keep 28-exported console
leaves console "files are in"
does console q "leave"
press console Down Enter
shows console "First launch"

cat "$out"/data/exports/*.md
