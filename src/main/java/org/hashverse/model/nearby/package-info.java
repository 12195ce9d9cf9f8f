/// The people on the same network who are no contacts, for the window. FX thread only.
package org.hashverse.model.nearby;
