/// Messages as JSON: [ContentJson] writes and reads what a message carries, in one form for the wire, the history file and an export. [StrictJson] reads any JSON object of a peer.
package org.hashverse.chat.json;
