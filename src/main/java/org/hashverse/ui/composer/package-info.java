/// Where a message is written: the field, emoji, slash commands, and sending.
package org.hashverse.ui.composer;
