package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jixiao.cli.Samples;
import org.jixiao.laws.Forms;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.junit.jupiter.api.Test;

/** A stencil gives, byte by byte, what jxls and the last touches after it give. */
class StencilTest {
    private static final Stamp STAMP =
            Stamp.of("shanghai-2020").with(Stamp.YEAR, "2026").with(Stamp.UNIT, "甲单位 & 乙单位");

    @Test
    void aFormFilledByAStencilIsTheFormFilledByJxls() throws Exception {
        for (FormTemplate template : Samples.formTemplates()) {
            int filled = 0;
            Map<String, Stencil> stencils = new HashMap<>();
            for (int seed = 0; seed < 18; seed++) {
                boolean blank = seed % 2 == 0;
                Form form = as(
                        blank,
                        template,
                        seed % 3 == 0 ? Forms.random(template, seed / 6) : Forms.plain(template, seed / 6));
                Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), form);
                BiFunction<Form, Stamp, byte[]> slowly = (each, stamp) ->
                        Filler.byJxls(template, List.of(new Filler.Sheet(sheet.name(), each)), blank, stamp);
                String shape = Stencils.shape(template, sheet, blank, STAMP);
                Stencil stencil = stencils.get(shape);
                if (stencil == null) {
                    Optional<Stencil> made = Stencil.of(template, form, STAMP, slowly);
                    if (made != null) {
                        assertTrue(made.isPresent(), template.name() + " has a shape without a stencil: " + shape);
                        stencils.put(shape, made.get());
                    }
                    continue;
                }
                byte[] fast = stencil.fill(form, STAMP);
                if (fast != null) {
                    filled++;
                    assertArrayEquals(slowly.apply(form, STAMP), fast, template.name() + ", seed " + seed);
                }
            }
            assertTrue(filled > 0, template.name() + ": no form was filled by a stencil");
        }
    }

    /** The form as it came back, or as it goes out: with formulas, and nothing in the cells that departments write. */
    private static Form as(boolean blank, FormTemplate template, Form form) {
        Form aligned = SideBySide.aligned(template, form);
        if (!blank) {
            return aligned;
        }
        Map<String, Value> fields = new HashMap<>(aligned.fields());
        fields.keySet().removeIf(path -> isOwn(template, path));
        Form issued = new Form(form.template(), fields, aligned.tables());
        for (TablePlan table : template.tables()) {
            List<Row> rows = new ArrayList<>();
            for (Row row : aligned.rows(table.path())) {
                Map<String, Value> cells = new HashMap<>(row.cells());
                boolean lacking = rows.size() % 3 == 2; // its levels are all that is known
                cells.keySet()
                        .removeIf(path -> isOwn(template, table.path() + "." + path)
                                || lacking
                                        && !template.field(table.path() + "." + path)
                                                .mergedDown());
                rows.add(new Row(cells));
            }
            issued = issued.withRows(table.path(), rows);
        }
        return issued;
    }

    private static boolean isOwn(FormTemplate template, String path) {
        Field field = template.field(path);
        return !field.formula().isEmpty() || field.prefill() == Field.Prefill.NO && !field.mergedDown();
    }
}
