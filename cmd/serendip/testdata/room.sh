# A room to drive in tmux: somebody's terminals, and waiting for what they show. Sourced by the scripts beside it, as
#
#   SCRIPT BINARY FOLDER [COLUMNSxROWS]
#
# FOLDER gets the data, the exports and the screens as text. A script exits 1 at the first screen that does not show what it
# should. With PICTURE set, that command is run with a screen's coloured text, its size and the file of its picture:
#
#   PICTURE=./draw SCRIPT BINARY FOLDER      # runs: ./draw FOLDER/screens/NAME.ansi 120x35 FOLDER/screens/NAME.png
set -euo pipefail

bin=$(realpath "$1") out=$(realpath -m "$2") size=${3:-${SIZE:-120x35}}
mkdir -p "$out/screens" "$out/home"
export HOME="$out/home" TERM=xterm-256color
server="serendip-$$"
quiet=(-F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentityFile=none -o IdentityAgent=none)

mux() { tmux -L "$server" -f /dev/null "$@"; }
ends() { # until nothing of ours holds the folder any more
	mux kill-server 2>/dev/null || true
	for _ in $(seq 100); do
		pgrep -f "^$bin " >/dev/null || break
		sleep 0.05
	done
}
trap ends EXIT
verb() { "$bin" --data "$out/data" "$@"; }

person() { # WHO COMMAND...: a terminal of somebody; its process is all that runs in it
	local who=$1
	shift
	mux new-session -d -s "$who" -x "${size%x*}" -y "${size#*x}" "$(printf '%q ' "$@"); sleep 600"
}
screen() { mux capture-pane -p -t "$1"; }
press() { # WHO KEYS...: by tmux's names of them
	local who=$1
	shift
	mux send-keys -t "$who" "$@"
}
types() { mux send-keys -t "$1" -l -- "$2"; }
until_() { # WHO TEXT WANTED: waits until the screen shows the text (0) or no longer does (1)
	for _ in $(seq 200); do
		local found=0
		screen "$1" | grep -qF -- "$2" || found=1
		[ "$found" = "$3" ] && return
		sleep 0.05
	done
	echo "the screen of $1 $([ "$3" = 0 ] && echo "never showed" || echo "went on showing"): $2" >&2
	screen "$1" >&2
	exit 1
}
shows() { until_ "$1" "$2" 0; }
gone() { until_ "$1" "$2" 1; }
says() { # WHO WORDS: a line, typed and kept
	types "$1" "$2"
	press "$1" Enter
}
does() { # WHO KEY TEXT: a key, and what it brings about
	press "$1" "$2"
	shows "$1" "$3"
}
leaves() { # WHO TEXT: escape, alone once what was open is gone; right before a letter it would be read as alt and that letter
	press "$1" Escape
	gone "$1" "$2"
}
keep() { # NAME WHO...: their screens, as text, and as pictures when somebody draws
	local name=$1
	shift
	for who; do
		screen "$who" >"$out/screens/$name-$who.txt"
		[ -n "${PICTURE:-}" ] || continue
		mux capture-pane -e -N -p -t "$who" >"$out/screens/$name-$who.ansi"
		$PICTURE "$out/screens/$name-$who.ansi" "$size" "$out/screens/$name-$who.png"
	done
}
holds() { # NAME TEXT...: what a kept screen must show
	local name=$1
	shift
	for text; do
		grep -qF -- "$text" "$out/screens/$name.txt" && continue
		echo "the screen $name doesn't show: $text" >&2
		cat "$out/screens/$name.txt" >&2
		exit 1
	done
}
comes() { # WHO CODE PORT: somebody comes in by ssh with the session's code and says a name
	person "$1" ssh "${quiet[@]}" -p "$3" "$2@127.0.0.1"
	shows "$1" "your name"
	says "$1" "${1^}"
	shows "$1" "agree"
	press "$1" Enter
	shows "$1" "$1-" # the way back
	press "$1" Enter
}
opens_wall() { # SESSION: the projected wall, and how to come in as $code and $port
	local way=$(verb show "$1")
	code=$(awk '$1 == "code" {print $2}' <<<"$way")
	port=$(awk '$1 == "join" {print $NF}' <<<"$way")
	person wall ssh "${quiet[@]}" -p "$port" "$(awk '$1 == "wall" {sub("@.*", "", $3); print $3}' <<<"$way")@127.0.0.1"
	shows wall "ssh $code@"
}
onward() { # TITLE: the facilitator goes on to the next block, and Ada's seat follows
	press console C-n
	shows console "next: $1"
	press console C-n
	shows ada "$1"
}
