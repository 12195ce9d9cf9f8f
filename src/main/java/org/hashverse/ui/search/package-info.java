/// The search dialog for conversations, people and messages.
package org.hashverse.ui.search;
