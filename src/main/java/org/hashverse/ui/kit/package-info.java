/// Controls and helpers that know nothing of a chat: icons, buttons, menus, sizes, motion, the theme, and ways onto the FX thread.
package org.hashverse.ui.kit;
