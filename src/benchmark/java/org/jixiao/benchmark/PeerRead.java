package org.jixiao.benchmark;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.event.AnalysisEventListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** One workbook read into (cell, value), by others as their documentation says. Each gives the texts of all cells with a value. */
final class PeerRead {
    private PeerRead() {}

    /** POI's user model and its formatter, {@code .xlsx} and {@code .xls}. */
    static List<String> poi(byte[] content) throws IOException {
        List<String> cells = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        cells.add(formatter.formatCellValue(cell));
                    }
                }
            }
        }
        return cells;
    }

    /** POI's events. */
    static List<String> events(byte[] content) throws Exception {
        List<String> cells = new ArrayList<>();
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file);
            XSSFReader reader = new XSSFReader(file);
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            var sheets = reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    XMLReader parser = factory.newSAXParser().getXMLReader();
                    parser.setContentHandler(
                            new XSSFSheetXMLHandler(reader.getStylesTable(), strings, contents(cells), false));
                    parser.parse(new InputSource(sheet));
                }
            }
        }
        return cells;
    }

    private static XSSFSheetXMLHandler.SheetContentsHandler contents(List<String> cells) {
        return new XSSFSheetXMLHandler.SheetContentsHandler() {
            @Override
            public void startRow(int row) {}

            @Override
            public void endRow(int row) {}

            @Override
            public void cell(String reference, String value, XSSFComment comment) {
                cells.add(value);
            }
        };
    }

    static List<String> easyExcel(byte[] content) {
        List<String> cells = new ArrayList<>();
        EasyExcel.read(new ByteArrayInputStream(content), new AnalysisEventListener<Map<Integer, String>>() {
                    @Override
                    public void invoke(Map<Integer, String> row, AnalysisContext context) {
                        row.values().stream().filter(value -> value != null).forEach(cells::add);
                    }

                    @Override
                    public void doAfterAllAnalysed(AnalysisContext context) {}
                })
                .headRowNumber(0)
                .doReadAll();
        return cells;
    }

    static List<String> fastexcel(byte[] content) throws IOException {
        List<String> cells = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            for (var sheet : workbook.getSheets().toList()) {
                try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                    rows.forEach(row -> row.forEach(cell -> {
                        if (cell != null && !cell.getText().isEmpty()) {
                            cells.add(cell.getText());
                        }
                    }));
                }
            }
        }
        return cells;
    }

    /** The floor: the parts with cells and strings unpacked, and not looked at. */
    static Object unzip(byte[] content) throws IOException {
        long size = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/sharedStrings")
                        || entry.getName().startsWith("xl/worksheets/s")) {
                    size += zip.readAllBytes().length;
                }
            }
        }
        return size;
    }

    /** POI's events for {@code .xls}. */
    static List<String> oldEvents(byte[] content) throws IOException {
        List<String> cells = new ArrayList<>();
        HSSFListener listener = new HSSFListener() {
            private SSTRecord strings;

            @Override
            public void processRecord(Record record) {
                if (record instanceof SSTRecord table) {
                    strings = table;
                } else if (record instanceof LabelSSTRecord label) {
                    cells.add(strings.getString(label.getSSTIndex()).getString());
                } else if (record instanceof NumberRecord number) {
                    cells.add(formats.formatNumberDateCell(number));
                }
            }

            private FormatTrackingHSSFListener formats;

            HSSFListener formatted() {
                formats = new FormatTrackingHSSFListener(this);
                return formats;
            }
        }.formatted();
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(listener);
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            new HSSFEventFactory().processWorkbookEvents(request, file);
        }
        return cells;
    }

    /** Reads all workbooks of a folder, on all cores: {@code PeerRead how folder}; {@code open-and-save} writes them, too. */
    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[1]))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Path out = arguments.length > 2 ? Path.of(arguments[2]) : null;
        long cells = files.parallelStream()
                .mapToLong(file -> {
                    try {
                        byte[] content = Files.readAllBytes(file);
                        return switch (arguments[0]) {
                            case "poi" -> poi(content).size();
                            case "events" -> events(content).size();
                            case "easyexcel" -> easyExcel(content).size();
                            case "open-and-save" -> save(content, out.resolve(file.getFileName()));
                            default -> fastexcel(content).size();
                        };
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sum();
        System.out.println(cells);
    }

    private static long save(byte[] content, Path target) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content));
                var out = Files.newOutputStream(target)) {
            workbook.write(out);
        }
        return 1;
    }
}
