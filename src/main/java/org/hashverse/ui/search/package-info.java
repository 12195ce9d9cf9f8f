/// The search dialog: conversations by name, messages by text.
package org.hashverse.ui.search;
