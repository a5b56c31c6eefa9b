// Package vault keeps what must never lie in the store: the keys that seal the ballots of a round, and the secret from
// which codes are made. Each is a file that only its owner may read, on disk before anything rests on it. It must not
// know what the keys are used for.
package vault
