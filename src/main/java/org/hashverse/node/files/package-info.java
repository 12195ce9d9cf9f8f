/// The rules for files: what is offered and to whom, what is got from whom, and when. The rules run on the node thread. Bytes are read, written, hashed and sent on threads of their own.
///
/// A receiver gets a file in four steps. It asks for the hashes of the pieces and compares them with the hash in the message. It opens the part on its disk. It asks for the missing pieces and checks
/// each of them. It moves the complete file to its name. After a restart it asks for the hashes again, and continues with the part that is on the disk.
package org.hashverse.node.files;
