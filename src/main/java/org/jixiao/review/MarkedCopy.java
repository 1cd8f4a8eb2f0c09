package org.jixiao.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.ZipTimes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A department's own workbook with the findings in it: cells coloured by severity, a note in each, and a sheet of remarks in front;
 * in an .xls it is the last, for POI moves a sheet there without the formulas, lists and names that lead to those behind it.
 * Everything else stays as it was. Marking a marked copy replaces the old marks; {@link #strip} takes them off.
 */
public final class MarkedCopy {
    private static final Logger LOG = LoggerFactory.getLogger(MarkedCopy.class);

    /** How many tabs are seen before that of the remarks. */
    private static final int TABS_BEFORE = 3;

    private final Messages messages;

    public MarkedCopy(Messages messages) {
        this.messages = messages;
    }

    /**
     * A marked workbook.
     *
     * @param remarks what it says, each with what became of it since the last round
     * @param ending the ending that fits the content: {@code .xlsx}, {@code .xlsm} or {@code .xls}
     */
    public record Marked(byte[] content, List<Remark> remarks, String ending) {}

    /** Whether a workbook carries our marks. */
    public static boolean isMarked(org.jixiao.workbook.Workbook workbook) {
        return workbook.sheets().stream().anyMatch(RemarkSheet::isRemarkSheet);
    }

    /** By what a file is known again in the marked copies made of it. */
    public static String digest(byte[] content) {
        return DigestUtils.sha256Hex(content);
    }

    /** The digests of the files that a marked copy was made of, in the last round and those before; none where it is no marked copy. */
    public static List<String> madeOf(org.jixiao.workbook.Workbook workbook) {
        return workbook.sheets().stream()
                .filter(RemarkSheet::isRemarkSheet)
                .flatMap(sheet -> Stream.of(RemarkSheet.madeOf(sheet).split(" ")))
                .toList();
    }

    /** A workbook without our sheet of remarks, whose fields and values would be read as one more form; the same where it has none. */
    public static org.jixiao.workbook.Workbook withoutRemarks(org.jixiao.workbook.Workbook workbook) {
        if (!isMarked(workbook)) {
            return workbook;
        }
        List<Grid> theirs = workbook.sheets().stream()
                .filter(sheet -> !RemarkSheet.isRemarkSheet(sheet))
                .toList();
        return new org.jixiao.workbook.Workbook(theirs, workbook.properties(), workbook.modified());
    }

    /**
     * Marks a workbook.
     *
     * @param content an .xlsx, .xlsm or .xls, marked or not; anything else that can be read, or that POI cannot open and save,
     *     becomes an .xlsx of its cells
     * @param remarks what was found in it in this round; their state is told here from what the last round left in the workbook
     * @throws IOException for a workbook that cannot be read
     */
    public Marked mark(byte[] content, List<Remark> remarks) throws IOException {
        if (PlainWorkbook.isWritable(content)) {
            try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
                return marked(workbook, digest(content), remarks);
            } catch (IOException
                    | RuntimeException
                    | StackOverflowError e) { // what can be read need not be sound for POI
                LOG.debug("marked as a plain copy", e);
            }
        }
        return markPlain(content, remarks);
    }

    /** The same without the workbook's own looks, whatever it is. */
    public Marked markPlain(byte[] content, List<Remark> remarks) throws IOException {
        try (XSSFWorkbook workbook = PlainWorkbook.of(content)) {
            return marked(workbook, digest(content), remarks);
        }
    }

    private Marked marked(Workbook workbook, String digest, List<Remark> remarks) throws IOException {
        RemarkSheet.Kept before = strip(workbook);
        List<Remark> told = Rounds.compare(before.earlier(), remarks);
        String activeSheet = workbook.getSheetName(workbook.getActiveSheetIndex());
        List<RemarkSheet.Fill> fills = mark(workbook, told);
        Sheet sheet = workbook.createSheet(freeName(workbook, messages.get("review.sheet")));
        if (workbook instanceof XSSFWorkbook) {
            workbook.setSheetOrder(sheet.getSheetName(), 0);
        }
        String madeOf = (digest + " " + before.madeOf()).strip();
        RemarkSheet.write(sheet, told, new RemarkSheet.Kept(activeSheet, madeOf, fills, List.of()), messages);
        int index = workbook.getSheetIndex(sheet);
        select(workbook, index);
        workbook.setFirstVisibleTab(Math.max(0, index - TABS_BEFORE));
        return new Marked(bytes(workbook), told, ending(workbook));
    }

    private static String ending(Workbook workbook) {
        return workbook instanceof XSSFWorkbook xssf ? xssf.isMacroEnabled() ? ".xlsm" : ".xlsx" : ".xls";
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return workbook instanceof XSSFWorkbook ? ZipTimes.fix(bytes.toByteArray()) : bytes.toByteArray();
    }

    private static List<RemarkSheet.Fill> mark(Workbook workbook, List<Remark> remarks) {
        Map<CellAddress, List<Finding>> byCell = new LinkedHashMap<>();
        for (Remark remark : remarks) {
            CellAddress at = remark.finding().at();
            if (at != null && remark.state() != Remark.State.MENDED && workbook.getSheet(at.sheet()) != null) {
                byCell.computeIfAbsent(firstOfRegion(workbook.getSheet(at.sheet()), at), a -> new ArrayList<>())
                        .add(remark.finding());
            }
        }
        Colours colours = new Colours(workbook);
        List<RemarkSheet.Fill> fills = new ArrayList<>();
        byCell.forEach((at, ofCell) -> {
            Sheet sheet = workbook.getSheet(at.sheet());
            Row row = CellUtil.getRow(at.row(), sheet);
            Cell before = row.getCell(at.column());
            Cell cell = before == null ? row.createCell(at.column()) : before;
            fills.add(new RemarkSheet.Fill(at.sheet(), at.a1(), Colours.fillOf(cell), before == null));
            Finding worst = Collections.min(ofCell, Comparator.comparing(Finding::severity));
            colours.mark(cell, worst.severity());
            Notes.add(cell, ofCell.stream().map(MarkedCopy::text).collect(Collectors.joining("\n")));
        });
        return fills;
    }

    private static String text(Finding finding) {
        return (finding.rule() + " " + finding.message() + Notes.REMEDY + finding.remedy()).replaceAll("\\R", " ");
    }

    /** Takes our marks off, also where somebody deleted the sheet of remarks; gives what that keeps of the last round. */
    static RemarkSheet.Kept strip(Workbook workbook) {
        Sheet remarks = RemarkSheet.find(workbook);
        RemarkSheet.Kept kept = RemarkSheet.Kept.NOTHING;
        if (remarks != null) {
            kept = RemarkSheet.read(remarks);
            workbook.removeSheetAt(workbook.getSheetIndex(remarks));
        }
        Map<String, RemarkSheet.Fill> fills = new LinkedHashMap<>();
        kept.fills().forEach(fill -> fills.put(fill.sheet() + "!" + fill.cell(), fill));
        Colours colours = new Colours(workbook);
        boolean marked = remarks != null;
        for (Sheet sheet : workbook) {
            Set<org.apache.poi.ss.util.CellAddress> noted = Notes.strip(sheet);
            marked |= !noted.isEmpty();
            if (marked) {
                List<Cell> cells = new ArrayList<>(); // before any goes
                sheet.forEach(row -> row.forEach(cells::add));
                cells.forEach(cell -> {
                    RemarkSheet.Fill fill = fills.get(sheet.getSheetName() + "!" + cell.getAddress());
                    if (Colours.isMarked(cell, fill != null || noted.contains(cell.getAddress()))) {
                        unmark(cell, fill, colours);
                    }
                });
            }
        }
        if (remarks != null) {
            select(workbook, Math.max(0, workbook.getSheetIndex(kept.activeSheet())));
        }
        return kept;
    }

    private static void unmark(Cell cell, RemarkSheet.@Nullable Fill fill, Colours colours) {
        boolean blank = cell.getCellType() == CellType.BLANK;
        if (fill != null && fill.created() && blank) {
            Row row = cell.getRow();
            row.removeCell(cell);
            boolean plain =
                    !row.isFormatted() && row.getHeight() == row.getSheet().getDefaultRowHeight();
            if (row.getPhysicalNumberOfCells() == 0 && plain) {
                row.getSheet().removeRow(row);
            }
        } else {
            colours.fill(cell, fill == null ? "" : fill.fill());
        }
    }

    private static CellAddress firstOfRegion(Sheet sheet, CellAddress at) {
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            if (region.isInRange(at.row(), at.column())) {
                return new CellAddress(at.sheet(), region.getFirstRow(), region.getFirstColumn());
            }
        }
        return at;
    }

    /** Shows one sheet; two selected ones would be edited together. */
    private static void select(Workbook workbook, int index) {
        workbook.setSelectedTab(index);
        workbook.setActiveSheet(index);
    }

    private static String freeName(Workbook workbook, String name) {
        String free = name;
        for (int i = 2; workbook.getSheet(free) != null; i++) {
            free = name + i;
        }
        return free;
    }
}
