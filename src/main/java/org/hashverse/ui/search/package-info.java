/// Search through all conversations and people.
package org.hashverse.ui.search;
