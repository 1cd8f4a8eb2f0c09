package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of the JSON that other programs rely on, and that nothing but the files decides what stands in it. */
class ReadingTest {
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");

    @TempDir
    Path folder;

    private Path collected;

    @BeforeEach
    void collect() throws IOException {
        collected = Samples.collected(folder.resolve("收回"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void whatWouldBePrintedStandsInTheFileThatIsNamed() throws IOException {
        Path file = folder.resolve("读出.jsonl");

        Run run = Run.of("read", "-f", "json", "-o", file, collected);

        assertEquals(0, run.status(), run.all());
        assertEquals(Run.of("read", "-f", "json", collected).out(), Files.readString(file));
        assertTrue(run.out().contains(file.toString()), run.all());
    }

    @Test
    void aFormIsOneObjectWithTheContractsNames() {
        Run run = Run.of("read", "-f", "json", collected.resolve("科委/生药中心/交流对接.xlsx"));

        assertEquals(0, run.status(), run.all());
        assertEquals(1, run.lines().size());
        JsonNode object = Json.of(run.out());
        assertEquals(Set.of("file", "sheet", "template", "form", "origins"), names(object));
        assertEquals(
                collected.toString().replace('\\', '/') + "/科委/生药中心/交流对接.xlsx",
                object.path("file").asText());
        assertEquals("绩效目标表", object.path("sheet").asText());
        assertEquals("shanghai-2020", object.path("template").asText());
        JsonNode form = object.path("form");
        assertEquals(Set.of("year", "unit", "project", "budget", "indicators"), names(form));
        assertEquals(Set.of("name"), names(form.path("unit")));
        assertEquals(
                Set.of(
                        "name",
                        "category",
                        "startDate",
                        "endDate",
                        "governmentPurchase",
                        "performanceType",
                        "overview",
                        "basis",
                        "necessity",
                        "safeguards",
                        "plan",
                        "goals"),
                names(form.path("project")));
        assertEquals(Set.of("total", "current", "lastYear", "lastYearExecuted"), names(form.path("budget")));
        assertEquals(
                Set.of("level1", "level2", "name", "target"),
                names(form.path("indicators").get(0)));
        assertTrue(form.path("year").isInt());
        assertTrue(form.at("/budget/current").isNumber());
        assertEquals("2020-01-02", form.at("/project/startDate").asText());
        assertEquals("B4", object.path("origins").path("project.name").asText());
        assertEquals("D15", object.path("origins").path("budget.current").asText());
    }

    @Test
    void textIsClean() {
        Run run = Run.of("read", "-f", "json", collected);

        assertTrue(!run.out().contains("<p") && !run.out().contains("&nbsp;"), "no HTML is left");
        assertTrue(run.out().contains("年均达400余人。\\n1、会议的主要内容"), "paragraphs are line breaks");
        assertTrue(run.out().contains("上海国际生物技术与医药药研讨会将通过"), "spilt text is joined as it stands");
    }

    @Test
    void aFindingIsOneObjectWithTheContractsNames() {
        Run run = Run.of("check", "-f", "json", collected.resolve("科委/生药中心/孵化器运行.xls"));

        assertEquals(0, run.status(), "warnings alone are no error");
        for (String line : run.lines()) {
            assertEquals(
                    Set.of("file", "sheet", "cell", "field", "rule", "severity", "message", "value", "basis"),
                    names(Json.of(line)));
            assertTrue(Set.of("warning", "hint").contains(Json.text(line, "severity")), line);
        }
        assertEquals(
                1,
                Run.of("check", "--strict", collected.resolve("科委/生药中心/孵化器运行.xls"))
                        .status());
    }

    @Test
    void anUnreadableFileIsOneObjectToo() {
        Path word = collected.resolve("科委/科技档案馆/科技档案数字化.xlsx");

        Run read = Run.of("read", "-f", "json", collected);
        Run check = Run.of("check", "-f", "json", collected);

        String object = read.lines().get(read.lines().size() - 1);
        assertEquals(Set.of("file", "problem", "message"), names(Json.of(object)));
        assertEquals(word.toString().replace('\\', '/'), Json.text(object, "file"));
        assertEquals("unsupported", Json.text(object, "problem"));
        assertTrue(check.lines().contains(object), check.all());
        assertEquals(0, read.status());
        assertEquals(1, check.status(), "an unreadable file counts as an error");
        assertEquals(1, Run.of("read", "--strict", collected).status());
    }

    @Test
    void formsInAnArchiveBearItsName() throws IOException {
        Path archive = folder.resolve("报送.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("内/科普.xlsx"));
            Files.copy(Samples.SOUND, zip);
        }

        Run run = Run.of("read", "-f", "json", archive);

        assertEquals(
                archive.toString().replace('\\', '/') + "!/内/科普.xlsx",
                Json.of(run.out()).path("file").asText());
    }

    @Test
    void theInputsAreNotTouched() throws IOException {
        SortedMap<String, String> before = Samples.hashes(collected);

        Run.of("read", collected);
        Run.of("check", "-r", ROSTER, collected);
        Run.of("summary", "-r", ROSTER, "-o", folder.resolve("汇总.xlsx"), collected);
        Run.of("roster", "-o", folder.resolve("名册.xlsx"), collected);

        assertEquals(before, Samples.hashes(collected));
    }

    @Test
    void neitherTheOrderOfPathsNorTheNumberOfJobsChangesAnything() throws IOException {
        List<Path> paths = new ArrayList<>(List.of(
                collected.resolve("科委/科技档案馆"),
                collected.resolve("科委/生药中心/孵化器运行.xls"),
                collected.resolve("科委/生药中心/交流对接.xlsx"),
                collected.resolve("科委/生药中心/中医药推广.xlsx")));
        List<String> read = outcome(paths, "4");
        java.util.Collections.reverse(paths);

        assertSame(read, outcome(paths, "1"), "reversed");
        assertSame(read, outcome(List.of(collected), "2"), "by folder");
    }

    @Test
    void neitherLocaleNorTimeZoneChangesAnything() throws IOException {
        List<String> read = outcome(List.of(collected), "2");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String id : List.of("Pacific/Kiritimati", "America/Los_Angeles")) {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                assertSame(read, outcome(List.of(collected), "2"), id);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Compares line by line and shows no more than the lines that differ, cut short. */
    private static void assertSame(List<String> expected, List<String> actual, String what) {
        List<String> different = new ArrayList<>(actual);
        different.removeAll(expected);
        assertEquals(
                List.of(),
                different.stream()
                        .map(line -> line.substring(0, Math.min(300, line.length())))
                        .toList(),
                what);
        assertEquals(expected.size(), actual.size(), what);
    }

    /** Everything that the commands make of some paths: forms and findings in a fixed order, and the hash of the summary. */
    private List<String> outcome(List<Path> paths, String jobs) throws IOException {
        Path summary = folder.resolve("结果/汇总.xlsx");
        List<String> outcome = new ArrayList<>();
        for (List<Object> words : List.<List<Object>>of(
                List.of("read", "-f", "json"),
                List.of("check", "-f", "json", "-r", ROSTER),
                List.of("summary", "-f", "json", "-r", ROSTER, "-o", summary))) {
            List<Object> all = new ArrayList<>(words);
            all.addAll(List.of("-j", jobs));
            all.addAll(paths);
            outcome.addAll(Run.of(all.toArray()).lines().stream().sorted().toList());
        }
        outcome.add(Samples.hashes(summary.getParent()).toString());
        return outcome;
    }
}
