package org.alphalode.stage.sweep;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.check.Refuse;

/** The catalogue of rules: a strategy goes in when a line crosses above another and out when it is below. */
public enum SweepRule implements Serializable {
    /** The mean of the last {@code fast} closes against that of the last {@code slow}. */
    SMA_CROSS {
        @Override
        public List<String> parameters() {
            return List.of("fast", "slow");
        }

        @Override
        Line upper(List<Integer> values) {
            return new Line(Line.Kind.MEAN, values.get(0));
        }

        @Override
        Line lower(List<Integer> values) {
            return new Line(Line.Kind.MEAN, values.get(1));
        }
    },
    /** The close against the mean of the last {@code window} closes. */
    PRICE_CROSS {
        @Override
        public List<String> parameters() {
            return List.of("window");
        }

        @Override
        Line upper(List<Integer> values) {
            return new Line(Line.Kind.CLOSE, 0);
        }

        @Override
        Line lower(List<Integer> values) {
            return new Line(Line.Kind.MEAN, values.get(0));
        }
    },
    /** The close against the close {@code lookback} bars before. */
    MOMENTUM {
        @Override
        public List<String> parameters() {
            return List.of("lookback");
        }

        @Override
        Line upper(List<Integer> values) {
            return new Line(Line.Kind.CLOSE, 0);
        }

        @Override
        Line lower(List<Integer> values) {
            return new Line(Line.Kind.LAG, values.get(0));
        }
    };

    /** Names of its parameters, each a number of bars, in the order of its points. */
    public abstract List<String> parameters();

    /** Name on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a rule by the name that users give. */
    public static SweepRule parse(String name) {
        List<String> known = Arrays.stream(values()).map(SweepRule::text).toList();
        return Arrays.stream(values())
                .filter(rule -> rule.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AlphaException(
                        ErrorCode.REFUSED,
                        "no rule '" + name + "'." + Nearest.hint(name, known) + " There are: "
                                + String.join(", ", known)));
    }

    /** The line that has to cross above. */
    abstract Line upper(List<Integer> values);

    /** The line that it has to cross. */
    abstract Line lower(List<Integer> values);

    /** Refuses a point that the rule can not run. */
    void check(List<Integer> values) {
        for (int i = 0; i < values.size(); i++) {
            Refuse.unless(
                    values.get(i) >= 1 && values.get(i) <= SweepGrid.LONGEST,
                    "%s of %s is %d: give 1 to %d bars",
                    parameters().get(i),
                    text(),
                    values.get(i),
                    SweepGrid.LONGEST);
        }
    }
}
