package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** XML of sheets as the bytes of its UTF-8: what is the same in many forms or rows is encoded once. */
final class SheetXml {
    private static final byte[] TEXT = bytes(" t=\"str\"><v>");
    private static final byte[] INLINE = bytes(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] INLINE_END = bytes("</t></is></c>");
    private static final byte[] NUMBER = bytes("><v>");
    private static final byte[] NUMBER_END = bytes("</v></c>");
    private static final byte[] BLANK = bytes("/>");

    private final UnsynchronizedByteArrayOutputStream bytes = new UnsynchronizedByteArrayOutputStream(1 << 12);

    static byte[] bytes(String xml) {
        return xml.getBytes(UTF_8);
    }

    SheetXml xml(byte[] xml) {
        bytes.write(xml, 0, xml.length);
        return this;
    }

    SheetXml xml(String xml) {
        return xml(bytes(xml));
    }

    /**
     * The rest of a cell, from behind its attributes.
     *
     * @param value a number, a date, a text or null for none
     */
    void value(@Nullable Object value) {
        if (value instanceof Number number) {
            xml(NUMBER).xml(Double.toString(number.doubleValue())).xml(NUMBER_END);
        } else if (value instanceof LocalDate date) {
            value(DateUtil.getExcelDate(date));
        } else if (value == null) {
            xml(BLANK);
        } else {
            text(value.toString());
        }
    }

    /**
     * Text stands as a value: what stands in {@code <is>} stays there when POI sets the cell, whoever fills in the form with it. Only
     * the white space of XML around a text, which a value does not keep, and escapes like {@code _x005F_}, which LibreOffice does not know in
     * a value, need that.
     */
    private void text(String text) {
        boolean plain = text.equals(text.trim()) && !text.contains("_x");
        xml(plain ? TEXT : INLINE).xml(escaped(text)).xml(plain ? NUMBER_END : INLINE_END);
    }

    /**
     * The same for a formula.
     *
     * @param formula as XML has it
     */
    void formula(String formula, Result result) {
        xml(result.type().equals("n") ? "" : " t=\"" + result.type() + "\"");
        xml("><f>").xml(formula).xml("</f><v>").xml(escaped(result.text())).xml(NUMBER_END);
    }

    /**
     * What a formula shows.
     *
     * @param type of its cell in XML: {@code n}, {@code str}, {@code b} or {@code e}
     * @param text empty where nobody knows it
     */
    record Result(String type, String text) {
        static Result of(ValueEval value) {
            if (value instanceof BoolEval yes) {
                return new Result("b", yes.getBooleanValue() ? "1" : "0");
            }
            if (value instanceof ErrorEval error) {
                return new Result("e", error.getErrorString());
            }
            return value instanceof NumberEval number
                    ? new Result("n", Double.toString(number.getNumberValue()))
                    : value instanceof StringEval text ? new Result("str", text.getStringValue()) : new Result("n", "");
        }
    }

    /** A text as the content of an element; what XML cannot hold becomes a question mark. */
    static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String other = escaped(text.charAt(i));
            if (other != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(other == null ? text.substring(i, i + 1) : other);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** Null for a character that stays; half a character becomes a question mark when it is encoded. */
    private static @Nullable String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '\n', '\t' -> null;
            default -> c < ' ' || c >= '\uFFFE' ? "?" : null;
        };
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return bytes.toString(UTF_8);
    }
}
