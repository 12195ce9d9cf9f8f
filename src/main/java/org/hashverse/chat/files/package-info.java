/// The nouns of files that messages offer: a name, a hash, an item. No input or output.
package org.hashverse.chat.files;
