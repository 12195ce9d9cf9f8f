/// Who is known, who may connect, who is called: adding and removing contacts, what peers tell of themselves, the calls to contacts that are not connected, and the questions
/// of *query* and *select*.
package org.hashverse.node.contacts;
