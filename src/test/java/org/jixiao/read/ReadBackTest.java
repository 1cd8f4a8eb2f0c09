package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiao.cli.Samples;
import org.jixiao.fill.Filler;
import org.jixiao.laws.Forms;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.workbook.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out comes back, be it read back or known to be read as a form like it was. */
class ReadBackTest {
    private static final Messages WORDS = new Messages("zh");
    /** For each form so many others, each with some values of its own. */
    private static final int OTHERS = Integer.getInteger("laws.pairs", 25) * 5;

    static Stream<String> templates() {
        return Samples.formTemplates().stream().map(FormTemplate::name);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aFormThatIsTakenAsReadIsReadAsItWasFilled(String name) throws Exception {
        FormTemplate template = Samples.template(name);
        Form first = Forms.plain(template, 1);
        List<String> texts = texts(template);
        Random random = new Random(name.hashCode());
        ReadBack known = new ReadBack(template, WORDS);
        int taken = 0;
        for (int i = 0; i < OTHERS; i++) {
            Form other = first;
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                Slot slot = template.slots().get(random.nextInt(template.slots().size()));
                other = other.with(slot.path(), another(template, slot, texts, random));
            }
            if (known.isReadLike(first, other)) {
                assertEquals("", difference(template, other, new ReadBack(template, WORDS), null), other::toString);
                taken++;
            }
        }
        assertTrue(taken > OTHERS / 20, taken + " of " + OTHERS);
    }

    @Test
    void aNameLikeALabelIsLookedAtWhereItStands() throws Exception {
        FormTemplate template = Samples.template("shanghai-2020");
        Form form = Forms.plain(template, 1);
        ReadBack known = new ReadBack(template, WORDS);

        assertTrue(known.isReadLike(form, form.with("project.name", "老年人科普讲座（二期）")));
        for (String name : List.of("项目总预算", "项目总预算：60", "60", "6元店", "项目\n名称", "=1+1", "某单位(盖章)", "部门整体支出绩效目标表")) {
            assertFalse(known.isReadLike(form, form.with("project.name", name)), name);
        }
    }

    @Test
    void whatIsNotTakenAsReadIsReadBackAndNamed() throws Exception {
        FormTemplate template = Samples.template("shanghai-2020");
        Form form = Forms.plain(template, 1);
        Form other = form.with("project.name", "项目总预算：60");
        ReadBack known = new ReadBack(template, WORDS);

        assertEquals("", difference(template, form, known, "alike"));
        byte[] wrong = filled(template, form);
        assertEquals("project.name", known.difference(List.of(other), wrong, "alike"));
    }

    private static String difference(FormTemplate template, Form form, ReadBack known, String alike)
            throws UnreadableException {
        return known.difference(List.of(form), filled(template, form), alike);
    }

    private static byte[] filled(FormTemplate template, Form form) {
        String sheet = template.sheets().get(0).name();
        return Filler.fill(template, List.of(new Filler.Sheet(sheet, form)), true, Stamp.of(template.name()));
    }

    /** Texts of any kind, and all that the form's labels are or may be, whole, in part and within others. */
    private static List<String> texts(FormTemplate template) {
        Set<String> texts = new LinkedHashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Forms.random(template, seed).fields().values().stream()
                    .map(Value::text)
                    .filter(text -> !text.isEmpty())
                    .forEach(texts::add);
        }
        Stream<String> names = template.fields().values().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.name()), field.aliases().stream()));
        names.forEach(label -> {
            texts.add(label);
            texts.add(label + "（二期）");
            texts.add("某某" + label);
            texts.add(label.substring(label.length() / 2));
        });
        return new ArrayList<>(texts);
    }

    private static Object another(FormTemplate template, Slot slot, List<String> texts, Random random) {
        Field field = template.field(slot.path());
        boolean isText = field.type() == FieldType.TEXT && random.nextInt(4) > 0;
        Object value =
                Forms.random(template, random.nextInt(1000)).get(slot.path()).orText();
        return isText ? texts.get(random.nextInt(texts.size())) : value;
    }
}
