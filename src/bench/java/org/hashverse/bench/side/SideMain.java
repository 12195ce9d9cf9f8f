package org.hashverse.bench.side;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hashverse.bench.side.Sides.SideType;

/// Runs one side in a process of its own. Standard input and output are its [Talk].
public final class SideMain {
    private SideMain() {}

    /// @param args the class of the side, then its arguments
    public static void main(String[] args) throws Exception {
        var talk = new Talk(System.in, System.out);
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
                fault.printStackTrace();
                talk.say(Talk.FAILED + " " + fault.toString().replace('\n', ' '));
            }
        }
    }
}
