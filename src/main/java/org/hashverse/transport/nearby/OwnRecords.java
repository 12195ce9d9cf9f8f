package org.hashverse.transport.nearby;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsRecord;
import org.hashverse.transport.dns.DnsWriter;

/// The records that announce us. Immutable.
final class OwnRecords {
    /// The service under which all programs of Hashverse are found.
    static final DnsName SERVICE = DnsName.of("_hashverse", "_tcp", "local");
    /// The name that points to the services of a network (RFC 6763, section 9).
    static final DnsName SERVICES = DnsName.of("_services", "_dns-sd", "_udp", "local");
    /// For how many seconds the pointer to us holds. A program that was killed is gone after that.
    static final int POINTER_TTL = 14;
    /// For how many seconds the other records hold (RFC 6762, section 10).
    static final int DETAILS_TTL = 120;
    /// The text that holds the key.
    static final String ID = "id=";
    private static final String VERSION = "v=1";
    /// How many characters of the key make the host name, which no other computer may have.
    private static final int HOST_CHARACTERS = 16;

    private final DnsName instance;
    private final DnsName host;
    private final DnsRecord pointer;
    private final List<DnsRecord> service;

    OwnRecords(PeerId id, Announcement ours) {
        instance = SERVICE.child(InstanceName.of(ours.name(), id));
        host = DnsName.of("hashverse-" + id.text().substring(0, HOST_CHARACTERS).toLowerCase(Locale.ROOT), "local");
        pointer = new DnsRecord(SERVICE, false, POINTER_TTL, new DnsRecord.Pointer(instance));
        service = List.of(own(instance, new DnsRecord.Service(ours.port(), host)), own(instance, new DnsRecord.Texts(List.of(ID + id, VERSION))));
    }

    private static DnsRecord own(DnsName name, DnsRecord.Data data) {
        return new DnsRecord(name, true, DETAILS_TTL, data);
    }

    /// Our instance of the service.
    DnsName instance() {
        return instance;
    }

    /// All records to announce on a network interface.
    List<DnsRecord> on(MulticastInterface networkInterface) {
        var all = new ArrayList<DnsRecord>();
        all.add(pointer);
        all.addAll(service);
        for (var address : networkInterface.addresses()) all.add(own(host, new DnsRecord.Address(address)));
        return all;
    }

    /// The record that names our service among those of the network. It is sent only to who asks.
    static DnsRecord serviceOfTheNetwork() {
        return new DnsRecord(SERVICES, false, DETAILS_TTL, new DnsRecord.Pointer(SERVICE));
    }

    /// What we know of ourselves, for our own queries.
    DnsRecord pointer() {
        return pointer;
    }

    /// The packet that announces us on a network interface.
    byte[] announcement(MulticastInterface networkInterface) {
        return DnsWriter.write(DnsMessage.answer(on(networkInterface), List.of()));
    }

    /// The packet that says goodbye.
    byte[] goodbye() {
        return DnsWriter.write(DnsMessage.answer(List.of(pointer.withTtl(0)), List.of()));
    }
}
