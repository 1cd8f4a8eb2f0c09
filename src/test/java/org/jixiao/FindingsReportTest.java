package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixiao.Faults.Fault;
import org.jixiao.model.Finding;
import org.junit.jupiter.api.Test;

/** Recall and precision of the rules, group by group, over the tables of faults: told in {@code target/reports/checking.txt}. */
class FindingsReportTest {
    private static final class Count {
        int planted;
        int found;
        int neighbours;
        int leftAlone;
        int unasked;
    }

    @Test
    void everyPlantedFaultIsFoundAndNothingElse() throws IOException {
        Map<String, Count> groups = new TreeMap<>();
        Count all = new Count();
        List<Faults> tables = new ArrayList<>(Faults.OTHERS);
        tables.add(Faults.TARGETS);
        for (Faults faults : tables) {
            for (Map.Entry<Fault, List<Finding>> each : faults.findings().entrySet()) {
                Fault fault = each.getKey();
                List<String> rules = each.getValue().stream().map(Finding::rule).toList();
                for (Count count : List.of(group(groups, fault.rule()), all)) {
                    boolean found = rules.contains(fault.rule());
                    if (fault.isNeighbour()) {
                        count.neighbours++;
                        count.leftAlone += found ? 0 : 1;
                    } else {
                        count.planted++;
                        count.found += found ? 1 : 0;
                    }
                }
                for (String rule : rules) {
                    boolean asked = fault.expected().contains(rule);
                    group(groups, rule).unasked += asked ? 0 : 1;
                    all.unasked += asked ? 0 : 1;
                }
            }
        }

        List<String> lines = new ArrayList<>(
                List.of("group\tfaults found\tsound neighbours left alone\tfindings that nobody asked for"));
        groups.forEach((group, count) -> lines.add(line(group, count)));
        lines.add(line("all", all));
        Files.write(Files.createDirectories(Path.of("target/reports")).resolve("checking.txt"), lines);
        lines.forEach(System.out::println);
        assertEquals(all.planted, all.found, String.join("\n", lines));
        assertEquals(all.neighbours, all.leftAlone, String.join("\n", lines));
        assertEquals(0, all.unasked, String.join("\n", lines));
    }

    private static Count group(Map<String, Count> groups, String rule) {
        return groups.computeIfAbsent(rule.substring(0, 1), letter -> new Count());
    }

    private static String line(String group, Count count) {
        return group + "\t" + count.found + "/" + count.planted + "\t" + count.leftAlone + "/" + count.neighbours + "\t"
                + count.unasked;
    }
}
