/// The specification of the protocol `hashverse-files/1`, over which one peer gets bytes of files from another. It goes with `hashverse/1`, see `wire`: its messages of the
/// kind `file` offer contents, and this protocol carries their bytes on connections of their own, so that a large file never delays a message.
///
/// In code, [org.hashverse.wire.files.FilesFrame] holds the frames. Nothing here uses sockets, threads or clocks.
///
/// # Contents
///
/// A *content* is a sequence of 0 to 2^38 bytes: a file, all files of a folder one after another in the order of its listing, or a listing. It is cut into *pieces* of
/// 1,048,576 bytes; the last one may have fewer, and an empty content has none.
///
/// The hash of a piece is the SHA-256 of its bytes. The *hash* of a content is the SHA-256 of the ASCII text `hashverse/1 file`, the size as a u64, and the hashes of all
/// pieces in their order. So whoever has the hash can check the hashes of the pieces, and then each piece by itself.
///
/// # Transport
///
/// As in `hashverse/1`, see `wire`, at the same port and with the same keys, but with ALPN `hashverse-files/1`. A peer that does not know this protocol ends the TLS
/// handshake. There is no HELLO: an acceptor takes such a connection only from a key with which it has a connection of `hashverse/1`. The peer must be a contact, or the
/// acceptor must have asked it by CALL. Otherwise the acceptor closes the connection after the handshake. It bounds how many it takes from one peer.
///
/// The first frame of the dialler is ROLE. It says which side *gets*, and the other side *serves*. Either of them may have dialled, because often only one can be reached.
/// From then on the getter sends questions and the server answers. There is no BYE: either side may close the connection at any time.
///
/// # Frames
///
/// ```
/// u32 length | u8 type | body          big-endian; length counts type and body
/// ```
///
/// The body is raw bytes or one JSON object. JSON obeys the same rules as in `hashverse/1`, with the same limits of nesting and of unknown fields, and has at most 1,023
/// bytes. A length out of bounds is an error; a reader reports it before it reads the body or takes memory for it.
///
/// | frame | type | from | body |
/// | --- | --- | --- | --- |
/// | ROLE | 1 | dialler | JSON |
/// | HASHES? | 16 | getter | JSON |
/// | HASHES | 17 | server | raw: the hashes of all pieces in their order, 32 bytes each; at most 8,388,608 bytes |
/// | PIECE? | 18 | getter | JSON |
/// | PIECE | 19 | server | raw: the bytes of the piece; at most 1,048,576 bytes |
/// | HAVE? | 20 | getter | JSON |
/// | HAVE | 21 | server | raw: one bit for each piece, 1 if the server has it; piece 0 is the highest bit of the first byte, unused bits are 0; at most 32,768 bytes |
/// | NONE | 22 | server | JSON |
///
/// | frame | field | form and bound | meaning |
/// | --- | --- | --- | --- |
/// | ROLE | gets | boolean | whether the dialler gets; otherwise it serves |
/// | HASHES? | hash | *hash* | the content |
/// | | size | 0 to 2^38 | its bytes |
/// | PIECE? | hash | *hash* | the content |
/// | | piece | 0 to 262,143 | the place of the piece, from 0 |
/// | HAVE? | hash | *hash* | the content |
/// | NONE | reason | string, see *Reasons*; an unknown one means `unknown` | why there is no other answer |
///
/// *hash*: 32 bytes in base64url without padding, in their one spelling of 43 characters.
///
/// # Questions and answers
///
/// HASHES? is answered by HASHES, PIECE? by PIECE, HAVE? by HAVE, and any of them by NONE instead. Answers come in the order of the questions. A getter has at most 4
/// questions unanswered; the server reads the next question only when it has sent the answer to the one before, so more of them wait in the connection.
///
/// HASHES, PIECE and HAVE have exactly the bytes that the size of the content demands; the getter knows it from the offer. A body of another length is an error. A getter
/// checks the hashes and each piece. If one is wrong, it closes the connection, because the answers may no longer fit the questions.
///
/// | reason | meaning |
/// | --- | --- |
/// | `unknown` | the server does not know the content, or does not serve it to this getter; it does not tell which |
/// | `changed` | the file changed since it was offered |
/// | `gone` | the file is no longer there, or cannot be read |
/// | `missing` | the server does not have this piece yet; to HASHES? or HAVE?, it does not have anything of the content yet; the getter may ask again later |
/// | `busy` | the server has too much to do; the getter may ask again later |
///
/// After an answer of few bytes a server may wait a moment before it reads the next question: here 20 ms after NONE and after fewer than 4,096 bytes, so that questions which cost the getter little cost the server little.
///
/// # Time-outs
///
/// A side closes the connection if the other one sends no byte for a while: here 60 s while the server waits for a question, and 30 s within a frame and while the getter waits for
/// an answer. The server also closes it if the getter does not take enough of an answer: here 200 KiB in 4 min, because an operating system may not tell of fewer. So a piece
/// arrives over a line of 1 KB/s.
///
/// # Newer versions
///
/// Another major version has another ALPN name. Within this one, unknown frames of type 0x80 to 0xff with at most 65,535 bytes of body are skipped, up to 16 in a row;
/// unknown frames of a lower type are an error. Unknown fields are skipped.
package org.hashverse.wire.files;
