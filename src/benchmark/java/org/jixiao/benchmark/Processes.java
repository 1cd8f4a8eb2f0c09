package org.jixiao.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole programs, timed from their start to their end, with the most memory that they held and the processor time they took. */
final class Processes {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private Processes() {}

    /** One run: seconds, seconds on all processors, MiB; memory is 0 where the system does not tell it (it is asked on Linux). */
    record Run(double seconds, double processor, double memory) {}

    /** A program of these benchmarks in a Java machine of its own, with the benchmark's own class path. */
    static List<String> java(Class<?> program, List<String> options, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a program; what it says goes into a file. An exit status beyond {@code worst} is a failure of the benchmark. */
    static Run run(List<String> command, Path log, int worst) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        File status = new File("/proc/" + process.pid() + "/status");
        double memory = 0;
        Duration processor = Duration.ZERO;
        while (process.isAlive()) {
            memory = Math.max(memory, peak(status));
            processor = process.info().totalCpuDuration().orElse(processor);
            Thread.sleep(System.nanoTime() - start < 2_000_000_000L ? 2 : 25);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.waitFor() > worst) {
            throw new IllegalStateException(command + " failed, see " + log);
        }
        return new Run(seconds, processor.toMillis() / 1e3, memory);
    }

    private static double peak(File status) {
        try {
            Matcher m = PEAK.matcher(Files.readString(status.toPath()));
            return m.find() ? Integer.parseInt(m.group(1)) / 1024.0 : 0;
        } catch (IOException e) { // the process has just ended, or this is no Linux
            return 0;
        }
    }
}
