/// Files on disk: hashes of their pieces, listings of folders, contents that are served, and downloads that are not complete. No network, no node.
///
/// A *content* is the bytes of a file, of all files of a folder one behind the other, or of a listing. It is cut into *pieces* of 1 MiB. A *part* is a download that is not
/// complete. Everything here blocks on the disk: do not call it on the FX thread or the node thread.
package org.hashverse.files;
