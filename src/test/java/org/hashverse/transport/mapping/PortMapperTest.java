package org.hashverse.transport.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.chat.PeerAddress;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Port mapping with a router on loopback and a clock that the test moves.
@Timeout(300)
class PortMapperTest {
    private static final MappingTimes PATIENT = new MappingTimes(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(5), List.of(Duration.ofSeconds(60), Duration.ofSeconds(60)),
            Duration.ofSeconds(60));
    private static final MappingTimes SHORT = new MappingTimes(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(5), List.of(Duration.ofMillis(20)), Duration.ofSeconds(60));
    private static final PeerAddress OUTSIDE = PeerAddress.parse("203.0.113.5:8000");
    private final BlockingQueue<Runnable> owner = new LinkedBlockingQueue<>();
    private final List<Optional<PeerAddress>> told = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(5);
    private FakeRouter router;
    private PortMapper mapper;

    private void router(FakeRouter.Kind kind, MappingTimes times) throws Exception {
        router = new FakeRouter(kind);
        mapper = new PortMapper(() -> Optional.of(router.address()), times, now::get, owner::add, told::add);
    }

    @AfterEach
    void close() {
        if (mapper != null) mapper.close();
        if (router != null) router.close();
    }

    /// Lets the mapper ask, and hands it the answer.
    private void ask() throws Exception {
        mapper.tick();
        var answer = owner.poll(120, TimeUnit.SECONDS);
        if (answer == null) throw new AssertionError("nothing was asked");
        answer.run();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void isIdle() {
        mapper.tick();
        assertTrue(mapper.next() > now.get());
    }

    @Test
    void nothingIsAskedUnlessItIsWanted() throws Exception {
        router(FakeRouter.Kind.PCP, PATIENT);
        assertEquals(Long.MAX_VALUE, mapper.next());
        mapper.tick();
        mapper.networkChanged();
        assertEquals(Long.MAX_VALUE, mapper.next());
    }

    @Test
    void aPortIsMappedRenewedAtHalfItsLifetimeAndRemovedAtTheEnd() throws Exception {
        router(FakeRouter.Kind.PCP, PATIENT);
        mapper.want(8000);
        ask();
        assertEquals(new FakeRouter.Asked("PCP", 8000, 8000, 3_600), router.next());
        assertEquals(List.of(Optional.of(OUTSIDE)), told);
        pass(Duration.ofMinutes(30).minusNanos(1));
        isIdle();
        pass(Duration.ofNanos(1));
        ask();
        assertEquals(new FakeRouter.Asked("PCP", 8000, 8000, 3_600), router.next());
        assertEquals(1, told.size(), "the address is the same");
        mapper.close();
        assertEquals(new FakeRouter.Asked("PCP", 8000, 0, 0), router.next());
    }

    @Test
    void aRouterThatKnowsOnlyNatPmpIsAskedSo() throws Exception {
        router(FakeRouter.Kind.NAT_PMP, PATIENT);
        router.givesPort = 40_000;
        mapper.want(8000);
        ask();
        assertEquals(new FakeRouter.Asked("NAT-PMP", 8000, 8000, 3_600), router.next());
        assertEquals(Optional.of(PeerAddress.parse("203.0.113.5:40000")), mapper.external());
        pass(Duration.ofMinutes(30));
        ask();
        assertEquals(new FakeRouter.Asked("NAT-PMP", 8000, 40_000, 3_600), router.next(), "the port that it gave");
        mapper.close();
        assertEquals(new FakeRouter.Asked("NAT-PMP", 8000, 0, 0), router.next());
    }

    @Test
    void anotherPortReplacesTheMapping() throws Exception {
        router(FakeRouter.Kind.PCP, PATIENT);
        mapper.want(8000);
        ask();
        router.next();
        mapper.want(8001);
        ask();
        assertEquals(new FakeRouter.Asked("PCP", 8000, 0, 0), router.next());
        assertEquals(new FakeRouter.Asked("PCP", 8001, 8001, 3_600), router.next());
        mapper.want(0);
        ask();
        assertEquals(new FakeRouter.Asked("PCP", 8001, 0, 0), router.next());
        assertEquals(Optional.empty(), mapper.external());
        assertEquals(Optional.empty(), told.getLast());
        assertEquals(Long.MAX_VALUE, mapper.next());
    }

    @Test
    void aRouterThatRefusesOrIsMuteIsAskedAgainAfterAPause() throws Exception {
        for (var kind : List.of(FakeRouter.Kind.BOTH_REFUSE, FakeRouter.Kind.MUTE, FakeRouter.Kind.LIES)) {
            router(kind, kind == FakeRouter.Kind.BOTH_REFUSE ? PATIENT : SHORT);
            mapper.want(8000);
            ask();
            assertEquals(Optional.empty(), mapper.external(), kind.toString());
            pass(Duration.ofMinutes(5).minusNanos(1));
            isIdle();
            pass(Duration.ofNanos(1));
            ask();
            mapper.networkChanged();
            ask();
            close();
            assertEquals(0, router.asked.stream().filter(asked -> asked.lifetime() == 0).count(), "there is nothing to remove");
        }
        assertEquals(List.of(), told);
    }

    @Test
    void aMappingWithoutALifetimeIsNone() throws Exception {
        for (var kind : List.of(FakeRouter.Kind.PCP, FakeRouter.Kind.NAT_PMP)) {
            router(kind, SHORT);
            router.givesLifetime = 0;
            mapper.want(8000);
            ask();
            assertEquals(Optional.empty(), mapper.external(), kind.toString());
            close();
        }
        assertEquals(List.of(), told);
    }

    @Test
    void aShortLifetimeDoesNotMakeUsAskWithoutEnd() throws Exception {
        router(FakeRouter.Kind.PCP, PATIENT);
        router.givesLifetime = 1;
        mapper.want(8000);
        ask();
        pass(Duration.ofMinutes(1).minusNanos(1));
        isIdle();
        pass(Duration.ofNanos(1));
        router.givesLifetime = -1; // as an unsigned number 136 years
        ask();
        pass(Duration.ofMinutes(30).minusNanos(1));
        isIdle();
        pass(Duration.ofNanos(1));
        ask();
    }

    @Test
    void withoutARouterThereIsNoMapping() throws Exception {
        router = new FakeRouter(FakeRouter.Kind.PCP);
        mapper = new PortMapper(Optional::empty, PATIENT, now::get, owner::add, told::add);
        mapper.want(8000);
        ask();
        mapper.want(0);
        mapper.tick();
        assertEquals(Long.MAX_VALUE, mapper.next());
        assertEquals(List.of(), told);
    }

    @Test
    void theRouterIsThatOfTheDefaultRoute() {
        var table = List.of("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0", "eth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\t0\t0\t0", "eth0\t0000000A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0");
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.1")), Gateway.linux(table));
        assertEquals(Optional.empty(), Gateway.linux(table.subList(3, 4)));
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.1")), Gateway.in("   route to: default\n    gateway: 10.0.0.1\n  interface: en0\n", Gateway.pattern(OperatingSystem.MAC)));
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.1")), Gateway.in("          0.0.0.0          0.0.0.0         10.0.0.1         10.0.0.7     25\r\n", Gateway.pattern(OperatingSystem.WINDOWS)));
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.1")), Gateway.in("Routing tables\ndefault            10.0.0.1           UGS         em0\n", Gateway.pattern(OperatingSystem.LINUX)));
        assertEquals(Optional.empty(), Gateway.in("    gateway: 10.0.0.999\n", Gateway.pattern(OperatingSystem.MAC)));
    }

    @Test
    void cutMessagesAreNoAnswers() {
        var nonce = new byte[12];
        for (int length = 0; length < 60; length++) assertEquals(Optional.empty(), PcpMessage.answer(new byte[length], nonce, 8000));
        for (int length = 0; length < 16; length++) {
            var cut = new byte[length];
            if (length > 1) cut[1] = (byte) 130;
            assertEquals(Optional.empty(), NatPmpMessage.mapped(cut, 8000));
            if (length > 1) cut[1] = (byte) 128;
            if (length < 12) assertEquals(Optional.empty(), NatPmpMessage.address(cut));
        }
    }
}
