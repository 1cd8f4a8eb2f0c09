package org.jixiao.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbooks as forms: the template run backwards. Which template a sheet follows is told by the labels that it bears. Hidden
 * sheets do not count. Safe for use by several threads.
 */
public final class FormReader {
    /** A sheet bears at least this share of a template's labels, or it is not that form. */
    public static final int THRESHOLD_PERCENT = 50;

    private final List<Compiled> templates = new ArrayList<>();
    private final Messages messages;

    /** The workbook that is being read. */
    private record Source(String file, Instant modified, Stamp stamp) {
        CollectedForm form(String sheet, Form form, List<Observation> observations) {
            return new CollectedForm(file, sheet, modified, form, List.copyOf(observations), stamp);
        }
    }

    public FormReader(Collection<FormTemplate> templates, Messages messages) {
        this.messages = messages;
        for (FormTemplate template : templates) {
            List<SheetIndex> sheets = template.sheets().stream()
                    .map(plan -> new SheetIndex(template, plan))
                    .toList();
            this.templates.add(new Compiled(template, template.version(), sheets));
        }
    }

    /** Whether a text, wherever it stands, is or may be a label of one of the forms. */
    boolean mayBeLabel(String text) {
        return templates.stream()
                .flatMap(compiled -> compiled.sheets().stream())
                .anyMatch(sheet -> !sheet.matches(text).isEmpty());
    }

    /**
     * The forms in a workbook, in the order of its sheets and of the rows on them; none where no sheet bears enough labels.
     *
     * @param file what the file is called in every message
     * @param fileTime stands in where the workbook does not say when it was saved
     */
    public List<CollectedForm> read(String file, Workbook workbook, Instant fileTime) {
        return read(file, workbook, fileTime, false);
    }

    /**
     * The same where no other template could say more: every page is, without a missing label, the form that the workbook's stamp names,
     * or one of the sheets that go out with it to be read. Else none.
     */
    public List<CollectedForm> readWhole(String file, Workbook workbook, Instant fileTime) {
        return read(file, workbook, fileTime, true);
    }

    private List<CollectedForm> read(String file, Workbook workbook, Instant fileTime, boolean onlyWhole) {
        Source source = new Source(
                file, workbook.modified() == null ? fileTime : workbook.modified(), new Stamp(workbook.properties()));
        List<Grid> pages =
                workbook.sheets().stream().filter(grid -> !grid.hidden()).toList();
        List<CollectedForm> forms = new ArrayList<>();
        for (Compiled compiled : templates) {
            if (compiled.sheets().size() > 1) {
                CollectedForm form = acrossSheets(compiled, pages, source);
                if (form != null) {
                    return List.of(form);
                }
            }
        }
        Map<Grid, @Nullable Cut> cuts = new LinkedHashMap<>();
        for (Grid page : pages) {
            if (templates.stream().anyMatch(each -> each.isNamedIn(source.stamp()) && each.isNote(page))) {
                continue;
            }
            Cut best = best(page, source.stamp());
            if (onlyWhole && (best == null || !best.isWhole() || !best.isNamedIn(source.stamp()))) {
                return List.of();
            }
            cuts.put(page, best);
            if (best != null) {
                forms.addAll(forms(best, source, forms.isEmpty()));
            }
        }
        return withUnread(forms, cuts, source);
    }

    /** The same forms; the first of them tells which tables on the sheets, forms or not, were not read. */
    private static List<CollectedForm> withUnread(
            List<CollectedForm> forms, Map<Grid, @Nullable Cut> cuts, Source source) {
        if (forms.isEmpty()) {
            return forms;
        }
        CollectedForm first = forms.get(0);
        Cut usual = cuts.values().stream().filter(Objects::nonNull).findFirst().orElseThrow();
        List<Observation> observations = new ArrayList<>(first.observations());
        cuts.forEach((page, cut) -> {
            List<Match> matches = cut == null ? usual.index().matches(page) : cut.matches();
            SheetIndex index = Objects.requireNonNullElse(cut, usual).index();
            UnreadTables.on(page, index, matches, forms).forEach(observations::add);
        });
        if (observations.size() == first.observations().size()) {
            return forms;
        }
        CollectedForm telling = source.form(first.sheet(), first.form(), observations);
        return Stream.concat(Stream.of(telling), forms.stream().skip(1)).toList();
    }

    /**
     * The template that fits a sheet best; of two that fit equally well the one that the stamp names, or that
     * fits to the letter, as the unit in a heading; else the first. None fits better than the one named where no anchor of it is missing.
     */
    private @Nullable Cut best(Grid page, Stamp stamp) {
        List<Compiled> namedFirst = new ArrayList<>(templates);
        namedFirst.sort(Comparator.comparing(compiled -> !compiled.isNamedIn(stamp)));
        boolean ofDepartment = WholeDepartment.isOn(page);
        Cut best = null;
        for (Compiled compiled : namedFirst) {
            if (compiled.sheets().size() > 1
                    || (best != null && best.isWhole() && best.isNamedIn(stamp))
                    || (ofDepartment && !compiled.isNamedIn(stamp) && WholeDepartment.isNot(compiled.template()))) {
                continue;
            }
            SheetIndex index = compiled.sheets().get(0);
            Cut cut = cut(compiled, index, SplitLabels.mergedAgain(page, index));
            if (cut.score() >= THRESHOLD_PERCENT && (best == null || cut.fitsBetter(best, stamp))) {
                best = cut;
            }
        }
        return best;
    }

    private static Cut cut(Compiled compiled, SheetIndex index, Grid grid) {
        List<Match> matches = index.matches(grid);
        boolean few = Anchor.places(matches.stream().map(Match::anchor)) * 100 < THRESHOLD_PERCENT * index.places();
        List<Block> blocks = few && compiled.sheets().size() == 1
                ? List.of()
                : Block.cut(index, matches, grid.rowCount(), grid.columnCount());
        int found = blocks.stream().mapToInt(Block::found).max().orElse(0);
        return new Cut(compiled, index, grid, blocks, found);
    }

    /** @param first whether no form of the workbook has been read yet: what is said once a file is said there */
    private List<CollectedForm> forms(Cut cut, Source source, boolean first) {
        List<CollectedForm> forms = new ArrayList<>();
        List<Block> blocks = cut.blocks().stream()
                .filter(block ->
                        block.found() * 100 >= THRESHOLD_PERCENT * cut.index().places())
                .toList();
        for (Block block : blocks) {
            BlockReader reader = new BlockReader(cut.compiled().template(), cut.index(), cut.grid(), block, messages);
            Form form = reader.read();
            List<Observation> observations = new ArrayList<>(reader.observations());
            CellAddress at = new CellAddress(cut.grid().name(), block.firstRow(), block.firstColumn());
            if (first && forms.isEmpty()) {
                Stream.ofNullable(issuedOtherwise(cut, source.stamp(), at)).forEach(observations::add);
            }
            if (isBlank(form, cut.compiled().template())) {
                observations.add(new Observation("F16", at, "", Map.of()));
            }
            if (blocks.size() > 1 && forms.isEmpty()) {
                observations.add(new Observation("F07", at, "", Map.of("count", blocks.size())));
            }
            forms.add(source.form(cut.grid().name(), form, observations));
        }
        return forms;
    }

    /** That the workbook was made from another version of the template, or from a template that there is not; null where it was not. */
    private @Nullable Observation issuedOtherwise(Cut cut, Stamp stamp, CellAddress at) {
        boolean named = cut.isNamedIn(stamp);
        String issued = stamp.get(named ? Stamp.VERSION : Stamp.TEMPLATE);
        String current =
                named ? cut.compiled().version() : cut.compiled().template().name();
        boolean known = !named && templates.stream().anyMatch(each -> each.isNamedIn(stamp));
        return issued.isEmpty() || issued.equals(current) || known
                ? null
                : new Observation("F09", at, "", Map.of("issued", issued, "current", current));
    }

    /**
     * Whether nothing is written where the department had to write; what was filled in for it, what reckons itself, and the levels, do
     * not count.
     */
    private static boolean isBlank(Form form, FormTemplate template) {
        Set<String> filled = new HashSet<>();
        form.forEach((path, value) -> {
            if (!value.isBlank()) {
                filled.add(path);
            }
        });
        List<Field> own = template.fields().values().stream()
                .filter(field -> field.prefill() == Field.Prefill.NO
                        && !field.mergedDown()
                        && field.formula().isEmpty())
                .toList();
        return !own.isEmpty() && own.stream().noneMatch(field -> filled.contains(field.path()));
    }

    /** One form that is spread over several sheets, as the roster is; null where its first sheet is not there. */
    private @Nullable CollectedForm acrossSheets(Compiled compiled, List<Grid> pages, Source source) {
        Map<String, Value> fields = new LinkedHashMap<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        List<Observation> observations = new ArrayList<>();
        Map<SheetIndex, Cut> assigned = assign(compiled, pages);
        Cut firstSheet = assigned.get(compiled.sheets().get(0));
        if (firstSheet == null) {
            return null;
        }
        String first = firstSheet.grid().name();
        for (SheetIndex index : compiled.sheets()) {
            Cut cut = assigned.get(index);
            if (cut == null) {
                observations.add(missingSheet(index.plan(), first));
            } else {
                BlockReader reader = new BlockReader(
                        compiled.template(), index, cut.grid(), cut.blocks().get(0), messages);
                Form part = reader.read();
                part.fields().forEach(fields::putIfAbsent);
                tables.putAll(part.tables());
                observations.addAll(reader.observations());
            }
        }
        Form form = new Form(compiled.template().name(), fields, tables);
        return source.form(first, form, observations);
    }

    /** Which sheet of the workbook is which of the template: the best pairs first, each sheet once. */
    private Map<SheetIndex, Cut> assign(Compiled compiled, List<Grid> pages) {
        List<Cut> pairs = new ArrayList<>();
        for (SheetIndex index : compiled.sheets()) {
            for (Grid page : pages) {
                Cut cut = cut(compiled, index, page);
                boolean asked = templates.size() == 1 // where it may be something else, so few columns tell nothing
                        && cut.blocks().stream().anyMatch(block -> index.bearsRequired(block.matches()));
                if (asked || cut.score() >= THRESHOLD_PERCENT) {
                    pairs.add(cut);
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Cut::score).reversed());
        Map<SheetIndex, Cut> assigned = new LinkedHashMap<>();
        for (Cut cut : pairs) {
            if (assigned.values().stream().noneMatch(other -> other.grid() == cut.grid())) {
                assigned.putIfAbsent(cut.index(), cut);
            }
        }
        return assigned;
    }

    private static Observation missingSheet(SheetPlan plan, String sheet) {
        return new Observation(
                "F04", new CellAddress(sheet, 0, 0), "", Map.of("label", plan.name(), "name", plan.name()));
    }
}
