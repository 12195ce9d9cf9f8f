/// Reactions to a message: the chips under its bubble, and the bar in which a person chooses one.
package org.hashverse.ui.reaction;
