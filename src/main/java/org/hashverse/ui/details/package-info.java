/// *Why hasn’t Bo got this?*: the steps of one message of ours towards each recipient, in words.
package org.hashverse.ui.details;
