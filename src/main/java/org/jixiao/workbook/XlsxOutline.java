package org.jixiao.workbook;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOBiFunction;
import org.jixiao.workbook.XlsxReader.Sheet;

/** What an {@code .xlsx} says beside its cells: its properties, the names of its sheets, and their notes. Without POI, whose start takes 0.4 s. */
public final class XlsxOutline {
    private XlsxOutline() {}

    /**
     * Its properties and when it was saved, without any sheets, however large these are.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Workbook about(byte[] content) throws IOException {
        return told(content, (parts, workbook) -> workbook.about());
    }

    /**
     * The names of the worksheets.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Set<String> sheets(byte[] content) throws IOException {
        return told(
                content,
                (parts, workbook) ->
                        workbook.worksheets().stream().map(Sheet::name).collect(Collectors.toSet()));
    }

    /**
     * The notes by sheet and cell ({@code A18}), in the order of the sheets and of the file.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Map<String, Map<String, String>> notes(byte[] content) throws IOException {
        return told(content, (parts, workbook) -> {
            Map<String, Map<String, String>> notes = new LinkedHashMap<>();
            for (Sheet sheet : workbook.worksheets()) {
                parts.read(Parts.target(parts.relationships(sheet.part()), "comments"), xml -> {
                    Map<String, String> ofSheet = notes.computeIfAbsent(sheet.name(), name -> new LinkedHashMap<>());
                    xml.children(
                            "commentList",
                            () -> xml.children("comment", () -> {
                                String at = xml.attribute("ref", "");
                                xml.children("text", () -> ofSheet.put(at, XlsxTables.richText(xml)));
                            }));
                });
            }
            return notes;
        });
    }

    /**
     * The sheets whose formulas speak of some others, be it in cells, in choices or in conditional formats, each with the first of those
     * that it speaks of. A name that holds in the whole workbook counts as part of the sheet that it stands for.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Map<String, String> references(byte[] content, Collection<String> to) throws IOException {
        String reference = "(" + to.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")'?!\\$?[A-Z]";
        return told(content, (parts, workbook) -> {
            Map<String, String> references = new LinkedHashMap<>();
            for (Sheet sheet : workbook.worksheets()) {
                Matcher m =
                        Pattern.compile(reference).matcher(to.contains(sheet.name()) ? "" : parts.text(sheet.part()));
                if (m.find()) {
                    references.put(sheet.name(), m.group(1));
                }
            }
            String book = Objects.requireNonNull(Parts.target(parts.relationships(""), "officeDocument"));
            Matcher m = Pattern.compile("<definedName(?![^>]*localSheetId)[^>]*>[^<]*" + reference)
                    .matcher(parts.text(book));
            if (m.find()) {
                references.put(m.group(1), m.group(1));
            }
            return references;
        });
    }

    /** What a package and its workbook tell. */
    private static <T> T told(byte[] content, IOBiFunction<Parts, XlsxReader, T> telling) throws IOException {
        Limits limits = new Limits();
        try (Parts parts = new Parts(content, limits)) {
            return telling.apply(parts, new XlsxReader(parts, limits));
        }
    }
}
