/// The window's texts, in six languages: [Words] reads the bundles, [Language] chooses one. No text of the window stands in code.
package org.hashverse.ui.words;
