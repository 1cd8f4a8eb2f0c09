package org.jixiao.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stored numbers, dates and escaped texts mean. */
final class Values {
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    /** The day after 9999-12-31, where Excel's calendar ends, counted from 1900 and from 1904. */
    private static final BigDecimal END_SINCE_1900 = BigDecimal.valueOf(2_958_466);

    private static final BigDecimal END_SINCE_1904 = BigDecimal.valueOf(2_957_004);

    /** Powers of ten beyond Excel's own; they could only blow up when written in full. */
    private static final int MAX_EXPONENT = 310;

    /** The error values of Excel and of LibreOffice. */
    private static final Pattern ERROR =
            Pattern.compile("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|SPILL!|CALC!)|Err:[0-9]{3}");

    /** From here on Excel's day numbers and the calendar agree. */
    private static final LocalDateTime AFTER_LEAP_BUG = LocalDateTime.of(1900, 3, 1, 0, 0);

    private static final BigDecimal SERIAL_AFTER_LEAP_BUG = BigDecimal.valueOf(61);

    /** What a formula of OpenDocument begins with, for example {@code of:=}. */
    private static final Pattern OPEN_FORMULA = Pattern.compile("[a-z]+:=");

    /** A reference in it, for example {@code [.B2:.B4]} and {@code [$Sheet2.A1]}. */
    private static final Pattern OPEN_REFERENCE = Pattern.compile("\\[([^\\[\\]]*)]");

    private Values() {}

    /** The number that a file states, or null where the text is none. */
    static @Nullable BigDecimal number(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null; // the caller keeps the text, so nothing is lost
        }
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long exponent = (long) number.precision() - number.scale();
        return Math.abs(exponent) > MAX_EXPONENT ? null : number;
    }

    /** A cell of a file that states its values as people see them: an error value, or text. */
    static Cell shown(String text) {
        return ERROR.matcher(text).matches() ? Cell.error(text) : Cell.text(text);
    }

    /** A stored number as its format shows it; what is no number stays text. */
    static Cell cell(String stored, NumberFormat format, boolean since1904) {
        BigDecimal number = number(stored);
        return number == null ? Cell.text(stored) : cell(number, format, since1904);
    }

    /** A stored number as its format shows it; one that its calendar does not have stays a number. */
    static Cell cell(BigDecimal number, NumberFormat format, boolean since1904) {
        return switch (format.kind()) {
            case PLAIN -> Cell.number(number).padded(format.digits()).between(format.before(), format.behind());
            case PERCENT -> Cell.percent(number).between(format.before(), format.behind());
            case DATE, MONTH -> {
                BigDecimal end = since1904 ? END_SINCE_1904 : END_SINCE_1900;
                if (number.signum() < 0 || number.compareTo(end) >= 0) {
                    yield Cell.number(number);
                }
                LocalDateTime date = date(number, since1904);
                Cell cell = Cell.date(date, number);
                yield format.equals(NumberFormat.MONTH) && date.getDayOfMonth() == 1 ? cell.asMonth() : cell;
            }
        };
    }

    /**
     * The date of a serial day number, rounded to the second.
     *
     * @param since1904 true where day 0 is 1904-01-01 (old Macs); else day 1 is 1900-01-01
     */
    static LocalDateTime date(BigDecimal serial, boolean since1904) {
        long seconds =
                serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime zero = since1904
                ? LocalDate.of(1904, 1, 1).atStartOfDay()
                : dayZero(serial.compareTo(SERIAL_AFTER_LEAP_BUG) < 0);
        return zero.plusSeconds(seconds);
    }

    /** A date in ISO's spelling, with or without a time; a time alone, or something odd, stays text. */
    static Cell isoDate(String text) {
        LocalDateTime date;
        try {
            date = text.contains("T")
                    ? LocalDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeParseException e) {
            return Cell.text(text);
        }
        date = date.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
        BigDecimal serial = serial(date);
        return serial.signum() < 0 ? Cell.text(text) : Cell.date(date, serial);
    }

    /**
     * A moment in ISO's spelling, or a date; null where a program wrote something else, for the sheets are sound all
     * the same and the file has a time of its own.
     *
     * @param zone where the text does not say it
     */
    static @Nullable Instant instant(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? DateTimeFormatter.ISO_DATE_TIME.withZone(zone).parse(text, Instant::from)
                    : LocalDate.parse(text, DateTimeFormatter.ISO_DATE)
                            .atStartOfDay(zone)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The serial day number of a date, counting from 1900; below 0 where Excel has none. */
    static BigDecimal serial(LocalDateTime date) {
        return serial(Duration.between(dayZero(date.isBefore(AFTER_LEAP_BUG)), date));
    }

    /** A stretch of time in days. */
    static BigDecimal serial(Duration time) {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_A_DAY, 10, RoundingMode.HALF_UP);
    }

    /** Excel believes in a 29 February 1900, day 60: before it the count starts a day later. */
    private static LocalDateTime dayZero(boolean beforeLeapBug) {
        return LocalDate.of(1899, 12, beforeLeapBug ? 31 : 30).atStartOfDay();
    }

    /** A formula as it is shown, without its equals sign, and the references of OpenDocument ({@code [.B2]}) as Excel's. */
    static String formula(String stored) {
        String formula = stored.startsWith("=") ? stored.substring(1) : stored;
        Matcher open = OPEN_FORMULA.matcher(formula);
        return !open.lookingAt()
                ? formula
                : OPEN_REFERENCE
                        .matcher(formula.substring(open.end()))
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1).replaceAll("(^|:)\\.", "$1").replace('.', '!')));
    }
}
