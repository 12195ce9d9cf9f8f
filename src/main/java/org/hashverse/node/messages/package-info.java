/// Messages: those that go ([Deliveries]), those that come ([Inbox]), our changes of single messages ([Corrections]), and what is read and deleted in the history ([Archive]).
package org.hashverse.node.messages;
