/// The composer: the field to write a message, emoji, slash commands, and sending.
package org.hashverse.ui.composer;
