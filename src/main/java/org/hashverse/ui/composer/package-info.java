/// The composer: the field to write or edit a message, emoji, mentions, slash commands, and sending.
package org.hashverse.ui.composer;
