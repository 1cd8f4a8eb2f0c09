package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;

/** Makes the files that the tests read. */
public final class TestFiles {
    private TestFiles() {}

    public static byte[] save(Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(out);
        }
        return out.toByteArray();
    }

    public static byte[] save(POIFSFileSystem container) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        container.writeFilesystem(out);
        return out.toByteArray();
    }

    public static byte[] zip(Map<String, byte[]> entries, Charset names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, StandardCharsets.UTF_8);
    }

    /** The entries of a zip file, in its order. */
    public static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** The smallest package with one sheet, from the XML of its data. */
    public static byte[] sheet(String sheetData) {
        return xlsx(
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                  <sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>\
                """,
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheetData
                        + "</worksheet>");
    }

    public static byte[] xlsx(String workbook, String sheet) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8("<Types/>"));
        parts.put("_rels/.rels", rels("rId1", "officeDocument", "/book/main.xml"));
        parts.put("book/main.xml", utf8(workbook));
        parts.put("book/_rels/main.xml.rels", rels("rId1", "worksheet", "../pages/one.xml"));
        parts.put("pages/one.xml", utf8(sheet));
        return zip(parts);
    }

    /** An OpenDocument spreadsheet from the XML of its tables; those in the style {@code hidden} are hidden. */
    public static byte[] ods(String tables) {
        return ods(Map.of(), tables);
    }

    /** The same with other parts. */
    public static byte[] ods(Map<String, byte[]> others, String tables) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"));
        parts.putAll(others);
        parts.put("content.xml", utf8("""
                        <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"
                          xmlns:dc="d" xmlns:draw="w"><office:automatic-styles><style:style style:name="hidden">\
                        <style:table-properties table:display="false"/></style:style></office:automatic-styles>
                        <office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
                        </office:document-content>\
                        """.formatted(tables)));
        return zip(parts);
    }

    /** All stored cells in one line, for example {@code A1=项目 B1=90}. */
    public static String cells(Grid grid) {
        return grid.cells().stream()
                .map(at -> new CellReference(at.row(), at.column()).formatAsString() + "="
                        + at.cell().text())
                .collect(Collectors.joining(" "));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] rels(String id, String type, String target) {
        return utf8("<Relationships><Relationship Id=\"" + id + "\" Type=\"http://any/" + type + "\" Target=\"" + target
                + "\"/></Relationships>");
    }
}
