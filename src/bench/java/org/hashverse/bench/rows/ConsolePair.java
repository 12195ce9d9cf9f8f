package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.List;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Run;
import org.hashverse.bench.link.Texts;
import org.hashverse.bench.side.Running;

/// Two shipped consoles, one of which gets its commands from a pipe.
record ConsolePair(Run run, Running sender, Running receiver, int texts) implements Contestant {
    /// Starts both and makes them contacts.
    static ConsolePair open(Run run, String row, int texts) throws IOException, InterruptedException {
        var receiver = run.sides().console(run.fresh(row, "console"), "Receiver");
        var sender = run.sides().console(run.fresh(row, "console"), "Sender");
        var pair = new ConsolePair(run, sender, receiver, texts);
        try {
            sender.talk().await("listening");
            sender.talk().say("add " + receiver.talk().await("listening").split(" ")[0]);
            sender.talk().await("joined");
            receiver.talk().await("joined");
            return pair;
        } catch (IOException failed) {
            pair.close();
            throw failed;
        }
    }

    @Override
    public String name() {
        return "Hashverse, console to console";
    }

    @Override
    public List<Sample> round() throws Exception {
        var before = sender.cpu().plus(receiver.cpu());
        long begun = System.nanoTime();
        for (int i = 0; i < texts; i++) sender.talk().say("send @Receiver " + Texts.text(i));
        for (int i = 0; i < texts; i++) sender.talk().await("delivered");
        long nanos = System.nanoTime() - begun;
        for (int i = 0; i < texts; i++) receiver.talk().await("direct");
        run.settle();
        return OneWay.rate(texts, nanos, sender.cpu().plus(receiver.cpu()).minus(before).toNanos());
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }
}
