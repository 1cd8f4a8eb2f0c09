package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jixiao.check.CheckResult.FormFindings;
import org.jixiao.check.Checker;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.read.FormReader;
import org.jixiao.review.MarkedCopy;
import org.jixiao.review.Remark;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged workbooks give the right form, a form with findings, or a named refusal; never anything else, and soon. How many:
 * {@code -Djixiao.fuzz=20000}. A case that failed is kept in {@code fixtures/damaged}.
 */
class FuzzTest {
    private static final Path KEPT = Path.of("fixtures/damaged");
    private static final int CASES = Integer.getInteger("jixiao.fuzz", 1_000);
    private static final long SECONDS = 10;

    private static final Messages WORDS = new Messages("zh");
    private static final Map<String, byte[]> SOUND = new LinkedHashMap<>();
    private static final Map<String, List<Form>> FORMS = new LinkedHashMap<>();
    private static FormReader reader;
    private static Checker checker;

    @BeforeAll
    static void load() throws Exception {
        List<FormTemplate> templates = List.of(
                TemplateReader.compile("shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")))
                        .template());
        reader = new FormReader(templates, WORDS);
        checker = new Checker(templates, WORDS);
        for (String name : List.of("sound.xlsx", "demo/promotion.xlsx", "demo/incubator.xls")) {
            SOUND.put(name, Files.readAllBytes(Path.of("fixtures", name)));
        }
        SOUND.put("sound.ods", OpenDocument.of(WorkbookReader.read(SOUND.get("sound.xlsx"))));
        for (String name : SOUND.keySet()) {
            FORMS.put(
                    name,
                    forms(SOUND.get(name)).stream().map(CollectedForm::form).toList());
            assertEquals(1, FORMS.get(name).size(), name);
        }
        assertEquals(
                values(FORMS.get("sound.xlsx").get(0)),
                values(FORMS.get("sound.ods").get(0)));
    }

    @Test
    void everyDamagedFileIsReadRightlyOrRefusedByName() {
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        List<String> failures = LongStream.range(0, CASES)
                .parallel()
                .mapToObj(seed -> failure(seed, outcomes))
                .filter(failure -> !failure.isEmpty())
                .limit(10)
                .toList();
        System.out.println(CASES + " damaged workbooks: " + new TreeMap<>(outcomes));
        assertEquals(List.of(), failures);
    }

    /** What went wrong with one case, or nothing. */
    private static String failure(long seed, Map<String, Integer> outcomes) {
        Random random = new Random(seed);
        String name = List.copyOf(SOUND.keySet()).get(random.nextInt(SOUND.size()));
        Damage kind = name.endsWith(".xls")
                ? List.of(Damage.BYTES, Damage.RECORDS).get(random.nextInt(2))
                : List.of(Damage.BYTES, Damage.PARTS, Damage.XML).get(random.nextInt(3));
        byte[] content = SOUND.get(name);
        long since = System.nanoTime();
        try {
            content = kind.to(content, random);
            String outcome = outcome(content, kind == Damage.BYTES && !name.endsWith(".xls") ? FORMS.get(name) : null);
            if (random.nextInt(20) == 0) {
                mark(content);
            }
            outcomes.merge(outcome, 1, Integer::sum);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
            return seconds < SECONDS ? "" : keep(name, kind, seed, content, "took " + seconds + " s");
        } catch (IOException | RuntimeException | Error e) {
            return keep(
                    name,
                    kind,
                    seed,
                    content,
                    e + " "
                            + java.util.Arrays.stream(e.getStackTrace())
                                    .limit(8)
                                    .toList());
        }
    }

    /** Keeps the file of a failure, so that it can be looked at, and become a test. */
    private static String keep(String name, Damage kind, long seed, byte[] content, String reason) {
        String file = kind + "-" + seed + name.substring(name.lastIndexOf('.'));
        try {
            Path folder = Files.createDirectories(Path.of("target/damaged"));
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            return file + ": " + reason + "; could not be kept: " + e;
        }
        return "target/damaged/" + file + ": " + reason;
    }

    /** @param right what must come out if anything does; null where the damage may well have changed it */
    private static String outcome(byte[] content, List<Form> right) {
        List<CollectedForm> forms;
        try {
            forms = forms(content);
        } catch (UnreadableException e) {
            assertTrue(WORDS.has("problem." + e.detail()), e.getMessage());
            return "refused: " + e.kind().word();
        }
        boolean findings = false;
        for (int i = 0; i < forms.size(); i++) {
            FormFindings found = checker.checkForm(forms.get(i), 2020);
            findings |= !found.findings().isEmpty();
            if (right != null) {
                assertEquals(values(right.get(i)), values(forms.get(i).form()), "a wrong value in silence");
            }
        }
        return forms.isEmpty() ? "no form" : findings ? "form with findings" : "form";
    }

    private static void mark(byte[] content) throws IOException {
        List<CollectedForm> forms;
        try {
            forms = forms(content);
        } catch (UnreadableException e) {
            return; // never marked
        }
        for (CollectedForm form : forms) {
            List<Remark> remarks = checker.checkForm(form, 2019).findings().stream()
                    .map(finding -> new Remark(finding, finding.field(), Remark.State.NEW))
                    .toList();
            byte[] copy = new MarkedCopy(WORDS).mark(content, remarks).content();
            assertTrue(MarkedCopy.isMarked(WorkbookReader.read(copy)), "marked, and whole");
        }
    }

    private static List<CollectedForm> forms(byte[] content) throws UnreadableException {
        return reader.read("f", WorkbookReader.read(content), Instant.EPOCH);
    }

    private static Map<String, Object> values(Form form) {
        return new TreeMap<>(form.nested());
    }

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatOnceFailedDoesNotFailAgain(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        outcome(content, null);
        mark(content);
    }
}
