package org.hashverse.node.links;

import org.hashverse.node.contacts.Contacts;
import org.hashverse.node.doctor.CallBacks;
import org.hashverse.node.files.Transfers;
import org.hashverse.node.messages.Messages;
import org.hashverse.node.strangers.Strangers;

/// The parts of a node that handle what its links bring.
public record LinkParts(Strangers strangers, Messages messages, Contacts contacts, CallBacks callBacks, Transfers files) {}
