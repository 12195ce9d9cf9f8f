/// The rules for files: what is offered and to whom, what is got from whom, and when. The rules run on the node thread. Bytes are read, written, hashed and sent on threads of their own.
///
/// A receiver gets a file in four steps: the hashes of the pieces, which must make the hash that the message named; the part on its disk; the missing pieces, each of them checked; the name. All
/// but the first go on after a restart where they stood.
package org.hashverse.node.files;
