/// The SQLite file of the history: its tables and rows with their checksums, the daily check, backups, migration to newer tables, and the rescue of a damaged file.
package org.hashverse.store.database;
