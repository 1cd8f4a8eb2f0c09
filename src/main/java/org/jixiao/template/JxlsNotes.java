package org.jixiao.template;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jxls.area.Area;
import org.jxls.area.CommandData;
import org.jxls.builder.xls.XlsCommentAreaBuilder;
import org.jxls.command.AutoRowHeightCommand;
import org.jxls.command.EachCommand;
import org.jxls.command.MergeCellsCommand;
import org.jxls.common.AreaRef;
import org.jxls.common.JxlsException;
import org.jxls.common.PoiExceptionThrower;
import org.jxls.transform.poi.PoiTransformer;

/** The {@code jx:} notes of a template, parsed by jxls itself, so that filling and reading go by one grammar. */
final class JxlsNotes {
    private JxlsNotes() {}

    /** The repeating parts by sheet name, in the order of their rows. */
    static Map<String, List<LayoutReader.Repeat>> read(InputStream content, List<Mistake> mistakes) throws IOException {
        Map<String, List<LayoutReader.Repeat>> repeats = new LinkedHashMap<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(content)) {
            PoiTransformer transformer = new PoiTransformer(workbook, false);
            transformer.setLogger(new PoiExceptionThrower());
            XlsCommentAreaBuilder builder = new XlsCommentAreaBuilder();
            builder.addCommandMapping(MergeCellsCommand.COMMAND_NAME, MergeCellsCommand.class);
            builder.addCommandMapping(AutoRowHeightCommand.COMMAND_NAME, AutoRowHeightCommand.class);
            for (Area area : builder.build(transformer, false)) {
                collect(area, repeats, mistakes);
            }
        } catch (JxlsException e) { // a misspelt command or attribute: jxls names the cell in its message
            mistakes.add(Mistake.at(new CellAddress("jxls", 0, 0), "note", String.valueOf(e.getMessage())));
        }
        return repeats;
    }

    private static void collect(Area area, Map<String, List<LayoutReader.Repeat>> repeats, List<Mistake> mistakes) {
        for (CommandData data : area.getCommandDataList()) {
            AreaRef ref = data.getAreaRef();
            CellAddress first = new CellAddress(
                    ref.getSheetName(),
                    ref.getFirstCellRef().getRow(),
                    ref.getFirstCellRef().getCol());
            if (!(data.getCommand() instanceof EachCommand each)) {
                mistakes.add(Mistake.at(first, "command", data.getCommand().getName()));
                continue;
            }
            LayoutReader.Repeat repeat = new LayoutReader.Repeat(
                    each.getItems(),
                    each.getVar(),
                    first.row(),
                    ref.getLastCellRef().getRow(),
                    first.column(),
                    ref.getLastCellRef().getCol());
            repeats.computeIfAbsent(first.sheet(), sheet -> new ArrayList<>()).add(repeat);
        }
    }
}
