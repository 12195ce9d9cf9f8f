/// The window: views over `model`, on the FX thread, which never waits for disk or network.
///
/// No text stands in code: `Words` says them all, in the language that is spoken. Another language is a new window over the same
/// model (`Content`), so a view that listens to the model does so until it is gone (`ViewLifetime`).
package org.hashverse.ui;
