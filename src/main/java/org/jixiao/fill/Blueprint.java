package org.jixiao.fill;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPageSetup;

/**
 * A template made ready for jxls: without its definition sheets; its notes and its furniture are taken out of the workbook and kept
 * beside it, because POI can neither copy a sheet with notes nor remove them without a trace.
 *
 * @param content the workbook that jxls fills
 * @param sheets what was taken out, by sheet name
 */
record Blueprint(byte[] content, Map<String, Taken> sheets) {
    /** Those made so far: a unit's list is filled from the same template as the next one's, known by its very bytes. */
    private static final Map<byte[], Map<String, Blueprint>> MADE = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * What was taken out of one sheet.
     *
     * @param origin the template sheet
     * @param notes by cell, as {@code A18}
     * @param list the list that can be written without jxls, null where there is none
     */
    record Taken(
            String origin,
            Map<String, String> notes,
            SheetFurniture furniture,
            @Nullable ListPlan list) {}

    /** @param withoutSheets the names of the sheets that do not go out */
    static Blueprint of(byte[] template, List<String> withoutSheets) {
        return of(template, "without " + withoutSheets, (name, lists) -> withoutSheets.contains(name));
    }

    /**
     * The same without sheets that are nothing but lists that are not there, for a part of a workbook that only some have.
     *
     * @param data the names of what is there
     */
    static Blueprint of(byte[] template, Set<String> data) {
        return of(
                template,
                "with " + new TreeSet<>(data),
                (name, lists) -> !lists.isEmpty() && lists.stream().noneMatch(each -> data.contains(each.root())));
    }

    private static Blueprint of(byte[] template, String key, BiPredicate<String, List<Each>> leftOut) {
        return MADE.computeIfAbsent(template, same -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, same -> of(template, leftOut));
    }

    /** @param leftOut whether a sheet does not go out, by its name and its lists */
    private static Blueprint of(byte[] template, BiPredicate<String, List<Each>> leftOut) {
        try (XSSFWorkbook withNotes = new XSSFWorkbook(new ByteArrayInputStream(template));
                XSSFWorkbook workbook = new XSSFWorkbook(withoutNotes(template))) {
            Map<String, Taken> sheets = new LinkedHashMap<>();
            for (Sheet each : withNotes) {
                String name = each.getSheetName();
                Map<String, String> notes = new LinkedHashMap<>();
                each.getCellComments()
                        .forEach((at, note) ->
                                notes.put(at.formatAsString(), note.getString().getString()));
                List<Each> lists = Each.of(notes);
                if (leftOut.test(name, lists)) {
                    workbook.removeSheetAt(workbook.getSheetIndex(name));
                    continue;
                }
                XSSFSheet sheet = workbook.getSheet(name);
                if (sheet.getCTWorksheet().isSetLegacyDrawing()) {
                    sheet.getCTWorksheet().unsetLegacyDrawing();
                }
                sheets.put(name, new Taken(name, notes, SheetFurniture.takeFrom(sheet), ListPlan.of(sheet, lists)));
            }
            return new Blueprint(bytes(workbook), sheets);
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
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
            for (int i = 0; i < names.size(); i++) {
                workbook.setSheetName(index + i, names.get(i));
                String variable = variable(i);
                prefixExpressions(workbook.getSheetAt(index + i), variable, own.notes());
                Map<String, String> notes = new LinkedHashMap<>(own.notes());
                notes.replaceAll((at, note) -> note.replace("items=\"", "items=\"" + variable + "."));
                repeated.put(names.get(i), new Taken(formSheet, notes, own.furniture(), null));
            }
            return new Blueprint(bytes(workbook), repeated);
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

    /** The lists that can be written without jxls, by sheet: those that stand nowhere else. */
    Map<String, ListPlan> lists() {
        Map<String, ListPlan> lists = new LinkedHashMap<>();
        sheets.forEach((name, taken) -> {
            if (taken.list() != null && places(taken.list().items()) == 1) {
                lists.put(name, taken.list());
            }
        });
        return lists;
    }

    private long places(String items) {
        return sheets.values().stream()
                .flatMap(taken -> Each.of(taken.notes()).stream())
                .filter(each -> each.items().equals(items))
                .count();
    }

    private static OPCPackage withoutNotes(byte[] template) throws IOException {
        try {
            OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(template));
            for (PackagePart sheet : workbook.getPartsByContentType(XSSFRelation.WORKSHEET.getContentType())) {
                for (XSSFRelation kind : List.of(XSSFRelation.SHEET_COMMENTS, XSSFRelation.VML_DRAWINGS)) {
                    for (PackageRelationship relation : sheet.getRelationshipsByType(kind.getRelation())) {
                        PackagePart notes = sheet.getRelatedPart(relation);
                        sheet.removeRelationship(relation.getId());
                        workbook.removePart(notes);
                    }
                }
            }
            return workbook;
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    /** {@code ${project.name}} becomes {@code ${s3.project.name}}, except for the items of a list: those have a name of their own. */
    private static void prefixExpressions(XSSFSheet sheet, String variable, Map<String, String> notes) {
        List<String> items = Each.of(notes).stream()
                .map(each -> "${" + each.variable() + ".")
                .toList();
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
