// Package wall is the public picture of a session: [Picture] chooses among the pictures of the methods, the views a
// facilitator can turn to, the lobby, the end, and the dark; [New] is the screen of a terminal that only looks.
//
// What it draws is in the projection for the wall, which holds nothing private. It must not know roots, doors or
// stores, and no other face than the wall's.
package wall
