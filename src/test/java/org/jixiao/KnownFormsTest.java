package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.cli.Samples;
import org.jixiao.fill.Filler;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.Sources;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFormsTest {
    private static final Messages WORDS = new Messages("zh");

    @TempDir
    Path folder;

    @Test
    void theFormsAreThoseThatAllTemplatesTogetherGive() throws Exception {
        TemplateStore store = new TemplateStore(WORDS, Path.of("templates"));
        FormReader ofAll = new FormReader(store.forms(null), WORDS);
        List<Path> roots = List.of(
                Samples.collected(folder.resolve("收回")), Samples.evaluated(folder.resolve("自评")), Samples.SOUND);
        int read = 0;
        for (SourceFile file : Sources.expand(roots).files()) {
            try {
                var workbook = WorkbookReader.read(file.read());
                List<CollectedForm> expected = ofAll.read(file.name(), workbook, file.modified());
                List<CollectedForm> found = new KnownForms(store, WORDS).read(file, workbook);
                assertEquals(expected.toString(), found.toString()); // two forms are never equal
                read += expected.size();
            } catch (UnreadableException e) {
                assertTrue(e.detail().length() > 0); // the demonstration's Word document, and the damaged one
            }
        }
        assertTrue(read > 5, read + " forms");
    }

    @Test
    void aFormThatFollowsTheTemplateOfItsStampNeedsNoOther() throws Exception {
        KnownForms known = new KnownForms(withUnsoundTemplate(), WORDS);
        List<CollectedForm> forms = read(known, Stamp.of("shanghai-2020"));
        assertEquals("shanghai-2020", forms.get(0).form().template());
        assertEquals(
                List.of("shanghai-2020"),
                known.of(forms).stream().map(FormTemplate::name).toList());
    }

    @Test
    void anyOtherWorkbookIsHeldToAllTemplatesAndTheMistakesOfOneAreTold() throws Exception {
        TemplateStore store = withUnsoundTemplate();
        for (Stamp stamp : List.of(Stamp.NONE, Stamp.of("unsound"), Stamp.of("../shanghai-2020"))) {
            KnownForms known = new KnownForms(store, WORDS);
            UsageException refused = assertThrows(UsageException.class, () -> read(known, stamp));
            assertTrue(String.valueOf(refused.getMessage()).contains("unsound"), refused.getMessage());
        }
    }

    private List<CollectedForm> read(KnownForms known, Stamp stamp) throws UsageException, IOException {
        FormTemplate template = Samples.template("shanghai-2020");
        Filler.Sheet sheet = new Filler.Sheet(
                template.sheets().get(0).name(),
                new Form(template.name(), Map.of(), Map.of())
                        .withRows(
                                "indicators",
                                template.blankRows(template.tables().get(0))));
        Path file = Files.write(folder.resolve("form.xlsx"), Filler.fill(template, List.of(sheet), false, stamp));
        SourceFile source = Sources.expand(List.of(file)).files().get(0);
        return known.read(source, WorkbookReader.read(source.read()));
    }

    /** The official form, and one whose 字段 sheet has a path that is none. */
    private TemplateStore withUnsoundTemplate() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Path official = Path.of("templates", "shanghai-2020.xlsx");
        Files.copy(official, templates.resolve("shanghai-2020.xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(official));
                OutputStream out = Files.newOutputStream(templates.resolve("unsound.xlsx"))) {
            workbook.getSheet("字段").getRow(1).getCell(0).setCellValue("no path");
            workbook.write(out);
        }
        return new TemplateStore(WORDS, templates);
    }
}
