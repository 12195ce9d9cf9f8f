package org.hashverse.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hashverse.chat.files.FileName;

/// Gives the files and folders of a peer's listing names that are safe, and each a name of its own on every system. Used once.
final class SafeNames {
    private final Map<String, String> folders = new HashMap<>(Map.of("", "")); // claimed path -> safe path
    private final Set<String> files = new HashSet<>(); // claimed paths
    private final Set<String> taken = new HashSet<>(); // safe paths, folded
    private final Map<String, Integer> numbers = new HashMap<>(); // path with the first number of some length, 2, 10, 100 … -> the next number of that length to try
    private final int mostFolders;

    /// @param mostFolders most folders, whether empty or not
    SafeNames(int mostFolders) {
        this.mostFolders = mostFolders;
    }

    Listing of(Listing claimed) throws BadListing {
        for (var file : claimed.files()) {
            check(file.path());
            if (!files.add(file.path())) throw new BadListing("a file stands in it twice");
        }
        var empty = new ArrayList<String>();
        for (var folder : claimed.folders()) {
            check(folder);
            if (folders.containsKey(folder)) throw new BadListing("an empty folder stands in it twice");
            empty.add(folder(folder));
        }
        var safe = new ArrayList<Listing.Entry>();
        for (var file : claimed.files()) folder(Listing.parent(file.path())); // folders first: a folder keeps its name for all that is in it
        for (var file : claimed.files()) {
            if (folders.containsKey(file.path())) throw new BadListing("a file in it is also a folder");
            safe.add(new Listing.Entry(free(folder(Listing.parent(file.path())), element(file.path())), file.size(), file.modified()));
        }
        return new Listing(safe, empty);
    }

    private static void check(String path) throws BadListing {
        if (path.getBytes(StandardCharsets.UTF_8).length > Listing.MAX_PATH) throw new BadListing("a path has more than " + Listing.MAX_PATH + " bytes");
        var elements = path.split("/", -1);
        if (elements.length > Listing.MAX_DEPTH) throw new BadListing("a path is deeper than " + Listing.MAX_DEPTH);
        for (var element : elements)
            if (element.isEmpty() || element.equals(".") || element.equals("..")) throw new BadListing("a path is not relative and plain");
    }

    /// The safe path of a folder.
    private String folder(String path) throws BadListing {
        var known = folders.get(path);
        if (known != null) return known;
        var safe = free(folder(Listing.parent(path)), element(path)); // at most MAX_DEPTH calls deep
        if (folders.size() > mostFolders) throw new BadListing("it has more than " + mostFolders + " folders");
        folders.put(path, safe);
        return safe;
    }

    /// A safe path in this folder that nothing else has.
    private String free(String folder, String claimed) throws BadListing {
        var before = folder.isEmpty() ? "" : folder + "/";
        var name = FileName.safe(claimed);
        var path = before + name;
        if (!taken.add(FileName.folded(path))) path = numbered(before, name);
        if (path.getBytes(StandardCharsets.UTF_8).length > Listing.MAX_PATH) throw new BadListing("a path has more than " + Listing.MAX_PATH + " bytes");
        return path;
    }

    /// The path with the first number that is free. A long number replaces the end of a long name. Names that are alike without that end share the numbers of that length: otherwise a peer could make
    /// us try all numbers for each name.
    private String numbered(String before, String name) {
        for (int first = 2, end = 10; ; first = end, end *= 10) {
            var key = FileName.folded(before + FileName.numbered(name, first));
            for (int number = numbers.getOrDefault(key, first); number < end; number++) {
                var path = before + FileName.numbered(name, number);
                numbers.put(key, number + 1);
                if (taken.add(FileName.folded(path))) return path;
            }
        }
    }

    private static String element(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
