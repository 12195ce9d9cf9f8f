/// How much room peers get that the person did not choose: places in the directory, lines on the screen, messages on the disk. Anyone can make any number of keys, so all of
/// them share these bounds.
package org.hashverse.node.strangers;
