/// The settings dialog and its parts.
package org.hashverse.ui.settings;
