package org.alphalode.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The resolved settings of a command. The files in {@code conf/} hold every key with its default; a key of {@code conf/mine.conf} is
 * {@code mine.key}. A user's file and {@code --set} lay values over known keys only; there a key may be written without its
 * section where it is the job's own, of the section {@code common}, or of one section alone.
 */
public final class Settings {
    /** The section that all jobs share. */
    public static final String COMMON = "common";

    private final SortedMap<String, ConfigValue> values;
    private final SortedMap<String, String> read = new TreeMap<>();

    private Settings(SortedMap<String, ConfigValue> values) {
        this.values = values;
    }

    /** Reads {@code <section>.conf} for each section from the installation's folder of defaults. */
    public static Settings defaults(Path folder, List<String> sections) {
        SortedMap<String, ConfigValue> values = new TreeMap<>();
        for (String section : sections) {
            parse(folder.resolve(section + ".conf").toFile())
                    .entrySet()
                    .forEach(e -> values.put(section + "." + e.getKey(), e.getValue()));
        }
        return new Settings(values);
    }

    /** These settings with a user's file over them. */
    public Settings with(String job, Path file) {
        SortedMap<String, ConfigValue> over = new TreeMap<>(values);
        parse(file.toFile())
                .entrySet()
                .forEach(e -> over.put(address(job, e.getKey(), origin(e.getValue())), e.getValue()));
        return new Settings(over);
    }

    /** These settings with one {@code key=value} over them. */
    public Settings with(String job, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw refused("--set " + assignment + " is not key=value: write it as in --set seed=7");
        }
        String key = address(job, assignment.substring(0, equals).strip(), "--set");
        String text = assignment.substring(equals + 1).strip();
        SortedMap<String, ConfigValue> over = new TreeMap<>(values);
        over.put(key, value(text, over.get(key)));
        return new Settings(over);
    }

    /** The same settings, of which none was read yet. */
    public Settings fresh() {
        return new Settings(values);
    }

    /** Folder or URI of the tables. */
    public String warehouse() {
        return fresh().section(COMMON).text("warehouse");
    }

    /** A folder of files: as it is, or under that of the tables. */
    public Path folder(String name) {
        Path given = Path.of(name);
        if (given.isAbsolute()) {
            return given;
        }
        String tables = warehouse();
        if (tables.matches("[a-z0-9+.-]{2,}:.*")) {
            throw refused("folder '" + name + "' would lie under warehouse " + tables
                    + ", which is no folder of this machine: give an absolute path");
        }
        return Path.of(tables).resolve(given);
    }

    /** Most tasks that a stage is cut into; no influence on the answer, so it is not part of what a run is made of. */
    public int mostTasks() {
        return fresh().section(COMMON).integer("most-tasks", 1, 1_000_000);
    }

    /** Formulas that a task of mining screens at a time; no influence on the answer, so it is not part of what a run is made of. */
    public int batchFormulas() {
        return fresh().section(COMMON).integer("batch-formulas", 1, 1_000_000);
    }

    /** Seed of everything drawn. */
    public long seed() {
        return fresh().section(COMMON).whole("seed", 0, Long.MAX_VALUE);
    }

    /** The keys of one section. */
    public Section section(String name) {
        return new Section(this, name);
    }

    /** Every setting that was read so far, {@code key = value} in key order. */
    public List<String> read() {
        return read.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .toList();
    }

    /** Every key in order. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** A line for each key of the sections: {@code key = value  # where from}. */
    public List<String> describe(List<String> sections) {
        return values.entrySet().stream()
                .filter(e -> sections.contains(sectionOf(e.getKey())))
                .map(e -> e.getKey() + " = "
                        + e.getValue().render(ConfigRenderOptions.concise()) + "  # "
                        + origin(e.getValue()))
                .toList();
    }

    /** The raw value of a key; a key that no file holds is a broken installation. */
    ConfigValue value(String key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() -> refused("setting " + key + " is missing: conf/" + sectionOf(key)
                        + ".conf must hold it with its default (restore the file)"));
    }

    void markRead(String key, String canonical) {
        read.put(key, canonical);
    }

    /** Where a value was written. */
    static String origin(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        String file = origin.filename();
        return file == null ? origin.description() : shortened(Path.of(file)) + ":" + origin.lineNumber();
    }

    static AlphaException refused(String message) {
        return new AlphaException(ErrorCode.REFUSED, message);
    }

    private static String shortened(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private static String sectionOf(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /** The full form of a key: as it is, of the job's section, of the common one, or of the only section that has it. */
    private String address(String job, String key, String origin) {
        for (String full : List.of(key, job + "." + key, COMMON + "." + key)) {
            if (values.containsKey(full)) {
                return full;
            }
        }
        List<String> owners = values.keySet().stream()
                .filter(full -> withoutSection(full).equals(key))
                .toList();
        if (owners.size() == 1) {
            return owners.get(0);
        }
        if (!owners.isEmpty()) {
            throw refused("setting '" + key + "' (" + origin + ") could be " + String.join(" or ", owners)
                    + ": write it with its section");
        }
        List<String> spellings = new ArrayList<>(values.keySet());
        values.keySet().forEach(full -> spellings.add(withoutSection(full)));
        throw refused("unknown setting '" + key + "' (" + origin + ")." + Nearest.hint(key, spellings)
                + " submit/alphalode config lists all of them");
    }

    private static String withoutSection(String full) {
        return full.substring(full.indexOf('.') + 1);
    }

    private static Config parse(File file) {
        if (!file.isFile()) {
            throw refused("settings file " + file + " does not exist: check the path");
        }
        try {
            return ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
        } catch (ConfigException e) {
            throw new AlphaException(
                    ErrorCode.REFUSED, "settings file " + file + " can not be read: " + e.getMessage(), e);
        }
    }

    /** A text in the type of the default that it replaces. */
    private static ConfigValue value(String text, @Nullable ConfigValue like) {
        if (like instanceof ConfigList) {
            return ConfigValueFactory.fromIterable(elements(text), "--set");
        }
        return ConfigValueFactory.fromAnyRef(text, "--set");
    }

    /** What stands between the commas, those inside parentheses left out: elements may be formulas. */
    private static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                elements.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (!text.isEmpty()) {
            elements.add(text.substring(from).strip());
        }
        return elements;
    }
}
