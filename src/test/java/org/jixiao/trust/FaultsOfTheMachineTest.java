package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.cli.Samples;
import org.jixiao.model.Messages;
import org.jixiao.workbook.Sources;
import org.jixiao.workbook.TestFiles;
import org.jixiao.workbook.UnreadableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines do to a program in the middle of its work, done to it for real. */
class FaultsOfTheMachineTest {
    private static final int KILLS = Integer.getInteger("jixiao.kills", 10);

    @TempDir
    Path folder;

    private Path out;
    private Path roster;

    @BeforeEach
    void prepare() throws IOException {
        out = Files.createDirectories(folder.resolve("下发"));
        List<List<String>> projects = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> projects.add(List.of("单位" + i % 3, "项目" + i)));
        roster = Samples.roster(folder.resolve("名册.xlsx"), projects);
    }

    /** All that was written is as it should be, and nothing else is there but what a run that has ended may have left. */
    private static void assertWhole(SortedMap<String, String> reference, Path written) throws IOException {
        for (Map.Entry<String, String> file : Samples.hashes(written).entrySet()) {
            if (!file.getKey().matches("(.*/)?\\.jixiao-[^/]*\\.tmp")) {
                assertEquals(reference.get(file.getKey()), file.getValue(), "half written: " + file.getKey());
            }
        }
    }

    private SortedMap<String, String> reference() throws IOException {
        Path sound = folder.resolve("参照");
        Run run = Run.of("blank", "-r", roster, "-o", sound);
        assertEquals(0, run.status(), run.all());
        assertEquals(
                0,
                Run.of("summary", Samples.SOUND, "-o", sound.resolve("汇总.xlsx")).status());
        return Samples.hashes(sound);
    }

    @Test
    void killedAtAnyMomentItLeavesOnlyWholeFilesAndTheNextRunPutsThingsRight() throws Exception {
        SortedMap<String, String> reference = reference();
        String input = Samples.hashes(folder).get("名册.xlsx");
        List<Integer> millis = new ArrayList<>();
        for (int which = 0; which < 2; which++) {
            long since = System.nanoTime();
            try (Child whole = Child.start(folder, command(which, folder.resolve("量时间")))) {
                assertEquals(0, whole.status(), whole.all());
            }
            millis.add((int) ((System.nanoTime() - since) / 1_000_000));
        }
        Random random = new Random(11);
        int unfinished = 0;
        for (int i = 0; i < KILLS; i++) {
            int which = i % 3 / 2;
            int needed = millis.get(which);
            try (Child child = Child.start(folder, command(which, out))) {
                // the first quarter is the machine's own start
                int wait = needed / 4 + random.nextInt(needed * 3 / 4);
                Thread.sleep(wait);
                if (child.runs()) {
                    unfinished++;
                } else {
                    millis.set(which, wait); // the machine has less to do than when it was measured
                }
                child.kill();
            }
            assertWhole(reference, out);
        }
        age(out);
        assertEquals(0, Run.of("blank", "-r", roster, "-o", out).status());
        Run last = Run.of("summary", Samples.SOUND, "-o", out.resolve("汇总.xlsx"));
        assertEquals(0, last.status(), last.all());

        assertEquals(reference, Samples.hashes(out), "whole, and nothing left over");
        assertEquals(input, Samples.hashes(folder).get("名册.xlsx"));
        System.out.println(KILLS + " runs killed, " + unfinished + " of them at work");
        assertTrue(unfinished * 2 >= KILLS, unfinished + " of " + KILLS + " were still at work");
    }

    /** The one that writes many files, or the one that writes a large one. */
    private Object[] command(int which, Path into) {
        return which == 0
                ? new Object[] {"blank", "-r", roster, "-o", into}
                : new Object[] {"summary", Samples.SOUND, "-o", into.resolve("汇总.xlsx")};
    }

    /** Lets some time pass for unfinished files: a young one may be another run's. */
    private static void age(Path written) throws IOException {
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".tmp")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }

    @Test
    void stoppedByTheUserItSaysSoAndLeavesNothingUnfinished() throws Exception {
        SortedMap<String, String> reference = reference();
        try (Child child = Child.start(folder, "blank", "-j", "1", "-r", roster, "-o", out)) {
            while (child.runs() && !hasBegun(out)) {
                Thread.sleep(5);
            }
            child.interrupt();
            int status = child.status();

            assertTrue(status == 130 || status == 143, status + child.all());
            assertEquals("jixiao: " + new Messages("zh").get("failure.interrupted") + "\n", child.err());
        }
        assertWhole(reference, out);
        assertTrue(Samples.hashes(out).size() < reference.size());
        assertEquals(0, Run.of("blank", "-r", roster, "-o", out).status());
    }

    /** Whether a first workbook is there. Names are listed, nothing is opened: files come and go while the program is at work. */
    private static boolean hasBegun(Path written) {
        String[] units = written.toFile().list();
        return units != null
                && Stream.of(units)
                        .map(unit -> written.resolve(unit).toFile().list())
                        .anyMatch(names -> names != null && Stream.of(names).anyMatch(name -> name.endsWith(".xlsx")));
    }

    @Test
    void twoRunsAtOnceIntoOneFolderGiveWhatOneGives() throws Exception {
        SortedMap<String, String> reference = reference();
        reference.remove("汇总.xlsx");
        try (Child one = Child.start(folder, "blank", "-r", roster, "-o", out);
                Child other = Child.start(folder, "blank", "-r", roster, "-o", out)) {
            assertEquals(0, one.status(), one.all());
            assertEquals(0, other.status(), other.all());
        }
        assertEquals(reference, Samples.hashes(out));
    }

    @Test
    void aMonsterThatNeedsMoreMemoryThanThereIsIsOneLineAndTheOthersGoOn() throws Exception {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("<sheetData>");
        for (int row = 0; row < 190_000; row++) {
            rows.append("<row><c t=\"inlineStr\"><is><t>");
            for (int i = 0; i < 12; i++) {
                rows.append(Long.toHexString(random.nextLong()));
            }
            rows.append("</t></is></c></row>");
        }
        Files.write(
                collected.resolve("b怪物.xlsx"),
                TestFiles.sheet(rows.append("</sheetData>").toString()));
        for (String name : List.of("a.xlsx", "c.xlsx", "d.xlsx")) {
            Files.copy(Samples.SOUND, collected.resolve(name));
        }

        try (Child child = Child.start(
                folder, List.of("-Xmx72m"), "read", "-f", "json", "-j", "2", "-t", "shanghai-2020", collected)) {
            assertEquals(0, child.status(), child.all());
            List<String> lines = child.out().lines().toList();
            assertEquals(4, lines.size(), child.all());
            assertEquals(
                    3, lines.stream().filter(line -> Json.of(line).has("form")).count());
            String monster = lines.get(3);
            assertEquals("too-large", Json.text(monster, "problem"));
            assertEquals(new Messages("zh").get("problem.memory"), Json.text(monster, "message"));
            assertEquals("", child.err());
        }
    }

    @Test
    void onAFullDiskWhatWasThereStaysAndTheReasonIsSaid() throws Exception {
        try (Mount disk = Mount.of(folder.resolve("盘"), "size=128k")) {
            Path summary = disk.path().resolve("汇总.xlsx");
            assertEquals(0, Run.of("summary", Samples.SOUND, "-o", summary).status());
            SortedMap<String, String> before = Samples.hashes(disk.path());

            Run full = Run.of("blank", "-r", roster, "-o", disk.path());

            assertEquals(3, full.status(), full.all());
            assertTrue(full.err().contains("无法写入"), full.all());
            SortedMap<String, String> after = Samples.hashes(disk.path());
            assertTrue(after.entrySet().containsAll(before.entrySet()));
            assertTrue(after.keySet().stream().noneMatch(name -> name.endsWith(".tmp")), after.keySet()::toString);
            assertEquals(0, Run.of("read", disk.path()).status(), "all that was written can be read");
        }
    }

    @Test
    void intoAReadOnlyFolderNothingIsWrittenAndTheReasonIsSaid() throws Exception {
        try (Mount disk = Mount.of(folder.resolve("盘"), "ro")) {
            for (Object[] words : List.of(
                    new Object[] {"summary", Samples.SOUND, "-o", disk.path().resolve("汇总.xlsx")},
                    new Object[] {"blank", "-r", roster, "-o", disk.path()})) {
                Run run = Run.of(words);
                assertEquals(3, run.status(), run.all());
                assertTrue(run.err().contains("无法写入"), run.all());
                assertFalse(run.err().contains("\tat "), run.all());
            }
        }
    }

    @Test
    void anOutputThatIsHeldFastIsNamedAndAllOthersAreWritten() throws Exception {
        SortedMap<String, String> reference = reference();
        reference.remove("汇总.xlsx");
        assertEquals(0, Run.of("blank", "-r", roster, "-o", out).status());
        Path held = out.resolve("单位1/项目4.xlsx");
        assumeTrue(run("chattr", "+i", held.toString()) == 0, "files can be held fast only by root, on some disks");
        try {
            Files.delete(out.resolve("单位2/项目8.xlsx"));

            Run run = Run.of("blank", "-r", roster, "-o", out);

            assertEquals(3, run.status(), run.all());
            assertEquals(1, run.err().lines().count(), run.all());
            assertTrue(run.err().contains("项目4.xlsx") && run.err().contains("请先关闭"), run.all());
            assertEquals(reference, Samples.hashes(out));
        } finally {
            run("chattr", "-i", held.toString());
        }
    }

    @Test
    void aResultThatCannotBePrintedIsAFailure() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "Linux");
        Process full = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$1\" -cp \"$2\" org.jixiao.cli.Main read -f json fixtures/sound.xlsx > /dev/full",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectErrorStream(true)
                .start();
        String said = new String(full.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(3, full.waitFor(), said);
        assertEquals("jixiao: " + new Messages("zh").get("failure.output") + "\n", said);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsSaidTo() throws Exception {
        Path file = Files.write(folder.resolve("正在写.csv"), new byte[8 << 20]);
        Thread writer = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Files.write(file, new byte[100], StandardOpenOption.WRITE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            String said = "";
            for (int i = 0; i < 1_000 && said.isEmpty(); i++) {
                try {
                    Sources.expand(List.of(file)).files().get(0).read();
                } catch (UnreadableException e) {
                    said = e.getMessage();
                }
            }
            assertEquals("io/changing", said);
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertEquals(8 << 20, Sources.expand(List.of(file)).files().get(0).read().length);
    }

    @Test
    void anotherTimeZoneAndLanguageGiveTheSameBytes() throws Exception {
        SortedMap<String, String> reference = null;
        List<List<String>> machines = List.of(
                List.of("-Duser.timezone=America/Los_Angeles", "-Duser.language=tr", "-Duser.country=TR"),
                List.of("-Duser.timezone=Pacific/Kiritimati", "-Duser.language=ar", "-Duser.country=EG"));
        for (List<String> machine : machines) {
            Path there = folder.resolve("在" + machines.indexOf(machine));
            for (List<Object> words : List.of(
                    List.<Object>of("check", "-o", there.resolve("审核"), "fixtures/demo"),
                    List.<Object>of("summary", "-o", there.resolve("汇总.xlsx"), "fixtures/demo"))) {
                try (Child child = Child.start(folder, machine, words.toArray())) {
                    assertTrue(child.status() < 2, child.all());
                }
            }
            SortedMap<String, String> hashes = Samples.hashes(there);
            assertEquals(reference == null ? hashes : reference, hashes, machine.toString());
            reference = hashes;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    /** A small disk of its own; where nobody may make one, the test is not done. */
    private record Mount(Path path) implements AutoCloseable {
        static Mount of(Path path, String options) throws IOException, InterruptedException {
            Files.createDirectories(path);
            boolean linux = System.getProperty("os.name").equals("Linux");
            assumeTrue(
                    linux && run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()) == 0,
                    "only root can mount a small disk");
            return new Mount(path);
        }

        @Override
        public void close() throws IOException, InterruptedException {
            assertEquals(0, run("umount", path.toString()));
        }
    }
}
