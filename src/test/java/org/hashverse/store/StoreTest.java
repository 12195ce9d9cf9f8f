package org.hashverse.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of the store on a real file, which it may close and open again.
abstract class StoreTest {
    @TempDir
    Path folder;
    OpenStore open;

    @BeforeEach
    void open() throws Exception {
        open = new OpenStore(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    void restart() throws Exception {
        open.close();
        open = new OpenStore(folder);
    }
}
