package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.poi.xssf.usermodel.XSSFRelation.DRAWINGS;
import static org.apache.poi.xssf.usermodel.XSSFRelation.SHEET_COMMENTS;
import static org.apache.poi.xssf.usermodel.XSSFRelation.VML_DRAWINGS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.template.JxlsNotes;
import org.jixiao.template.Repeat;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.XlsxOutline;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPageSetup;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRst;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * A template made ready for jxls: without its definition sheets; its notes and its furniture are taken out of the workbook and kept
 * beside it, because POI can neither copy a sheet with notes nor remove them without a trace.
 *
 * @param content the workbook that jxls fills
 * @param sheets what was taken out, by sheet name
 * @param lists those that can be written without jxls, by sheet name
 */
record Blueprint(byte[] content, Map<String, Taken> sheets, Map<String, ListPlan> lists) {
    /** The conversations that newer programs keep beside notes, and who takes part in them. */
    private static final String THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";

    private static final String PERSONS = "http://schemas.microsoft.com/office/2017/10/relationships/person";

    private static final Pattern AREA = Pattern.compile("(jx:area\\s*\\(\\s*lastCell\\s*=\\s*\")([A-Za-z]+\\d+)\"");

    /** Those made so far, by the template's bytes and what goes out of it: a unit's list is filled from the same one as the next. */
    private static final Map<List<Object>, Blueprint> MADE = new ConcurrentHashMap<>();

    /**
     * What was taken out of one sheet.
     *
     * @param origin the template sheet
     * @param notes by cell, as {@code A18}
     * @param lists what the notes say of its lists
     */
    record Taken(String origin, Map<String, String> notes, List<Repeat> lists, SheetFurniture furniture) {}

    /** @param withoutSheets the names of the sheets that do not go out */
    static Blueprint of(byte[] template, List<String> withoutSheets) {
        return of(template, withoutSheets, (name, lists) -> withoutSheets.contains(name));
    }

    /**
     * The same without sheets that are nothing but lists that are not there, for a part of a workbook that only some have.
     *
     * @param data the names of what is there
     */
    static Blueprint of(byte[] template, Set<String> data) {
        return of(
                template,
                Set.copyOf(data),
                (name, lists) -> !lists.isEmpty() && lists.stream().noneMatch(each -> data.contains(each.root())));
    }

    /** @param leftOut whether a sheet does not go out, by its name and its lists; {@code what} tells the same */
    private static Blueprint of(byte[] template, Collection<String> what, BiPredicate<String, List<Repeat>> leftOut) {
        return MADE.computeIfAbsent(
                List.of(ByteBuffer.wrap(template), what),
                same -> Uncheck.get(() -> make(template, leftOut))); // memory does not fail
    }

    private static Blueprint make(byte[] template, BiPredicate<String, List<Repeat>> leftOut) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(withoutNotes(template))) {
            Map<String, Map<String, String>> notesOf = XlsxOutline.notes(template);
            Map<String, List<Repeat>> listsOf = JxlsNotes.read(template, new ArrayList<>()); // jxls tells of mistakes
            List<Repeat> all = listsOf.values().stream().flatMap(List::stream).toList();
            Map<String, Taken> sheets = new LinkedHashMap<>();
            Map<String, ListPlan> plans = new LinkedHashMap<>();
            List<String> names = new ArrayList<>();
            workbook.forEach(sheet -> names.add(sheet.getSheetName()));
            for (String name : names) {
                XSSFSheet sheet = workbook.getSheet(name);
                Map<String, String> notes = new TreeMap<>(Comparator.comparing(CellAddress::new));
                notes.putAll(notesOf.getOrDefault(name, Map.of()));
                notes.replaceAll((at, note) -> withAll(note, sheet));
                List<Repeat> lists = listsOf.getOrDefault(name, List.of());
                if (leftOut.test(name, lists)) {
                    workbook.removeSheetAt(workbook.getSheetIndex(name));
                    continue;
                }
                CTWorksheet xml = sheet.getCTWorksheet();
                if (xml.isSetLegacyDrawing()) {
                    xml.unsetLegacyDrawing();
                }
                if (xml.isSetDrawing()
                        && sheet.getPackagePart()
                                        .getRelationship(xml.getDrawing().getId())
                                == null) {
                    xml.unsetDrawing();
                }
                sheet.forEach(row -> row.forEach(cell -> shareText((XSSFCell) cell)));
                sheets.put(name, new Taken(name, notes, lists, SheetFurniture.takeFrom(sheet)));
                ListPlan plan = ListPlan.of(sheet, lists, all);
                if (plan != null) {
                    plans.put(name, plan);
                }
            }
            return new Blueprint(bytes(workbook), sheets, plans);
        }
    }

    /** The note of an area, which reaches over all that stands on the sheet: a line that people put below a form goes out with it. */
    private static String withAll(String note, XSSFSheet sheet) {
        return AREA.matcher(note).replaceAll(area -> {
            CellReference last = new CellReference(area.group(2));
            int row = last.getRow();
            int column = last.getCol();
            for (Row each : sheet) {
                for (Cell cell : each) {
                    if (cell.getCellType() != CellType.BLANK) {
                        row = Math.max(row, cell.getRowIndex());
                        column = Math.max(column, cell.getColumnIndex());
                    }
                }
            }
            return area.group(1) + new CellReference(row, column).formatAsString() + "\"";
        });
    }

    /**
     * Puts a text that stands in the cell itself, as other programs than Excel write it, among those that all sheets share: jxls keeps
     * hold of such a text while it overwrites the cell, and then finds it gone.
     */
    private static void shareText(XSSFCell cell) {
        CTCell xml = cell.getCTCell();
        if (xml.getT() == STCellType.INLINE_STR && xml.isSetIs()) {
            XSSFRichTextString text = new XSSFRichTextString((CTRst) xml.getIs().copy());
            xml.unsetIs();
            cell.setBlank();
            cell.setCellValue(text);
        }
    }

    /** The name under which the values of the form on one sheet stand: {@code s0}, {@code s1} … */
    static String variable(int sheet) {
        return "s" + sheet;
    }

    /** The same with one sheet repeated under new names; the expressions of each begin with its {@link #variable(int)}. */
    Blueprint repeat(String formSheet, List<String> names) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            XSSFSheet first = workbook.getSheet(formSheet);
            int index = workbook.getSheetIndex(first);
            for (int i = 1; i < names.size(); i++) {
                copy(first, "\u0001" + i, i);
            }
            Map<String, Taken> repeated = new LinkedHashMap<>(sheets);
            Taken own = Objects.requireNonNull(repeated.remove(formSheet));
            UniqueNames unique = UniqueNames.forSheets();
            names.forEach(unique::unique);
            for (String other : List.copyOf(repeated.keySet())) {
                String free = unique.unique(other); // a project may be called as a sheet that goes out with it
                if (!free.equals(other)) {
                    workbook.setSheetName(workbook.getSheetIndex(other), free);
                    repeated.put(free, Objects.requireNonNull(repeated.remove(other)));
                }
            }
            for (int i = 0; i < names.size(); i++) {
                workbook.setSheetName(index + i, names.get(i));
                String variable = variable(i);
                prefixExpressions(workbook.getSheetAt(index + i), variable, own.lists());
                Map<String, String> notes = new LinkedHashMap<>(own.notes());
                notes.replaceAll((at, note) -> note.replace("items=\"", "items=\"" + variable + "."));
                repeated.put(names.get(i), new Taken(formSheet, notes, own.lists(), own.furniture()));
            }
            return new Blueprint(bytes(workbook), repeated, Map.of());
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a sheet to so many places behind it. */
    static XSSFSheet copy(XSSFSheet first, String name, int behind) {
        XSSFWorkbook workbook = first.getWorkbook();
        int index = workbook.getSheetIndex(first);
        XSSFSheet copy = workbook.cloneSheet(index, name);
        workbook.setSheetOrder(name, index + behind);
        copy.setSelected(false);
        if (first.getCTWorksheet().isSetPageSetup()) {
            CTPageSetup setup =
                    (CTPageSetup) first.getCTWorksheet().getPageSetup().copy();
            if (setup.isSetId()) {
                setup.unsetId();
            }
            copy.getCTWorksheet().setPageSetup(setup);
        }
        return copy;
    }

    /** The template without its notes, and without the empty drawings that those leave behind. */
    private static OPCPackage withoutNotes(byte[] template) throws IOException {
        try {
            OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(template));
            for (PackagePart sheet : workbook.getPartsByContentType(XSSFRelation.WORKSHEET.getContentType())) {
                remove(sheet, SHEET_COMMENTS.getRelation(), part -> true);
                remove(sheet, VML_DRAWINGS.getRelation(), part -> true);
                remove(sheet, DRAWINGS.getRelation(), Blueprint::isEmpty);
                remove(sheet, THREADS, part -> true);
            }
            for (PackagePart book : workbook.getPartsByContentType(XSSFRelation.WORKBOOK.getContentType())) {
                remove(book, PERSONS, part -> true);
            }
            return workbook;
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static void remove(PackagePart from, String relation, Predicate<PackagePart> which)
            throws InvalidFormatException {
        for (PackageRelationship each : from.getRelationshipsByType(relation)) {
            PackagePart part = from.getRelatedPart(each);
            if (which.test(part)) {
                from.removeRelationship(each.getId());
                from.getPackage().removePart(part);
            }
        }
    }

    private static boolean isEmpty(PackagePart drawing) {
        byte[] xml = Uncheck.get(() -> drawing.getInputStream().readAllBytes()); // memory does not fail
        return !new String(xml, UTF_8).contains("Anchor");
    }

    /** {@code ${project.name}} becomes {@code ${s3.project.name}}, except for the items of a list: those have a name of their own. */
    private static void prefixExpressions(XSSFSheet sheet, String variable, List<Repeat> lists) {
        List<String> items =
                lists.stream().map(list -> "${" + list.variable() + ".").toList();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                String text = cell.getStringCellValue();
                if (text.contains("${") && items.stream().noneMatch(text::contains)) {
                    cell.setCellValue(text.replace("${", "${" + variable + "."));
                }
            }
        }));
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}
