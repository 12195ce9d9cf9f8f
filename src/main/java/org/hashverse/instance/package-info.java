/// One running program per profile, and how other starts of it reach that one: through a Unix-domain socket that only the account's owner may use.
/// No network is touched here, and no class of JavaFX, of the node or of another room but `platform` is loaded: a second start is to hand over and be gone.
///
/// ## Where the socket is
///
/// In a folder of mode 0700 that belongs to this account, not reached through a symbolic link (see [RuntimeFolders] for which), under the 16 hexadecimal
/// digits of a hash (FNV-1a) of the profile folder's real path: a socket's path may not be longer than [RuntimeFolders#LONGEST_PATH] bytes. Who holds the profile's lock listens there, and replaces what a
/// dead process left.
///
/// ## What is said
///
/// Whoever listens says the line `heard` at once, so that the caller knows that somebody is there. Only then the caller sends one request and ends its direction: words in UTF-8,
/// each followed by a NUL, at most [InstanceLimits#requestBytes]. So a caller that is not heard in time has asked for nothing, and can do it itself or ask again.
///
/// | words | mean |
/// | --- | --- |
/// | `hashverse/1` `forward` | the window is to come forward; `status 0` once it does, 1 if there is none that could, 3 if it is ending: wait for that |
/// | `hashverse/1` `forward` INVITE | and to show the dialog to add a peer with this invite in it, or to keep it for that |
/// | `hashverse/1` `there` | nothing is to be done; that it was heard is the answer |
/// | `hashverse/1` `command` `text` or `json` FOLDER LINE | LINE of the console's commands is to be carried out; files are named from FOLDER |
///
/// The answer is lines in UTF-8: those of the command; last `status N`, N as the caller's process is to end. A request that cannot be understood is answered `error SENTENCE` and `status 2`. The connection then ends; that of a command which ends the program
/// ends with the program.
///
/// Nothing that a caller does costs more than [InstanceLimits] say.
package org.hashverse.instance;
