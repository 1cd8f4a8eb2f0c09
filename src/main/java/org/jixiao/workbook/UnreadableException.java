package org.jixiao.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jixiao.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A file that gives no workbook. It carries facts only; the words for the user are the command line's.
 *
 * <p>The details, by kind:
 *
 * <ul>
 *   <li>EMPTY: {@code empty}
 *   <li>CORRUPT: {@code truncated} (cut off), {@code damaged} (anything else), {@code program} (we failed on it)
 *   <li>ENCRYPTED: {@code password}
 *   <li>UNSUPPORTED: what it is instead: {@code zip}, {@code empty-zip}, {@code rar}, {@code 7z}, {@code gzip},
 *       {@code odf}, {@code ofd},
 *       {@code word}, {@code powerpoint}, {@code ole2}, {@code office}, {@code xlsb}, {@code xls95},
 *       {@code pdf}, {@code picture}, {@code html}, {@code mht}, {@code xml}, {@code rtf}, {@code text},
 *       {@code unknown}
 *   <li>TOO_LARGE: {@code size} (of the file), {@code bomb} (blown up beyond reason when unpacked), {@code cells} (too
 *       many), {@code cell-text} (one cell holds more than Excel allows), {@code time}, {@code memory} (it would take more
 *       than there is)
 *   <li>IO: {@code missing}, {@code denied}, {@code special} (neither file nor folder), {@code changing} (while it was
 *       read), {@code io}
 * </ul>
 */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    private final Problem.Kind kind;
    private final String detail;

    public UnreadableException(Problem.Kind kind, String detail) {
        this(kind, detail, null);
    }

    /** @param cause what a library said, for the log; null where the finding is our own */
    public UnreadableException(Problem.Kind kind, String detail, @Nullable Throwable cause) {
        super(kind.word() + "/" + detail, cause);
        this.kind = kind;
        this.detail = detail;
    }

    /** Damage that has no better name. */
    static UnreadableException damaged(Throwable cause) {
        return new UnreadableException(Problem.Kind.CORRUPT, "damaged", cause);
    }

    /** Damage found by ourselves; the reason is for the log. */
    static UnreadableException damaged(String reason) {
        return damaged(new IOException(reason));
    }

    /** What the file system said, or what is known already. */
    static UnreadableException of(IOException cause) {
        if (cause instanceof UnreadableException known) {
            return known;
        }
        if (cause instanceof EOFException
                || cause instanceof ZipException) { // an archive's directory leads beyond its end
            return damaged(cause);
        }
        String detail = cause instanceof NoSuchFileException
                ? "missing"
                : cause instanceof AccessDeniedException ? "denied" : "io";
        return new UnreadableException(Problem.Kind.IO, detail, cause);
    }

    static UnreadableException unsupported(String detail) {
        return new UnreadableException(Problem.Kind.UNSUPPORTED, detail);
    }

    public Problem.Kind kind() {
        return kind;
    }

    /** The key of what exactly is wrong, one of the list above. */
    public String detail() {
        return detail;
    }
}
