/// Files on disk: hashes of their pieces, listings of folders, contents that are served, and downloads that are not complete. No network, no node.
///
/// A *content* is the bytes of a file, of all files of a folder one behind the other, or of a listing. It is cut into *pieces* of 1 MiB. A *part* is a download that is not
/// complete. Everything here blocks on the disk: do not call it on the FX thread or the node thread.
///
/// # A part on the disk
///
/// ```
/// .hashverse-ID/          in the target folder
///     state               which content, and a mark for each piece, see PartState
///     data                the file, or a folder of files; each is made when its first byte is written
///     name                only while a finish is under way: the name it gives, see PlacedFile
/// ```
///
/// A killed program loses only pieces that it was writing. After a power cut, pieces since the last checkpoint are read and hashed again. A finish first makes sure that the disk has
/// all bytes, so a file with its final name is complete, after a power cut too.
package org.hashverse.files;
