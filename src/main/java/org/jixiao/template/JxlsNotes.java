package org.jixiao.template;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CellAddress;
import org.jixiao.workbook.XlsxOutline;
import org.jxls.area.Area;
import org.jxls.area.CommandData;
import org.jxls.builder.xls.XlsCommentAreaBuilder;
import org.jxls.command.AutoRowHeightCommand;
import org.jxls.command.EachCommand;
import org.jxls.command.MergeCellsCommand;
import org.jxls.common.CellData;
import org.jxls.common.CellRef;
import org.jxls.common.JxlsException;
import org.jxls.common.PoiExceptionThrower;
import org.jxls.transform.Transformer;

/** The {@code jx:} notes of a template, parsed by jxls itself, so that filling and reading go by one grammar. */
public final class JxlsNotes {
    /** A line of a note that is meant for jxls, and is no command: brackets or quotes that are not English, no cell behind lastCell. */
    private static final Pattern MISSPELT = Pattern.compile(
            "(?m)^\\s*jx:(?!\\w+\\s*\\((?:[\\s,]*(?!lastCell)\\w+\\s*=\\s*\"[^\"]*\"|[\\s,]*lastCell\\s*=\\s*\"[A-Za-z]+\\d+\")*\\s*\\)).*$");

    private JxlsNotes() {}

    /**
     * The repeating parts by sheet name, in the order of their rows.
     *
     * @param mistakes to which notes are added that jxls does not understand
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Map<String, List<Repeat>> read(byte[] content, List<Mistake> mistakes) throws IOException {
        Map<String, List<Repeat>> repeats = new LinkedHashMap<>();
        Set<CellAddress> seen = new HashSet<>();
        List<CellData> noted = new ArrayList<>();
        XlsxOutline.notes(content)
                .forEach((sheet, notes) -> notes.forEach((at, note) -> {
                    CellData cell = new CellData(new CellRef(CellAddress.quoted(sheet) + "!" + at));
                    cell.setCellComment(note);
                    Matcher misspelt = MISSPELT.matcher(note);
                    if (misspelt.find()) {
                        mistakes.add(Mistake.at(
                                address(cell.getCellRef()),
                                "note",
                                misspelt.group().strip()));
                    } else {
                        noted.add(cell);
                    }
                }));
        XlsCommentAreaBuilder builder = new XlsCommentAreaBuilder();
        builder.addCommandMapping(MergeCellsCommand.COMMAND_NAME, MergeCellsCommand.class);
        builder.addCommandMapping(AutoRowHeightCommand.COMMAND_NAME, AutoRowHeightCommand.class);
        try {
            for (Area area : builder.build(notesOnly(noted), false)) {
                for (CommandData data : area.getCommandDataList()) {
                    CellAddress first = address(data.getAreaRef().getFirstCellRef());
                    CellRef last = data.getAreaRef().getLastCellRef();
                    seen.add(first);
                    if (data.getCommand() instanceof EachCommand each) {
                        repeats.computeIfAbsent(first.sheet(), sheet -> new ArrayList<>())
                                .add(new Repeat(
                                        each.getItems(),
                                        each.getVar(),
                                        first.row(),
                                        last.getRow(),
                                        first.column(),
                                        last.getCol()));
                    } else {
                        mistakes.add(
                                Mistake.at(first, "command", data.getCommand().getName()));
                    }
                }
            }
        } catch (JxlsException e) { // a misspelt command or attribute
            Mistake wrong = wrong(noted, String.valueOf(e.getMessage()));
            mistakes.add(wrong);
            seen.add(wrong.at());
        }
        for (CellData cell : noted) {
            CellAddress at = address(cell.getCellRef());
            String note = cell.getCellComment();
            if (!seen.contains(at)
                    && note.contains("jx:each")) { // rows were inserted above: notes do not move with them
                mistakes.add(Mistake.at(at, "note-outside", note.strip(), at.a1()));
            }
        }
        return repeats;
    }

    /** The note that jxls complains of: its message names the cell, but is no text for people. */
    private static Mistake wrong(List<CellData> noted, String message) {
        return noted.stream()
                .filter(cell -> message.matches("(?s).*\\b" + cell.getCellRef().getCellName() + "\\b.*"))
                .findFirst()
                .map(cell -> Mistake.at(address(cell.getCellRef()), "note", cell.getCellComment()))
                .orElseGet(() -> Mistake.at(new CellAddress("jxls", 0, 0), "note", message));
    }

    private static CellAddress address(CellRef cell) {
        return new CellAddress(cell.getSheetName(), cell.getRow(), cell.getCol());
    }

    /** What jxls's parser asks of a workbook: its notes, and whom to tell of mistakes. */
    private static Transformer notesOnly(List<CellData> noted) {
        PoiExceptionThrower logger = new PoiExceptionThrower();
        return (Transformer) Proxy.newProxyInstance(
                JxlsNotes.class.getClassLoader(),
                new Class<?>[] {Transformer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCommentedCells" -> noted;
                    case "getLogger" -> logger;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
