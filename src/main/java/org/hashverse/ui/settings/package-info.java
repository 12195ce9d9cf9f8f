/// The settings, page by page.
package org.hashverse.ui.settings;
