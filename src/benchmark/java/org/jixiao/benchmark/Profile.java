package org.jixiao.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time and the memory of one run went, as Java's own recorder saw it: by the package of this program that was at work, or in
 * whose service a library was.
 */
final class Profile {
    private static final String PROGRAM = "org.jixiao.";
    /** Values that all others use: the time belongs to who asked. */
    private static final String VALUES = PROGRAM + "model.";

    /** Milliseconds between two looks at threads that run Java, and at threads in native code such as inflating. */
    private static final Map<String, Integer> SAMPLES = Map.of("jdk.ExecutionSample", 10, "jdk.NativeMethodSample", 20);

    private final Map<String, Long> time = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private double collecting;
    private double compiling;

    /** What the launcher is to give to Java so that it writes a recording. */
    static String option(Path recording) {
        return "-XX:StartFlightRecording=settings=profile,filename=" + recording;
    }

    Profile(Path recording) throws IOException {
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                take(events.readEvent());
            }
        }
    }

    private void take(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (SAMPLES.containsKey(type)) {
            time.merge(at(event), (long) SAMPLES.get(type), Long::sum);
        } else if (type.equals("jdk.ObjectAllocationSample")) {
            allocated.merge(at(event), event.getLong("weight"), Long::sum);
        } else if (type.equals("jdk.GarbageCollection")) {
            collecting += event.getDuration("sumOfPauses").toNanos() / 1e9;
        } else if (type.equals("jdk.CompilerStatistics")) {
            compiling = event.getDuration("totalTimeSpent").toNanos() / 1e9;
        }
    }

    /** The innermost package of ours; before any of ours, Java is starting. */
    private static String at(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "(Java)";
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String name = frame.getMethod().getType().getName();
            if (name.startsWith(PROGRAM) && !name.startsWith(VALUES)) {
                String rest = name.substring(PROGRAM.length());
                return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "jixiao";
            }
        }
        return "(Java)";
    }

    /** A row of the table. */
    String row(String command, double seconds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %.1f | %.1f | %s |",
                command,
                seconds,
                shares(time),
                collecting,
                compiling,
                shares(allocated));
    }

    private static String shares(Map<String, Long> amounts) {
        long all = amounts.values().stream().mapToLong(Long::longValue).sum();
        return amounts.entrySet().stream()
                .filter(one -> one.getValue() * 100 >= 2 * all)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(one -> one.getKey() + " " + Math.round(one.getValue() * 100.0 / all))
                .collect(Collectors.joining(", "));
    }
}
