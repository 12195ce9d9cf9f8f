/// Laying out and drawing text: line breaks in every script, wrapped labels, marked words, links, previews, and the area to write in.
package org.hashverse.ui.text;
