package org.alphalode.jobs.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is safe inside an HTML script element: no {@code <}, {@code >}, {@code &}, U+2028 or U+2029 stands in it but as an escape.
 * Numbers that are not finite are written as null.
 */
final class Json {
    /** Enough for a picture; keeps files small. */
    private static final MathContext SHOWN = new MathContext(6);

    private Json() {}

    /** Writes into a generator. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Text of one JSON value. */
    static String text(Body body) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setCharacterEscapes(new HtmlSafe());
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can not be written to", e);
        }
        return out.toString();
    }

    /** A number in full precision, or null. */
    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    /** A number rounded for a picture, or null. */
    static void shown(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeRawValue(
                    new BigDecimal(value).round(SHOWN).stripTrailingZeros().toString());
        } else {
            json.writeNull();
        }
    }

    private static final class HtmlSafe extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_CUSTOM;
            codes['>'] = ESCAPE_CUSTOM;
            codes['&'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean escaped = c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029;
            return escaped ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
        }
    }
}
