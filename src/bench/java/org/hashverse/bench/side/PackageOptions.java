package org.hashverse.bench.side;

import java.util.List;

/// The options for Java that `src/package/package.sh` gives to the installed program and that affect speed and memory. All subjects run with them.
public final class PackageOptions {
    /// Without the start-up cache, which fits the packaged Java only.
    public static final List<String> JAVA = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmn8m", "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000", "-XX:TrimNativeHeapInterval=10000", "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError");

    private PackageOptions() {}
}
