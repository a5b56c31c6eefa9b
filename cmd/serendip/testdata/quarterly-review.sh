#!/usr/bin/env bash
# A quarterly review from the first screen to the exports, with the help alone: a console, a wall and three seats by ssh.
source "$(dirname "$0")/room.sh"

# Last quarter, run by lines alone: three use cases went on, each with an owner and a measure. Of two it was said what came.
verb new Acme --template first-launch --date 2030-01-10 --time 09:00 --zone Europe/London >/dev/null
verb host acme-1 --as plain --listen 127.0.0.1:0 >"$out/last-quarter.txt" <<-'LINES'
	live
	yes
	goto Planned
	Drivers send the gate photo ahead
	Legal tags clauses once
	Night shift hands over by video
	goto Score
	round open
	fingers 1 importance 0 0 1 3
	fingers 1 measurability 0 0 1 3
	fingers 2 importance 0 0 1 3
	fingers 2 feasibility 0 0 1 3
	fingers 3 measurability 0 0 1 3
	fingers 3 feasibility 0 0 1 3
	reveal
	yes
	select 1
	owner 1 Ada
	criterion 1 minutes a lorry waits at the gate; analytics; 40 -> 10; gate log
	select 2
	owner 2 Ada
	criterion 2 days to a contract; analytics; 9 -> 5; the register
	select 3
	owner 3 Ada
	criterion 3 calls at handover; survey; 8 -> 2; tally sheet
	close
	yes
LINES
printf 'Case,Figure\n1,9\n2,8\n' >"$out/actuals.csv"
verb import actuals "$out/actuals.csv" --session acme-1 >/dev/null

# The first screen knows the customer: a review is prepared beside what came before.
person console "$bin" --data "$out/data"
shows console "Past"
keep 01-home console
does console n "prepare a workshop"
types console Acme
press console Tab C-u
types console 2030-04-10
press console Tab Tab
press console C-u
types console Europe/London
press console Tab
for _ in 2 3 4; do press console Right; done
shows console "● quarterly-review"
keep 02-prepare console
press console Enter
shows console "120 min"
keep 03-draft console
does console v "why we are here"
types console "Every lorry leaves on time"
does console Enter "vision kept"
does console q "leave?"
press console Down Enter
shows console "ready"
keep 04-home console
press console q
mux kill-session -t console

# Owners are asked by name: each has a line of their own. The day.
printf 'Name,Organisation,Role\nAda,Acme,Driver\n' >"$out/guests.csv"
verb import guests "$out/guests.csv" --session acme-2 --same Ada >/dev/null
person console "$bin" --data "$out/data" host acme-2 --as console --listen 127.0.0.1:0
shows console "Ada"
opens_wall acme-2
for name in mei kwame; do comes "$name" "$code" "$port"; done
shows console "Kwame"
person ada ssh "${quiet[@]}" -p "$port" "$(verb show acme-2 | grep -o 'ada-[0-9a-z]*' | head -1)@127.0.0.1"
shows ada "agree"
press ada Enter
shows console "3 seats"
does console g "Start Quarterly review now"
press console y
shows ada "Connect"
keep 05-connect console wall ada
onward Promises
shows wall "the target is reached"
keep 06-promises console wall ada

# An owner says what came, from her own seat.
press ada Up
does ada f "what came of it?"
keep 07-figure ada
types ada 3
press ada Enter
shows console "promised 2   came 3"
press console Up
does console v "adopt"
keep 08-verdict console
press console Enter Enter
shows console "adopt"
press console Down
does console v "● iterate"
press console Enter Enter
gone console "Because"
press console Down
does console v "● iterate"
press console Right Enter
types console "the shift leads call anyway"
press console Enter
keep 09-verdicts console wall ada
shows console "1 discard"
does console a "on the wall"
shows wall "discard"
keep 10-list-on-wall console wall

onward "Near and far"
keep 11-purpose console wall ada
onward Serendipitous
says mei "The night shift trains the new ones with last month's photos"
shows mei "kept as 2"
says kwame "=2"
shows kwame "same as 2"
keep 12-serendipitous console wall mei
onward Break
onward Planned
says ada "Films of damage go to the insurer the same day"
shows ada "kept as 3"
says kwame "The gate photo opens the bay by itself"
shows kwame "kept as 4"
says console "# Clauses stay with legal for another quarter"
shows console "kept"
keep 13-planned console wall ada
onward Score
press console Up
does console o "are being scored"
for who in ada mei kwame; do
	shows "$who" "enter to begin"
	does "$who" Enter "1 of 2"
	types "$who" 323120
	press "$who" Enter
done
shows console "3 of 3"
keep 14-scored console wall ada
onward Discuss
press console Up
does console r "Reveal all marks"
press console y
shows wall "did not pass"
keep 15-reveal console wall ada
press console Enter
shows wall "groups pass"
keep 16-sheet wall
onward Shortlist
press console Up
does console Space "is selected"
keep 17-shortlist console wall ada
onward "First steps"
press console Up Down
does console f "Owner"
says console "Kwame"
shows console "measure"
says console "hours until the insurer answers"
shows console "date"
says console "2030-04-24"
shows wall "Kwame"
keep 18-first-steps console wall ada
onward "Stop and reflect"
keep 19-recap console wall ada
does console C-n "close it"
press console y
shows console "once more"
press console y
shows ada "closed"
keep 20-closed console wall ada

# What was said last quarter is one command away, and so is the way back.
does console C-p "what do you want to do?"
types console another
does console Enter "to which session?"
keep 21-elsewhere console
press console Enter
shows console "First launch   ○ closed"
press console C-p
shows console "what do you want to do?"
types console another
does console Enter "to which session?"
press console Enter
shows console "Quarterly review   ○ closed"
does console e "What is marked goes into"
press console Enter
shows console "files are in"
leaves console "files are in"
does console q "leave?"
press console Down Enter
shows console "is closed"

cat "$out"/data/exports/*.md
