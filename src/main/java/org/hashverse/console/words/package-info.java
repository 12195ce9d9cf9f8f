/// The words of which the lines of a console consist: names, texts, and the numbers `#K`; and the same lines as JSON. Their form is part of the contract of `console`.
package org.hashverse.console.words;
