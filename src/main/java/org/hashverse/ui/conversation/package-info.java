/// The open conversation: its head, its messages with the place where one reads, its search, and what is said above them.
package org.hashverse.ui.conversation;
