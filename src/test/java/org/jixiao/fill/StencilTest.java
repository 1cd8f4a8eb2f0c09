package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiao.laws.Forms;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.junit.jupiter.api.Test;

/** A stencil gives, byte by byte, what jxls and the last touches after it give. Forms with live formulas have none. */
class StencilTest {
    private static final Stamp STAMP =
            Stamp.of("shanghai-2020").with(Stamp.YEAR, "2026").with(Stamp.UNIT, "甲单位 & 乙单位");

    @Test
    void aFormFilledByAStencilIsTheFormFilledByJxls() throws Exception {
        for (FormTemplate template : templates()) {
            int filled = 0;
            Map<String, Stencil> stencils = new HashMap<>();
            for (int seed = 0; seed < 60; seed++) {
                boolean blank = seed % 2 == 0;
                Form form = seed % 3 == 0 ? Forms.random(template, seed / 6) : Forms.plain(template, seed / 6);
                Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), form);
                Stencil.Slowly slowly = (each, stamp) ->
                        Filler.byJxls(template, List.of(new Filler.Sheet(sheet.name(), each)), blank, stamp);
                String shape = Stencil.shape(template, sheet, blank, STAMP);
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
                    assertArrayEquals(slowly.fill(form, STAMP), fast, template.name() + ", seed " + seed);
                }
            }
            assertTrue(filled > 0, template.name() + ": no form was filled by a stencil");
        }
    }

    private static List<FormTemplate> templates() throws Exception {
        List<FormTemplate> templates = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of("templates"), "*.xlsx")) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                if (TemplateReader.isForm(content)) {
                    FormTemplate template =
                            TemplateReader.read(file.getFileName().toString(), content);
                    if (template.fields().values().stream()
                                    .allMatch(field -> field.formula().isEmpty())
                            && !SideBySide.isIn(template)) {
                        templates.add(template);
                    }
                }
            }
        }
        assertFalse(templates.isEmpty());
        return templates;
    }
}
