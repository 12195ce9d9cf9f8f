/// Emoji in colour: pictures, the picker, and where one emoji ends and the next begins.
package org.hashverse.ui.emoji;
