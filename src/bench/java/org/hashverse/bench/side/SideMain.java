package org.hashverse.bench.side;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hashverse.bench.side.Sides.SideType;

/// Runs one side in a process of its own. Standard input and output are its [Talk].
public final class SideMain {
    private static final System.Logger LOG = System.getLogger(SideMain.class.getName());

    private SideMain() {}

    /// @param args the class of the side, then its arguments
    public static void main(String[] args) throws Exception {
        var talk = new Talk("the runner", System.in, System.out);
        System.setOut(System.err); // what a library prints must not look like a line of the talk
        var type = Class.forName(args[0]).asSubclass(Side.class);
        run(type.getConstructor()::newInstance, Arrays.asList(args).subList(1, args.length), talk);
        System.exit(0); // a side that failed may leave threads behind
    }

    /// Runs a side and reports a failure to the runner.
    static void run(SideType type, List<String> arguments, Talk talk) throws IOException {
        try (talk) {
            try {
                type.create().run(arguments, talk);
            } catch (Exception | Error fault) {
                LOG.log(System.Logger.Level.WARNING, "a side failed", fault);
                talk.say(Talk.FAILED + " " + sentence(fault).replace('\n', ' '));
            }
        }
    }

    private static String sentence(Throwable fault) {
        if (fault instanceof ExecutionException && fault.getCause() != null) return sentence(fault.getCause());
        return fault instanceof IOException && fault.getMessage() != null ? fault.getMessage() : fault.toString();
    }
}
