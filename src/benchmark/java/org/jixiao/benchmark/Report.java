package org.jixiao.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables as text and as JSON. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> json = new LinkedHashMap<>();

    void say(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }

    void put(String key, Object value) {
        json.put(key, value);
    }

    /** Adds a table of milliseconds a piece. {@code base} is the way that the others are compared with. */
    void race(String title, String base, Map<String, List<Race.Time>> times) {
        double unit = median(clock(times.get(base)));
        say("");
        say("**" + title + "** (one thread, warm)");
        say("");
        say("| how | ms, median | quartiles | processor ms | times as fast as " + base + " |");
        say("| --- | ---: | ---: | ---: | ---: |");
        times.forEach((name, all) -> say(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f–%.3f | %.3f | %.2f× |",
                name,
                median(clock(all)),
                quantile(clock(all), 0.25),
                quantile(clock(all), 0.75),
                median(all.stream().map(Race.Time::processor).toList()),
                unit / median(clock(all)))));
        json.put(title, times);
    }

    private static List<Double> clock(List<Race.Time> times) {
        return times.stream().map(Race.Time::clock).toList();
    }

    /** Adds a table of whole processes. */
    void processes(String title, String base, Map<String, List<Processes.Run>> runs) {
        double unit = median(runs.get(base).stream().map(Processes.Run::seconds).toList());
        say("");
        say("**" + title + "** (whole process, cold)");
        say("");
        say("| program | s, median | least–most | processor s | peak memory, MiB | times as fast as " + base + " |");
        say("| --- | ---: | ---: | ---: | ---: | ---: |");
        runs.forEach((name, all) -> {
            List<Double> seconds = all.stream().map(Processes.Run::seconds).toList();
            say(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f–%.2f | %.1f | %.0f | %.2f× |",
                    name,
                    median(seconds),
                    quantile(seconds, 0),
                    quantile(seconds, 1),
                    median(all.stream().map(Processes.Run::processor).toList()),
                    quantile(all.stream().map(Processes.Run::memory).toList(), 1),
                    unit / median(seconds)));
        });
        Map<String, Object> rows = new LinkedHashMap<>();
        runs.forEach((name, all) -> rows.put(
                name,
                all.stream()
                        .map(run -> Map.of(
                                "seconds", run.seconds(), "processor", run.processor(), "memoryMiB", run.memory()))
                        .toList()));
        json.put(title, rows);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("results.md"), text);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("results.json").toFile(), json);
    }

    private static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
