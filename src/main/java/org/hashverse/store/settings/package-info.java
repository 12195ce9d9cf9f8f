/// The settings and the drafts of a profile, and their files `settings.json` and `drafts.json`.
package org.hashverse.store.settings;
