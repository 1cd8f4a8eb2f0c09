package org.jixiao.fill;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.io.function.IOConsumer;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellLink;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;
import org.jxls.builder.xls.XlsCommentAreaBuilder;
import org.jxls.common.CellData;
import org.jxls.common.CellRef;
import org.jxls.expression.ExpressionEvaluatorFactoryJexlImpl;
import org.jxls.expression.JxlsJexlPermissions;
import org.jxls.transform.Transformer;
import org.jxls.transform.TransformerDelegator;
import org.jxls.transform.poi.JxlsPoiTemplateFillerBuilder;
import org.jxls.transform.poi.PoiDataValidations;
import org.jxls.transform.poi.PoiTransformer;

/**
 * Fills templates with jxls, and puts right after it what jxls does not do ({@link SheetFurniture}, {@link Charts},
 * {@link Finish}). Same template and same values give the same bytes. Safe for use by several threads.
 *
 * <p>jxls keeps compiled expressions by their text alone, and the first compilation wins; so the whole process uses this one,
 * restricted, kind of evaluator.
 */
public final class Filler {
    /** Every workbook that we write carries this date; who saves it in Excel changes it, a script may not. */
    public static final Instant WRITTEN = Instant.parse("2020-01-01T00:00:00Z");

    static {
        PoiDataValidations.FEATURE_TOGGLE = false; // SheetFurniture does it
    }

    /** How many rows a sheet can have: longer lists go on in a next sheet. */
    public static final int ROWS = 1_048_576;

    private static final Stencils STENCILS = new Stencils();

    private Filler() {}

    /** One form and the sheet that it goes on. */
    public record Sheet(String name, Form form) {}

    /**
     * A filled workbook.
     *
     * @param alike the same for all that are alike in everything but the values of their form; null where others may not be
     */
    public record Filled(byte[] content, @Nullable Object alike) {}

    /**
     * Fills a form template.
     *
     * @param sheets the forms, each on a sheet of its own; not empty, names distinct and fit for Excel
     * @param blank whether this is a form to be sent out: values that the template says to lock are locked
     * @param stamp the template's version is added to it
     */
    public static byte[] fill(FormTemplate template, List<Sheet> sheets, boolean blank, Stamp stamp) {
        return filled(template, sheets, blank, stamp).content();
    }

    /** The same, with what it is alike in to others. */
    public static Filled filled(FormTemplate template, List<Sheet> sheets, boolean blank, Stamp stamp) {
        Stamp full = stamp.with(Stamp.VERSION, STENCILS.version(template));
        if (template.sheets().size() == 1 && sheets.size() == 1) {
            Sheet sheet = aligned(template, sheets).get(0);
            Stencil stencil = STENCILS.of(template, sheet, blank, full);
            byte[] filled = stencil == null ? null : stencil.fill(sheet.form(), full);
            if (filled != null) {
                return new Filled(filled, stencil);
            }
        }
        return new Filled(byJxls(template, sheets, blank, full), null);
    }

    private static List<Sheet> aligned(FormTemplate template, List<Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> new Sheet(sheet.name(), SideBySide.aligned(template, sheet.form())))
                .toList();
    }

    /** The same without a stencil: what stencils are made from, and measured against. */
    static byte[] byJxls(FormTemplate template, List<Sheet> unaligned, boolean blank, Stamp stamp) {
        List<Sheet> sheets = aligned(template, unaligned);
        String formSheet = template.sheets().get(0).name();
        Blueprint blueprint = Blueprint.of(template.content(), template.definitionSheets());
        if (template.sheets().size() > 1) { // one form over several sheets, as the roster is
            Form form = sheets.get(0).form();
            return fill(
                    blueprint,
                    FormData.of(template, form),
                    new Finish(template, Map.of(formSheet, form), blank),
                    stamp);
        }
        List<String> names = sheets.stream().map(Sheet::name).toList();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        Map<String, Form> forms = new LinkedHashMap<>();
        for (int i = 0; i < sheets.size(); i++) {
            data.put(Blueprint.variable(i), FormData.of(template, sheets.get(i).form()));
            forms.put(names.get(i), sheets.get(i).form());
        }
        return fill(blueprint.repeat(formSheet, names), data, new Finish(template, forms, blank), stamp);
    }

    /**
     * Fills any other template: a list, the consolidated workbook. A sheet with lists of which none is there is left out. It is filled
     * when it is written, and its lists are asked for one row after another, twice: they need not hold their rows.
     *
     * @param data nested maps and lists of JDK values and {@link CellLink}s, by the names that the template uses
     */
    public static IOConsumer<OutputStream> fill(
            byte[] template, Map<String, ? extends @Nullable Object> data, Stamp stamp) {
        return fill(template, data, stamp, ROWS);
    }

    static IOConsumer<OutputStream> fill(
            byte[] template, Map<String, ? extends @Nullable Object> data, Stamp stamp, int rowsOfASheet) {
        return out -> {
            Blueprint blueprint = Blueprint.of(template, data.keySet());
            LongLists lists = new LongLists(blueprint.lists(), data, rowsOfASheet);
            lists.write(fill(blueprint, lists.samples(), null, lists, stamp), out);
        };
    }

    /** The same with every row by jxls: what {@link LongLists} is measured against. */
    static byte[] byJxls(byte[] template, Map<String, ? extends @Nullable Object> data, Stamp stamp) {
        return fill(Blueprint.of(template, data.keySet()), data, null, stamp);
    }

    private static byte[] fill(
            Blueprint blueprint, Map<String, ? extends @Nullable Object> data, @Nullable Finish finish, Stamp stamp) {
        return FixedZip.of(fill(blueprint, data, finish, new LongLists(Map.of(), data, ROWS), stamp));
    }

    private static byte[] fill(
            Blueprint blueprint,
            Map<String, ? extends @Nullable Object> data,
            @Nullable Finish finish,
            LongLists lists,
            Stamp stamp) {
        Map<String, Object> strict = new LinkedHashMap<>();
        UnaryOperator<@Nullable Object> stricter = finish == null ? StrictMap::listed : StrictMap::strict;
        data.forEach((name, value) -> strict.put(name, Objects.requireNonNullElse(stricter.apply(value), "")));
        return JxlsPoiTemplateFillerBuilder.newInstance()
                .withTemplate(new ByteArrayInputStream(blueprint.content()))
                .withExceptionThrower()
                .withExpressionEvaluatorFactory(
                        new ExpressionEvaluatorFactoryJexlImpl(false, true, JxlsJexlPermissions.RESTRICTED))
                .withRecalculateFormulasBeforeSaving(false)
                .withRecalculateFormulasOnOpening(false)
                .withAreaBuilder((transformer, clear) -> new XlsCommentAreaBuilder()
                        .build(
                                new TransformerDelegator(transformer) {
                                    @Override
                                    public List<CellData> getCommentedCells() {
                                        return notes(blueprint, transformer);
                                    }
                                },
                                clear))
                .withPreWriteAction((transformer, context) -> complete(
                        ((PoiTransformer) transformer).getXSSFWorkbook(), transformer, blueprint, finish, lists, stamp))
                .buildAndFill(strict);
    }

    private static void complete(
            XSSFWorkbook workbook,
            Transformer transformer,
            Blueprint blueprint,
            @Nullable Finish finish,
            LongLists lists,
            Stamp stamp) {
        Map<String, int[]> sizes = new LinkedHashMap<>();
        blueprint
                .sheets()
                .forEach((name, taken) -> sizes.put(name, taken.furniture().size()));
        RowMap map = new RowMap(transformer, sizes);
        Map<String, Blueprint.Taken> sheets = new LinkedHashMap<>(blueprint.sheets());
        lists.makeRoom(workbook, map, sheets);
        sheets.forEach((name, taken) -> taken.furniture().putInto(workbook.getSheet(name), taken.origin(), map));
        ListWorkbook whole = lists.in(workbook);
        Styles styles = new Styles(workbook);
        if (finish != null) {
            finish.apply(workbook, map, styles);
        }
        Finish.apply(workbook, map, whole, styles);
        lists.finish(whole, styles);
        stamp.properties().forEach(workbook.getProperties().getCustomProperties()::addProperty);
        PackagePropertiesPart core =
                workbook.getProperties().getCoreProperties().getUnderlyingProperties();
        core.setCreatedProperty(Optional.of(Date.from(WRITTEN)));
        core.setModifiedProperty(Optional.of(Date.from(WRITTEN)));
    }

    /** The notes that were taken out of the template, for jxls to parse them. */
    private static List<CellData> notes(Blueprint blueprint, Transformer transformer) {
        List<CellData> cells = new ArrayList<>();
        blueprint
                .sheets()
                .forEach((sheet, taken) -> taken.notes().forEach((at, note) -> {
                    CellReference cell = new CellReference(at);
                    CellData data = transformer.getCellData(new CellRef(sheet, cell.getRow(), cell.getCol()));
                    data.setCellComment(note);
                    cells.add(data);
                }));
        return cells;
    }
}
