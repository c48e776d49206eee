package org.alphalode.stat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Vectors computed by other programs, under {@code golden/stat}. */
final class Golden {
    private Golden() {}

    static JsonNode read(String section) {
        try (InputStream in =
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/stat/" + section + ".json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).asDouble();
        }
        return out;
    }
}
