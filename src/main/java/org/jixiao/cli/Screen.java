package org.jixiao.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jixiao.Progress;
import org.jixiao.model.Messages;

/**
 * What people see while a command works, beside its result.
 *
 * @param terminal whether progress bars may be shown
 * @param quiet whether only what they must know is told
 */
record Screen(PrintStream out, PrintStream err, boolean terminal, boolean quiet, Messages messages)
        implements Progress {
    /** Tells a message of the bundle in one line, behind what has been printed so far. */
    void tell(String key, Object... arguments) {
        notice(messages.get(key, arguments));
    }

    @Override
    public void notice(String message) {
        out.flush();
        err.println(Printable.line(message));
    }

    /** A progress bar, on a terminal. */
    @Override
    public Steps begin(String task, int items) {
        if (!terminal || quiet || items < 2) {
            return () -> {};
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(messages.get("progress." + task))
                .setInitialMax(items)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        return new Steps() {
            @Override
            public void done() {
                bar.step();
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    @Override
    public void wentOn(Path workbook, int rows) {
        tell("list.goes-on", workbook, rows);
    }

    @Override
    public void passedOver(List<String> files) {
        if (!quiet) {
            tell("inbox.passed-over", files.size(), Session.few(files));
        }
    }
}
