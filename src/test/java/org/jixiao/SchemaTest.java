package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What we write is what the standard of .xlsx allows: Excel offers to repair what LibreOffice and POI take without a word. */
class SchemaTest {
    private static final Path FILES = Path.of("target/schema/org/apache/poi/schemas/ooxml/src");
    /** Each with all that it refers to. */
    private static final List<String> ROOTS = List.of(
            "sml.xsd", "dml-chart.xsd", "shared-documentPropertiesExtended.xsd", "shared-documentPropertiesCustom.xsd");

    private static Schema schema;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws SAXException {
        Source[] roots = ROOTS.stream()
                .map(name -> new StreamSource(FILES.resolve(name).toFile()))
                .toArray(Source[]::new);
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(roots);
    }

    @Test
    void everyWorkbookOfTheDemonstrationIsAsTheStandardHasIt() throws IOException {
        Run demo = Run.of("demo", "-q", "-o", folder);
        assertEquals(0, demo.status(), demo.all());
        assertAsTheStandardHasThem(folder, 30);
    }

    @Test
    void everyTemplateIsAsTheStandardHasIt() throws IOException {
        assertAsTheStandardHasThem(Path.of("templates"), 10);
    }

    @Test
    void anUnknownElementIsSeen() throws IOException {
        String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><a/></worksheet>";
        assertEquals(1, mistakes(sheet, "it").size());
    }

    private static void assertAsTheStandardHasThem(Path folder, int least) throws IOException {
        List<Path> workbooks;
        try (Stream<Path> files = Files.walk(folder)) {
            workbooks = files.filter(file -> file.toString().endsWith(".xlsx")).toList();
        }
        List<String> mistakes = new ArrayList<>();
        int looked = 0;
        for (Path file : workbooks) {
            try (ZipFile workbook = new ZipFile(file.toFile())) {
                // the demonstration has a Word document, too
                looked += workbook.getEntry("xl/workbook.xml") == null ? 0 : 1;
                for (ZipEntry part :
                        workbook.stream().filter(SchemaTest::isOfTheSchema).toList()) {
                    String xml = new String(workbook.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                    mistakes.addAll(mistakes(xml, file.getFileName() + " " + part.getName()));
                }
            }
        }
        assertEquals(List.of(), mistakes);
        assertTrue(looked >= least, "workbooks: " + looked);
    }

    private static boolean isOfTheSchema(ZipEntry part) {
        String name = part.getName();
        return name.matches("xl/.*\\.xml|docProps/(app|custom)\\.xml");
    }

    /** @param xml in which {@code xml:space} stands at texts, which the schema leaves to XML itself */
    private static List<String> mistakes(String xml, String where) throws IOException {
        List<String> mistakes = new ArrayList<>();
        Validator validator = schema.newValidator();
        try {
            String plain = xml.replace(" xml:space=\"preserve\"", "");
            validator.validate(new StreamSource(new ByteArrayInputStream(plain.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXParseException e) {
            mistakes.add(where + ": " + e.getMessage());
        } catch (SAXException e) {
            throw new IOException(e);
        }
        return mistakes;
    }
}
