package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.Roster;
import org.junit.jupiter.api.Test;

/** Lists of units and projects follow the roster, as the office has them in mind. */
class ListedTest {
    @Test
    void unitsAndProjectsStandAsOnTheRosterAndOthersBehindThemByName() {
        Roster roster = Rules.roster(List.of("局/丁单位/二期", "局/丁单位/一期", "局/甲单位/会议", "局/丁 单位/三期"));

        assertEquals(
                List.of("丁单位/二期", "丁单位/一期", "丁单位/三期", "丁单位/别的", "甲单位/会议", "丙单位/培训", "乙单位/培训"),
                sorted(roster, "乙单位/培训", "丙单位/培训", "甲单位/会议", "丁单位/别的", "丁单位/三期", "丁单位/一期", "丁单位/二期"));
    }

    @Test
    void withoutARosterTheyStandByName() {
        assertEquals(List.of("a/2", "b/1", "b/3"), sorted(null, "b/3", "a/2", "b/1"));
    }

    private static List<String> sorted(Roster roster, String... names) {
        return Stream.of(names)
                .sorted(Listed.of(roster).order(name -> name.split("/")[0], name -> name.split("/")[1]))
                .toList();
    }
}
