package org.hashverse.console;

import java.util.List;

/// The answer to `help`: a line or two for each command, and last what a peer is.
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
            "help invite: the link to give to others",
            "help exit: end, when all is confirmed or after 3 s",
            "help PEER is IP PORT, IP:PORT, @NAME, @\"TWO WORDS\" or six characters of the id");

    private Help() {}
}
