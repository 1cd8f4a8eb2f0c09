package org.jixiao.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which can be stopped, killed and starved. */
final class Child implements AutoCloseable {
    private static final long SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param options of the Java machine */
    static Child start(Path scratch, List<String> options, Object... words) throws IOException {
        // A shell in the background has its children ignore Ctrl-C, and a Java machine leaves it at that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.jixiao.cli.Main"));
        for (Object word : words) {
            command.add(word.toString());
        }
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new Child(builder.start(), out, err);
    }

    static Child start(Path scratch, Object... words) throws IOException {
        return start(scratch, List.of(), words);
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Waits for the end; the exit status. */
    int status() throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("does not end: " + all());
        }
        return process.exitValue();
    }

    /** Ends it as the system does: without warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    String all() throws IOException {
        return out() + err();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
