package org.alphalode.jobs.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Nearest;

/** Typed reading of one section's keys; every value that does not fit is refused with where it was written. */
public final class Section {
    private final Settings settings;
    private final String name;

    Section(Settings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    public String text(String key) {
        return read(key, "a text", Optional::of);
    }

    public boolean flag(String key) {
        return read(key, "true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A whole number within {@code [least, most]}. */
    public int integer(String key, int least, int most) {
        return (int) whole(key, least, most);
    }

    /** A whole number within {@code [least, most]}. */
    public long whole(String key, long least, long most) {
        String wanted = String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most);
        return read(key, wanted, text -> parseWhole(text).filter(n -> n >= least && n <= most));
    }

    /** A finite number within {@code [least, most]}. */
    public double number(String key, double least, double most) {
        String wanted = "a number from " + least + " to " + most;
        return read(key, wanted, text -> parseNumber(text).filter(x -> x >= least && x <= most));
    }

    /** A text, or empty. */
    public Optional<String> optionalText(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    /** A value that {@code parse} makes of the text; it refuses what it can not read. */
    public <V> V parsed(String key, Function<String, V> parse) {
        String text = text(key);
        try {
            return parse.apply(text);
        } catch (AlphaException e) {
            throw new AlphaException(e.code(), complaint(key, "as told") + " " + e.getMessage(), e);
        }
    }

    /** One of some names. */
    public String choice(String key, List<String> names) {
        String wanted = "one of " + String.join(", ", names);
        String text = read(key, "a text", Optional::of);
        if (!names.contains(text)) {
            throw Settings.refused(complaint(key, wanted) + Nearest.hint(text, names));
        }
        return text;
    }

    /** A list of texts, possibly empty. */
    public List<String> texts(String key) {
        return list(key, "a list of texts", Optional::of);
    }

    /** A list of whole numbers within {@code [least, most]}, possibly empty. */
    public List<Integer> integers(String key, int least, int most) {
        String wanted = String.format(Locale.ROOT, "a list of whole numbers from %,d to %,d", least, most);
        return list(key, wanted, text -> parseWhole(text)
                .filter(n -> n >= least && n <= most)
                .map(Long::intValue));
    }

    /** A table of names with a number each, in order: a list of {@code {check, threshold}} or of {@code check=threshold}. */
    public List<NamedNumber> thresholds(String key) {
        String wanted = "a list of {check, threshold} or of check=threshold, where a threshold is a number or off";
        if (!(settings.value(name + "." + key) instanceof ConfigList list)) {
            throw Settings.refused(complaint(key, wanted));
        }
        List<NamedNumber> parsed = list.stream()
                .map(element -> threshold(element).orElseThrow(() -> Settings.refused(complaint(key, wanted))))
                .toList();
        settings.markRead(name + "." + key, parsed.toString());
        return parsed;
    }

    private static Optional<NamedNumber> threshold(ConfigValue element) {
        String check;
        String threshold;
        if (element instanceof ConfigObject entry) {
            if (!entry.keySet().equals(Set.of("check", "threshold"))) {
                return Optional.empty();
            }
            check = String.valueOf(entry.toConfig().getAnyRef("check"));
            threshold = String.valueOf(entry.toConfig().getAnyRef("threshold"));
        } else {
            String text = unwrapped(element);
            int equals = text.indexOf('=');
            check = text.substring(0, Math.max(0, equals)).strip();
            threshold = text.substring(equals + 1).strip();
        }
        if (check.isEmpty()) {
            return Optional.empty();
        }
        return threshold.equals("off")
                ? Optional.of(new NamedNumber(check, OptionalDouble.empty()))
                : parseNumber(threshold).map(x -> new NamedNumber(check, OptionalDouble.of(x)));
    }

    /**
     * A name and its number.
     *
     * @param name as written
     * @param number empty where it was written {@code off}
     */
    public record NamedNumber(String name, OptionalDouble number) {
        @Override
        public String toString() {
            return name + "=" + (number.isPresent() ? String.valueOf(number.getAsDouble()) : "off");
        }
    }

    private <V> V read(String key, String wanted, Function<String, Optional<V>> parse) {
        ConfigValue value = settings.value(name + "." + key);
        boolean single = value.valueType() != ConfigValueType.LIST && value.valueType() != ConfigValueType.OBJECT;
        V parsed = (single ? parse.apply(unwrapped(value)) : Optional.<V>empty())
                .orElseThrow(() -> Settings.refused(complaint(key, wanted)));
        settings.markRead(name + "." + key, parsed.toString());
        return parsed;
    }

    private <V> List<V> list(String key, String wanted, Function<String, Optional<V>> parse) {
        if (!(settings.value(name + "." + key) instanceof ConfigList list)) {
            throw Settings.refused(complaint(key, wanted));
        }
        List<V> parsed = list.stream()
                .map(element ->
                        parse.apply(unwrapped(element)).orElseThrow(() -> Settings.refused(complaint(key, wanted))))
                .toList();
        settings.markRead(name + "." + key, parsed.toString());
        return parsed;
    }

    private String complaint(String key, String wanted) {
        ConfigValue value = settings.value(name + "." + key);
        return "setting " + name + "." + key + " (" + Settings.origin(value) + ") must be " + wanted + ": '"
                + unwrapped(value) + "'.";
    }

    private static String unwrapped(ConfigValue value) {
        return String.valueOf(value.unwrapped());
    }

    private static Optional<Long> parseWhole(String text) {
        try {
            return Optional.of(Long.parseLong(text.replace("_", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> parseNumber(String text) {
        try {
            return Optional.of(Double.parseDouble(text.replace("_", ""))).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
