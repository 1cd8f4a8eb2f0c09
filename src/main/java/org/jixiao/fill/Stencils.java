package org.jixiao.fill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/** The stencils made so far. A shape gets one when it is met for the second time: most runs fill many forms of few shapes. */
final class Stencils {
    /** Shapes that are kept, each about 100 kB; a run that has more of them has no use for stencils. */
    private static final int MOST = 500;

    /** A template is known by its very bytes, as arrays are told apart: what is read again from its file is another. */
    private record Key(byte[] template, String shape) {}

    private final Map<Key, String> versions = new ConcurrentHashMap<>();
    private final Set<Key> met = ConcurrentHashMap.newKeySet();
    private final Map<Key, Optional<Stencil>> stencils = new ConcurrentHashMap<>();

    /** The template's version, calculated once. */
    String version(FormTemplate template) {
        return versions.computeIfAbsent(new Key(template.content(), ""), key -> template.version());
    }

    /** The stencil for such forms; null where there is none (yet). */
    @Nullable
    Stencil of(FormTemplate template, Filler.Sheet sheet, boolean blank, Stamp stamp) {
        Key key = new Key(template.content(), shape(template, sheet, blank, stamp));
        if (met.size() >= MOST && !met.contains(key) || met.add(key)) {
            return null;
        }
        Optional<Stencil> stencil = stencils.computeIfAbsent(
                key,
                shape -> Stencil.of(
                        template,
                        sheet.form(),
                        stamp,
                        (form, stampOfForm) -> Filler.byJxls(
                                template, List.of(new Filler.Sheet(sheet.name(), form)), blank, stampOfForm)));
        return stencil == null ? null : stencil.orElse(null);
    }

    /**
     * What forms must have in common to be filled by one stencil: which single values there are, how many rows in each table, and in
     * these, which cells show a formula for want of a value, or are locked because they have one.
     */
    static String shape(FormTemplate template, Filler.Sheet sheet, boolean blank, Stamp stamp) {
        Form form = sheet.form();
        StringBuilder shape = new StringBuilder(sheet.name()).append(blank);
        template.slots().forEach(slot -> shape.append(form.get(slot.path()).isBlank() ? '0' : '1'));
        for (TablePlan table : template.tables()) {
            shape.append('/').append(form.rows(table.path()).size());
            for (TablePlan.Column column : table.columns()) {
                if (!template.field(table, column).formula().isEmpty()) {
                    form.rows(table.path())
                            .forEach(row -> shape.append(row.get(column.path()).isBlank() ? '0' : '1'));
                }
            }
        }
        return shape.append(stamp.properties().keySet()).toString();
    }
}
