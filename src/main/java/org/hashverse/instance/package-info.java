/// One running program per profile, the instance. Other starts of the program, the callers, reach it through a Unix-domain socket that only the account's owner may use.
/// Nothing here uses the network, and no class of JavaFX, of the node or of another package but `platform` is loaded: a second start is to end quickly.
///
/// ## Where the socket is
///
/// The socket lies in a folder of mode 0700 that belongs to this account and is no symbolic link; [RuntimeFolders] chooses it. Its name is the 16 hexadecimal
/// digits of a hash (FNV-1a) of the profile folder's real path, because a socket's path may not be longer than [RuntimeFolders#LONGEST_PATH] bytes. The process
/// that holds the profile's lock listens there, and replaces the socket of a dead process.
///
/// ## The protocol
///
/// The instance sends the line `heard` at once, so that the caller knows that it runs. Only then the caller sends one request and ends its direction. A request is
/// words in UTF-8, each followed by a NUL, at most [InstanceLimits#requestBytes]. So a caller that gets no `heard` in time has asked for nothing, and can act itself
/// or ask again.
///
/// | words | mean |
/// | --- | --- |
/// | `hashverse/1` `forward` | the window is to come forward; `status 0` once it does; 1 if there is none, if it does not respond or if too many invites wait in it; 3 if the program is ending: wait for that |
/// | `hashverse/1` `forward` INVITE | and to show the dialog to add a peer with this invite in it, or to keep it for that |
/// | `hashverse/1` `there` | nothing is to be done; `heard` is the answer, and `status 0` follows |
/// | `hashverse/1` `command` `text` or `json` FOLDER LINE | LINE of the console's commands is to be carried out; files are named from FOLDER |
///
/// The answer is lines in UTF-8: first the lines of the command, last `status N`, where N is the status that the caller's process is to end with. A request that
/// cannot be understood is answered `error SENTENCE` and `status 2`. Then the instance closes the connection. After a command that ends the program the connection
/// ends with the program.
///
/// [InstanceLimits] bounds the cost of callers.
package org.hashverse.instance;
