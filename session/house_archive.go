package session

import (
	"context"

	"serendip/model"
)

// FoundBy begins a programme with a session that comes back from its export, as one batch: a programme that was never
// there is not left behind empty. A zero id is a new one.
func (h *House) FoundBy(ctx context.Context, actor Actor, id model.ProgrammeID, i ArchiveSession) (*Live, Result, error) {
	return h.begin(ctx, actor, id, i.Found, i)
}
