/// What the person chose, and what is written and not sent. `settings.json` and `drafts.json`.
package org.hashverse.store.settings;
