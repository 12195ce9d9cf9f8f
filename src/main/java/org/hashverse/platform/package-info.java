/// Which kind of computer this is, and what its environment says, for every room: a start that only hands over to the program that runs loads it too, so it is small and needs no other room.
package org.hashverse.platform;
