package org.jixiao.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Names;

/** N07: narratives do not contradict each other. */
final class NarrativeNumbers {
    /** A clause shorter than this says too little to be the same one twice; 举办10届 is about one history, however short. */
    private static final int SHORTEST = 4;

    private static final int SHORTEST_HISTORY = 2;

    private static final Pattern PAST = Pattern.compile("已|成功|以来|累计|历届");

    /** As much of a clause is shown. */
    private static final int SHOWN = 12;

    private static final Pattern TIME = Pattern.compile("(?:19|20)\\d{2}年?|\\d{1,2}月");

    private NarrativeNumbers() {}

    /**
     * N07: narratives do not contradict each other (rules.md N07): the same clause before two different numbers with one unit, in two
     * fields, and nothing that sets them apart in time. A field that says the clause of several numbers enumerates.
     */
    static Verdict consistent(Subject subject) {
        List<Quantity> telling = subject.facts().quantities(subject.rule().fields()).stream()
                .filter(each -> Names.key(each.before()).length() >= (isHistory(each) ? SHORTEST_HISTORY : SHORTEST))
                .toList();
        List<Fault> faults = Groups.of(telling, NarrativeNumbers::clause).stream()
                .filter(same -> same.size() > 1)
                .flatMap(same -> Groups.of(same, each -> times(each, Subject.words(subject.rule()))).stream())
                .flatMap(same -> contradiction(subject, same).stream())
                .toList();
        return telling.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** Whether it tells how often something has taken place; 举办1届 is this year's plan. */
    private static boolean isHistory(Quantity quantity) {
        return quantity.unit().equals("届") && PAST.matcher(quantity.sentence()).find();
    }

    /** What the number is about, with its unit. */
    private static String clause(Quantity quantity) {
        String clause = Names.key(quantity.before());
        int from = isHistory(quantity) ? clause.length() - SHORTEST_HISTORY : 0;
        return clause.substring(from) + "\n" + quantity.unit();
    }

    /** The times of which the sentence speaks: years, months, and the rule's words. */
    private static Set<String> times(Quantity quantity, List<String> words) {
        if (isHistory(quantity)) {
            return Set.of();
        }
        return Stream.concat(times(quantity).stream(), words.stream().filter(quantity.sentence()::contains))
                .collect(Collectors.toSet());
    }

    /** The years and months that the sentence names. */
    static List<String> times(Quantity quantity) {
        return TIME.matcher(quantity.sentence())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Optional<Fault> contradiction(Subject subject, List<Quantity> same) {
        List<Quantity> single = same.stream()
                .filter(one ->
                        same.stream().noneMatch(other -> other.field().equals(one.field()) && one.differs(other)))
                .toList();
        return single.stream()
                .filter(later -> single.get(0).differs(later))
                .findFirst()
                .map(later -> fault(subject, single.get(0), later));
    }

    private static Fault fault(Subject subject, Quantity first, Quantity later) {
        String shown = Texts.end(later.before(), SHOWN);
        String name = subject.template().nameOf(later.field());
        String other = subject.template().nameOf(first.field());
        return subject.faultIn(later.field(), shown, name, later.text(), other, first.text());
    }
}
