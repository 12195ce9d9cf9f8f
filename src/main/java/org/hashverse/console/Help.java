package org.hashverse.console;

import java.util.List;

/// The answer to `help`: a line or two for each command, and last what a peer and a message are.
final class Help {
    static final List<String> LINES = List.of(
            "help send TEXT: to everyone connected",
            "help send @PEER TEXT: to one; send -- TEXT for a text that begins with @",
            "help add IP PORT: connect, and stay connected; or add INVITE",
            "help delete PEER: end the connection and stop calling",
            "help list: who is connected; list all: who is offline too",
            "help query PEER: whether it is connected, asked now",
            "help select PEER: its peers",
            "help history [PEER|everyone] [N]: the last messages",
            "help export PEER|everyone|all FILE: writes a conversation, or all, into a file: .json or .jsonl one JSON object a line, else text",
            "help accept PEER: a stranger becomes a contact",
            "help block PEER: delete and refuse",
            "help cancel #K: take back a message that has not left",
            "help reply MESSAGE TEXT: answers a message, in its conversation",
            "help react MESSAGE EMOJI: sets your reaction; react MESSAGE - removes it",
            "help edit MESSAGE TEXT: another text in place of one of yours",
            "help retract MESSAGE: takes one of yours back, here and on the computers of others",
            "help forget MESSAGE: deletes it on this computer only",
            "help pin MESSAGE, unpin MESSAGE: in a conversation with one peer for both, in that with everyone for you alone",
            "help announce TEXT: to all contacts, who are asked to confirm it; confirm MESSAGE confirms an announcement",
            "help number on: from now on a line number #K after each message that arrives; number off ends that",
            "help invite: the link to give to others",
            "help exit: end, when all is confirmed or after 3 s",
            "help PEER is IP PORT, IP:PORT, @NAME, @\"TWO WORDS\" or six characters of the id",
            "help MESSAGE is #K, as sent and number print it, or six digits or more of the id that history prints");

    private Help() {}
}
