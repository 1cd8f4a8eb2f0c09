package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.cli.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails at every single step of every file that is written: what was whole before stays whole, and is said to be. */
class BrokenDiskTest {
    @TempDir
    Path folder;

    private Path returned;
    private Path out;

    /** Works until the step of that number, which fails, as all do from then on where it stays broken. */
    private static final class Failing extends Disk {
        private final int failing;
        private final boolean forGood;
        private final AtomicInteger steps = new AtomicInteger();

        Failing(int failing, boolean forGood) {
            this.failing = failing;
            this.forGood = forGood;
        }

        boolean hasFailed() {
            return steps.get() >= failing;
        }

        private void step() throws IOException {
            int step = steps.incrementAndGet();
            if (step == failing || (forGood && step > failing)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        void folders(Path path) throws IOException {
            step();
            super.folders(path);
        }

        @Override
        OutputStream create(Path file) throws IOException {
            step();
            return new FilterOutputStream(super.create(file)) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length / 2); // a full disk takes what still fits
                    step();
                    out.write(bytes, offset + length / 2, length - length / 2);
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    step(); // some file systems say only now that they had no room
                }
            };
        }

        @Override
        void move(Path from, Path to) throws IOException {
            step();
            super.move(from, to);
        }

        @Override
        void delete(Path file) throws IOException {
            if (!forGood) {
                super.delete(file);
            }
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        returned = Files.createDirectories(folder.resolve("收回"));
        out = folder.resolve("结果");
        byte[] sound = Files.readAllBytes(Samples.SOUND);
        Files.write(returned.resolve("甲.xlsx"), FormEdit.apply(sound, "set D14 约六十万"));
    }

    @AfterEach
    void mend() {
        AtomicFiles.disk = new Disk();
    }

    @Test
    void noStepOfNoCommandLeavesAHalfWrittenFile() throws IOException {
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲", "一"), List.of("甲", "二")));
        List<Object[]> commands = List.of(
                new Object[] {"summary", "-o", out.resolve("汇总.xlsx"), returned},
                new Object[] {"check", "-r", roster, "-o", out.resolve("审核"), returned},
                new Object[] {"summary", "-f", "csv", "-o", out.resolve("表格"), returned},
                new Object[] {"read", "-f", "sqlite", "-o", out.resolve("读取.sqlite"), returned},
                new Object[] {"blank", "-r", roster, "-j", "1", "-o", out.resolve("下发")});
        int faults = 0;
        for (Object[] command : commands) {
            assertTrue(Run.of(command).status() < 2);
        }
        Map<String, String> whole = Map.copyOf(Samples.hashes(out));
        Map<String, String> inputs = Map.copyOf(Samples.hashes(returned));
        for (Object[] command : commands) {
            boolean failed = true;
            for (int step = 1; failed; step++) {
                boolean forGood = step % 2 == 0;
                Failing disk = new Failing(step, forGood);
                AtomicFiles.disk = disk;

                Run run = Run.of(command);

                failed = disk.hasFailed();
                String what = command[0] + ", step " + step + ": " + run.all();
                assertEquals(failed, run.status() == 3, what);
                assertEquals(failed, run.err().contains("无法写入"), what);
                assertFalse(run.err().contains("\tat "), what);
                assertEquals(whole, written(), what);
                assertTrue(forGood || leftOver() == 0, what);
                faults += failed ? 1 : 0;
                AtomicFiles.disk = new Disk();
                clear();
            }
        }
        assertEquals(inputs, Samples.hashes(returned));
        System.out.println(faults + " faults of the disk");
        assertTrue(faults >= 40, faults + " faults");
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>(Samples.hashes(out));
        written.keySet().removeIf(name -> name.endsWith(".tmp"));
        return written;
    }

    private long leftOver() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".tmp")).toList()) {
                Files.delete(file);
            }
        }
    }
}
