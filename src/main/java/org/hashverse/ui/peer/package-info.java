/// How a peer looks everywhere: its picture, name, presence and row, and the cards and menus that are about one peer.
package org.hashverse.ui.peer;
