package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Run;
import org.hashverse.bench.link.ReceiverSide;
import org.hashverse.bench.link.SenderSide;
import org.hashverse.bench.side.Running;
import org.hashverse.bench.side.Side;

/// A sender and a receiver of texts, both started and connected.
///
/// @param name     who they are
/// @param receiver a [ReceiverSide]
/// @param sender   a [SenderSide]
record OneWay(String name, Running receiver, Running sender) implements AutoCloseable {
    /// Starts both and waits until they are connected.
    static OneWay open(Run run, String row, String name, Class<? extends ReceiverSide> receiving, Class<? extends SenderSide> sending) throws IOException, InterruptedException {
        var receiver = start(run, row, receiving, List.of());
        try {
            var sender = start(run, row, sending, List.of(receiver.talk().await("at").split(" ")));
            sender.talk().await("ready");
            return new OneWay(name, receiver, sender);
        } catch (IOException failed) {
            receiver.close();
            throw failed;
        }
    }

    private static Running start(Run run, String row, Class<? extends Side> side, List<String> more) throws IOException {
        var arguments = new ArrayList<>(List.of(run.fresh(row, side.getSimpleName()).toString()));
        arguments.addAll(more);
        return run.sides().start(side, arguments.toArray(String[]::new));
    }

    /// Tells the sender something. Returns the numbers that it answers.
    long[] ask(String command) throws IOException, InterruptedException {
        sender.talk().say(command);
        return List.of(sender.talk().await("took").split(" ")).stream().mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }

    /// The texts that were sent a second, and the processor time of both sides for each.
    static List<Contestant.Sample> rate(int texts, long nanos, long cpuNanos) {
        return List.of(new Contestant.Sample("messages/s", texts * (double) TimeUnit.SECONDS.toNanos(1) / nanos),
                new Contestant.Sample("CPU µs/message, both sides", cpuNanos / 1_000.0 / texts));
    }
}
