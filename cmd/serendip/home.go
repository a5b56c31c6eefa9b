package main

import (
	"context"

	"serendip/session"
)

// openHome is what `serendip` alone shows: the session that is live, or what to do first.
func openHome(ctx context.Context, e Env, _ []string) error {
	l, v := mostUrgent(e.Programmes(), e.House)
	if v == nil || rank(v) > 1 {
		return session.Refuse(session.Missing, "nothing is live; `serendip new CUSTOMER --date YYYY-MM-DD` plans a workshop, `serendip host SESSION` runs it")
	}
	return host(ctx, e, l, v, hosting{as: "console"})
}
