/// The specification of the protocol `hashverse/1` between two nodes, complete enough to write another implementation.
///
/// In code, [org.hashverse.wire.Frame] holds the frames; [org.hashverse.wire.FrameReader] and [org.hashverse.wire.FrameWriter]
/// read and write their bytes. Nothing here uses sockets, threads or clocks.
///
/// # Transport
///
/// The transport is TCP with TLS 1.3, no older version, and ALPN `hashverse/1`. A side closes the connection if the other did not agree on exactly that protocol.
/// Both sides agree on a key by x25519 and sign by Ed25519, and offer nothing else: other algorithms would cost the acceptor much more than the dialler.
/// Both sides present exactly one certificate: self-signed, with an Ed25519 key, at most 4 KiB. Its names and dates are ignored.
/// The ClientHello is one whole TLS record, so that the acceptor can check it before a handshake costs anything. No session is resumed. **A peer is identified by the
/// SHA-256 of its certificate's SubjectPublicKeyInfo**, written as 52 characters of RFC 4648 base32, upper case, without padding (a *PeerId*). A side computes it after
/// the handshake, from the certificate that the peer proved. That key is the author of everything that the connection carries; no frame names an author.
///
/// The side that opened the TCP connection is the *dialler* and the TLS client, the other is the *acceptor*.
///
/// # Frames
///
/// ```
/// u32 length | u8 type | body          big-endian; length counts type and body
/// ```
///
/// The length is 1 to 65,536; until a side has accepted the other's HELLO, it takes no frame above 4,096. A HELLO, WELCOME or SOURCES has at
/// most 4,096 whenever it comes, a CHAT 40,960, a PEERS or a frame of an unknown type 65,536, and every other frame 1,024. That leaves room for newer fields. A length
/// out of bounds is an error; a reader reports it before it reads the frame or allocates memory for it.
///
/// The body is one JSON object (RFC 8259) in UTF-8, and nothing after it but white space:
///
/// - No byte order mark, comments or other laxness. Invalid UTF-8 and halves of surrogate pairs, escaped ones too, are errors.
/// - A name stands once in an object; a second one is an error, in unknown fields too.
/// - Objects and lists are nested at most 8 deep, the body included.
/// - Fields that are not in the table hold at most 256 values together in one frame: each string, number, boolean and null, and each object and list, counts.
/// - A *whole number* is written in digits alone: no sign, no leading zero, no fraction, no exponent. Unless the table says
///   otherwise it is 0 to 2^53 - 1, which every JSON library keeps exactly.
/// - Every field must be present unless the table says *optional*; an absent optional field is left out, never null. Numbers are never
///   strings and strings never numbers. A frame without fields has the body `{}`; an empty body is an error.
/// - A writer escapes in strings only what JSON demands, so that a text of the greatest length fits its frame.
///
/// Forms that the table uses:
///
/// - *hex*: 32 lower-case hexadecimal digits, 16 random bytes.
/// - *time*: milliseconds since 1970-01-01 UTC, a whole number.
/// - *name*: 1 to 64 code points, at most 256 bytes, not only *invisible* characters, no control characters (U+0000 to U+001F,
///   U+007F to U+009F, U+2028, U+2029).
/// - *invisible*: white space, U+2800, U+1D159, U+FFF9 to U+FFFB, and what has Unicode's property Default_Ignorable_Code_Point.
/// - *address*: `HOST:PORT`; the host an IPv4 literal of four parts, an IPv6 literal in brackets without a zone, or a host
///   name of at most 253 characters `A-Za-z0-9._-`; the port 1 to 65535 without leading zeros.
/// - *addresses*: a list of at most 8 of them.
/// - *emoji*: one extended grapheme cluster of at most 64 bytes. It is two regional indicators; or it begins with a symbol (Unicode's property Extended_Pictographic, or U+1F3FB
///   to U+1F3FF) or is a keycap (`0` to `9`, `#` or `*` with U+20E3 after it), and holds nothing else but symbols, U+200D, U+FE0E, U+FE0F, U+20E3 and U+E0020 to U+E007F.
/// - *PeerId*: as above, in its one spelling, so the last character is `A` or `Q`.
///
/// | frame | type | field | form and bound | meaning |
/// | --- | --- | --- | --- | --- |
/// | HELLO | 1 | minor | 0 to 65535 | minor version of the sender; this one is 0 |
/// | | | name | name | what the sender calls itself: a claim |
/// | | | colour | optional, 0 to 7 | the colour that the sender chose for the picture of its key: a claim; see *Pictures* |
/// | | | features | list of at most 32 strings, each once, 1 to 32 of U+0021 to U+007E | optional parts that the sender understands |
/// | | | instance | hex | new at each start of the sender |
/// | | | store | hex | new whenever the sender's message store is created or restored |
/// | | | have | optional object: *Have* | what the sender has of the receiver's messages |
/// | | | wall | time | the sender's clock |
/// | | | port | 0 to 65535 | where the sender listens, at the address that the receiver sees; 0 for nowhere |
/// | | | addresses | addresses | where else the sender may be reached; empty towards strangers |
/// | | | share | boolean | whether the receiver may pass the sender's address on; false towards strangers |
/// | | | met | boolean | whether the receiver is a contact of the sender |
/// | | | token | optional, 16 to 64 of `A-Za-z0-9_-` | from the receiver's invite; only to the key that the invite names |
/// | | | proof | optional object: *Proof* | that a program of this `instance` holds the sender's key; not to strangers |
/// | PING | 2 | nonce | 0 to 2^63 - 1 | comes back in the answer |
/// | PONG | 3 | nonce | 0 to 2^63 - 1 | the ping's |
/// | | | wall | time | the sender's clock |
/// | BYE | 4 | code | string, see *Closing*; an unknown one means `protocol` | why the sender ends the connection |
/// | | | detail | at most 200 bytes, no control characters, may be empty | for the log, or see *Closing* |
/// | | | proof | optional object: *Proof* | with `duplicate`: the proof from the HELLO with the instance that stays |
/// | WELCOME | 5 | addresses | addresses | as in HELLO |
/// | | | share | boolean | as in HELLO |
/// | | | name | optional name | as in HELLO; an older sender says none |
/// | | | colour | optional, 0 to 7 | as in HELLO; nothing without `name` |
/// | CHAT | 16 | number | 1 to 2^53 - 1 | the message's place in the sequence towards this receiver |
/// | | | id | hex | the author's id for the message, the same for all its recipients |
/// | | | to | `you` or `everyone` | said to the receiver alone, or broadcast |
/// | | | stamp | time | orders the conversation, ties by id |
/// | | | kind | 1 to 32 of `a-z-` | what it carries, see *Kinds of messages* |
/// | | | body | object; at most 39,936 bytes without white space and needless escapes if the receiver does not know the kind | the fields of that kind |
/// | ACK | 17 | upTo | 0 to 2^53 - 1 | every number up to this one is committed or refused |
/// | NAK | 18 | number | 1 to 2^53 - 1 | this number is refused |
/// | | | reason | 1 to 32 of `a-z-` | why, for people: `full`, `not-accepted`, … |
/// | READ | 19 | to | `you` or `everyone` | in which of the two conversations |
/// | | | upTo | 0 to 2^53 - 1 | messages up to this number were on the screen |
/// | TYPING | 20 | | | the sender is writing to the receiver alone |
/// | PEERS? | 32 | request | 1 to 2^53 - 1 | the asker's number for the question |
/// | PEERS | 33 | request | 1 to 2^53 - 1 | the question's |
/// | | | status | `ok`, `busy` or `private` | an answer; asked too often; not for this asker. Without `ok` the list is empty |
/// | | | peers | list of at most 64 objects: *Known*, no id twice | contacts connected to the sender now, all or some |
/// | | | total | length of the list to 2^31 - 1 | how many they are |
/// | WHERE? | 144 | nonce | hex | see *Current addresses* |
/// | | | about | 43 characters of base64url, no padding | the contact that is asked about |
/// | WHERE | 145 | whereabouts | object: *Whereabouts* | where the sender, or a contact of it, may be reached |
/// | INTRODUCE | 146 | request | 1 to 2^53 - 1 | the introducer's number for the introduction; see *Introductions* |
/// | | | id | PeerId | to whom the receiver is to be introduced |
/// | | | name | name | what that peer calls itself |
/// | | | vouched | boolean | whether the introducer's person compared the digits of that key |
/// | CONSENT | 147 | request | 1 to 2^53 - 1 | the introduction's |
/// | | | whereabouts | optional object: *Whereabouts* | where the sender may be reached; without it, the sender's person declines |
/// | INTRODUCED | 148 | request | 1 to 2^53 - 1 | the introduction's |
/// | | | whereabouts | optional object: *Whereabouts* | where the other peer may be reached; without it, nothing comes of the introduction now |
/// | REACH? | 160 | request | 1 to 2^53 - 1 | the asker's number for the question; see *Reachability* |
/// | | | port | 1 to 65535 | where the asker is to be called, at the address that the receiver sees |
/// | REACH | 161 | request | 1 to 2^53 - 1 | the question's |
/// | | | seen | address | the asker's end of this connection, as the sender sees it |
/// | | | result | `reached`, `other`, `refused`, `silent`, `unreachable`, `declined` or `busy` | what came of the call |
/// | CALL | 162 | | | asks the receiver to open a connection for files; see *Files* |
/// | GETTING | 163 | id | hex | the receiver's message with files |
/// | | | place | 0 to 19 | the place of an item of it, from 0 |
/// | | | bytes | 0 to 2^38 | how much of it the sender has |
/// | SOURCES | 164 | hash | 43 characters of base64url, no padding | a content that the sender offered to the receiver |
/// | | | peers | list of at most 64 PeerIds, none twice | others that get it, or have it; see *Files* |
///
/// | object | field | form and bound | meaning |
/// | --- | --- | --- | --- |
/// | Have | store | hex | the receiver's store, as its last HELLO to the sender told it |
/// | | number | 0 to 2^53 - 1 | the highest number from that store that is committed or refused |
/// | | refused | list of at most 64 whole numbers, 1 to `number` | which of them were refused: the newest, in any order. A list of 64 says nothing about numbers below the lowest in it |
/// | | last | optional hex | the id of the message that came under `number` |
/// | Item | name | string | what it is called; a receiver makes one safe element of a path of it |
/// | | size | 0 to 2^38 | bytes of the content; of a folder, of all its files |
/// | | hash | 43 characters of base64url, no padding | names the content, see `wire.files` |
/// | | folder | optional object: *Folder* | only for a folder |
/// | | picture | optional object: *Picture* | only for a picture, never with `folder` |
/// | Folder | listing | 43 characters of base64url, no padding | names the listing of the folder |
/// | | bytes | 1 to 16,777,216 | bytes of the listing |
/// | | files | 0 to 100,000 | how many files it has |
/// | Picture | width | 1 to 65,535 | in pixels: a claim |
/// | | height | 1 to 65,535 | in pixels: a claim |
/// | | preview | at most 32,768 characters of base64url, no padding | a small PNG or JPEG file; may be empty |
/// | Key | author | PeerId | whose message it is |
/// | | id | hex | the id that its author gave it |
/// | Proof | wall | time | when it was signed, by the signer's clock |
/// | | signature | 86 characters of base64url, no padding | Ed25519, by the key that is proven; see *One key in two programs* |
/// | Known | id | PeerId | who |
/// | | name | name | what it calls itself there |
/// | | address | optional address | where it may be reached, if it let that be shared |
/// | | age | whole number | milliseconds for which it has been connected |
/// | Whereabouts | key | 59 characters of base64url, no padding | the owner's SubjectPublicKeyInfo, an Ed25519 key of 44 bytes |
/// | | wall | time | when it was signed, by the owner's clock |
/// | | addresses | addresses with IP literals only | where the owner may be reached, best first |
/// | | signature | 86 characters of base64url, no padding | Ed25519, by that key |
///
/// | kind | field of `body` | form and bound | meaning |
/// | --- | --- | --- | --- |
/// | `text` | text | 1 to 16,384 bytes, not only *invisible* characters, of a name's control characters only tab and newline | what it says |
/// | | replyTo | optional object: *Key* | the message that this one replies to; the receiver need not have it |
/// | | asksConfirmation | true or false, in place of a missing one false | whether its readers are asked to confirm that they read it |
/// | `edit` | of | object: *Key* | the text of the sender that gets another text |
/// | | revision | 1 to 2^53 - 1 | see *Changes* |
/// | | text | as in `text` | what it says from now on |
/// | `reaction` | of | object: *Key* | the message under which the emoji stands |
/// | | revision | 1 to 2^53 - 1 | see *Changes* |
/// | | emoji | optional *emoji* | the sender's reaction, in place of the one before; without it the sender has none any more |
/// | `pin` | of | object: *Key* | the message of a direct conversation that is pinned or unpinned for both sides |
/// | | revision | 1 to 2^53 - 1 | see *Changes* |
/// | | pinned | true or false | whether it is pinned from now on |
/// | `confirm` | of | object: *Key* | the message of the receiver that the sender confirms; one with `asksConfirmation` |
/// | `retract` | of | object: *Key* | the message of the sender that is taken back |
/// | `file` | items | list of 1 to 20 objects: *Item*; names, each counted twice, previews, and 200 for each item have at most 35,328 bytes together | files and folders that the sender offers; see *Files* |
/// | | caption | optional, at most 2,048 bytes, as in `text` | what the sender says about them |
/// | `got` | of | object: *Key* | the message of the receiver whose files the sender reports about |
/// | | revision | 1 to 2^53 - 1 | see *Changes* |
/// | | got | list of at most 20 whole numbers, 0 to 19 | places of the items that the sender has, from 0 |
/// | | declined | list of at most 20 whole numbers, 0 to 19, none of them in `got` | places of the items that the sender does not want |
///
/// # Kinds of messages
///
/// Every message has a number, an id, a conversation and a stamp, whatever its kind, and *Delivery* below is the same for all kinds. A receiver acknowledges and keeps a
/// message of a kind that it does not know, so that it can show the message after an update. A known kind whose body has not its form is an error. The fields of its body that are
/// not in the table are counted apart from those of the frame.
///
/// ## Changes
///
/// An `edit`, a `reaction`, a `pin`, a `confirm` and a `retract` change another message, which `of` names. They are numbered, acknowledged and stored once like any message, but nobody sees them by
/// themselves, and their `to` and `stamp` order nothing. `of` names an author, but the author of the change is, as ever, the key of the connection.
///
/// - Only the author of a message edits it or takes it back. Its author, and whoever got it from its author, may react to it and pin it. Only whoever got it
///   confirms it. A receiver ignores any other change, a `pin` in a broadcast, and a change whose `of` names a change. It acknowledges them all the same.
/// - Of several edits of one message, of several pins of one message by either side, and of several reactions of one person to one message, the one with the greatest `revision`
///   counts, whatever the order of their arrival; among equal ones an unpin before a pin, so that either side can always unpin, and else that with the greatest id. An author takes
///   its clock for the revision, and at least one more than the revision before. A `confirm` counts for
///   ever, and so does a `retract`: the receiver deletes the words of the message and its other changes. Of more than 5 pinned messages those that were pinned last count.
/// - A change may come before its message, and its message may never come. A receiver keeps such changes, here the newest 100 of each author, and applies them when the
///   message arrives. Of the earlier texts of one message it may keep only the newest, here 50. A change does not bring back a message that the receiver deleted.
/// - An edit and a `retract` go to every contact that may have the message. An author does not send an old text any more: where the message was not sent yet, it is sent with its newest
///   text, or not at all once it is taken back. A reaction to a broadcast, and a `confirm`, go to the author of the broadcast alone.
/// - A receiver that does not know these kinds keeps them as any unknown kind. Nobody can be forced to forget: a `retract` is a request.
///
/// ## Files
///
/// A `file` offers files and folders; their bytes travel over other connections, as `org.hashverse.wire.files` specifies. The message is delivered like any other, also to a
/// receiver that fetches nothing. A receiver tells the author by `got` what it has and what it does not want, each time for all items of the message. It is a change that only
/// the author of the message learns of; one from whoever did not get the message, or that names a place without an item, is ignored.
///
/// The side that dialled this connection can reach the other, so it opens the connection for files too, to the same address. If the other side wants files, it sends CALL; the
/// receiver may ignore more of them than it needs. An author may tell the receivers that get one content of each other by SOURCES. Each of them may then ask those that are its contacts for
/// pieces, and serves the named ones, but nobody else, what it has of that content. GETTING tells an author how far a receiver is, at most once a second for each item; it may be lost. A peer that knows these frames, and
/// serves what it offers, names the feature `files` in its HELLO.
///
/// # A connection's life
///
/// **HELLO is first.** The dialler sends its HELLO as soon as the TLS handshake is complete. The acceptor judges the key and that HELLO, and answers
/// with its own HELLO or with BYE. A side sends no other frame, known or unknown, before its HELLO; it may send BYE instead of HELLO.
/// A second HELLO is an error. A peer counts as connected only when its HELLO has arrived: in TLS 1.3 a client completes the handshake before the
/// server has checked its certificate. Ten seconds suffice for TCP, TLS and both HELLOs; a side may close after that time. An acceptor may delay handshakes: here above
/// 50 a second from one IPv4 address or 48 bits of IPv6, after 64 at once. A dialler that hung up while it waited is not counted.
///
/// **BYE is last.** Its sender writes nothing after it and ends its half of the connection. Then it reads and drops what still arrives
/// until the other side closes, for about half a second, so that a reset does not lose the BYE.
///
/// **Silence.** Any byte is a sign of life, also a byte of an unfinished TLS record: on a slow line a long record takes longer than these times. So a peer that sends one byte now and
/// then stays connected, as one that sends PINGs does, and takes no more room. A side that has received nothing for 3 s sends PING. The other side answers with PONG at once;
/// of several PINGs it answers only the newest. A side that has received nothing for 9.5 s may close the connection without BYE. Of waiting PONGs, ACKs,
/// READs and WELCOMEs only the newest needs to be written.
///
/// **An error** is anything that this text calls so or does not allow. It ends the connection with BYE `protocol`. The detail is in the
/// sender's own words and never repeats the faulty bytes.
///
/// **Two connections between the same two keys**: the side with the larger PeerId (compared as text) decides. When a second connection
/// is ready there, that side keeps the newest and ends the other one with BYE `duplicate`. The other side closes neither and writes on the
/// newest. A side to which the other is a stranger also keeps the newest in this way, whichever key is larger. The stranger does not take that as a sign that its key
/// runs twice, because the detail names its present `instance`. When the HELLOs of the other side on two connections differ in `instance` or `store`, either side keeps
/// the newest in this way: one of those two programs is gone, or should be.
///
/// ## Closing
///
/// | code | why | what the receiver does |
/// | --- | --- | --- |
/// | `leaving` | the sender quits | redials rarely: the sender will dial when it is back |
/// | `removed` | the sender removed the receiver | stops dialling |
/// | `duplicate` | another connection stays; detail is the `instance` in the receiver's HELLO on that one | uses that one |
/// | `refused` | the sender does not accept the receiver's key | stops dialling |
/// | `busy` | too much at once | tries later |
/// | `full` | no room for another peer | tries later |
/// | `protocol` | the receiver broke the protocol, or the code is of a newer version | tries later |
///
/// A `duplicate` whose instance is not the receiver's own means that the receiver's key runs twice. The receiver tries later, and warns its person only if there is a
/// proof.
///
/// ## One key in two programs
///
/// Messages for a key that runs twice reach only one of the two programs, so the person must know. Anybody could write another instance into a `duplicate`. Therefore
/// each HELLO to a contact carries a *Proof*: the key's signature over the ASCII text `hashverse/1 instance INSTANCE WALL`, with INSTANCE as in the HELLO and WALL the
/// proof's `wall` in decimal digits. A proof may be reused for some seconds. A side that ends a connection with `duplicate` passes on the proof from the HELLO of the
/// instance that stays.
///
/// The receiver accepts a proof by its own key, over an instance that is not its own, whose `wall` is not before the receiver's start and is later than in any
/// earlier proof of that instance. So an earlier run of the receiver does not count, and neither does an old proof that is sent again. A program that is dialled by
/// its own key with another instance needs no proof. A peer can still withhold a proof, or send `duplicate` without one, which ends only its own connection.
///
/// # Strangers
///
/// Being connected does not make a peer a contact. To a peer that is not its contact a node sends HELLO (with `met` false, no
/// addresses, `share` false), PING, PONG, ACK, NAK, BYE, and PEERS with `private`; it sends no broadcast, list, READ or TYPING. It accepts a
/// limited number of a stranger's messages (here 20) and refuses the rest by NAK. It never deletes a stranger's message that it acknowledged to make room for
/// another stranger: if no room is left it refuses the new one, by NAK `full` or by BYE `full`. READ, TYPING and WELCOME from a stranger are
/// ignored. A HELLO with the token of the receiver's present invite makes its sender a contact at once. Any number of keys may bring the token, up to a number of
/// contacts (here 500); after that the sender stays a stranger. A node takes a new token when it removes or blocks a contact, so that no removed peer comes back by the
/// invite that it used. A node may give invites with a limit: their tokens make one key a contact, or many keys until a time. Before a node answers the HELLO that used
/// such a token, the use is on its disk. A token that was used up, has ended or was revoked counts as none, so its bearer is a stranger like any other.
///
/// `met` tells the other side whether it is a contact. Until it is, people there see that they wait to be accepted. When a
/// stranger is accepted and connected, **WELCOME** tells it so and carries what HELLO withheld. A later WELCOME to a contact
/// only renews its fields: a node sends it to all connected contacts when its name, its colour or `share` changes, like a new
/// HELLO. With `name`, the present name and colour are those of the WELCOME, so a missing `colour` means that there is none; without `name` both stay as they were. An
/// older peer skips these two fields, as any unknown field, and learns them from the next HELLO. A receiver may apply the names and colours of a peer
/// more slowly than they arrive, if the newest is applied in the end: here the first at once, then one a second, and
/// after 30 in a row one a minute; those of HELLO count too.
///
/// # Delivery
///
/// A message counts as delivered when its receiver has committed it to its store and acknowledged it, never before. The receiver stores it once, however often
/// it is sent.
///
/// **Numbers.** For each peer a sender keeps one sequence 1, 2, 3, …, in its store and across connections. A message takes the
/// next number when it is first offered to that peer, so a broadcast takes one for each recipient. Within a connection the
/// numbers of CHAT rise, except for messages that are sent again after a second connection broke. Gaps are allowed: their messages were refused or cancelled.
///
/// **HELLO.** `store` names the sequence; `have` tells how far the sender of the HELLO has come in the receiver's sequence. After both
/// HELLOs a side sends its messages from `have.number` + 1 on, whatever it assumed before, if `have.store` is its own store;
/// else (another store, or no `have`) from 1 on, as far as it still has them. A receiver that sees a new `store` forgets
/// the number it had and starts at 0. This rule repairs a lost acknowledgement, a second connection, a cleared conversation and a store that was
/// restored from a copy.
///
/// **Receiving.** A number that the receiver already has from this store is acknowledged, or refused, again and not stored. If it does
/// not know any more which of the two, it closes the connection, and the HELLOs of the next one settle it. A
/// message whose id it already has from this author is not stored twice either, but its number counts as committed. Otherwise the
/// receiver commits the message together with its number, and only then acknowledges it. A direct message belongs to the
/// conversation with the author. A broadcast belongs to Everyone, or, while its author is a stranger, to the conversation with that author. A
/// receiver whose clock differs from the author's by more than 2 min subtracts the difference from the stamp, so that both see the messages in the order in which they
/// were written. Then the receiver bounds the stamp: by its arrival, by the time when the author was accepted, by the time when it was last connected, and by the
/// author's message before. A message that was written while both were connected comes after all messages of the conversation, so nobody can insert a message into the
/// past.
///
/// **ACK** tells that every number up to `upTo` is settled: committed, or refused by a NAK. **A NAK is written before any ACK that
/// covers its number, on the same connection**. With two connections to one peer it is written on each of them on which that number,
/// or a higher one, has come. A message that an ACK covers and no NAK named is delivered. `have.number` counts as an ACK
/// if `have.last` shows whose number it is (see below). A NAK may be lost with its connection, so `have.refused` names again which numbers up to `have.number` were
/// refused. If it names 64, it says nothing about numbers below the lowest of them: unsettled messages that were sent with a lower number get new numbers, above all given before,
/// and are offered again. It names no reasons: if the receiver is a contact of the HELLO's sender (`met`), the reason is
/// `full`, and else `not-accepted`. So a refusal is never taken for a delivery. A refused number is not sent again:
/// the message may be offered anew under its old id and the next number.
///
/// **Whose number it is.** A profile that was copied, or restored from a backup, is a second sender with the same key, the same `store` and the same numbers. So a
/// number alone does not tell which program's message the other side has.
///
/// - `have.last` is the id of the message that came under `have.number`, committed or refused. `have` acknowledges only if the receiver of the HELLO itself
///   gave `have.number` to the message with that id. A side that does not know the id, for example after its own start, leaves `last` out.
/// - Otherwise that `have` settles no message. Every message that was sent to that peer and is not settled gets a new number, above
///   `have.number` and above all numbers given before, and is offered again. The peer stores it once, by its id. So a peer with a wrong `last` only receives some
///   messages twice.
/// - If `have.number` is above all numbers given before, every later message gets a number above it, whether the peer is a contact or a stranger: the peer would acknowledge a
///   lower number without storing the message. Here at most 10^9 numbers are skipped at a time.
/// - The `have` of a side is true for the program that receives it until another program, with the same key and another `instance`, sends more messages. If that
///   happens before the connection is ready, the side ends the new connection with BYE `busy`: its next HELLO is right. Once a
///   connection of one instance is ready, a side accepts nothing more from connections of another instance of the same key, and acknowledges nothing to them.
///
/// ACK, NAK, READ and `have` count only for numbers that were sent to that peer from the present store; others are ignored.
///
/// **Flow.** At most 1,024 CHATs, with 256 KiB of text together, are unacknowledged in a connection; a sender waits when it has reached either; the last text may
/// go beyond the second. It may disconnect a receiver that
/// acknowledges nothing for 30 s while messages wait.
///
/// **Small pieces.** Some paths drop large packets, and the ICMP message that should report it. Then everything behind a long CHAT waits too, and the receiver closes the
/// connection because of silence. A sender that lost two connections without BYE at the same message may write in pieces: here TLS records of at most 1,100 bytes, of any
/// part of a frame or of several, and a pause of 100 ms after each, so that TCP has sent one before it gets the next. While
/// the path is interrupted TCP may still join waiting pieces to one large packet: then that connection ends too, and the message is offered again. The receiver need not
/// know.
///
/// **Pace.** A receiver may read a connection slowly: here above 10,000 CHATs, ACKs and NAKs a second or 100 other frames a second,
/// after 50,000 and 2,000 of them at once, where each whole KiB of one counts as one more, and from a stranger above 100 frames of any kind a second, after 500 at once.
/// It never closes the connection because of the rate; TCP makes the sender wait. Unread frames do not count as the sender's silence, but the sender may take the delay
/// for the receiver's silence. While a receiver delays a sender it may repeat an ACK now and then, such as one up to 0, to learn whether the sender is still there.
///
/// **Room.** A receiver need not store everything that one peer sends: here 100,000 messages and 16 MiB of text in a day, and less if its disk fills up. It refuses
/// the rest by NAK `full`, and a person may send it again later.
///
/// **READ** tells that all messages up to `upTo` in one of the two conversations were on the screen while a person was there. A side
/// sends it at most once a second, again after HELLO, and `upTo` never decreases. It may come before the ACK of a message, if that ACK was lost with another connection; then
/// it counts when the message is acknowledged. A side may send none, if its person does not want that; then it ignores those that it gets.
///
/// **TYPING** is sent at most every 3 s and holds for 6 s or until the message comes; never for a broadcast. A
/// side may send none, and then ignores those that it gets, as with READ.
///
/// # The contacts of a peer
///
/// PEERS? asks which of the receiver's contacts are connected to it; PEERS answers with the same `request`. One question is open
/// at a time; a second one is answered `busy`. One question a second is always answered. With more than 64 contacts the list is a random choice that
/// stays the same for ten minutes, and `total` tells the number. The list has an address only for peers whose `share` allows it. None of it
/// is proven: no receiver dials such an address unless a person asks it to.
///
/// # Reachability
///
/// A node cannot see from inside whether others can reach it, so it asks a contact. A peer that answers REACH? names the feature `reach?` in its HELLO; an older peer skips
/// both frames. Only a contact gets an answer; REACH? from a stranger is ignored.
///
/// The receiver calls the address from which the asker's end of this connection comes, with the `port` of the question, and no other. It makes the TCP connection and the
/// TLS handshake, compares the key, and closes before HELLO. So `reached` proves that the asker itself answers there, not another computer behind the same router, which is
/// `other`. `refused`, `silent` and `unreachable` tell how the TCP connection failed. `unreachable` also stands for an ICMP message that the call is prohibited.
///
/// The receiver's owner may not want such calls: `declined`. A receiver bounds them: here one for each contact every 10 s after four at once, and four at a time for all; it
/// answers more of them with `busy`. In `seen` the receiver tells the address in any case.
///
/// # Current addresses
/// A peer that moved to another network, while its contacts moved too, is found again through a contact that they have in common. A *Whereabouts* tells where the owner
/// of a key may be reached. It names its owner by the key: the PeerId is the SHA-256 of `key`. Its signature is the owner's, over the ASCII text
/// `hashverse/1 addresses WALL ADDRESS ADDRESS …`, with WALL in decimal digits and each address of the list in its order, separated by single spaces. There an IPv6
/// address has the spelling of RFC 5952. A peer that answers and keeps what this section describes names the feature `where?` in its HELLO; an older peer skips both frames.
/// **Telling.** A node sends WHERE with its own whereabouts to each of its contacts: after HELLO, after the receiver made it a contact, and when its addresses change; to
/// strangers none. `wall` is later in each new one.
/// **Keeping.** Of each contact a node keeps the newest whereabouts, also over restarts. It takes them from the owner and from any other contact. It ignores whereabouts
/// from a stranger, of a key that is not its contact, of a `wall` that is not later than that of the ones it keeps, of a `wall` more than a day ahead of its own clock, and
/// with a wrong signature. So an old one that is sent again changes nothing. It may ignore more than a few from one peer: here more than 10 at once and 20 a minute.
/// **Asking.** WHERE? asks a contact about a contact of the sender. `about` is the SHA-256 of the ASCII text `hashverse/1 where NONCE ID`, with the `nonce` of the frame and
/// the PeerId that is asked about: so a receiver that does not know that peer learns nothing of it. A node asks only about contacts that a person chose, that are not
/// connected and that its own calls did not reach, and it asks seldom: here 20 times a minute each contact and 60 times all together.
/// **Answering.** A node answers contacts only, about another contact of its own whose last `share` was true, and sends WHERE with the whereabouts that it keeps. Else it
/// sends nothing. The question stays open for a while (here 15 minutes, at most 32 questions of one contact, the newest): whenever the node takes newer whereabouts of that
/// peer meanwhile, it sends these too. So it does not matter which of two peers that moved arrives first. It may ignore more than 30 questions a minute from one peer.
/// The addresses in whereabouts are treated as those that a contact itself tells, see below. If somebody else passed the whereabouts on, the network of that peer
/// decides which private addresses may be dialled.
/// # Introductions
/// A person can introduce two contacts of theirs to each other. The introducer sends INTRODUCE to each of the two, which must be connected. Each asks its person, and answers
/// with CONSENT. If both consent, the introducer sends each of them INTRODUCED with the whereabouts from the CONSENT of the other. Then each makes the other a contact and
/// dials it, by its whereabouts. No token is needed: each of the two persons accepted the key of the other, and TLS proves it.
/// If one of them declines, or a day passes, the introducer sends INTRODUCED without whereabouts to the one that did not decline. It never tells which of the two did not
/// consent. If a connection was lost meanwhile, the introducer sends INTRODUCE again over the next one, or INTRODUCED if both consented; the receiver answers a second INTRODUCE
/// for the same peer as the first, without asking its person again. A node that restarts forgets the introductions that were under way.
/// Whereabouts in these two frames count only if their owner is the peer that they are about, with the signature and the `wall` as in *Current addresses*. A node takes
/// INTRODUCE from contacts only. It may ignore more than a few: here 4 that wait for its person from one contact and 16 from all, and 4 an hour from one contact. A peer that can be
/// introduced names the feature `introduce` in its HELLO; an older peer skips the frames.
/// `vouched` is a claim of the introducer. A receiver may show it if its person compared the digits of the introducer's key; it never counts as if its person had
/// compared those of the introduced peer.
/// # Where a node dials
///
/// A node dials a contact at addresses where the contact's key has answered, and at addresses from an invite that a person added. It dials addresses that a contact
/// itself tells, in HELLO, WELCOME or its whereabouts, only after a lost connection, a bounded number of times a minute (here 20 addresses for one contact and 60 for all), and only for
/// contacts that a person chose: a contact that was accepted without being asked about, for example because it brought an invite, cannot make a node dial addresses of its choice.
/// After a lost connection it also dials the address from which the contact was connected, with the `port` of its HELLO, within the same bounds (here for two minutes, and once if the
/// contact brought no invite and no person chose it). From a peer a node takes no host names, and no
/// address that is private to a network (loopback, link-local, RFC 1918, RFC 6598, unique local, and an IPv6 address of NAT64 or 6to4 that leads to one of them) if the peer
/// is outside of that network. *Reachability* describes one more
/// call, to the address from which a contact is connected.
///
/// A call tries several addresses 250 ms apart. It sends HELLO to the first that answers with the right key, and closes the others before HELLO: at most one
/// HELLO of a call is under way at a time.
///
/// # Pictures
///
/// Each implementation decides how to draw peers. If it makes a picture from the key, `colour` is the hue that the owner of the key wants for it,
/// in steps of 45 degrees: red, gold, lime, green, teal, blue, violet, pink. The shape comes from the key. Without `colour` the hue comes from the key too. Like
/// the name, the colour is that of the last HELLO or WELCOME, and proves nothing.
///
/// # Newer versions
///
/// Another major version has another ALPN name. Within this one:
///
/// - Unknown frames of type 0x80 to 0xff are skipped; unknown frames of a lower type are an error. A new frame that may be ignored gets a high number.
/// - Unknown fields are skipped; their values are held to the same JSON rules. A new field is optional.
/// - Unknown features are ignored. A frame that a peer must understand is sent only if its features name it.
/// - An unknown BYE code means `protocol`; any other unknown word (`to`, `status`) is an error.
/// - `minor` only tells people and logs the version of the sender.
package org.hashverse.wire;
