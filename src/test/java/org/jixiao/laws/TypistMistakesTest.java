package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.FormTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Harmless changes change nothing: a form that a person has changed is still read as the same form. */
class TypistMistakesTest {
    private static final List<Mistake> ALL = Stream.of(
                    ValueMistakes.ALL, LabelMistakes.ALL, TableMistakes.ALL, LayoutMistakes.ALL)
            .flatMap(List::stream)
            .toList();
    /** What may be observed of a form that says the same as before; anything else would be an error of the reader. */
    private static final Set<String> HARMLESS = Set.of("F05", "F07", "F15");
    /** The template in which every mistake can be made. */
    private static final String FULLEST = "shanghai-2020";
    /** How many different forms are changed, in ever other ways. */
    private static final int FORMS = 12;

    static Stream<Arguments> mistakes() {
        return Laws.TEMPLATES.stream()
                .flatMap(template -> ALL.stream().map(mistake -> Arguments.of(template.name(), mistake)));
    }

    static Stream<Arguments> pairs() {
        return Laws.TEMPLATES.stream()
                .flatMap(template -> IntStream.range(0, Integer.getInteger("laws.pairs", 25))
                        .mapToObj(seed -> Arguments.of(template.name(), seed)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void oneMistake(String name, Mistake mistake) {
        int done = 0;
        int wanted = name.equals(FULLEST) ? Integer.getInteger("laws.tries", 2) : 1;
        for (int seed = 0; seed < FORMS && done < wanted; seed++) {
            done += make(Laws.template(name), List.of(mistake), seed) ? 1 : 0;
        }
        assertTrue(done > 0 || !name.equals(FULLEST), "nothing in the form to do it to");
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("pairs")
    void twoMistakes(String name, int seed) {
        Random random = new Random(seed);
        List<Mistake> two = new ArrayList<>();
        while (two.size() < 2) {
            Mistake mistake = ALL.get(random.nextInt(ALL.size()));
            if (!two.contains(mistake)) {
                two.add(mistake);
            }
        }
        two.sort(Comparator.comparing(Mistake::stage));
        make(Laws.template(name), two, seed);
    }

    private static boolean make(FormTemplate template, List<Mistake> mistakes, long seed) {
        Typist typist = new Typist(template, Forms.plain(template, seed % FORMS), seed);
        Set<String> due = new TreeSet<>();
        boolean done = false;
        for (Mistake mistake : mistakes) {
            if (mistake.act().test(typist)) {
                done = true;
                due.addAll(mistake.due());
            }
        }
        String about = template.name() + ", seed " + seed + ", " + mistakes;
        boolean tags = mistakes.stream().anyMatch(mistake -> mistake.name().contains("tags"));
        List<CollectedForm> back = Laws.read(typist.save());
        assertEquals(typist.expected.size(), back.size(), about);
        TreeSet<String> observed = new TreeSet<>();
        for (int i = 0; i < back.size(); i++) {
            CollectedForm form = back.get(i);
            Laws.assertSame(template, typist.expected.get(i), form.form(), about + ", form " + i);
            observed.addAll(Laws.observed(form));
            Set<String> harmless = new TreeSet<>(HARMLESS);
            if (tags) {
                harmless.add("N03"); // the text is clean, and the tags are told
            }
            assertTrue(harmless.containsAll(Laws.observed(form)), () -> about + " " + form.observations());
        }
        assertTrue(observed.containsAll(due), () -> about + ": " + due + " due, seen " + observed);
        return done;
    }
}
