package terminal

// Offer puts size into a channel of one place, in the stead of an older one
// that nobody took. Only one goroutine may offer.
func Offer(sizes chan Size, size Size) {
	select {
	case <-sizes:
	default:
	}
	sizes <- size
}
