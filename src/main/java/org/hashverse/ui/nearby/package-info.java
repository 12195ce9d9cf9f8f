/// People on the same network who are no contacts: their list on the welcome page, the preview of one of them, and the sentences about them.
package org.hashverse.ui.nearby;
