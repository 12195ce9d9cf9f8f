/// The commands as text, for scripts and for machines without a display. No JavaFX class is loaded here.
///
/// ## The contract
///
/// Input and output are UTF-8 whatever the locale. A line of output is one fact; its first word is lower-case, fixed and never
/// translated. Commands are answered in order; texts that follow each other are sent without waiting for the answer to the one before,
/// and so are texts that follow a file: it is read first, so they may be sent before it. Any other command is carried out alone. An answer is one block of lines, and events are printed between
/// blocks. Lines that are ready together are written together, at most 64 at once. Only a line feed ends a line of input, with or without a carriage return before it; a line has at most 1,048,576 bytes.
/// An empty line has no answer. Standard input that is closed at the start counts as the end of the input.
///
/// - `NAME` is bare if it has only letters, digits and `._-`, none of them from a script that is written from right to left, and is not `-` alone. Else it is in quotes,
///   where `"` is `\"`.
///   If a peer could be taken for us or for a contact that had the name before, or its name mixes letters of several scripts, its code follows in the quotes, like
///   `"Bo (Z6BQ)"`. The code is the first four characters of its `ID`. A name with its code is accepted as `PEER` too.
/// - `TEXT` is the rest of the line. In names and texts `\` is `\\`, a line feed `\n`, a carriage return `\r`, a tab `\t`. Any other
///   control, direction, zero-width or otherwise invisible character, and a combining mark at the beginning, is a backslash and `u{HEX}`,
///   so that nobody can forge or hide a line.
/// - `IP:PORT` of a peer is the address that was dialled, else its source address with the port it says it listens on, else `-`.
/// - `ID` is a key in 52 characters. `#K` counts this console's own messages from 1; after `number on`, messages that arrive count too. The last 1,000 numbers are
///   kept.
/// - `MESSAGE` in a command is `#K`, or six or more of the 32 hex digits of a message's id, which `history` prints. `K` alone is enough up to five digits. If several
///   ids begin with the digits, `edit` and `retract` mean a message of ours, and every other command fails. In a line that is printed, `MESSAGE` is `#K` if this
///   console gave the message a number, else the whole id.
/// - `FILE` in a command is `#K`, or `ID.N`: six or more of the hex digits of the message that offers it, and the number of the file in that message, from 1. This `#K` counts the files
///   that were offered to this console, from 1, apart from the messages: `get #3` is about a file, `reply #3` about a message. The last 1,000 numbers are kept. In a line that is
///   printed, `FILE` is `#K` if this console gave the file a number, else `ID.N` with the whole id. A file may be a folder. `SIZE` is in bytes.
/// - `STATE` is `connected`, `not-responding` or `offline`; `RTT` is `3ms`, rounded up, or `-`; `WHEN` is a UTC time to the second, or `-`.
/// - `PEER` is `IP PORT`, `IP:PORT`, `[v6]:PORT`, `@NAME`, `@"TWO WORDS"` (written as names are, quotes included), or six or more characters of the id.
///   An id takes precedence over an address, and an address over a name: a word that looks like an address or a whole id is never a name unless quoted. `send` accepts
///   no name of a stranger, and no address where the peer's key never answered.
///
/// | command | answers |
/// | --- | --- |
/// | (start) | `listening IP:PORT ID NAME`, again whenever that changes; then messages that nobody has read yet, as if they had just come: of each conversation 1,000 at a time, those that are read together in the order of time, and after all of them what arrives meanwhile. If the history cannot be read, they are printed when it was repaired, or at the next start. What was printed is not unread any more, and nothing else; nobody is told that it was read |
/// | `send TEXT` | `sent N #K`, to N peers; later `delivered N/M #K` each time one more of M has committed it |
/// | `send @PEER TEXT` | the same, to one; PEER without spaces, or quoted. `send -- TEXT` for a text that begins with `@` or `--` |
/// | `send-file PATH` | `sent N #K` and so on, as for `send`, when the file or folder was read. PATH is the rest of the line, or stands in quotes, between which nothing is escaped; a relative one starts from the working folder. The file stays where it is, and must stay there as it is until whoever shall have it does: it is got from there while Hashverse runs. Later `fetched` |
/// | `send-file @PEER PATH` | the same, to one, as for `send`. `send-file -- PATH` for a path that begins with `@` or `--` |
/// | `get FILE`, `get FILE FOLDER` | `getting FILE`; later `got` and so on. FOLDER is written as PATH is, and made if it is not there; without it the folder of the settings is meant. If the file is here already: `got FILE PATH`. What was paused or declined, or failed, is got after all. If who sent it is offline, it is got when they are here again, also after a restart |
/// | `pause FILE` | `paused FILE`: it is not got any more, and what came is kept. `get FILE` goes on |
/// | `decline FILE` | `file-declined FILE`: who sent it learns that we do not want it, and what came is deleted |
/// | `add IP PORT`, `add INVITE` | `connected NAME IP:PORT ID` |
/// | `add @NAME`, `add ID` | the same for somebody nearby; ID as it is printed, or six characters or more of it |
/// | `nearby` | `nearby NAME IP:PORT ID` for each person who announces themselves on the same network, by name, then `nearby N`. NAME is what we call them where we know them, else what is announced, with its code where that could be taken for somebody we know; all of it is only claimed until a connection shows the key. If nobody can be heard at all: `error SENTENCE`, which says why |
/// | `delete PEER`, `del`, `remove` | `deleted NAME IP:PORT ID`; for a contact, and for a stranger that brought an invite, the link of `invite` and the invites of `invites` that it used let nobody in any more, and `invite` says a new one |
/// | `list` | `peer NAME IP:PORT ID STATE RTT` for each contact with a connection, by name, then `peers N` |
/// | `list all` | the same with the contacts that are offline, except those that removed or refused us |
/// | `query PEER` | `connected NAME IP:PORT ID RTT`, `known NAME IP:PORT ID last-heard WHEN`, `self IP:PORT` or `not-found PEER` |
/// | `select PEER` | `peer NAME IP:PORT ID connected - AGE` for each of its peers, AGE in seconds like `12s`, then `peers N`, or `peers N of M` if it has more. NAME is what we call it where we know it, else what we were told, with its code where that could be taken for somebody we know |
/// | `history [PEER\|everyone] [N]` | `history ID WHEN NAME DELIVERY TEXT` each, oldest first, then `messages N`, or `messages N of M` if the lines of all M would be longer than 2,097,152 characters, and then the last N of them; without a PEER that of everyone, without N the last 20. More about a message follows its line, where there is more: `in-reply-to ID ID2` if it replies to the message ID2, `retracted ID NAME IP:PORT` if its author took it back, `last-edited ID WHEN`, `pinned ID`, `asks-confirmation ID` for an announcement, `confirmed ID NAME IP:PORT` for each who confirmed it, `reacted ID NAME IP:PORT EMOJI` for each who reacted, `has-file ID N NAME SIZE STATE PATH` or `has-folder ID N NAME SIZE STATE PATH` for each file, its number N from 1, and `fetched ID NAME IP:PORT GOT DECLINED` for each who has files of it. There STATE is `offered waiting getting paused got declined gone changed no-space not-written`, or `-` for a file of ours, and PATH is there only for `got`. N of the command counts messages, not lines |
/// | `export PEER FILE`, `export everyone FILE`, `export all FILE` | `exported N FILE`: N messages, oldest first in each conversation. A FILE that ends with `.json`, `.jsonl` or `.ndjson` holds one JSON object a line: `id author mine conversation stamp shown kind text deliveries`, with `replyTo` (`author`, `id`) for a reply, `body` for a kind that this version does not know, `edited` (the time) for an edited text, `pinned`, `asksConfirmation` and `confirmed` (a list of keys) for an announcement, and `reactions` (an emoji for each author's key); `kind` is `retracted` and `text` empty for a message that was taken back. Any other FILE is text for people, `[TIME] NAME: TEXT` in local time with further lines set in, and if a message was edited, is pinned, or somebody reacted, a line `(edited)  (pinned)  EMOJI NAME, NAME` after it, set in by two spaces; for `all` a line `--- NAME ---` before each conversation. The file is replaced whole and only its owner may read it. FILE is the rest of the line |
/// | `accept PEER` | `accepted NAME IP:PORT ID`: a stranger is a contact now. If PEER is the NAME2 or ID2 of an `introduction`, we consent to it: whoever introduces us gets our addresses, and gives them to ID2 if they consent too |
/// | `decline PEER` | `declined NAME - ID`: we decline the `introduction` to that NAME2 or ID2 |
/// | `introduce PEER PEER` | `introducing NAME IP:PORT ID ID2`: two contacts that are connected are asked whether they want to be introduced to each other. Later `introduced` or `not-now` |
/// | `block PEER` | `blocked NAME IP:PORT ID`; the invite is a new one for the same peers as after `delete` |
/// | `cancel #K` | `cancelled N #K`, towards N peers |
/// | `reply MESSAGE TEXT` | `sent N #K` and so on, as for `send`: a reply goes to the conversation of the message. A stranger becomes a contact by it |
/// | `react MESSAGE EMOJI` | `reacted MESSAGE`: EMOJI is one emoji, in place of the one before; `react MESSAGE -` removes it. It may be written as it is printed |
/// | `edit MESSAGE TEXT` | `edited MESSAGE`: a text of ours has another text. It reaches whoever has the message, also those who are offline now |
/// | `retract MESSAGE` | `retracted MESSAGE`: the words of a message of ours are deleted here, and where it waits it is cancelled. The computers of those who have it are asked to do the same as soon as they are reached |
/// | `forget MESSAGE` | `forgotten MESSAGE`: it is deleted on this computer only, and cancelled where it waits |
/// | `pin MESSAGE`, `unpin MESSAGE` | `pinned MESSAGE`, `unpinned MESSAGE`: for both in a conversation with one peer, for us alone in that with everyone |
/// | `announce TEXT` | `sent N #K` and so on, as for `send`: to all contacts, also those who are offline, and each is asked to confirm it |
/// | `confirm MESSAGE` | `confirmed MESSAGE`: the author of an announcement learns that we confirm it |
/// | `number on`, `number off` | `numbering on`, `numbering off`: whether each message that is printed from now on gets a `#K`. Off at the start. Only in a console |
/// | `invite` | `invite LINK`: any number of peers may use it |
/// | `invite --once`, `invite --until DATE`, `invite --once --until DATE` | `invite LINK`: a new one, which lets in one peer, or any number until the DATE, or one until then. DATE is a day, at whose end it ends, or a time, written as `WHEN`; both in UTC |
/// | `invites` | `issued CODE USES STATE UNTIL N LINK` for each invite of that kind, the oldest first, then `invites N`. USES is `once` or `many`; STATE is `open`, `used` or `ended`; UNTIL is WHEN it ends; N peers have used it |
/// | `revoke CODE` | `revoked CODE`: that invite lets nobody in any more. Those who used it stay contacts |
/// | `doctor` | `finding LEVEL SENTENCE` for each thing that was found about how others reach this computer, the most serious first, with the one thing to do; LEVEL is `problem`, `note` or `good`. Then `findings N VERDICT`, with `reachable`, `unreachable` or `unknown`. Takes some seconds |
/// | `doctor IP PORT`, `doctor INVITE` | the same, and why that address cannot be added |
/// | `help` | `help COMMAND` for each, last what PEER, MESSAGE and FILE are |
/// | `exit`, end of input | waits 3 s at most for what is not confirmed, edits, retractions and reactions included, but not pins and confirmations; `unsent N` and status 1 if that is not enough, else nothing and status 0 |
///
/// `TEXT` of a message that this version cannot show is the sentence `(message of kind KIND: needs a newer version of Hashverse)`. The message is kept. `TEXT` of a
/// message that was taken back is `(message taken back)`. An edited message has its newest text.
///
/// A command that fails is answered by one line `error SENTENCE`, which says what to do.
///
/// `DELIVERY` of a received message is `received`. While the last edit of our message, or its retraction, has not reached a recipient, the state of that change
/// stands for the delivery to it. For our message to one peer it is `queued`, `sent`, `delivered`, `read`, `cancelled` or `refused`; for our message
/// to everyone it is `N/M` as above.
///
/// | what happens | is told as |
/// | --- | --- |
/// | anyone is let in, at the start or from now on | `anyone SENTENCE`, which says what that means. It is so only where `--accept anyone`, the window or an administrator chose it: else a stranger waits for `accept` |
/// | a contact wrote to everyone | `message NAME IP:PORT TEXT` |
/// | a contact wrote to us alone | `direct NAME IP:PORT TEXT` |
/// | a message was printed, and `number on` holds | `number #K`, the line after it |
/// | a message was printed that is a reply | `in-reply-to MESSAGE OF`, the next line: it replies to the message OF, which is written as `MESSAGE` is |
/// | a message was printed that is an announcement | `asks-confirmation MESSAGE`, a line after it: its author asks for `confirm MESSAGE` |
/// | a message was printed that offers files | `file NAME SIZE #K` or `folder NAME SIZE #K` for each, the lines after it: `get #K` gets it. NAME is safe as the name of a file. A small one of a contact is got without asking, as the settings say |
/// | a file is here, whole | `got FILE PATH`. This line and the next four are told of every file that somebody offered, also if it is got by itself, from the window or by a single command; and after the lines of a message that arrived before the start |
/// | its author does not have it any more | `file-gone FILE` |
/// | its author changed it after it was offered | `file-changed FILE` |
/// | the disk has no room for it | `no-space FILE`: make room, then `get FILE` |
/// | it cannot be written | `not-written FILE`: `get FILE FOLDER` with another folder |
/// | somebody got or declined files of ours | `fetched MESSAGE NAME IP:PORT GOT DECLINED`: GOT are the numbers of all files of the message that they have, from 1, with commas between them, DECLINED those of all that they do not want; `-` for none |
/// | a text was edited | `edited MESSAGE NAME IP:PORT TEXT`, by NAME. This line and the next six tell also what we change in a window or by a single command, and then NAME is our own. What this console changes is answered and not told again |
/// | somebody reacted to a message, in place of an earlier reaction | `reacted MESSAGE NAME IP:PORT EMOJI`, with `-` for EMOJI if the reaction was removed |
/// | a message was taken back by its author | `retracted MESSAGE NAME IP:PORT` |
/// | a message was pinned | `pinned MESSAGE NAME IP:PORT` |
/// | it was unpinned | `unpinned MESSAGE NAME IP:PORT` |
/// | somebody confirmed our announcement, or we confirmed one | `confirmed MESSAGE NAME IP:PORT` |
/// | a message was deleted on this computer only | `forgotten MESSAGE` |
/// | somebody is announced on the same network, contact or not | `appeared NAME IP:PORT ID`, as `nearby` lists them. Of these lines and the next 60 at once are told, then one a second; what is left out is told with a later change, if it still holds then |
/// | or is not any more | `disappeared NAME IP:PORT ID` |
/// | a contact is connected | `joined NAME IP:PORT ID` |
/// | a connection ended | `left NAME IP:PORT ID REASON`, with `leaving removed refused busy full protocol lost silent stalled closed`. Of a peer that leaves and returns again and again, ten at once are told, then one every 30 s: what happens in between is no line |
/// | somebody unknown is connected | `stranger NAME IP:PORT ID`, and `resembles ID2` if it could be taken for the contact ID2. Of all of them together 60 at once are told, then one every 30 s, and always who wrote something; of the others neither this line nor `left` |
/// | and wrote something | `waiting NAME IP:PORT ID TEXT` |
/// | a contact is called now, or was at the start, what could be taken for another | `resembles NAME IP:PORT ID ID2`: it is ID, and not ID2, who bore the name before |
/// | a contact calls itself something else now | `renamed NAME IP:PORT ID OLD NEW`: OLD and NEW are its own names for itself, NAME is what it is called from now on |
/// | a contact wants to introduce us to another of its contacts, also at the start | `introduction NAME IP:PORT ID NAME2 ID2 verified`: to NAME2, whose numbers NAME says to have compared, and we compared those of NAME; else `-` for `verified`. `accept ID2` or `decline ID2` answers |
/// | both sides consented to an introduction | `introduced NAME IP:PORT ID ID2`: NAME introduced us to ID2, or we introduced NAME to ID2 |
/// | nothing comes of it | `not-now NAME IP:PORT ID ID2`: one of the two declined, or a day passed |
/// | a peer will not have a message | `refused NAME #K TEXT`, with the reason |
/// | a message of somebody unknown was refused, because N others wrote and wait for `accept` or `block`, which is as many as there is room for | `crowded N SENTENCE`; `uncrowded` when fewer wait |
/// | the disk takes no more | `full TEXT`, with what it said: nothing is sent or confirmed until `room` |
/// | settings or peers cannot be saved | `unsaved TEXT`, with what was said: they hold now, and are lost at the end unless `saved` comes before |
/// | the file of the key had rights that let other accounts read it, or belongs to another account | `exposed SENTENCE`, at the start that took these rights from them, or at each |
/// | the history was damaged | `repaired N M FILE`: N messages were read from the damaged file, M more from a backup; FILE is the damaged one |
/// | a copy of this profile runs too, on another computer or in another folder | `twice SENTENCE`: messages for this identity reach only one of the two. `once` when nothing was noticed of the other for ten minutes |
/// | the console could not keep up, or the history was repaired | `missed events; list and history tell the present state`. Then unread messages that were missed, as at the start, and how far messages of this console came meanwhile: `delivered`, `refused` |
///
/// ## From another terminal
///
/// `hashverse [--json] [--as NAME] [--data DIR] [HOST PORT] COMMAND …` lets the instance that runs for that profile, with a window or a console, carry out one command.
/// Grammar and answers are the same, but there are no events ([SingleCommands]), so a FILE is named by `ID.N`. The words are joined with one space. The shell removes quotes, so a second word
/// that begins with `@` and contains a space is quoted again as a name, but not if it is the only word after `send`: it holds the text too. A line feed or tab in
/// the text of `send` is sent unchanged. A relative FILE of `export`, PATH or FOLDER starts from the folder of the caller. A path that begins with `@` stands behind `--`. `#K` counts the messages that were sent in this way, separately from
/// those of a console; the last 1,000 can be named by it. Any message can be named by the id that `history` prints. A shell takes `#` for the beginning of a comment, so
/// write `K` alone or in quotes. `sent` does not mean `delivered`; `history` tells that. `exit` ends the program, and the caller ends after
/// it; waiting messages are sent after the next start. While a window asks for the name that others see, every command but `exit` is answered `error Hashverse
/// waits for a name to be chosen in its window; …`.
///
/// The exit status is 0 if the command was carried out, 1 if the answer is `error …` or no instance runs for the profile, 2 if the command was not understood.
///
/// ## As JSON
///
/// With `--json`, for a console and for a single command, each line is one object in strict syntax. Only the lines that follow a `history` line and tell more of its
/// message are fields of its object. Its first field is `fact`, the first word of the line. The fields of
/// the line follow in order, unescaped:
///
/// | fields | are |
/// | --- | --- |
/// | name, address, id, state (of a peer, or `on` and `off`), level, verdict, reason, delivery, link, file (also PATH), text | the strings of the line; `-` is null. resembles is the other ID |
/// | before, now | the OLD and NEW of a contact that renamed itself |
/// | count, of, number, added | whole numbers: N, M, the K of `#K`, and the messages from a backup |
/// | milliseconds, seconds | RTT and AGE, or null |
/// | heard, when, until | WHEN as a string, or null |
/// | code, uses | the strings of an invite; its STATE is state, its N is count |
/// | otherName, other, vouched | NAME2 and ID2; the word verified, or null |
/// | message | the ID of a message in the history; of a MESSAGE, the id if it has no number |
/// | emoji | the EMOJI of a reaction; null if it was removed |
/// | size, item | whole numbers: SIZE, and the N of `has-file` or `ID.N` |
/// | number, or message and item | of a FILE: K, or the id and N |
/// | got, declined | lists of numbers: GOT and DECLINED |
/// | files, folders, fetched | of a message in the history: lists of objects with item, name, size, state, and file for PATH; who has files of it, with name, address, got and declined |
/// | replyTo | the message that a reply answers, as printed |
/// | edited, retracted, pinned, asksConfirmation, confirmed, reactions | of a message in the history: WHEN it was last edited; true if it was taken back, if it is pinned, if it is an announcement; who confirmed it, a list of objects with name and address; who reacted, with an emoji too |
///
/// A field that the line does not have is left out. Invisible characters are written as a backslash and `uXXXX`.
package org.hashverse.console;
