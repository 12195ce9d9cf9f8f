/// Notes between the messages of a conversation, such as that its peer was away. FX thread only.
package org.hashverse.model.notes;
